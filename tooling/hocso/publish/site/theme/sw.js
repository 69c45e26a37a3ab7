// Answers from what the learner has downloaded, and from the network for all else. Only browsers that know service
// workers read this file, and those know ES2017.
'use strict';
const SCOPE = self.registration.scope;
const FILES = 'hocso-files ' + SCOPE;
const LISTS = 'hocso-lists ' + SCOPE;
const NOT_HERE = '{{ not_here }}';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method === 'GET' && url.href.startsWith(SCOPE)) {
    event.respondWith(answer(event.request, url));
  }
});

async function answer(request, url) {
  const kept = await find(url);
  if (kept) { return ranged(request, kept); }
  try {
    return await fetch(request);
  } catch (error) {
    if (request.mode !== 'navigate') { throw error; }
    return Response.redirect(SCOPE + NOT_HERE);
  }
}

// A file is kept under its name and content, as pages name their sounds; a page is kept as its module's list says.
async function find(url) {
  const files = await caches.open(FILES);
  if (/^\?v=\w+$/.test(url.search)) { return files.match(url.href.split('#')[0]); }
  let name = decodeURIComponent(url.pathname.slice(new URL(SCOPE).pathname.length));
  if (!name || name.endsWith('/')) { name += 'index.html'; }
  for (const list of await lists()) {
    const row = list.files.find(one => one[0] === name);
    const kept = row && await files.match(SCOPE + encodeURI(name) + '?v=' + row[1]);
    if (kept) { return kept; }
  }
}

// The lists of all modules on this phone, the newest first: home and search belong to each of them.
async function lists() {
  const cache = await caches.open(LISTS);
  const found = await Promise.all((await cache.keys()).map(async key => (await cache.match(key)).json()));
  return found.sort((a, b) => b.since - a.since);
}

// Players ask for pieces, and Safari plays nothing that is not given in pieces.
async function ranged(request, kept) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') || '');
  if (!asked || !(asked[1] || asked[2])) { return kept; }
  const whole = await kept.blob();
  const from = asked[1] ? +asked[1] : Math.max(0, whole.size - +asked[2]);
  const to = asked[1] && asked[2] ? Math.min(+asked[2], whole.size - 1) : whole.size - 1;
  if (from > to) {
    return new Response(null, { status: 416, headers: { 'Content-Range': 'bytes */' + whole.size } });
  }
  return new Response(whole.slice(from, to + 1), {
    status: 206,
    headers: {
      'Content-Type': kept.headers.get('Content-Type'),
      'Content-Length': to - from + 1,
      'Content-Range': 'bytes ' + from + '-' + to + '/' + whole.size,
      'Accept-Ranges': 'bytes'
    }
  });
}
