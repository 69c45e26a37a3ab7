/* Starts the slides, and puts the few words that reveal.js says by itself into the book's language. */
(function () {
  var keys = document.querySelector('.keys');
  function toggleKeys() { keys.hidden = !keys.hidden; }
  document.addEventListener('keydown', function (event) {
    if (!keys.hidden && event.key === 'Escape') { keys.hidden = true; event.stopPropagation(); }
  }, true);

  Reveal.initialize({
    width: 960, height: 540, margin: 0, center: false, hash: true, slideNumber: false, transition: 'none',
    help: false, jumpToSlide: false, plugins: [RevealNotes], keyboard: { 191: toggleKeys }
  });
  Reveal.on('ready', function () {
    function name(selector, word) {
      [].forEach.call(document.querySelectorAll('.reveal .controls ' + selector), function (button) { button.setAttribute('aria-label', word); });
    }
    name('.navigate-left', WORDS['previous-slide']);
    name('.navigate-up', WORDS['previous-slide']);
    name('.navigate-right', WORDS['next-slide']);
    name('.navigate-down', WORDS['next-slide']);
    var resume = document.querySelector('.reveal .resume-button');
    if (resume) { resume.textContent = WORDS.resume; }
  });
})();
