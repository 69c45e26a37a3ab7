// A lesson is done when all its questions were answered right, or when the learner ticks it.
(function () {
  'use strict';
  var memory = window.hocsoMemory;
  var box = document.querySelector('.tick[data-page]');
  if (!memory || !box) { return; }
  var name = box.dataset.page;
  var input = box.querySelector('input');
  var told = box.querySelector('[role=status]');
  var forms = [].slice.call(document.querySelectorAll('form.quiz'));

  function mine(kept) {
    var page = kept.pages[name];
    if (!page || !page.right) { page = kept.pages[name] = { right: [] }; }
    return page;
  }

  function mark(done, words) {
    var now = new Date();
    memory.change(function (kept) {
      mine(kept).done = done ? [now.getFullYear(), now.getMonth() + 1, now.getDate()] : 0;
    });
    input.checked = done;
    told.textContent = words;
  }

  forms.forEach(function (form) {
    form.addEventListener('change', function () {
      if (!form.solved) { return; }
      var page = mine(memory.change(function (kept) {
        var list = mine(kept).right;
        if (list.indexOf(form.id) < 0) { list.push(form.id); }
      }));
      var all = forms.every(function (one) { return page.right.indexOf(one.id) >= 0; });
      if (all && !page.done) { mark(true, box.dataset.all); }
    });
  });
  input.addEventListener('change', function () { mark(input.checked, ''); });
  input.checked = !!mine(memory.change(function (kept) {
    kept.last = name;
    mine(kept);
  })).done;
  box.hidden = false;
}());
