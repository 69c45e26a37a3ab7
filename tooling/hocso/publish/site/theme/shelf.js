// Lists of lessons: which are done or begun, where to learn on, and a way to forget it all.
(function () {
  'use strict';
  var doc = document;
  var memory = window.hocsoMemory;
  var on = doc.querySelector('.on-from');
  if (!memory || !on) { return; }
  var rows = [].slice.call(doc.querySelectorAll('.rows a[data-page]'));
  var forget = doc.querySelector('.forget');
  var word = on.dataset;

  function of(kept, row) { return kept.pages[row.dataset.page]; }

  function put(into, text) {
    var old = into.querySelector('.mark');
    if (old) { into.removeChild(old); }
    if (!text) { return; }
    var made = doc.createElement('small');
    made.className = 'mark';
    made.textContent = text;
    into.appendChild(made);
  }

  // The last lesson if it is not done, or else the next that is not.
  function next(kept) {
    var last = -1;
    rows.forEach(function (row, number) { if (row.dataset.page === kept.last) { last = number; } });
    var order = last < 0 ? rows : rows.slice(last).concat(rows.slice(0, last));
    return order.filter(function (row) { return !(of(kept, row) || {}).done; })[0];
  }

  function show() {
    var kept = memory.get();
    var begun = rows.filter(function (row) { return of(kept, row); });
    rows.forEach(function (row) {
      var page = of(kept, row);
      put(row.querySelector('.words'), page ? page.done ? word.done : word.begun : '');
    });
    [].slice.call(doc.querySelectorAll('.shelf')).forEach(function (shelf) {
      var all = [].slice.call(shelf.querySelectorAll('a[data-page]'));
      var done = all.filter(function (row) { return (of(kept, row) || {}).done; }).length;
      put(shelf.querySelector('h2 .words') || shelf.querySelector('h2'),
        done ? word.sum.replace('#', done).replace('#', all.length) : '');
    });
    var row = begun.length ? next(kept) : null;
    on.hidden = !begun.length;
    if (forget) { forget.hidden = !begun.length && !Object.keys(kept.ticks).length && !kept.name; }
    var link = on.querySelector('a');
    link.hidden = !row;
    on.querySelector('p').hidden = !!row;
    if (row) {
      link.href = row.getAttribute('href');
      link.lastChild.data = ' ' + row.querySelector('.words').firstChild.data.trim();
    }
  }

  if (forget) {
    forget.querySelector('button').addEventListener('click', function () {
      memory.forget();
      forget.querySelector('details').open = false;
      show();
      forget.hidden = false;
      forget.querySelector('[role=status]').textContent = forget.dataset.gone;
    });
  }
  window.addEventListener('pageshow', show);
  show();
}());
