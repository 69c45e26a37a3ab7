// Which places of the book have what was asked. All words must be there; what is called just that comes first, then whole
// phrases, exact marks and titles.
window.hocsoRank = function (data, book) {
  'use strict';
  var A_PAGE = 3;
  var CALLED = 1000;
  var FORGIVEN = 8;
  var FEW = 3;
  var SUGGESTED = 5;
  var places = [];

  data.pages.forEach(function (page) {
    var title = book.read(page[1]);
    page[4].forEach(function (entry) {
      place({ href: page[0] + '#' + entry[0], page: page[0], title: title, module: page[2] }, entry[1], entry[2]);
    });
  });

  function place(made, heading, text) {
    made.heading = book.read(heading);
    made.text = book.read(text);
    made.fields = [[made.title, 8], [made.heading, 6], [made.text, 1]];
    made.all = made.title.folded + '|' + made.heading.folded + '|' + made.text.folded;
    made.number = places.length;
    places.push(made);
  }

  function has(where, words) { return where.indexOf(' ' + words) >= 0; }

  // Only the last word may be a beginning. A phrase has all words one after another.
  function worth(one, query) {
    var result = { score: 0, phrase: false };
    for (var i = 0; i < query.folded.length; i += 1) {
      var end = i + 1 < query.folded.length ? ' ' : '';
      var found = 0;
      one.fields.forEach(function (pair) {
        if (!has(pair[0].folded, query.folded[i] + end)) { return; }
        found += pair[1];
        if (has(pair[0].exact, query.exact[i] + ' ')) { found += pair[1]; }
      });
      if (!found) { return null; }
      result.score += found;
    }
    var folded = query.folded.join(' ');
    var exact = query.exact.join(' ');
    one.fields.forEach(function (pair) {
      if (has(pair[0].folded, folded)) { result.score += 30 + 4 * pair[1]; result.phrase = true; }
      if (has(pair[0].exact, exact)) { result.score += 60 + 4 * pair[1]; }
      if (pair[0].folded.trim() === folded) { result.score += CALLED; }
    });
    return result;
  }

  function ask(text) {
    var exact = book.plain(text).split(' ').filter(Boolean);
    return { exact: exact, folded: exact.map(function (word) { return book.unkeyed(book.fold(word)); }) };
  }

  function find(query, among) {
    var found = [];
    if (!query.folded.length) { return found; }
    (among || places).forEach(function (one) {
      var good = worth(one, query);
      if (good) { found.push({ place: one, query: query, worth: good }); }
    });
    return found.sort(best);
  }

  function best(a, b) { return b.worth.score - a.worth.score || a.place.number - b.place.number; }

  // Each place once.
  function alone(found) {
    var seen = {};
    return found.filter(function (one) {
      var first = !seen[one.place.number];
      seen[one.place.number] = true;
      return first;
    });
  }

  // No page may fill the whole list.
  function spread(found) {
    var times = {};
    return found.filter(function (one) {
      var page = one.place.page;
      times[page] = (times[page] || 0) + 1;
      return times[page] <= A_PAGE;
    });
  }

  function instead(query, number, words) {
    function changed(list) { return list.slice(0, number).concat(words, list.slice(number + 1)); }
    return { exact: changed(query.exact), folded: changed(query.folded) };
  }

  // What one word may have been meant to be: a word one letter away, or two words without the space.
  function meant(word, shortest) {
    var found = word.length >= shortest ? book.near(word, 1).map(function (one) { return [one]; }) : [];
    for (var i = 2; i < word.length - 1; i += 1) {
      var pair = [word.slice(0, i), word.slice(i)];
      if (book.isWord(pair[0]) && book.isWord(pair[1])) { found.push(pair); }
    }
    return found;
  }

  // One word of the query was mistyped. It must stand beside the words it was typed with; a long one that is no word of
  // the book has few neighbours, and may stand anywhere if all else fails.
  function forgive(query, anywhere) {
    var found = [];
    query.folded.forEach(function (word, number) {
      var others = instead(query, number, []).folded;
      var among = places.filter(function (one) {
        return others.every(function (other) { return has(one.all, other); });
      });
      if (!among.length) { return; }
      meant(word, others.length ? 2 : 3).forEach(function (words) {
        var other = instead(query, number, words);
        var loose = anywhere && word.length > 4 && !book.begins(word);
        var needed = (loose ? words : other.folded).join(' ') + ' ';
        found = found.concat(find(other, among.filter(function (one) { return has(one.all, needed); })));
      });
    });
    return spread(alone(found.sort(best))).slice(0, FORGIVEN);
  }

  // What was typed comes first, but words that only stand somewhere on the page share the list with the nearest phrase.
  function search(text) {
    var query = ask(text);
    var found = spread(find(query));
    var near = found.some(function (one) { return one.worth.phrase; }) ? [] : forgive(query, !found.length);
    var rows = [];
    if (found.length) { near = near.slice(0, FEW); }
    for (var i = 0; i < Math.max(found.length, near.length); i += 1) {
      rows = rows.concat(found.slice(i, i + 1), near.slice(i, i + 1));
    }
    return { rows: alone(rows), near: found.length ? '' : near.length && written(near[0]) };
  }

  // The words of a query with their marks, as the place that was found has them.
  function written(one) {
    var phrase = one.query.folded.join(' '), words = '';
    one.place.fields.forEach(function (pair) {
      var at = pair[0].folded.indexOf(' ' + phrase);
      if (at >= 0) { words = pair[0].text.slice(at + 1, at + 1 + phrase.length); }
    });
    return words || phrase;
  }

  // When nothing was found: the longest parts of what was typed that the book has, and words near to the others.
  function suggest(text) {
    var query = ask(text), words = [];
    function offer(folded) {
      var found = find({ exact: folded, folded: folded }).filter(function (one) { return one.worth.phrase; });
      var line = found.length ? written(found[0]) : '';
      if (line.length > 1 && words.length < SUGGESTED && words.join('|').indexOf(line) < 0) { words.push(line); }
    }
    for (var length = query.folded.length - 1; length > 0; length -= 1) {
      if (length === 1 && words.length) { break; }
      for (var from = 0; from + length <= query.folded.length; from += 1) {
        offer(query.folded.slice(from, from + length));
      }
    }
    query.folded.forEach(function (word) {
      if (word.length < 4 || book.begins(word)) { return; }
      book.near(word, 2).slice(0, 3).forEach(function (one) { offer([one]); });
    });
    return words;
  }

  return { search: search, suggest: suggest };
};
