import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { Failure } from './failure.ts';
import { HEADERS } from './headers.ts';

/** A portal that was built, and how it is reached on this machine. */
export interface ServedPortal {
  id: string;
  folder: string;
  base: string;
}

/** Lists the portals built into a folder. Throws a Failure when there are none. */
export function findBuilt(out: string): ServedPortal[] {
  const found = (existsSync(out) ? readdirSync(out) : []).flatMap((id) => {
    const record = join(out, id, 'api/portal.json');
    if (!existsSync(record)) return [];
    const { url } = JSON.parse(readFileSync(record, 'utf8')) as { url: string };
    return { id, folder: join(out, id), base: new URL(url).pathname };
  });
  if (found.length === 0)
    throw new Failure(`Chưa có cổng nào được dựng trong ${out}. Chạy trước:  npm run build`);
  return found;
}

/**
 * Serves built portals, each at a host name of its own, so that each has the base path it will live under:
 * `http://<portal>.localhost:<port><base>`. Browsers know every name below `localhost` as this machine.
 */
export function servePortals(portals: ServedPortal[]): Server {
  const sites = new Map(portals.map((portal) => [portal.id, { ...portal, serve: serverOf(portal) }]));
  return createServer((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0]!.replace(/\.?localhost$/, '');
    const site = sites.get(host);
    if (!site) return listPortals(portals, request, response);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);

    const url = request.url ?? '/';
    if (!url.startsWith(site.base)) {
      response.writeHead(302, { Location: site.base }).end();
      return;
    }
    request.url = `/${respell(url.slice(site.base.length))}`;
    site.serve(request, response);
  });
}

/** The address of a portal on the preview server. */
export function addressOnServer({ id, base }: ServedPortal, port: number): string {
  return `http://${id}.localhost:${port}${base}`;
}

/** sirv leaves some characters of a name encoded, so names are brought into the one spelling it knows. */
function respell(path: string): string {
  try {
    const [name = '', ...query] = path.split('?');
    return [encodeURI(decodeURIComponent(name)), ...query].join('?');
  } catch {
    return path;
  }
}

function serverOf({ folder }: ServedPortal) {
  return sirv(folder, {
    dev: true,
    onNoMatch: (_request, response) => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(folder, '404.html')));
    },
  });
}

function listPortals(portals: ServedPortal[], request: IncomingMessage, response: ServerResponse): void {
  const port = Number(/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? 80);
  const named = portals.find(({ id }) => request.url?.split('/')[1] === id);
  if (named) {
    response.writeHead(302, { Location: addressOnServer(named, port) }).end();
    return;
  }
  const items = portals.map(
    (portal) => `<li><a href="${addressOnServer(portal, port)}">${portal.id}</a></li>`,
  );
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Các cổng đã dựng</title><h1>Các cổng đã dựng</h1><ul>${items.join('')}</ul></html>`,
  );
}
