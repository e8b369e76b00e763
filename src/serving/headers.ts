/** The headers every answer of a portal carries: it is what it says it is, and other sites may not embed it. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The headers of every answer that a browser may make a document or a worker of. Everything comes from the portal's
 * own origin; nothing that stands inside a page runs or styles. `wasm-unsafe-eval` is what Pagefind's search needs.
 */
export const DOCUMENT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': [
    ...deny(['accelerometer', 'autoplay', 'browsing-topics', 'camera']),
    ...deny(['clipboard-read', 'compute-pressure', 'cross-origin-isolated', 'display-capture']),
    ...deny(['encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid']),
    ...deny(['identity-credentials-get', 'idle-detection', 'keyboard-map']),
    ...deny(['local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment']),
    ...deny(['picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get']),
    ...deny(['screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management']),
    ...deny(['xr-spatial-tracking']),
    // “Chép địa chỉ” writes what the reader asked for.
    'clipboard-write=(self)',
  ].join(', '),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * The headers of answers over https alone: a browser that has seen one asks for the host over https only, for a year.
 * Of the host itself, not of those below it, which may be somebody else's.
 */
export const TRANSPORT_HEADERS: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000',
};

/**
 * The endings of the files that only ever are a part of a page. Their answers go without the document headers, a
 * kilobyte each, of which a search fetches two dozen. Browsers heed those headers on documents and workers alone, and
 * none of these becomes one in which anything runs: opened by its address, each is shown as a picture or as plain text,
 * never guessed to be more (`nosniff`). All else keeps them: pages, XML, SVG, PDF, files to download, error pages, and
 * what is not known here.
 */
export const PARTS_OF_PAGES = [
  ...['avif', 'css', 'jpg', 'js', 'json', 'png', 'webp'],
  ...['pagefind', 'pf_filter', 'pf_fragment', 'pf_index', 'pf_meta'],
] as const;

/** The service worker: a script, but one that runs by itself, under the policy its own answer carries. */
export const WORKER_FILE = 'sw.js';

/** The folders whose files get another name when they get another content, so that a copy is good for ever. */
export const IMMUTABLE_FOLDERS = ['_astro', 'anh', 'mau', 'pagefind/fragment', 'pagefind/index'] as const;

/** How long a copy may be used without asking: of lasting files a year, the longest that is understood. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Everything else is asked for each time; where nothing has changed, the answer is a short 304. */
export const REVALIDATED = 'no-cache';

/**
 * The paths nobody is to see, as a regular expression that looks ahead: those with a segment that begins with a dot,
 * such as the record of how a site was built. `/.well-known/` stays, where others prove that the host is theirs.
 */
export const HIDDEN_PATHS = String.raw`/\.(?!well-known/)|./\.`;

/** The file in which some hosts look for these headers; it is read by them and shown to nobody. */
export const HEADERS_FILE = '_headers';

/** Gives how long the file at a path below the portal's base may be kept. */
export function cachingOf(path: string): string {
  return IMMUTABLE_FOLDERS.some((folder) => path.startsWith(`${folder}/`)) ? IMMUTABLE : REVALIDATED;
}

/** Gives the headers of the file at a path below the portal's base; an error page's are those of any page. */
export function securityOf(path: string): Readonly<Record<string, string>> {
  const isPart = PARTS_OF_PAGES.some((ending) => path.endsWith(`.${ending}`)) && path !== WORKER_FILE;
  return isPart ? COMMON_HEADERS : { ...COMMON_HEADERS, ...DOCUMENT_HEADERS };
}

function deny(features: string[]): string[] {
  return features.map((feature) => `${feature}=()`);
}
