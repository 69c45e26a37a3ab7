// One sound at a time, from one Audio element: a phone lets a page go on playing only with the one it let start.
(function () {
  'use strict';
  var bar = document.querySelector('.bar');
  var boxes = [].slice.call(document.querySelectorAll('.sound'));
  if (!bar || !boxes.length || !window.Audio) { return; }

  var PATIENCE = 15000;
  var sound = new Audio();
  sound.preload = 'none';
  var parts = boxes.map(part);
  var seek = 0;
  var waits = 0;

  // `trouble` is "" or the name of the words that say what is wrong; `stop` is where an answer ends, 0 for the end.
  var player = window.hocsoPlayer = {
    bar: bar, sound: sound, parts: parts, current: null, all: false, trouble: '', place: 0, stop: 0, pace: 1,
    order: parts.filter(function (one) { return !one.apart; }),
    shows: [], ticks: [],
    start: start, press: press, pressAll: pressAll, halt: halt, cueAt: cueAt, kept: kept, button: button
  };

  function part(box) {
    var words = box.dataset.cues.split(' ');
    var cues = [];
    var number = 0;
    var time = 0;
    words.slice(1).forEach(function (word) {
      var pair = word.split(':');
      time += +pair.pop();
      number = pair.length ? pair[0] : +number + 1;
      if (cues.length) { cues[cues.length - 1].end = time / 10; }
      cues.push({ id: words[0] + number, begin: time / 10 });
    });
    var audio = box.querySelector('audio');
    var label = audio.getAttribute('aria-label');
    return {
      apart: 'apart' in box.dataset,
      name: box.dataset.name,
      seconds: cues.pop().begin,
      src: audio.src,
      label: label,
      button: box.insertBefore(button(label), audio),
      cues: cues
    };
  }

  function button(label) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'listen';
    made.innerHTML = '<i class="tri" aria-hidden="true"></i><span></span>';
    made.lastChild.textContent = label;
    return made;
  }

  function start(one, from, to) {
    if (player.current !== one || player.trouble) {
      player.current = one;
      sound.src = one.src;
    }
    sound.defaultPlaybackRate = sound.playbackRate = player.pace;
    player.stop = to || 0;
    player.place = seek = from || 0;
    player.trouble = '';
    if (sound.readyState > 0) { sound.currentTime = seek; }
    go();
  }

  function go() {
    var promise = sound.play();
    if (promise && promise['catch']) { promise['catch'](show); }
    wait();
    show();
  }

  // Sound that does not come is waited for, but not for ever.
  function wait() {
    clearTimeout(waits);
    waits = 0;
    if (player.current && !sound.paused && sound.readyState < 3) { waits = setTimeout(fail, PATIENCE); }
  }

  // The place is kept, so that a second try goes on from there.
  function fail() {
    if (!player.current) { return; }
    player.trouble = 'fail';
    sound.pause();
    wait();
    show();
  }

  function halt() {
    player.current = null;
    player.all = false;
    player.trouble = '';
    sound.pause();
    wait();
    show();
  }

  function pauseOrGo() {
    if (player.trouble) {
      start(player.current, player.place, player.stop);
    } else if (sound.paused) {
      go();
    } else {
      sound.pause();
    }
  }

  function press(one) {
    if (player.current === one && !player.stop) {
      pauseOrGo();
    } else {
      player.all = false;
      start(one);
    }
  }

  function pressAll() {
    if (player.all && player.current) {
      pauseOrGo();
    } else {
      player.all = true;
      start(player.order[0]);
    }
  }

  function ended() {
    var next = player.order[player.order.indexOf(player.current) + 1];
    if (player.all && next) { start(next); } else { halt(); }
  }

  function tick() {
    if (!player.current || player.trouble) { return; }
    if (sound.readyState > 0) { player.place = sound.currentTime; }
    if (player.stop && player.place >= player.stop) {
      halt();
    } else {
      player.ticks.forEach(function (told) { told(); });
    }
  }

  // The number of the sentence that sounds, -1 before the first.
  function cueAt(seconds) {
    var found = -1;
    player.current.cues.forEach(function (cue, number) { if (cue.begin <= seconds + 0.05) { found = number; } });
    return found;
  }

  function show() {
    player.shows.forEach(function (told) { told(); });
    tick();
  }

  // Remembered on this phone; where that is forbidden, not at all.
  function kept(name, value) {
    try {
      if (value) { localStorage.setItem(name, value); }
      return localStorage.getItem(name);
    } catch (_) { return null; }
  }

  sound.addEventListener('loadedmetadata', function () { if (seek) { sound.currentTime = seek; } });
  sound.addEventListener('timeupdate', tick);
  ['play', 'pause'].forEach(function (name) { sound.addEventListener(name, show); });
  ['playing', 'waiting', 'progress', 'pause'].forEach(function (name) { sound.addEventListener(name, wait); });
  sound.addEventListener('ended', ended);
  sound.addEventListener('error', fail);
  // A film or sound of the page's own that is started silences ours, and the other way round.
  document.addEventListener('play', function () { sound.pause(); }, true);
  player.shows.push(function () {
    if (sound.paused) { return; }
    [].forEach.call(document.querySelectorAll('audio,video'), function (other) { other.pause(); });
  });
}());
