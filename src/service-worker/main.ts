// Lets the app open without a network: keeps every built file on the device, and answers every page
// with the one page there is. Plans are not its business: they come and go under /api/ and /sync/.

declare const self: ServiceWorkerGlobalScope;

const CACHE = "ownwords-";
const PAGE = "/";

// The build puts in the paths of all files, and a name that changes when one of them does.
const files: string[] = JSON.parse("__OWN_FILES__");
const cacheName = `${CACHE}${"__OWN_VERSION__"}`;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));

self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

// A new version waits until the pages that are open say that it may take over.
self.addEventListener("message", (event) => {
  if (event.data === "skipWaiting") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (/^\/(api|sync)(\/|$)/.test(pathname)) return;
  event.respondWith(answer(request));
});

async function answer(request: Request) {
  const cache = await caches.open(cacheName);
  const wanted = request.mode === "navigate" ? PAGE : request;
  const kept = await cache.match(wanted, { ignoreSearch: true, ignoreVary: true });
  // A page of the version before may still be open, and asks for its own parts.
  return kept ?? (await caches.match(wanted, { ignoreVary: true })) ?? fetch(request);
}

async function keepAll() {
  const cache = await caches.open(cacheName);
  await Promise.all(files.map((it) => keep(cache, it)));
}

/** A file with a hash in its name never changes, so the last version's copy will do. */
async function keep(cache: Cache, path: string) {
  const kept = path.startsWith("/assets/") ? await caches.match(path) : undefined;
  const response = kept ?? (await fetch(path, { cache: "reload" }));
  if (!response.ok) throw new Error(`${path} could not be kept: ${response.status}`);
  await cache.put(path, response);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((it) => it.startsWith(CACHE) && it !== cacheName);
  // Names come in the order in which they were made; the last one is of the pages that are open.
  const old = others.slice(0, -1);
  await Promise.all(old.map((it) => caches.delete(it)));
  await self.clients.claim();
}

export {};
