import { hostOf, type Hit, type LineKind, type LineReader } from '../hit.ts';

/** Where a log of JSON lines has each value: the names to try, one within the other. */
interface JsonFields {
  name: string;
  /** A key that only the requests of this log have; lines without it are other events. */
  request: string[];
  time: string[];
  address: string[][];
  host: string[];
  method: string[];
  path: string[];
  status: string[];
  agent: string[];
  referer: string[];
}

/** The logs of JSON lines that are known. */
export const JSON_LOGS: readonly JsonFields[] = [
  {
    name: 'Caddy',
    request: ['request', 'uri'],
    time: ['ts'],
    // Caddy before 2.7, as in Debian 12, has only the first.
    address: [
      ['request', 'client_ip'],
      ['request', 'remote_ip'],
      ['request', 'remote_addr'],
    ],
    host: ['request', 'host'],
    method: ['request', 'method'],
    path: ['request', 'uri'],
    status: ['status'],
    agent: ['request', 'headers', 'User-Agent'],
    referer: ['request', 'headers', 'Referer'],
  },
  {
    name: 'Cloudflare Logpush',
    request: ['ClientRequestURI'],
    time: ['EdgeStartTimestamp'],
    address: [['ClientIP']],
    host: ['ClientRequestHost'],
    method: ['ClientRequestMethod'],
    path: ['ClientRequestURI'],
    status: ['EdgeResponseStatus'],
    agent: ['ClientRequestUserAgent'],
    referer: ['ClientRequestReferer'],
  },
];

/** Makes a reader of JSON lines: the access log of Caddy, the log files of Cloudflare. */
export function jsonReader(): LineReader {
  let fields: JsonFields | undefined;
  return {
    get name() {
      return fields?.name ?? 'JSON';
    },
    read(line, hit) {
      const entry = parse(line);
      if (entry === undefined) return 'unreadable';
      const found = JSON_LOGS.find(({ request }) => valueAt(entry, request) !== undefined);
      if (!found) return 'other';
      fields = found;
      return fill(hit, entry, found);
    },
  };
}

function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function fill(hit: Hit, entry: object, fields: JsonFields): LineKind {
  const address = fields.address.map((path) => textAt(entry, path)).find(Boolean);
  hit.time = secondsOf(valueAt(entry, fields.time));
  hit.status = Number(valueAt(entry, fields.status));
  if (!address || Number.isNaN(hit.time) || Number.isNaN(hit.status)) return 'unreadable';
  hit.address = withoutPort(address);
  hit.host = hostOf(textAt(entry, fields.host));
  hit.method = textAt(entry, fields.method);
  hit.path = textAt(entry, fields.path);
  hit.agent = textAt(entry, fields.agent);
  hit.referer = textAt(entry, fields.referer);
  return 'hit';
}

function valueAt(entry: object, path: string[]): unknown {
  let value: unknown = entry;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Reads a text; of a list, as Caddy gives the values of a header, the first. */
function textAt(entry: object, path: string[]): string {
  const value = valueAt(entry, path);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** Reads a time: seconds since 1970 with or without a part, milli- to nanoseconds, or a text with its zone. */
function secondsOf(value: unknown): number {
  if (typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value)) return Math.floor(Date.parse(value) / 1000);
  let seconds = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  while (seconds > MAX_SECONDS) seconds /= 1000;
  return Math.floor(seconds);
}

/** The seconds at the end of the year 5138; a larger number is in a smaller unit. */
const MAX_SECONDS = 1e11;

/** Takes off the port that the first versions of Caddy put after the address. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\]:\d+$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}
