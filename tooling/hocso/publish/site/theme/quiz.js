// Each choice shows why it is right or not, as often as one likes. The words come from the <details> below.
// A form whose choices are all right is `solved`.
(function () {
  'use strict';
  var doc = document;
  [].slice.call(doc.querySelectorAll('form.quiz')).forEach(function (form) {
    var answers = form.querySelector('.answers');
    var whys = [].slice.call(answers.querySelectorAll('li'));
    var choices = [].slice.call(form.querySelectorAll('.choice'));
    if (whys.length !== choices.length) { return; }
    var rows = choices.map(function (choice, number) {
      var why = whys[number].querySelector('.why');
      return {
        input: choice.querySelector('input'),
        choice: choice,
        told: choice.querySelector('.told'),
        why: why,
        look: whys[number].className,
        say: window.hocsoSay ? window.hocsoSay(why) : null
      };
    });
    rows.forEach(function (row) {
      if (row.say) { row.why.appendChild(window.hocsoPlayer.button(window.hocsoListen)).addEventListener('click', row.say); }
    });
    answers.hidden = true;
    form.setAttribute('autocomplete', 'off');
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('change', function (event) {
      rows.forEach(tell);
      rows.forEach(function (row) { if (row.input === event.target) { keepInSight(row.choice); } });
      form.solved = rows.some(function (row) { return row.input.checked; }) && rows.every(isRight);
    });
  });

  // What is told below a choice may stand behind the bar. Browsers that know no gentle way would move the page at every tap.
  function keepInSight(choice) {
    if ('scrollBehavior' in doc.documentElement.style) { choice.scrollIntoView({ block: 'nearest' }); }
  }

  function isRight(row) {
    var good = row.look === 'right';
    return row.input.checked ? good : !good || row.input.type === 'radio';
  }

  function tell(row) {
    var here = row.why.parentNode === row.told;
    row.choice.className = 'choice' + (row.input.checked ? ' ' + row.look : '');
    if (row.input.checked && !here) { row.told.appendChild(row.why); }
    if (!row.input.checked && here) { row.told.removeChild(row.why); }
  }
}());
