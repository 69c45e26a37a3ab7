// What `hocso serve` adds to each page: it renews the page at every save, and shows what was found in it.
(function () {
  'use strict';
  var KEPT = 'hocso-preview';
  var NOWHERE = /^0+$/;
  var PATIENCE = 1500;
  var version = document.currentScript.dataset.version;
  var told = null;
  var stopped = false;
  var renewing = false;

  // The page comes back with the words that were on the screen where they were, though lines above are more or fewer.

  function sentences() {
    return [].slice.call(document.querySelectorAll('main span[id]'));
  }

  function renew() {
    if (renewing) { return; }
    var player = window.hocsoPlayer;
    if (player && player.current && !player.sound.paused) {
      player.sound.addEventListener('pause', whenHeard, { once: true });
      return;
    }
    renewing = true;
    var seen = sentences();
    var shown = seen.filter(function (one) { return one.getBoundingClientRect().bottom > 0; }).slice(0, 30);
    keep({
      page: location.pathname, y: scrollY,
      marks: shown.map(function (one) { return [one.textContent, one.getBoundingClientRect().top]; }),
      texts: seen.map(function (one) { return one.textContent; })
    });
    history.scrollRestoration = 'manual';
    location.reload();
  }

  // Behind one passage the player may start the next.
  function whenHeard() {
    setTimeout(function () { if (told && told.version !== version) { renew(); } }, 400);
  }

  function comeBack() {
    var was = kept();
    if (!was || was.page !== location.pathname || !was.marks) { return; }
    keep(null);
    var now = sentences();
    var place = was.y && was.marks.map(function (mark) { return placeOf(mark, now, was.y); }).find(Boolean);
    scrollTo({ top: place ? place.y : was.y, behavior: 'instant' });
    // The browser would scroll once more, to where the page was by its own count, when everything is loaded.
    addEventListener('load', function () { setTimeout(function () { history.scrollRestoration = 'auto'; }, 0); });
    now.forEach(function (one) { if (was.texts.indexOf(one.textContent) < 0) { light(one); } });
  }

  // Where to scroll so that these words stand where they stood; of several like them the nearest.
  function placeOf(mark, now, y) {
    return now.filter(function (one) { return one.textContent === mark[0]; }).map(function (one) {
      return { y: one.getBoundingClientRect().top + scrollY - mark[1] };
    }).sort(function (one, other) { return Math.abs(one.y - y) - Math.abs(other.y - y); })[0];
  }

  function light(one) {
    if (one.animate) {
      one.animate([{ backgroundColor: '#ffd54a', color: '#1c1917' }, {}], { duration: 2500, easing: 'ease-in' });
    }
  }

  function keep(what) {
    try { sessionStorage.setItem(KEPT, JSON.stringify(what)); } catch (_) { /* it may be forbidden */ }
  }

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(KEPT)); } catch (_) { return null; }
  }

  // '' until the writer opens or closes the panel.
  function choice(made) {
    try {
      if (made !== undefined) { sessionStorage.setItem(KEPT + '-panel', made); }
      return sessionStorage.getItem(KEPT + '-panel') || '';
    } catch (_) { return ''; }
  }

  // The panel

  var host = document.createElement('hocso-preview');
  var root = host.attachShadow({ mode: 'open' });
  var style = make('style', '', '/* style */');
  var box = make('section', 'box');
  var pill = make('button', 'pill');
  var status = make('div', 'told');
  box.id = 'box';
  status.setAttribute('role', 'status');
  pill.type = 'button';
  pill.setAttribute('aria-expanded', 'false');
  pill.onclick = function () {
    choice('open');
    show();
    box.querySelector('.close').focus();
  };
  box.onkeydown = function (event) { if (event.key === 'Escape') { close(); } };
  box.hidden = pill.hidden = true;
  [style, status, pill, box].forEach(function (one) { root.appendChild(one); });
  document.body.appendChild(host);
  if (window.hocsoPlayer) { window.hocsoPlayer.shows.push(standClear); }

  function close() {
    choice('closed');
    show();
    if (!pill.hidden) { pill.focus(); }
  }

  function make(tag, name, text) {
    var one = document.createElement(tag);
    if (name) { one.className = name; }
    if (text) { one.textContent = text; }
    return one;
  }

  // Nothing to mend is nothing to see. Faults of other pages alone are a button, and so are words where there is no room.
  function show() {
    if (!told || !told.words) { return; }
    var words = told.words;
    var notices = noticesOf(words);
    var worst = told.remarks.length ? told.remarks[0].severity : '';
    var urgent = told.elsewhere.some(function (one) { return one.counts.error; });
    var summary = [notices.join(' '), told.remarks.length ? counted(told.remarks, words) : ''].filter(Boolean).join(' ');
    var pressing = notices.length || worst === 'error' || (worst && isWide());
    var open = Boolean(choice() === 'open' || (choice() !== 'closed' && pressing));
    var something = Boolean(notices.length || worst || urgent);
    box.hidden = !something || !open;
    pill.hidden = !something || open;
    pill.className = 'pill ' + (notices.length || urgent && !worst ? 'error' : worst);
    pill.textContent = notices.length ? words.open : summary || words.elsewhere;
    pill.setAttribute('aria-label', words.open + ': ' + (summary || words.elsewhere));
    fill(words, notices);
    standClear();
    if (status.textContent !== summary) { status.textContent = summary; }
  }

  function noticesOf(words) {
    var gone = NOWHERE.test(told.version) && !NOWHERE.test(version);
    var waiting = !gone && told.version !== version && !renewing;
    return [stopped && words.stopped, told.trouble, gone && words.gone, waiting && words.listening].filter(Boolean);
  }

  function counted(remarks, words) {
    return ['error', 'warning', 'note'].map(function (severity) {
      var count = remarks.filter(function (one) { return one.severity === severity; }).length;
      return count ? words[severity + 's'].replace('#', count) : '';
    }).filter(Boolean).join(', ');
  }

  function fill(words, notices) {
    var scrolled = box.scrollTop;
    var head = make('header');
    var button = make('button', 'close', words.close);
    button.type = 'button';
    button.onclick = close;
    head.appendChild(make('h2', '', words.title));
    head.appendChild(button);
    box.textContent = '';
    box.setAttribute('aria-label', words.title);
    box.appendChild(head);
    notices.forEach(function (text) { box.appendChild(make('p', 'trouble', text)); });
    box.appendChild(told.remarks.reduce(function (list, one) {
      list.appendChild(remark(one, words));
      return list;
    }, make('ol')));
    if (told.elsewhere.length) { box.appendChild(make('h3', '', words.elsewhere)); }
    box.appendChild(told.elsewhere.reduce(function (list, one) {
      list.appendChild(place(one, words));
      return list;
    }, make('ul')));
    box.scrollTop = scrolled;
  }

  function remark(one, words) {
    var item = make('li');
    var target = one.anchor && document.getElementById(one.anchor);
    var part = make(target ? 'a' : 'div');
    if (target) {
      part.href = '#' + one.anchor;
      part.onclick = function (event) { event.preventDefault(); go(target); };
    }
    part.appendChild(make('b', one.severity, words[one.severity]));
    part.appendChild(make('span', 'where', words.line.replace('#', one.line)));
    part.appendChild(make('p', '', one.text));
    item.appendChild(part);
    item.appendChild(make('small', '', one.code));
    return item;
  }

  function place(one, words) {
    var item = make('li');
    var counts = ['error', 'warning', 'note'].reduce(function (all, severity) {
      return all.concat(Array(one.counts[severity]).fill({ severity: severity }));
    }, []);
    var part = make(one.name ? 'a' : 'div');
    if (one.name) { part.href = '/' + one.name.split('/').map(encodeURIComponent).join('/'); }
    part.appendChild(make('span', 'where', one.title));
    part.appendChild(document.createTextNode(': ' + counted(counts, words)));
    item.appendChild(part);
    return item;
  }

  function go(target) {
    target.scrollIntoView({ block: 'center' });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    light(target);
  }

  // The page makes room for the panel: at its side where there is some, else below its end.
  function standClear() {
    var bar = document.querySelector('.bar');
    var beside = !box.hidden && isWide() ? box.offsetWidth + 'px' : '';
    document.body.style.paddingRight = beside;
    host.style.height = (box.hidden || beside ? 0 : box.offsetHeight) + 'px';
    if (bar) { bar.style.right = beside; }
    pill.style.bottom = (bar ? bar.offsetHeight : 0) + 12 + 'px';
  }

  function isWide() { return matchMedia('(min-width: 1100px)').matches; }

  // The stream. A page that nobody sees closes it: a browser holds only a few to one server.

  var stream = null;
  var silence = 0;

  function listen() {
    if (stream) { stream.close(); }
    stream = new EventSource('/.hocso/live?page=' + encodeURIComponent(location.pathname));
    stream.onopen = function () {
      clearTimeout(silence);
      silence = 0;
      stopped = false;
      show();
    };
    stream.onmessage = function (event) {
      told = JSON.parse(event.data);
      if (told.version !== version && !NOWHERE.test(told.version)) { renew(); }
      if (!renewing) { show(); }
    };
    stream.onerror = function () {
      if (!silence) { silence = setTimeout(function () { stopped = true; choice(''); show(); }, PATIENCE); }
      if (stream.readyState === 2) { setTimeout(listen, PATIENCE); }
    };
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) { stream.close(); } else { listen(); }
  });
  comeBack();
  addEventListener('resize', standClear);
  listen();
})();
