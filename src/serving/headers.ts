/** The headers of every answer: browsers trust its content type, and other sites may not embed it. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** The directives of the policy; each allows only the portal's own origin, or nothing. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/**
 * The headers of every answer that a browser may turn into a document or a worker. They allow only files from the
 * portal's own origin, and no scripts or styles inside a page.
 */
export const DOCUMENT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': writePolicy(POLICY),
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
    // The button “Chép địa chỉ” writes to the clipboard.
    'clipboard-write=(self)',
  ].join(', '),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * The headers of answers over https only: a browser that has seen one uses only https for this host, for a year. They
 * leave out subdomains, which may belong to somebody else.
 */
export const TRANSPORT_HEADERS: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000',
};

/**
 * The endings of files that are only ever a part of a page. Their answers omit the document headers, which weigh a
 * kilobyte, because a search fetches two dozen such files. Omitting them is safe: browsers obey those headers only on
 * documents and workers, and a browser that opens such a file by its address shows a picture or plain text (`nosniff`),
 * in which nothing runs. Everything else keeps them: pages, XML, SVG, PDF, downloads, error pages, unknown endings.
 */
export const PARTS_OF_PAGES = [
  ...['avif', 'css', 'jpg', 'js', 'json', 'png', 'webp'],
  ...['pf_filter', 'pf_fragment', 'pf_index'],
] as const;

/** The service worker, a script that keeps the document headers, because it runs under the policy of its own answer. */
export const WORKER_FILE = 'sw.js';

/** The folders whose files change their name whenever their content changes, so that a copy never goes stale. */
export const IMMUTABLE_FOLDERS = ['_astro', 'anh', 'mau', 'pagefind/fragment', 'pagefind/index'] as const;

/** Lets browsers use a copy of a lasting file for a year without asking, the longest time that they understand. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Makes browsers ask for every other file each time; the answer is a short 304 when it has not changed. */
export const REVALIDATED = 'no-cache';

/**
 * Matches the paths that servers hide: those with a segment that begins with a dot, such as the record of how a site
 * was built. Does not match `/.well-known/`, where owners prove that the host is theirs. Looks ahead.
 */
export const HIDDEN_PATHS = String.raw`/\.(?!well-known/)|./\.`;

/** The file in which some hosts look for these headers; servers never show it. */
export const HEADERS_FILE = '_headers';

/** The file in which some hosts look for old addresses. */
export const REDIRECTS_FILE = '_redirects';

/** The file in which IIS looks for its settings. */
export const WEB_CONFIG_FILE = 'web.config';

/**
 * The file from which the configuration of a server takes what a static site cannot answer. Its name begins with no dot,
 * because it must travel with the site: the configuration is written where the site is served.
 */
export const OLD_ADDRESSES_FILE = '_dia-chi-cu.json';

/** The files at the root of a site that only hosts read; servers never show them. */
export const HIDDEN_FILES = [HEADERS_FILE, REDIRECTS_FILE, WEB_CONFIG_FILE, OLD_ADDRESSES_FILE] as const;

/** The endings of the compressed copies of a file, by the name of the encoding; the smallest copy comes first. */
export const COMPRESSED_COPIES = { br: '.br', gzip: '.gz' } as const;

/** The endings of the files that are text, which servers compress and of which a build may make compressed copies. */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  xml: 'text/xml',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

/** Returns the `Cache-Control` of the file at a path below the portal's base. */
export function cachingOf(path: string): string {
  return IMMUTABLE_FOLDERS.some((folder) => path.startsWith(`${folder}/`)) ? IMMUTABLE : REVALIDATED;
}

/**
 * Returns the policy of a portal: that of all portals; where another system measures visits, with the hosts of that
 * system, which a script may be loaded from, send numbers to and ask for a picture.
 */
export function policyOf(measurement: MeasurementHosts | undefined): string {
  if (!measurement) return DOCUMENT_HEADERS['Content-Security-Policy']!;
  const { script, hosts } = measurement;
  const also = [...new Set([new URL(script).hostname, ...hosts])].map((host) => ` https://${host}`).join('');
  return writePolicy({
    ...POLICY,
    'script-src': `${POLICY['script-src']} ${new URL(script).origin}`,
    'img-src': POLICY['img-src'] + also,
    'connect-src': POLICY['connect-src'] + also,
  });
}

/** The script of another system on a portal's pages, and the hosts that it asks. */
export interface MeasurementHosts {
  script: string;
  hosts: string[];
}

/** Returns the security headers of the file at a path below the portal's base; an error page has those of any page. */
export function securityOf(path: string, measurement?: MeasurementHosts): Readonly<Record<string, string>> {
  const isPart = PARTS_OF_PAGES.some((ending) => path.endsWith(`.${ending}`)) && path !== WORKER_FILE;
  if (isPart) return COMMON_HEADERS;
  return { ...COMMON_HEADERS, ...DOCUMENT_HEADERS, 'Content-Security-Policy': policyOf(measurement) };
}

function writePolicy(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

function deny(features: string[]): string[] {
  return features.map((feature) => `${feature}=()`);
}
