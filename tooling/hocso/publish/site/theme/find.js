// The search page: asks, shows what was found with the words around it, and helps on when nothing was.
// The index is fetched when somebody begins to ask, as a script, so that it comes from a USB stick too.
(function () {
  'use strict';
  var doc = document;
  var form = doc.getElementById('find');
  var count = doc.getElementById('count');
  var input = doc.getElementById('q');
  var list = doc.getElementById('found');
  var hint = doc.getElementById('hint');
  var nearest = doc.getElementById('nearest');
  var broken = doc.getElementById('broken');
  var MOST = 30;
  var loading = false;
  var book, rank;

  function element(name, text) {
    var made = doc.createElement(name);
    made.textContent = text;
    return made;
  }

  function label(name, value) { return form.getAttribute('data-' + name).replace('#', value); }

  // Only the last word of a query may be a beginning.
  function asksFor(query, bare) {
    var last = query.folded[query.folded.length - 1];
    return !!bare && (query.folded.indexOf(bare) >= 0 || bare.indexOf(last) === 0);
  }

  function marked(into, text, query) {
    text.split(/(\s+)/).forEach(function (word) {
      var hit = book.fold(book.plain(word)).trim().split(' ').some(function (bare) { return asksFor(query, bare); });
      into.appendChild(hit ? element('mark', word) : doc.createTextNode(word));
    });
    return into;
  }

  // Some words around the first place.
  function snippet(field, query) {
    var folded = field.folded;
    var at = folded.indexOf(' ' + query.folded.join(' '));
    query.folded.forEach(function (word, number) {
      if (at < 0) { at = folded.indexOf(' ' + word + (number + 1 < query.folded.length ? ' ' : '')); }
    });
    var from = Math.max(0, at - 50);
    while (from > 0 && field.text.charAt(from) !== ' ') { from -= 1; }
    var rest = field.text.slice(from, from + 130);
    var cut = from + 130 < field.text.length;
    var words = doc.createElement('span');
    if (from) { words.appendChild(doc.createTextNode('…')); }
    marked(words, cut ? rest.replace(/\s\S*$/, '') : rest, query);
    if (cut) { words.appendChild(doc.createTextNode(' …')); }
    return words;
  }

  function row(one) {
    var place = one.place, query = one.query;
    var item = doc.createElement('li');
    var inside = doc.createElement('a');
    inside.href = place.href;
    inside.appendChild(marked(doc.createElement('b'), (place.title.text || place.heading.text).trim(), query));
    if (place.module) { inside.appendChild(element('small', place.module)); }
    if (place.title.text && place.heading.text) {
      var part = marked(doc.createElement('span'), place.heading.text.trim(), query);
      part.className = 'part';
      inside.appendChild(part);
    }
    if (place.text.text) { inside.appendChild(snippet(place.text, query)); }
    item.appendChild(inside);
    return item;
  }

  function help(text) {
    nearest.innerHTML = '';
    rank.suggest(text).forEach(function (words) {
      var button = element('button', words);
      button.type = 'button';
      button.addEventListener('click', function () {
        input.value = words;
        show();
        input.focus();
      });
      nearest.appendChild(button);
    });
    nearest.parentNode.hidden = !nearest.firstChild;
  }

  function told(found) {
    if (found.near) { return label('near', found.near); }
    return found.rows.length ? label('count', found.rows.length) : label('none', '');
  }

  function show() {
    var text = input.value;
    var asked = /\S/.test(text);
    if (asked) { load(); }
    if (!rank) {
      count.textContent = asked && loading ? label('wait', '') : '';
      return;
    }
    var found = asked ? rank.search(text) : { rows: [] };
    list.innerHTML = '';
    found.rows.slice(0, MOST).forEach(function (one) { list.appendChild(row(one)); });
    count.textContent = asked ? told(found) : '';
    hint.hidden = !asked || found.rows.length > 0;
    if (!hint.hidden) { help(text); }
  }

  function load() {
    if (loading || rank) { return; }
    loading = true;
    broken.hidden = true;
    var script = doc.createElement('script');
    script.onload = function () {
      book = window.hocsoWords(window.hocsoSearch);
      rank = window.hocsoRank(window.hocsoSearch, book);
      lessons(window.hocsoSearch.pages);
      show();
    };
    script.onerror = function () {
      loading = false;
      broken.hidden = false;
      count.textContent = '';
    };
    script.src = form.getAttribute('data-index');
    doc.body.appendChild(script);
  }

  function lessons(pages) {
    var all = doc.getElementById('all');
    pages.forEach(function (page) {
      if (!page[3]) { return; }
      var item = doc.createElement('li');
      var link = element('a', book.read(page[1]).text.trim());
      link.href = page[0];
      if (page[2]) { link.appendChild(element('small', page[2])); }
      item.appendChild(link);
      all.appendChild(item);
    });
    all.parentNode.hidden = !all.firstChild;
  }

  // For tests: the addresses that were found; undefined until the index is there.
  window.hocsoFind = function (text) {
    return rank && rank.search(text).rows.map(function (one) { return one.place.href; });
  };
  var asked = /[?&]q=([^&]*)/.exec(location.search);
  if (asked) {
    try { input.value = decodeURIComponent(asked[1].replace(/\+/g, ' ')); } catch (error) { input.value = ''; }
  }
  input.addEventListener('focus', load);
  input.addEventListener('input', show);
  broken.querySelector('button').addEventListener('click', function () {
    load();
    show();
  });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    show();
    input.blur();
  });
  show();
}());
