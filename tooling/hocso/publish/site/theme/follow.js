// Lights the sentence that sounds and keeps it in sight.
(function (player) {
  'use strict';
  if (!player) { return; }
  var lit = null;
  var touched = 0;

  function light() {
    var number = player.current && !player.trouble ? player.cueAt(player.place) : -1;
    var element = number < 0 ? null : document.getElementById(player.current.cues[number].id);
    if (element === lit) { return; }
    if (lit) { lit.className = lit.className.replace(/(^| )now\b/, ''); }
    lit = element;
    if (!lit) { return; }
    lit.className += (lit.className ? ' ' : '') + 'now';
    follow(lit.getBoundingClientRect());
  }

  // Gently, only when the sentence is out of sight, and never while a finger has just moved the page.
  function follow(box) {
    var room = window.innerHeight - player.bar.offsetHeight;
    if (!box.height || Date.now() - touched < 4000 || (box.top > 60 && box.bottom < room - 20)) { return; }
    if (box.top > 0 && box.top < room * 0.5 && box.height > room) { return; }
    var still = window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches;
    var top = Math.max(0, window.pageYOffset + box.top - window.innerHeight * 0.25);
    if (!still && 'scrollBehavior' in document.documentElement.style) {
      window.scrollTo({ top: top, behavior: 'smooth' });
    } else {
      window.scrollTo(0, top);
    }
  }

  ['touchmove', 'wheel'].forEach(function (name) {
    window.addEventListener(name, function () { touched = Date.now(); });
  });
  player.ticks.push(light);
  player.shows.push(light);
}(window.hocsoPlayer));
