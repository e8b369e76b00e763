// The service worker of a portal. A build puts what it knows before this text (`src/building/service-worker.ts`); what stands in
// one cache is of one build. No import: browsers run it as it is, without its types.
/// <reference lib="webworker" />

/** What a build tells its worker. */
declare const BUILD: {
  /** The path all addresses of the portal start with. */
  base: string;
  /** Another for every build that changed a page. */
  id: string;
  /**
   * The folders below the base that are the portal's and nobody else's, since a neighbour may live below the same base,
   * beside an old address that leads on.
   */
  places: string[];
  /** What is saved at the first visit: the address of each file and the beginning of its SHA-256. */
  saved: [address: string, print: string][];
};

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Begins the names of this portal's caches and of no other's: a base holds no space. */
const FAMILY = `cong-xa ${BUILD.base} `;
const NAME = FAMILY + BUILD.id;

/** Files that get another name when they get another content. */
const IMMUTABLE = /^(_astro|anh|mau)\//;

/** How long a page may take to begin, where there is a copy to show instead. */
const NETWORK_TIMEOUT_MS = 4000;

/** How many of the pages somebody read are fetched anew for a new build, and how many pictures are kept. */
const MOST_PAGES = 20;
const MOST_PICTURES = 60;

worker.addEventListener('install', (event) => event.waitUntil(save().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== 'GET' || path === null) return;
  if (event.request.mode === 'navigate') event.respondWith(openPage(event, BUILD.base + path));
  else if (IMMUTABLE.test(path)) event.respondWith(openLasting(event, path));
});

/** Fills this build's cache: all of it or, when the server holds another build already, nothing. */
async function save(): Promise<void> {
  const [cache, older] = [await caches.open(NAME), await olderCache()];
  try {
    // One after another, so that the reader's own next page finds the line nearly free.
    for (const [address, print] of BUILD.saved) await saveFile(cache, older, address, print);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  const read = [...(await pagesIn(older)), ...(await openAddresses())];
  const known = new Set(BUILD.saved.map(([address]) => address));
  const again = [...new Set(read)].filter((address) => !known.has(address)).slice(-MOST_PAGES);
  // A page that is no more, or not to be had now, is given up.
  await Promise.allSettled(
    again.map(async (address) => keep(cache, address, await fetch(address, { cache: 'no-cache' }))),
  );
}

async function saveFile(
  cache: Cache,
  older: Cache | undefined,
  address: string,
  print: string,
): Promise<void> {
  const old = await older?.match(address);
  const kept = old && (await old.arrayBuffer());
  if (kept && (await hashOf(kept)) === print) return cache.put(address, withSavedOn(old, kept));
  const response = await fetch(address, { cache: 'no-cache' });
  const content = await response.arrayBuffer();
  if (!response.ok || (await hashOf(content)) !== print) throw new Error(`${address} is of another build`);
  return cache.put(address, withSavedOn(response, content));
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(FAMILY) && name !== NAME) await caches.delete(name);
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** Opens a page from the network; its copy when there is no network or a slow one; else the copy of the home page. */
async function openPage(event: FetchEvent, address: string): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(address);
  const answer = askNetwork(event);
  event.waitUntil(answer.then((response) => keep(cache, address, response.clone())).catch(() => undefined));
  try {
    const response = await (kept ? Promise.race([answer, runOut()]) : answer);
    if (!kept || response.status < 500) return response;
  } catch {
    const home = kept ? undefined : await cache.match(BUILD.base);
    if (home) return mark(home, 503, SAYS.homeInstead);
    if (!kept) return Response.error();
  }
  return mark(kept, 200, SAYS.copy);
}

async function openLasting(event: FetchEvent, path: string): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(BUILD.base + path);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && path.startsWith('anh/')) event.waitUntil(keepPicture(cache, path, response.clone()));
  return response;
}

async function askNetwork({ preloadResponse, request }: FetchEvent): Promise<Response> {
  return ((await preloadResponse) as Response | undefined) ?? fetch(request);
}

function runOut(): Promise<never> {
  return new Promise((_, failed) => setTimeout(() => failed(new Error('slow network')), NETWORK_TIMEOUT_MS));
}

/** Keeps a page together with the files it names, so that it is shown as it was built or not at all. */
async function keep(cache: Cache, address: string, response: Response): Promise<void> {
  if (!response.ok || !response.headers.get('Content-Type')?.startsWith('text/html')) return;
  const html = await response.text();
  const named = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].flatMap(([, target]) => {
    const path = pathOf(new URL(target!, worker.location.origin).href);
    return path !== null && IMMUTABLE.test(path) && !path.startsWith('anh/') ? BUILD.base + path : [];
  });
  for (const file of new Set(named)) if (!(await cache.match(file))) await cache.add(file);
  await cache.put(address, withSavedOn(response, html));
}

async function keepPicture(cache: Cache, path: string, response: Response): Promise<void> {
  await cache.put(BUILD.base + path, response);
  const pictures = (await cache.keys()).filter(({ url }) => pathOf(url)?.startsWith('anh/'));
  for (const picture of pictures.slice(0, -MOST_PICTURES)) await cache.delete(picture);
}

const SAYS = {
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

/** Says on a copy, before all else, that it is one and of which day. */
async function mark(kept: Response, status: number, says: (typeof SAYS)['copy']): Promise<Response> {
  const html = await kept.text();
  const line = says[/<html[^<>]* lang="en"/.test(html) ? 'en' : 'vi'](kept.headers.get('Saved-On') ?? '');
  const marked = html.replace(
    /<body[^<>]*>/,
    (body) => `${body}<p class="demo-notice" role="status" data-element="saved-copy">${line}</p>`,
  );
  return new Response(marked, { status, headers: kept.headers });
}

/** A response as it is put away: its content, and the day, in Viet Nam, that it was known to be the newest. */
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
  const name = (await caches.keys()).findLast((each) => each.startsWith(FAMILY) && each !== NAME);
  return name === undefined ? undefined : caches.open(name);
}

async function pagesIn(cache: Cache | undefined): Promise<string[]> {
  return pageAddresses((await cache?.keys())?.map(({ url }) => url) ?? []);
}

/** The pages open now: the first that somebody reads is open before there is a worker to keep it. */
async function openAddresses(): Promise<string[]> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pageAddresses(windows.map(({ url }) => url));
}

function pageAddresses(urls: string[]): string[] {
  return urls.flatMap((url) => {
    const path = pathOf(url);
    return path !== null && !IMMUTABLE.test(path) ? BUILD.base + path : [];
  });
}

/** The path of an address below the portal's base; null when it is not the portal's. */
function pathOf(url: string): string | null {
  const { origin, pathname } = new URL(url);
  if (origin !== worker.location.origin || !pathname.startsWith(BUILD.base)) return null;
  const path = pathname.slice(BUILD.base.length);
  return BUILD.places.includes(path.split('/')[0]!) ? path : null;
}
