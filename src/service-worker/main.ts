// Lets the app open without a network: keeps every built file on the device, and answers every page
// with the one page there is. Plans are not its business: they come and go under /api/ and /sync/.

declare const self: ServiceWorkerGlobalScope;

const CACHE = "ownwords-";
const PAGE = "/";

// What copies are made with besides plans is nobody's secret, and a copy is made without a network too.
const PICTURES = "/api/pictures";
const WORD_TEMPLATE = "/api/word-template";
const FOR_COPIES = "for-copies";

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
  if (pathname === PICTURES) return event.respondWith(answerPictures(event));
  if (pathname === WORD_TEMPLATE) return event.respondWith(answerNewest(request));
  if (pathname.startsWith(`${PICTURES}/`)) return event.respondWith(answerPicture(request));
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

/** A server that does not answer now is asked again with every copy. */
async function fetchForCopies() {
  const template = new Request(new URL(WORD_TEMPLATE, self.location.origin));
  await answerNewest(template).catch(() => null);
  const list = await fetch(PICTURES).catch(() => null);
  if (list?.ok) await keepPictures(await caches.open(FOR_COPIES), list).catch(() => {});
}

/** The list as the server has it now, and with it every picture on it; else as it was. */
async function answerPictures(event: FetchEvent) {
  const cache = await caches.open(FOR_COPIES);
  const fresh = await fetch(event.request).catch(() => null);
  if (!fresh?.ok) return (await cache.match(PICTURES)) ?? fresh ?? Response.error();
  event.waitUntil(keepPictures(cache, fresh.clone()));
  return fresh;
}

/** What the server has now; else what it had. */
async function answerNewest(request: Request) {
  const cache = await caches.open(FOR_COPIES);
  const fresh = await fetch(request).catch(() => null);
  if (!fresh?.ok) return (await cache.match(request.url)) ?? fresh ?? Response.error();
  await cache.put(request.url, fresh.clone());
  return fresh;
}

/** An address stands for one picture for good. */
async function answerPicture(request: Request) {
  const cache = await caches.open(FOR_COPIES);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request.url, fresh.clone());
  return fresh;
}

async function keepPictures(cache: Cache, list: Response) {
  const { pictures }: { pictures: { address: string }[] } = await list.clone().json();
  const listed = new Set(pictures.map((it) => new URL(it.address, self.location.origin).href));
  const kept = new Set((await cache.keys()).map((it) => it.url));
  await cache.addAll([...listed].filter((it) => !kept.has(it)));
  await cache.put(PICTURES, list);
  const gone = [...kept].filter((it) => it.includes(`${PICTURES}/`) && !listed.has(it));
  await Promise.all(gone.map((it) => cache.delete(it)));
}

async function keepAll() {
  const cache = await caches.open(cacheName);
  await Promise.all([...files.map((it) => keep(cache, it)), fetchForCopies()]);
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
