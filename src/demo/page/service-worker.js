// Serves the files of the demo when there is no network, and its page for every address of the app, which a static
// host without rewriting answers with 404. Requests to `…/api/` never come here.
const VERSION = "%VERSION%";
const FILES = ["%FILES%"];

const base = new URL(registration.scope).pathname;
const prefix = `datavolumes-demo ${base} `;
const CACHE = prefix + VERSION;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => base + file))));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(prefix) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
  clients.claim();
});

// The page with the address of the folder, since the page may be asked for at any address below it.
const page = async () => {
  const stored = await caches.match(base, { ignoreVary: true });
  const html = await stored.text();
  return new Response(html.replace('<base href="./">', `<base href="${base}">`), { headers: stored.headers });
};

const navigate = async (request) => {
  const response = await fetch(request).catch(() => undefined);
  return response?.ok ? response : page();
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.startsWith(`${base}api/`)) return;
  if (request.mode === "navigate") event.respondWith(navigate(request));
  else event.respondWith(caches.match(request, { ignoreVary: true }).then((stored) => stored ?? fetch(request)));
});
