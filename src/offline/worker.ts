// The service worker of a portal. A build writes `BUILD` before this text (`src/building/service-worker.ts`). Each
// cache holds the files of one build only. Imports nothing, because browsers run this text as it is, without its types.
/// <reference lib="webworker" />

/** The facts about a build, which the build writes before this text. */
declare const BUILD: {
  /** The path that all addresses of the portal begin with. */
  base: string;
  /** Differs between two builds if any page does. */
  id: string;
  /**
   * The folders below the base that belong to this portal. Other portals may live below the same base.
   */
  places: string[];
  /** The files to save at the first visit: the address of each, and the beginning of its SHA-256. */
  saved: [address: string, hash: string][];
  /** How many of them, from the first on, are saved on a slow line. */
  few: number;
};

declare const self: ServiceWorkerGlobalScope;

/** Begins the names of this portal's caches only: the base holds no space, so the space ends it. */
const FAMILY = `cong-xa ${BUILD.base} `;
const NAME = FAMILY + BUILD.id;

/** Files whose names change when their content does. */
const IMMUTABLE = /^(_astro|anh|mau)\//;

/** How long to wait for the network before showing a saved copy, and for the storage before asking the network. */
const TIMEOUT_MS = 4000;

/** How many of the pages that the reader opened are fetched again for a new build. */
const MAX_READ_PAGES = 20;
/** How many pictures are kept. */
const MAX_PICTURES = 60;

self.addEventListener('install', (event) => event.waitUntil(save().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== 'GET' || path === null) return;
  if (event.request.mode === 'navigate') event.respondWith(openPage(event, BUILD.base + path));
  else if (IMMUTABLE.test(path)) event.respondWith(openImmutable(event, path));
});

/** Fills this build's cache. Leaves no cache if the server already has another build, so that builds never mix. */
async function save(): Promise<void> {
  const [cache, older] = [await caches.open(NAME), await olderCache()];
  const files = isSlow() ? BUILD.saved.slice(0, BUILD.few) : BUILD.saved;
  try {
    // One file at a time, so that the line stays nearly free for the reader's next page.
    for (const [address, hash] of files) await saveFile(cache, older, address, hash);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  // On a slow line only the pages that are open now are fetched again, because the browser has just loaded them.
  const read = [...(isSlow() ? [] : await pagesIn(older)), ...(await openAddresses())];
  const saved = new Set(files.map(([address]) => address));
  const again = [...new Set(read)].filter((address) => !saved.has(address)).slice(-MAX_READ_PAGES);
  // Skips pages that no longer exist or cannot be fetched now.
  await Promise.all(
    again.map((address) =>
      fetch(address, { cache: 'no-cache' })
        .then((response) => savePage(cache, address, response))
        .catch(() => undefined),
    ),
  );
}

/** Whether the browser calls the line slow; browsers that do not say count as fast. */
function isSlow(): boolean {
  const { connection } = self.navigator as { connection?: { effectiveType?: string } };
  return /^(slow-)?[23]g$/.test((connection && connection.effectiveType) || '');
}

async function saveFile(
  cache: Cache,
  older: Cache | undefined,
  address: string,
  hash: string,
): Promise<void> {
  const old = older && (await older.match(address));
  const saved = old && (await old.arrayBuffer());
  if (saved && (await hashOf(saved)) === hash) return cache.put(address, withSavedOn(old, saved));
  const response = await fetch(address, { cache: 'no-cache' });
  const content = await response.arrayBuffer();
  if (!response.ok || (await hashOf(content)) !== hash) throw new Error(`${address} is of another build`);
  return cache.put(address, withSavedOn(response, content));
}

async function takeOver(): Promise<void> {
  await deleteOlder().catch(() => undefined);
  const { navigationPreload } = self.registration as { navigationPreload?: NavigationPreloadManager };
  if (navigationPreload) await navigationPreload.enable().catch(() => undefined);
  await self.clients.claim();
}

async function deleteOlder(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(FAMILY) && name !== NAME) await caches.delete(name);
}

/**
 * Opens a page from the network; its saved copy when there is no network or a slow one; the home page's copy when it
 * has none. Does not wait for the storage when the network is faster, because a damaged storage may never answer.
 */
async function openPage(event: FetchEvent, address: string): Promise<Response> {
  const answer = askNetwork(event);
  const copy = savedAt(address);
  event.waitUntil(
    answer
      .then((response) => keep(response.clone(), (cache, fresh) => savePage(cache, address, fresh)))
      .catch(() => undefined),
  );
  try {
    const response = await Promise.race([answer, copy.then((saved) => (saved ? timeout() : answer))]);
    if (response.status < 500 || !(await copy)) return response;
  } catch (_error) {
    if (!(await copy)) return homeInstead();
  }
  return mark((await copy)!, 200, NOTICES.copy).catch(() => answer);
}

async function homeInstead(): Promise<Response> {
  const home = await savedAt(BUILD.base);
  return home ? mark(home, 503, NOTICES.homeInstead).catch(() => Response.error()) : Response.error();
}

