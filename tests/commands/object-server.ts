import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a store holds of an object. */
export interface StoredObject {
  body: Buffer;
  cacheControl: string | undefined;
}

export interface ObjectServer {
  endpoint: string;
  /** What is stored, by bucket and key. */
  objects: Map<string, StoredObject>;
  /** Gives how often somebody listed what is stored. */
  countListings: () => number;
  close: () => void;
}

/**
 * Runs a store that speaks as much of the S3 protocol over loopback as rclone and aws ask of it: objects are put, read,
 * asked for, listed and removed. It knows one bucket and believes every signature, but for those of one key.
 */
export async function startObjectServer(
  bucket: string,
  { refusedKey }: { refusedKey?: string } = {},
): Promise<ObjectServer> {
  const objects = new Map<string, StoredObject>();
  let listings = 0;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://store');
    const key = decodeURIComponent(pathname.slice(1));
    const body = bodyOf(request, await buffer(request));
    const answer = (status: number, text: Buffer | string = '', headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'Last-Modified': new Date(0).toUTCString(), ...headers }).end(text);

    const signedBy = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
    if (refusedKey !== undefined && signedBy === refusedKey) return answer(403, fault('InvalidAccessKeyId'));
    if (key !== bucket && !key.startsWith(`${bucket}/`)) return answer(404, fault('NoSuchBucket'));
    if (request.method === 'POST' && searchParams.has('delete')) {
      for (const [, removed] of body.toString().matchAll(/<Key>([^<]{1,1024})<\/Key>/g))
        objects.delete(`${bucket}/${removed}`);
      return answer(200, '<DeleteResult/>', { 'Content-Type': 'application/xml' });
    }
    if (key === bucket)
      return answer(200, request.method === 'GET' ? listed(searchParams) : '', {
        'Content-Type': 'application/xml',
      });
    if (request.method === 'PUT') {
      objects.set(key, { body, cacheControl: request.headers['cache-control'] });
      return answer(200, '', { ETag: '"0"' });
    }
    if (request.method === 'DELETE') return answer(objects.delete(key) ? 204 : 404);
    const stored = objects.get(key);
    if (!stored) return answer(404, request.method === 'HEAD' ? '' : fault('NoSuchKey'));
    return answer(200, request.method === 'HEAD' ? '' : stored.body, {
      'Content-Length': String(stored.body.length),
      ETag: '"0"',
    });
  });

  /** Lists what lies below a prefix: down to the delimiter, where one is given. */
  function listed(asked: URLSearchParams): string {
    listings++;
    const [prefix, delimiter] = [asked.get('prefix') ?? '', asked.get('delimiter')];
    const folders = new Set<string>();
    let rows = '';
    for (const [whole, { body }] of objects) {
      const key = whole.slice(bucket.length + 1);
      if (!key.startsWith(prefix)) continue;
      const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
      if (end >= 0) folders.add(key.slice(0, end + 1));
      else
        rows += `<Contents><Key>${key}</Key><Size>${body.length}</Size><LastModified>1970-01-01T00:00:00Z</LastModified></Contents>`;
    }
    for (const folder of folders) rows += `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`;
    return `<ListBucketResult><IsTruncated>false</IsTruncated>${rows}</ListBucketResult>`;
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    countListings: () => listings,
    close: () => server.close(),
  };
}

/** Takes a body out of the signed pieces in which aws sends it. */
function bodyOf(request: IncomingMessage, sent: Buffer): Buffer {
  if (!request.headers['content-encoding']?.includes('aws-chunked')) return sent;
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const end = sent.indexOf('\r\n', at);
    const size = parseInt(sent.toString('latin1', at, end), 16);
    if (!size) return Buffer.concat(pieces);
    pieces.push(sent.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

function fault(code: string): string {
  return `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
}
