// What this phone remembers of a book: localStorage under the address of its home page; null where there is none.
// {last, pages: {address: {right: [quizzes], done: date}}, ticks: {address: [words]}, name}
window.hocsoMemory = (function () {
  'use strict';
  var home = document.querySelector('[data-home]');
  if (!home) { return null; }
  var link = document.createElement('a');
  link.href = home.dataset.home;
  var key = 'hocso ' + link.href;
  try {
    localStorage.setItem(key + '?', '');
    localStorage.removeItem(key + '?');
  } catch (error) { return null; }

  function get() {
    var kept;
    try { kept = JSON.parse(localStorage.getItem(key)); } catch (error) { kept = null; }
    kept = kept && typeof kept === 'object' && !(kept instanceof Array) ? kept : {};
    ['pages', 'ticks'].forEach(function (name) { if (!kept[name] || typeof kept[name] !== 'object') { kept[name] = {}; } });
    return kept;
  }

  // Gives what is kept now; a phone without room goes on without.
  function change(how) {
    var kept = get();
    how(kept);
    try { localStorage.setItem(key, JSON.stringify(kept)); } catch (error) { return kept; }
    return kept;
  }

  function forget() { try { localStorage.removeItem(key); } catch (error) { return; } }

  return { get: get, change: change, forget: forget };
}());
