// The words of the book: written out, folded, and which of them are near to one that was mistyped.
window.hocsoWords = function (data) {
  'use strict';

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

  // The folded words, the most frequent first.
  var known = [];
  var words = {};
  var letters = data.words.split('\n').map(function (word) {
    var exact = plain(word);
    var folded = fold(exact);
    var bare = folded.trim();
    if (bare && !isWord(bare)) {
      words[bare] = true;
      known.push(bare);
    }
    return { text: word, exact: exact, folded: folded };
  });

  // A code has a letter a word: from "#" on, without the backslash.
  function read(code) {
    var field = { text: '', exact: '', folded: '' };
    for (var i = 0; i < code.length; i += 1) {
      var letter = code.charCodeAt(i);
      var word = letters[letter - (letter > 92 ? 36 : 35)];
      field.text += word.text;
      field.exact += word.exact;
      field.folded += word.folded;
    }
    // The first space is there already, and a last one lets every word end in one.
    return { text: field.text, exact: field.exact + ' ', folded: field.folded + ' ' };
  }

  // How many letters are missing, too many, wrong, or swapped with the next; no more than `most` are counted.
  function steps(one, other, most) {
    if (Math.abs(one.length - other.length) > most) { return most + 1; }
    var before = [], row = [], next, i, j;
    for (j = 0; j <= other.length; j += 1) { row.push(j); }
    for (i = 1; i <= one.length; i += 1) {
      next = [i];
      for (j = 1; j <= other.length; j += 1) {
        var same = one.charAt(i - 1) === other.charAt(j - 1);
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one.charAt(i - 1) === other.charAt(j - 2) && one.charAt(i - 2) === other.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[other.length];
  }

  function near(word, most) {
    var found = [[], [], []];
    known.forEach(function (one) {
      var count = steps(word, one, most);
      if (count && count <= most && one.length > 1) { found[count].push(one); }
    });
    return found[1].concat(found[2]);
  }

  function begins(word) {
    return known.some(function (one) { return one.indexOf(word) === 0; });
  }

  // What was left over of a keyboard that should have made marks: "ddaor" (Telex) and "d9ao3" (VNI) are "dao".
  function unkeyed(word) {
    if (begins(word)) { return word; }
    var bare = /^[a-z]+\d[a-z\d]*$/.test(word) ? word.replace(/\d/g, '') :
      word.replace(/dd/, 'd').replace(/([aeo])([a-z]*)\1/, '$1$2').replace(/([aou])w/g, '$1').replace(/^([^aeiouy]*)w/, '$1u')
        .replace(/([aeiouy][a-z]*)[fsrxjz]([a-z]*)$/, '$1$2').replace(/([aeiouy]+)w/, '$1');
    return begins(bare) ? bare : word;
  }

  function isWord(word) { return words.hasOwnProperty(word); }

  return { plain: plain, fold: fold, read: read, near: near, begins: begins, isWord: isWord, unkeyed: unkeyed };
};
