import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  cachingOf,
  HIDDEN_FILES,
  REVALIDATED,
  securityOf,
  type MeasurementHosts,
} from '../serving/headers.ts';
import { targetOf, type QueryMove } from '../serving/servers/host.ts';
import { readPortalAddress, type PortalAddress } from '../schemas/portal-address.ts';
import { listBuilt, oldAddressesOf } from './built-sites.ts';
import { Failure } from '../terminal/failure.ts';

/** A built portal and the address that it was built for. */
export interface ServedPortal extends PortalAddress {
  id: string;
  folder: string;
  /** The old addresses with a query, from the root of the portal. */
  moves?: readonly QueryMove[];
  measurement?: MeasurementHosts | undefined;
}

/** Lists the portals built into a folder, from any content. Throws a Failure when there are none. */
export function findBuilt(out: string): ServedPortal[] {
  const found = listBuilt(out).flatMap(({ id, folder, url, measurement }) => {
    const address = readPortalAddress(url);
    return 'url' in address ? { id, folder, measurement, ...address } : [];
  });
  if (found.length === 0) throw new Failure(nothingBuilt(out));
  return found;
}

/** Says that a folder has no built portal, and what to do. */
export function nothingBuilt(out: string): string {
  return `Chưa có cổng nào được dựng trong ${out}. Chạy trước:  npm run build`;
}

/**
 * Serves built portals, each at its own host name, so that each has its real base path:
 * `http://<portal>.localhost:<port><base>`. Browsers resolve every name below `localhost` to this machine.
 * The headers, caching, compression and 404 page are those of the configurations in `src/serving`.
 */
export function servePortals(portals: ServedPortal[]): Server {
  const sites = new Map(portals.map((portal) => [portal.id, portal]));
  return createServer((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0]!.replace(/\.?localhost$/, '');
    const site = sites.get(host);
    if (site) serve(site, request, response);
    else answerElsewhere(portals, request, response);
  });
}

/** Returns the address of a portal on the preview server. */
export function addressOnServer({ id, base }: ServedPortal, port: number): string {
  return `http://${id}.localhost:${port}${base}`;
}

function serve(
  { folder: named, base, measurement }: ServedPortal,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // In a folder of deployed sites, `current` is a link. Resolves it once, so that the whole answer comes from one
  // release.
  const folder = realFolder(named);
  if (folder === null) return sendRebuilding(response);
  const [path, query] = splitAddress(request.url ?? '/');
  // No page has a path with two slashes, and a redirect to such a path would lead to another host.
  const isDoubled = path.includes('//');
  // The file of old addresses lists only those with a query, because the others have a page that redirects.
  const moves = query === '' ? [] : (oldAddressesOf(folder)?.moves ?? []);
  const move = moves.find(({ from }) => targetOf(base, from) === path + query);
  if (move) return redirect(response, 301, targetOf(base, move.to));
  const inside = path.startsWith(base) && !isDoubled ? path.slice(base.length) : null;
  const found = inside === null ? null : findFile(folder, inside);
  response.setHeaders(new Map(Object.entries(securityOf(found ? inside! : '404.html', measurement))));
  if (inside === null && !isDoubled) return redirect(response, 302, base);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  if (found === 'folder') return redirect(response, 301, `${path}/${query}`);
  response.setHeader('Cache-Control', found ? cachingOf(inside!) : REVALIDATED);
  send(found ?? join(folder, '404.html'), found ? 200 : 404, request, response);
}

/** Splits an address into its path and its query with the question mark. */
function splitAddress(address: string): [path: string, query: string] {
  const [path] = address.split('?', 1);
  return [path!, address.slice(path!.length)];
}

/** Finds the file for a path; null outside the folder, and for files that a web server would not send. */
function findFile(folder: string, path: string): string | 'folder' | null {
  const name = decode(path);
  if (
    name === null ||
    /[\0\\]|^\.(?!well-known\/)|\/\./.test(name) ||
    HIDDEN_FILES.some((each) => each === name)
  )
    return null;
  const file = resolve(folder, `./${name}`);
  if (file !== resolve(folder) && !file.startsWith(resolve(folder) + sep)) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return path.endsWith('/') ? null : file;
  if (!stat || !existsSync(join(file, 'index.html'))) return null;
  return path === '' || path.endsWith('/') ? join(file, 'index.html') : 'folder';
}

function send(file: string, status: number, request: IncomingMessage, response: ServerResponse): void {
  const content = readBuilt(file);
  if (content === null) return sendRebuilding(response);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const etag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
  const zipped = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag }).end();
    return;
  }
  const body = zipped ? gzipSync(content) : content;
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': body.length,
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendRebuilding(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': REVALIDATED });
  response.end('Cổng đang được dựng lại. Hãy tải lại trang sau ít giây.\n');
}

/** Follows the links on the way to a folder; null when a build has just taken it away. */
function realFolder(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

/** Reads a file of a site; null when a build has just taken it away. */
function readBuilt(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'text/xml; charset=utf-8',
};

const COMPRESSED = /^text\/|json|svg/;

function redirect(response: ServerResponse, status: 301 | 302, address: string): void {
  response.writeHead(status, { Location: address, 'Cache-Control': REVALIDATED }).end();
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Answers for a host that is no portal's: with the list of portals at `/`, with 404 and the same list elsewhere. */
function answerElsewhere(portals: ServedPortal[], request: IncomingMessage, response: ServerResponse): void {
  const port = Number(/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? 80);
  const [path] = splitAddress(request.url ?? '/');
  const named = portals.find(({ id }) => path === `/${id}` || path === `/${id}/`);
  if (named) return redirect(response, 302, addressOnServer(named, port));
  const items = portals.map((portal) => {
    const address = addressOnServer(portal, port);
    return `<li><a href="${address}">${address}</a></li>`;
  });
  const [status, title] = path === '/' ? [200, 'Các cổng đã dựng'] : [404, 'Ở đây không có trang này'];
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': REVALIDATED });
  response.end(
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>Mỗi cổng mở ở một địa chỉ riêng:</p><ul>${items.join('')}</ul></html>`,
  );
}
