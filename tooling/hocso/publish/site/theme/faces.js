// What the buttons and the bar say. Words come from the page, in its language.
(function (player) {
  'use strict';
  if (!player) { return; }
  var bar = player.bar;
  var sound = player.sound;
  var whole = bar.querySelector('.all');
  var pace = bar.querySelector('.pace');
  var state = bar.querySelector('.state');
  var fail = bar.querySelector('.fail');
  var words = bar.dataset;

  function put(element, text) { if (element.textContent !== text) { element.textContent = text; } }

  function show() {
    var playing = !sound.paused;
    player.parts.forEach(function (one) {
      face(one.button, one === player.current && !one.apart, playing, one.label);
    });
    face(whole, player.all && player.current, playing, words.all);
    put(fail, player.trouble && words[player.trouble]);
    tell();
    makeRoom();
  }

  // So that nothing that gets the focus hides behind the bar.
  function makeRoom() {
    var room = bar.offsetHeight + 24 + 'px';
    document.body.style.paddingBottom = room;
    document.documentElement.style.scrollPaddingBottom = room;
  }

  function face(button, mine, playing, label) {
    var word = player.trouble ? 'again' : playing ? 'pause' : 'resume';
    put(button.querySelector('span'), mine ? words[word] : label);
    button.className = button.className.replace(/ on\b/, '') + (mine && playing ? ' on' : '');
  }

  function tell() {
    var one = player.current;
    var text = one && !player.trouble ? one.name : '';
    if (text && !sound.paused && sound.readyState < 3) {
      text += ' · ' + words.loading;
    } else if (text && player.all) {
      text += ' · ' + left(one);
    }
    put(state, text);
  }

  function left(one) {
    var seconds = -player.place;
    player.order.slice(player.order.indexOf(one)).forEach(function (each) { seconds += each.seconds; });
    seconds /= player.pace;
    return seconds < 30 ? words.little : words.left.replace('#', Math.ceil(seconds / 60));
  }

  function setPace(slow) {
    player.pace = slow ? 0.8 : 1;
    sound.defaultPlaybackRate = sound.playbackRate = player.pace;
    pace.setAttribute('aria-pressed', slow ? 'true' : 'false');
    tell();
  }

  player.parts.forEach(function (one) {
    var seconds = Math.round(one.seconds);
    var time = one.button.appendChild(document.createElement('small'));
    time.textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
    one.button.addEventListener('click', function () { player.press(one); });
  });
  whole.addEventListener('click', player.pressAll);
  pace.addEventListener('click', function () {
    setPace(player.pace === 1);
    player.kept('hocso-pace', String(player.pace));
  });
  player.shows.push(show);
  player.ticks.push(tell);
  document.documentElement.className += ' js';
  bar.hidden = !player.order.length;
  setPace(player.kept('hocso-pace') === '0.8');
  show();
}(window.hocsoPlayer));
