// Puts a module on this phone, brings it up to date, takes it off again. The page does the work; sw.js only answers.
// A list of the module's files, each with its digest, is put in place last: what it names is all there, of one edition.
(function () {
  'use strict';
  var doc = document;
  var box = doc.querySelector('.offline');
  if (!box || !/^http/.test(location.protocol) || !('serviceWorker' in navigator) || !window.caches || !window.crypto ||
    !crypto.subtle) { return; }

  var main = box.querySelector('.take');
  var remove = box.querySelector('.remove');
  var state = box.querySelector('.state');
  var meter = box.querySelector('progress');
  var link = doc.createElement('a');
  link.href = box.getAttribute('data-root');
  var SCOPE = link.href.replace(/[^\/]*$/, '');
  var LIST = SCOPE + box.getAttribute('data-list');
  var FILES = 'hocso-files ' + SCOPE;
  var LISTS = 'hocso-lists ' + SCOPE;
  var TYPES = {
    html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', mp3: 'audio/mpeg', svg: 'image/svg+xml',
    png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', css: 'text/css',
    vtt: 'text/vtt; charset=utf-8', json: 'application/json', pdf: 'application/pdf'
  };
  var busy = false;
  var cut = false;

  function words(name, first, second) {
    return box.getAttribute('data-' + name).replace('#', first).replace('#', second);
  }

  function mega(bytes) {
    return Math.max(0.1, bytes / 1e6).toFixed(1).replace('.', words('point'));
  }

  function say(text) {
    if (state.textContent !== text) { state.textContent = text; }
  }

  function address(row) {
    return SCOPE + encodeURI(row[0]) + '?v=' + row[1];
  }

  function weight(rows) {
    return rows.reduce(function (sum, row) { return sum + row[2]; }, 0);
  }

  function problem(name) {
    var error = new Error(name);
    error.told = name;
    return error;
  }

  // One after another: a weak network and a cheap phone do nothing faster at once.
  function each(rows, work) {
    return rows.reduce(function (before, row) {
      return before.then(function () { return work(row); });
    }, Promise.resolve());
  }

  function get(url, type, moved) {
    return new Promise(function (done, fail) {
      var request = new XMLHttpRequest();
      request.open('GET', url);
      request.responseType = type;
      request.timeout = 60000;
      if (moved) { request.onprogress = function (event) { moved(event.loaded); }; }
      request.onerror = request.ontimeout = request.onabort = function () { fail(problem('cut')); };
      request.onload = function () {
        if (request.status === 200) { done(request.response); } else { fail(problem('cut')); }
      };
      request.send();
    });
  }

  // The digest tells a file cut short, one of another edition, and the log-in page of a foreign network apart from it.
  function checked(raw, row) {
    return crypto.subtle.digest('SHA-256', raw).then(function (sum) {
      var hex = [].map.call(new Uint8Array(sum), function (byte) { return (256 + byte).toString(16).slice(1); });
      if (hex.join('').indexOf(row[1]) !== 0) { throw problem('other'); }
      return raw;
    });
  }

  function keep(cache, row, raw) {
    var type = TYPES[row[0].replace(/^.*\./, '').toLowerCase()] || 'application/octet-stream';
    var headers = { 'Content-Type': type, 'Content-Length': String(raw.byteLength), 'Accept-Ranges': 'bytes' };
    return cache.put(address(row), new Response(raw, { headers: headers }))['catch'](function () {
      throw problem('full');
    });
  }

  function missing(cache, rows) {
    return cache.keys().then(function (keys) {
      var there = {};
      keys.forEach(function (key) { there[key.url] = true; });
      return rows.filter(function (row) { return !there[address(row)]; });
    });
  }

  function room(bytes) {
    if (!navigator.storage || !navigator.storage.estimate) { return Promise.resolve(); }
    return navigator.storage.estimate().then(function (known) {
      if (known.quota && known.quota - known.usage < bytes * 1.1) { throw problem('full'); }
    });
  }

  function installed() {
    return caches.open(LISTS).then(function (cache) {
      return cache.match(LIST);
    }).then(function (kept) { return kept ? kept.json() : null; });
  }

  function newest() {
    return get(LIST + '?' + Date.now(), 'text').then(function (text) {
      try { return JSON.parse(text); } catch (error) { throw problem('other'); }
    });
  }

  function fetchAll(list) {
    return caches.open(FILES).then(function (cache) {
      return missing(cache, list.files).then(function (rows) {
        var total = weight(list.files);
        var got = total - weight(rows);
        show(got, total);
        return room(weight(rows)).then(function () {
          return each(rows, function (row) {
            return get(address(row), 'arraybuffer', function (part) { show(got + Math.min(part, row[2]), total); })
              .then(function (raw) { return checked(raw, row); })
              .then(function (raw) { return keep(cache, row, raw); })
              .then(function () {
                got += row[2];
                show(got, total);
              });
          });
        }).then(function () {
          return missing(cache, list.files);
        }).then(function (left) {
          if (left.length) { throw problem('cut'); }
        });
      });
    }).then(function () { return list; });
  }

  function put(list) {
    return caches.open(LISTS).then(function (cache) {
      return cache.put(LIST, new Response(JSON.stringify(list), { headers: { 'Content-Type': 'application/json' } }));
    })['catch'](function () { throw problem('full'); });
  }

  // The edition before stays for a day: a page of it may be open, and asks for the sounds it was made with.
  function commit(list) {
    return installed().then(function (old) {
      list.since = Date.now();
      list.before = old ? old.files : [];
      return put(list);
    });
  }

  function tidy(list) {
    if (!list.before.length || Date.now() - list.since < 864e5) { return null; }
    list.before = [];
    return put(list).then(prune);
  }

  // Takes away what no list names.
  function prune() {
    return Promise.all([caches.open(LISTS), caches.open(FILES)]).then(function (both) {
      return both[0].keys().then(function (keys) {
        return Promise.all(keys.map(function (key) {
          return both[0].match(key).then(function (kept) { return kept.json(); });
        }));
      }).then(function (lists) {
        var wanted = {};
        lists.forEach(function (list) {
          list.files.concat(list.before).forEach(function (row) { wanted[address(row)] = true; });
        });
        return both[1].keys().then(function (keys) {
          return Promise.all(keys.map(function (key) { return wanted[key.url] || both[1]['delete'](key); }));
        });
      });
    });
  }

  // Writes each tenth into what a screen reader hears, and all of it into the meter.
  var tenth = -1;
  function show(got, total) {
    meter.hidden = false;
    meter.max = total;
    meter.value = got;
    if (Math.floor(10 * got / total) !== tenth) {
      tenth = Math.floor(10 * got / total);
      say(words('loading', mega(got), mega(total)));
    }
  }

  function face(name, size, here) {
    busy = false;
    tenth = -1;
    main.hidden = !name;
    main.disabled = false;
    if (name) { main.textContent = words(name, mega(size)); }
    remove.hidden = !here;
  }

  function failed(error) {
    cut = error.told === 'cut';
    return installed()['catch'](function () { return null; }).then(function (list) {
      face('again', 0, list || meter.value > 0);
      meter.hidden = !cut;
      say(words(error.told || 'blocked'));
    });
  }

  function take() {
    if (busy) { return; }
    busy = true;
    cut = false;
    main.disabled = true;
    say(words('starting'));
    navigator.serviceWorker.register(SCOPE + 'sw.js')
      .then(function () { return navigator.storage && navigator.storage.persist ? navigator.storage.persist() : null; })
      .then(newest).then(fetchAll).then(commit)
      .then(function () {
        meter.hidden = true;
        face('', 0, true);
        say(words('done'));
        remove.focus();
      })['catch'](failed);
  }

  function takeOff() {
    if (busy) { return; }
    busy = true;
    caches.open(LISTS).then(function (cache) {
      return cache['delete'](LIST).then(prune).then(function () { return cache.keys(); });
    }).then(function (left) {
      if (left.length) { return null; }
      return Promise.all([caches['delete'](LISTS), caches['delete'](FILES)]).then(function () {
        return navigator.serviceWorker.getRegistration(SCOPE);
      }).then(function (one) { return one && one.scope === SCOPE ? one.unregister() : null; });
    }).then(function () {
      meter.hidden = true;
      face('take', box.getAttribute('data-bytes'), false);
      say(words('removed'));
      main.focus();
    })['catch'](failed);
  }

  // What lies on the phone decides what is offered: nothing, a part, all of it, or an older edition.
  function look() {
    face('take', box.getAttribute('data-bytes'), false);
    say(words('about'));
    return caches.has(FILES).then(function (some) { return some ? installed().then(compare) : null; });
  }

  function compare(list) {
    if (list) {
      face('', 0, true);
      say(words('done'));
    }
    return newest().then(function (now) {
      return caches.open(FILES).then(function (cache) { return missing(cache, now.files); }).then(function (rows) {
        if (!list) {
          face('take', weight(rows), false);
        } else if (rows.length || now.edition !== list.edition) {
          face('update', weight(rows), true);
          say(words('newer'));
        } else {
          return tidy(list);
        }
      });
    }, function () { return null; });
  }

  main.addEventListener('click', take);
  remove.addEventListener('click', takeOff);
  window.addEventListener('online', function () { if (cut) { take(); } });
  box.hidden = false;
  look()['catch'](failed);
}());
