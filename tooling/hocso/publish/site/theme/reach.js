// Hearing from any sentence: by a tap on it, by the arrow keys, by the buttons of a locked phone.
(function (player) {
  'use strict';
  if (!player) { return; }
  var doc = document;
  var marked = false;
  var first = null;
  var tip = player.bar.querySelector('.tip');
  var places = {};
  player.parts.forEach(function (part) {
    part.cues.forEach(function (cue) { places[cue.id] = { part: part, cue: cue }; });
  });

  // The sentence around a tapped element; null in what has a use of its own.
  function sentence(element) {
    var found = null;
    for (; element && element.tagName; element = element.parentNode) {
      if (/^(a|button|label|input|select|textarea|summary|audio|video|iframe)$/i.test(element.tagName)) { return null; }
      if (!found && element.id && places.hasOwnProperty(element.id)) { found = places[element.id]; }
    }
    return found;
  }

  function selected() {
    var selection = window.getSelection && window.getSelection();
    return !!selection && !selection.isCollapsed;
  }

  // An answer ends where it ends: what follows it is the next choice's.
  function hear(place) {
    var apart = place.part.apart;
    player.all = player.all && !apart;
    player.start(place.part, place.cue.begin, apart ? place.cue.end : 0);
  }

  function move(by) {
    var cues = player.current.cues;
    var cue = cues[Math.max(0, player.cueAt(player.place) + by)];
    if (cue) { hear({ part: player.current, cue: cue }); } else { skip(1); }
  }

  function skip(by) {
    var next = player.order[player.order.indexOf(player.current) + by];
    if (next) { player.start(next); }
  }

  // A tap that only takes a selection away is no wish to hear.
  doc.addEventListener('mousedown', function () { marked = selected(); });
  doc.addEventListener('click', function (event) {
    if (event.defaultPrevented || marked || selected()) { return; }
    var place = sentence(event.target);
    if (!place) { return; }
    tip.hidden = true;
    player.kept('hocso-tapped', '1');
    hear(place);
  });

  doc.addEventListener('keydown', function (event) {
    if (!player.current || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.key === 'Escape') {
      player.halt();
    } else if (/^Arrow(Left|Right)$/.test(event.key) && /^(html|body|main|a|button)$/i.test(event.target.tagName)) {
      event.preventDefault();
      move(event.key === 'ArrowLeft' ? -1 : 1);
    }
  });

  // The way to do it is told with the first sound of a page, until it was done once.
  player.shows.push(function () {
    first = first || player.current;
    tip.hidden = !first || player.current !== first || !!player.trouble || player.kept('hocso-tapped') === '1';
  });

  function onLockScreen(action, act) {
    try { navigator.mediaSession.setActionHandler(action, act); } catch (_) { /* a browser that does not know it */ }
  }

  if (navigator.mediaSession && window.MediaMetadata) {
    onLockScreen('previoustrack', function () { skip(-1); });
    onLockScreen('nexttrack', function () { skip(1); });
    player.shows.push(function () {
      var one = player.current;
      var title = doc.querySelector('h1').textContent.trim();
      navigator.mediaSession.metadata = one ? new MediaMetadata({ title: one.name, artist: title, album: doc.title }) : null;
    });
  }

  // The quiz plays the words of one answer. Gives a function that does it, or null if they have no sound.
  window.hocsoSay = function (element) {
    var mine = [];
    player.parts.forEach(function (part) {
      part.cues.forEach(function (cue) {
        var words = doc.getElementById(cue.id);
        if (words && element.contains(words)) { mine.push(places[cue.id]); }
      });
    });
    return mine.length ? function () {
      player.all = false;
      player.start(mine[0].part, mine[0].cue.begin, mine[mine.length - 1].cue.end);
    } : null;
  };
  window.hocsoListen = player.bar.dataset.listen;
}(window.hocsoPlayer));
