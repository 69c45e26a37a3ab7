// A hard word shows its plain explanation right there; without this it leads to the page of hard words.
(function () {
  'use strict';
  var doc = document;
  var labels = doc.getElementById('hocso-word');
  var open = null;
  var box = null;
  if (!labels) { return; }

  function close() {
    box.parentNode.removeChild(box);
    open.setAttribute('aria-expanded', 'false');
    open = null;
  }

  function leave() {
    var word = open;
    close();
    word.focus();
  }

  function put(name, kind, text) {
    var made = doc.createElement(name);
    made.className = kind;
    made.textContent = text;
    box.appendChild(made);
    return made;
  }

  // Behind the sentence, never in it: the words of a sentence are those that sound.
  function show(word) {
    var sentence = word.parentNode;
    while (!/-c\d+$/.test(sentence.id)) { sentence = sentence.parentNode; }
    box = doc.createElement('span');
    box.className = 'means';
    box.tabIndex = -1;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', word.textContent);
    put('b', '', word.textContent + ': ');
    put('span', '', word.dataset.means);
    put('button', '', labels.dataset.got).addEventListener('click', leave);
    put('a', 'row', labels.dataset.hear).href = word.href;
    box.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape') { return; }
      event.preventDefault();
      leave();
    });
    sentence.parentNode.insertBefore(box, sentence.nextSibling);
    word.setAttribute('aria-expanded', 'true');
    open = word;
    box.focus();
  }

  function press(event) {
    var same = open === this;
    event.preventDefault();
    if (open) { close(); }
    if (!same) { show(this); }
  }

  [].forEach.call(doc.querySelectorAll('.word'), function (word) {
    word.setAttribute('role', 'button');
    word.setAttribute('aria-expanded', 'false');
    word.addEventListener('click', press);
    word.addEventListener('keydown', function (event) {
      if (event.key === ' ') { press.call(word, event); }
      if (event.key === 'Escape' && open === word) {
        event.preventDefault();
        close();
      }
    });
  });
}());
