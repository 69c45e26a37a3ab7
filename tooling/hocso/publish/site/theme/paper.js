// Ticks of the family, and the keepsake's name and dates: kept on this phone only.
(function () {
  'use strict';
  var doc = document;
  var memory = window.hocsoMemory;
  var paper = doc.querySelector('.paper');
  var form = doc.querySelector('.named');

  function all(selector) { return [].slice.call(doc.querySelectorAll(selector)); }

  all('.print').forEach(function (button) {
    button.hidden = !window.print;
    button.addEventListener('click', function () { window.print(); });
  });
  if (form) { form.hidden = !memory; }
  if (!memory || !paper) { return; }

  all('input[data-page]').forEach(function (input) {
    var page = input.dataset.page;
    input.checked = (memory.get().ticks[page] || []).indexOf(input.value) >= 0;
    input.addEventListener('change', function () {
      memory.change(function (kept) {
        var ticks = (kept.ticks[page] || []).filter(function (one) { return one !== input.value; });
        kept.ticks[page] = input.checked ? ticks.concat(input.value) : ticks;
      });
    });
  });

  // A module is finished on the day its last lesson was.
  function finished(item, kept) {
    var pages = item.dataset.pages.split(' ');
    var dates = pages.map(function (page) { return (kept.pages[page] || {}).done; }).filter(Boolean);
    dates.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]; });
    var last = dates[dates.length - 1];
    var whole = dates.length === pages.length;
    item.className = whole ? '' : 'screen';
    item.querySelector('.when').textContent = whole ?
      paper.dataset.on.replace('#', last[2] + '/' + last[1] + '/' + last[0]) :
      paper.dataset.sum.replace('#', dates.length).replace('#', pages.length);
    return whole;
  }

  if (!form) { return; }
  var input = form.querySelector('input');
  var name = doc.querySelector('.framed .name');
  var some = all('[data-pages]').filter(function (item) { return finished(item, memory.get()); });
  doc.querySelector('.none').hidden = some.length > 0;
  input.value = name.textContent = memory.get().name || '';
  input.addEventListener('input', function () {
    name.textContent = input.value;
    memory.change(function (kept) { kept.name = input.value; });
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
}());
