// One sound at a time, from one Audio element: a phone lets a page go on playing only with the one it let start.
(function () {
  'use strict';
  var doc = document;
  var bar = doc.querySelector('.bar');
  var boxes = [].slice.call(doc.querySelectorAll('.sound'));
  if (!bar || !boxes.length || !window.Audio) { return; }

  var sound = new Audio();
  sound.preload = 'none';
  var parts = boxes.map(part);
  var order = parts.filter(function (one) { return one.kind !== 'answers'; });
  var whole = bar.querySelector('button');
  var state = bar.querySelector('.state');
  var current = null;
  var all = false;
  var seek = 0;
  var stop = 0;
  var lit = null;
  var failed = false;
  var touched = 0;

  function part(box) {
    var words = box.getAttribute('data-cues').split(' ');
    var cues = [];
    for (var i = 0; i + 2 < words.length; i += 3) {
      cues.push({ id: words[i], begin: words[i + 1] / 1000, end: words[i + 2] / 1000 });
    }
    var button = box.querySelector('button');
    return {
      kind: box.getAttribute('data-kind'),
      name: box.getAttribute('data-name'),
      seconds: box.getAttribute('data-ms') / 1000,
      src: box.querySelector('audio').getAttribute('src'),
      button: button,
      label: button.querySelector('span').firstChild.data,
      cues: cues
    };
  }

  function start(one, from, to) {
    failed = false;
    if (current !== one || sound.error) {
      current = one;
      sound.src = one.src;
    }
    stop = to || 0;
    seek = from || 0;
    if (sound.readyState > 0) { sound.currentTime = seek; }
    go();
  }

  function go() {
    var promise = sound.play();
    if (promise && promise['catch']) { promise['catch'](show); }
    show();
  }

  function finish() {
    light(null);
    current = null;
    all = false;
    show();
  }

  function ended() {
    var next = order[order.indexOf(current) + 1];
    light(null);
    if (all && next) { start(next); } else { finish(); }
  }

  function tick() {
    if (!current) { return; }
    var now = sound.currentTime;
    if (stop && now >= stop) {
      sound.pause();
      finish();
      return;
    }
    var cue = null;
    current.cues.forEach(function (one) { if (one.begin <= now + 0.05) { cue = one; } });
    light(cue ? doc.getElementById(cue.id) : null);
    tell();
  }

  function light(element) {
    if (element === lit) { return; }
    if (lit) { lit.className = lit.className.replace(/(^| )now\b/, ''); }
    lit = element;
    if (!lit) { return; }
    lit.className += (lit.className ? ' ' : '') + 'now';
    follow(lit);
  }

  // Gently, only when the sentence is out of sight, and never while a finger has just moved the page.
  function follow(element) {
    var still = window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || Date.now() - touched < 4000) { return; }
    var box = element.getBoundingClientRect();
    if (box.top > 60 && box.bottom < window.innerHeight - bar.offsetHeight - 20) { return; }
    var top = Math.max(0, window.pageYOffset + box.top - window.innerHeight * 0.25);
    if ('scrollBehavior' in doc.documentElement.style) {
      window.scrollTo({ top: top, behavior: 'smooth' });
    } else {
      window.scrollTo(0, top);
    }
  }

  function show() {
    var playing = current && !sound.paused;
    parts.forEach(function (one) {
      var mine = one === current && one.kind !== 'answers';
      face(one.button, mine && playing, mine ? (playing ? 'pause' : 'resume') : '', one.label);
    });
    face(whole, all && playing, all && current ? (playing ? 'pause' : 'resume') : '', bar.getAttribute('data-all'));
    tell();
  }

  function face(button, on, word, label) {
    var text = word ? bar.getAttribute('data-' + word) : label;
    var words = button.querySelector('span').firstChild;
    if (words.data !== text) { words.data = text; }
    button.className = button.className.replace(/(^| )on\b/, '') + (on ? ' on' : '');
  }

  function tell() {
    var text = '';
    if (failed) {
      text = bar.getAttribute('data-fail');
    } else if (current && all) {
      var left = -sound.currentTime;
      order.slice(order.indexOf(current)).forEach(function (one) { left += one.seconds; });
      text = current.name + ' · ' +
        (left < 30 ? bar.getAttribute('data-little') : bar.getAttribute('data-left').replace('#', Math.ceil(left / 60)));
    } else if (current) {
      text = current.name;
    }
    if (state.textContent !== text) { state.textContent = text; }
  }

  function press(one) {
    if (current === one && !stop) {
      if (sound.paused) { go(); } else { sound.pause(); }
    } else {
      all = false;
      start(one);
    }
  }

  whole.addEventListener('click', function () {
    if (all && current) {
      if (sound.paused) { go(); } else { sound.pause(); }
    } else {
      all = true;
      start(order[0]);
    }
  });
  parts.forEach(function (one) {
    one.button.hidden = false;
    one.button.addEventListener('click', function () { press(one); });
  });
  sound.addEventListener('loadedmetadata', function () { if (seek) { sound.currentTime = seek; } });
  sound.addEventListener('timeupdate', tick);
  sound.addEventListener('play', show);
  sound.addEventListener('pause', show);
  sound.addEventListener('ended', ended);
  sound.addEventListener('error', function () {
    if (!current) { return; }
    failed = true;
    finish();
  });
  ['touchmove', 'wheel'].forEach(function (name) {
    window.addEventListener(name, function () { touched = Date.now(); });
  });

  // The quiz plays the words of one answer. Gives a function that does it, or null if they have no sound.
  window.hocsoSay = function (element) {
    var found = null;
    parts.forEach(function (one) {
      var mine = one.cues.filter(function (cue) {
        var words = doc.getElementById(cue.id);
        return words && element.contains(words);
      });
      if (mine.length) { found = { part: one, from: mine[0].begin, to: mine[mine.length - 1].end }; }
    });
    return found && function () {
      all = false;
      start(found.part, found.from, found.to);
    };
  };
  window.hocsoListen = bar.getAttribute('data-listen');

  doc.documentElement.className += ' js';
  bar.hidden = !order.length;
  show();
}());