async function openImmutable(event: FetchEvent, path: string): Promise<Response> {
  const saved = await Promise.race([savedAt(BUILD.base + path), timeout()]).catch(() => undefined);
  if (saved) return saved;
  const response = await fetch(event.request);
  if (response.ok && path.startsWith('anh/'))
    event.waitUntil(keep(response.clone(), (cache, fresh) => savePicture(cache, path, fresh)));
  return response;
}

/** Finds a saved copy. A storage that fails counts as an empty one, so that the reader gets the page all the same. */
async function savedAt(address: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(NAME)).match(address);
  } catch (_error) {
    return undefined;
  }
}

/** Saves a response unless the storage fails, which changes nothing for the reader. */
async function keep(
  response: Response,
  save: (cache: Cache, response: Response) => Promise<void>,
): Promise<void> {
  try {
    await save(await caches.open(NAME), response);
  } catch (_error) {
    // The next visit tries again.
  }
}

async function askNetwork({ preloadResponse, request }: FetchEvent): Promise<Response> {
  return ((await preloadResponse) as Response | undefined) || fetch(request);
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), TIMEOUT_MS));
}

/**
 * Saves a page together with the files it names, so that its copy looks as it was built. Saves nothing if one cannot be
 * fetched.
 */
async function savePage(cache: Cache, address: string, response: Response): Promise<void> {
  if (!response.ok || !(response.headers.get('Content-Type') || '').startsWith('text/html')) return;
  const html = await response.text();
  const named = (html.match(/(?:href|src)="[^"]+"/g) || [])
    .map((found) => pathOf(new URL(found.slice(found.indexOf('"') + 1, -1), self.location.origin).href))
    .filter((path) => path !== null && IMMUTABLE.test(path) && !path.startsWith('anh/'))
    .map((path) => BUILD.base + path!);
  for (const file of new Set(named)) if (!(await cache.match(file))) await cache.add(file);
  await cache.put(address, withSavedOn(response, html));
}

async function savePicture(cache: Cache, path: string, response: Response): Promise<void> {
  await cache.put(BUILD.base + path, response);
  const pictures = (await cache.keys()).filter(({ url }) => (pathOf(url) || '').startsWith('anh/'));
  for (const picture of pictures.slice(0, -MAX_PICTURES)) await cache.delete(picture);
}

const NOTICES = {
  copy: {
    vi: (day: string) => `Bản lưu ngày ${day}. Chưa nối được mạng nên nội dung có thể chưa mới nhất.`,
    en: (day: string) => `Saved copy of ${day}. There is no connection, so it may be out of date.`,
  },
  homeInstead: {
    vi: (day: string) =>
      `Trang này chưa được lưu trên máy và chưa nối được mạng. Đây là trang chủ, bản lưu ngày ${day}.`,
    en: (day: string) => `This page is not saved and there is no connection. Home page, copy of ${day}.`,
  },
};

/** Puts a notice at the top of a copy: that it is one, and its day. */
async function mark(copy: Response, status: number, notice: (typeof NOTICES)['copy']): Promise<Response> {
  const html = await copy.text();
  const line = notice[/<html[^<>]* lang="en"/.test(html) ? 'en' : 'vi'](copy.headers.get('Saved-On') || '');
  const marked = html.replace(
    /<body[^<>]*>/,
    (body) => `${body}<p class="demo-notice" role="status" data-element="saved-copy">${line}</p>`,
  );
  return new Response(marked, { status, headers: copy.headers });
}

/** Makes the response to save: the content, and the day, in Viet Nam, on which it was the newest. */
function withSavedOn(response: Response, content: BodyInit): Response {
  const headers = new Headers(response.headers);
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  const day = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' } as const;
  headers.set('Saved-On', new Intl.DateTimeFormat('en-GB', day).format(new Date()));
  return new Response(content, { headers });
}

async function hashOf(content: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', content);
  return Array.from(new Uint8Array(digest, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function olderCache(): Promise<Cache | undefined> {
  const name = (await caches.keys()).filter((each) => each.startsWith(FAMILY) && each !== NAME).pop();
  return name === undefined ? undefined : caches.open(name);
}

async function pagesIn(cache: Cache | undefined): Promise<string[]> {
  const kept = cache ? await cache.keys() : [];
  return pageAddresses(kept.map(({ url }) => url));
}

/**
 * Gives the pages that are open now. The first page that a reader opens is loaded before there is a worker to save it.
 */
async function openAddresses(): Promise<string[]> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pageAddresses(windows.map(({ url }) => url));
}

function pageAddresses(urls: string[]): string[] {
  return urls
    .map(pathOf)
    .filter((path) => path !== null && !IMMUTABLE.test(path))
    .map((path) => BUILD.base + path!);
}

/** Gives the path of an address below the portal's base; null for an address that is not the portal's. */
function pathOf(url: string): string | null {
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin || !pathname.startsWith(BUILD.base)) return null;
  const path = pathname.slice(BUILD.base.length);
  return BUILD.places.includes(path.split('/')[0]!) ? path : null;
}
