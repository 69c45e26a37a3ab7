// Finds words typed with or without marks. All words must be there; whole phrases, exact marks and titles come first.
(function () {
  'use strict';
  var doc = document;
  var data = window.hocsoSearch;
  var form = doc.getElementById('find');
  if (!data || !form) { return; }
  var input = doc.getElementById('q');
  var count = doc.getElementById('count');
  var list = doc.getElementById('found');
  var MOST = 30;

  function plain(text) {
    text = text.normalize ? text.normalize('NFC') : text;
    return text.toLowerCase().replace(/[\s.,:;!?"'()\[\]{}“”‘’«»…\/\\|–—\-·•<>=+*%]/g, ' ');
  }

  // Letter for letter, so that a place in the folded text is the same place in the text.
  function fold(text) {
    return text.replace(/[^\u0000-\u007f]/g, function (letter) {
      return Object.prototype.hasOwnProperty.call(data.fold, letter) ? data.fold[letter] : letter;
    });
  }

  function field(text) {
    var exact = ' ' + plain(text) + ' ';
    return { exact: exact, folded: fold(exact) };
  }

  var entries = data.entries.map(function (entry) {
    var page = data.pages[entry[0]];
    return {
      page: page, anchor: entry[1], heading: entry[2], text: entry[3],
      fields: [[field(page[1]), 8], [field(entry[2]), 6], [field(entry[3]), 1]]
    };
  });

  function has(where, word) { return where.indexOf(' ' + word) >= 0; }

  function worth(entry, query) {
    var score = 0;
    for (var i = 0; i < query.folded.length; i += 1) {
      var found = 0;
      entry.fields.forEach(function (pair) {
        if (has(pair[0].folded, query.folded[i])) {
          found += pair[1];
          if (has(pair[0].exact, query.exact[i] + ' ')) { found += pair[1]; }
        }
      });
      if (!found) { return 0; }
      score += found;
    }
    entry.fields.forEach(function (pair) {
      if (has(pair[0].folded, query.folded.join(' '))) { score += 30 + 4 * pair[1]; }
      if (has(pair[0].exact, query.exact.join(' '))) { score += 60 + 4 * pair[1]; }
    });
    return score;
  }

  function ask(text) {
    var exact = plain(text).split(' ').filter(Boolean);
    return { exact: exact, folded: exact.map(fold) };
  }

  function search(text) {
    var query = ask(text);
    if (!query.folded.length) { return []; }
    return entries.map(function (entry, place) {
      return { entry: entry, score: worth(entry, query), place: place };
    }).filter(function (one) {
      return one.score;
    }).sort(function (a, b) {
      return b.score - a.score || a.place - b.place;
    });
  }

  function element(name, text) {
    var made = doc.createElement(name);
    made.textContent = text;
    return made;
  }

  function marked(into, text, query) {
    text.split(/(\s+)/).forEach(function (word) {
      var bare = fold(plain(word)).trim();
      var hit = bare && query.folded.some(function (one) { return bare.indexOf(one) === 0; });
      into.appendChild(hit ? element('mark', word) : doc.createTextNode(word));
    });
    return into;
  }

  // Some words around the first place.
  function snippet(entry, query) {
    var folded = entry.fields[2][0].folded;
    var at = folded.indexOf(' ' + query.folded.join(' '));
    query.folded.forEach(function (word) { if (at < 0) { at = folded.indexOf(' ' + word); } });
    var from = Math.max(0, at - 50);
    while (from > 0 && entry.text.charAt(from - 1) !== ' ') { from -= 1; }
    var text = entry.text.slice(from, from + 130).replace(/\s\S*$/, '');
    var words = doc.createElement('span');
    if (from) { words.appendChild(doc.createTextNode('… ')); }
    marked(words, text, query);
    words.appendChild(doc.createTextNode(from + 130 < entry.text.length ? ' …' : ''));
    return words;
  }

  function row(entry, query) {
    var item = doc.createElement('li');
    var link = doc.createElement('a');
    link.href = entry.page[0] + '#' + entry.anchor;
    link.appendChild(marked(doc.createElement('b'), entry.page[1], query));
    if (entry.page[2]) { link.appendChild(element('small', entry.page[2])); }
    if (entry.heading) {
      var part = marked(doc.createElement('span'), entry.heading, query);
      part.className = 'part';
      link.appendChild(part);
    }
    if (entry.text) { link.appendChild(snippet(entry, query)); }
    item.appendChild(link);
    return item;
  }

  function show(text) {
    var results = search(text);
    var query = ask(text);
    list.innerHTML = '';
    results.slice(0, MOST).forEach(function (one) { list.appendChild(row(one.entry, query)); });
    count.textContent = !query.folded.length ? '' :
      results.length ? form.getAttribute('data-count').replace('#', results.length) : form.getAttribute('data-none');
  }

  window.hocsoFind = function (text) {
    return search(text).map(function (one) { return one.entry.page[0] + '#' + one.entry.anchor; });
  };
  var asked = /[?&]q=([^&]*)/.exec(location.search);
  if (asked) { input.value = decodeURIComponent(asked[1].replace(/\+/g, ' ')); }
  form.hidden = false;
  input.addEventListener('input', function () { show(input.value); });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    show(input.value);
    input.blur();
  });
  show(input.value);
}());
