import { hash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Answer } from '../../verifying/validate-answer.ts';

/** How a site is asked. */
export interface SiteClientOptions {
  /** The address of the server when the host name does not lead to it; requests keep the host name. */
  at: URL | null;
  /** Requests per second. */
  rate: number;
  /** Connections at the same time. */
  connections: number;
}

/** How to make a request, and how much of its answer to read. */
interface Request {
  /** The most bytes of the body that are of interest. */
  maxBytes: number;
  /** The most bytes of a body that are given as text; `MAX_TEXT_BYTES` where not said. */
  maxTextBytes?: number;
  /** The ETag of the copy that is known; the server may then answer 304. */
  etag?: string | undefined;
  /** The user agent and the referer, to find out pages that show some visitors something else. */
  as?: { agent: string; referer: string };
}

/** The certificate of a server, as its first answer showed it. */
export interface SeenCertificate {
  /** When it ends, in milliseconds. */
  until: number;
  /** What is wrong with it; null for a good one. */
  fault: string | null;
}

/**
 * Sends requests to one server politely: no faster than the rate, over few connections. Limits the time and the size of
 * each answer.
 */
export class SiteClient {
  certificate: SeenCertificate | null = null;
  readonly #options: SiteClientOptions;
  readonly #agents: { 'http:': http.Agent; 'https:': https.Agent };
  #nextTurn = 0;

  constructor(options: SiteClientOptions) {
    this.#options = options;
    const settings = { keepAlive: true, maxSockets: options.connections };
    this.#agents = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  }

  /**
   * Asks for an address. Tries once more where the connection broke. When no answer comes, throws an error with a code.
   */
  async ask(address: string, request: Request): Promise<Answer> {
    try {
      return await this.#askOnce(address, request);
    } catch (error) {
      if (!['ECONNRESET', 'EPIPE'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
      return this.#askOnce(address, request);
    }
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  async #askOnce(address: string, request: Request): Promise<Answer> {
    await this.#turn();
    const url = new URL(address);
    const server = this.#options.at ?? url;
    const protocol = server.protocol as 'http:' | 'https:';
    const { agent, referer } = request.as ?? { agent: OUR_AGENT, referer: '' };
    return new Promise((settle, reject) => {
      const sent = (protocol === 'http:' ? http : https).request({
        ...{ agent: this.#agents[protocol], host: bare(server.hostname), port: server.port },
        ...{ path: url.pathname + url.search, timeout: SILENCE_MS, servername: bare(url.hostname) },
        // A bad certificate is a finding, not the end of the check.
        rejectUnauthorized: false,
        headers: {
          ...{ host: url.host, 'user-agent': agent, accept: '*/*', 'accept-encoding': 'gzip, br, zstd' },
          ...(referer ? { referer } : {}),
          ...(request.etag === undefined ? {} : { 'if-none-match': request.etag }),
        },
      });
      const giveUp = setTimeout(() => sent.destroy(withCode('ETIMEDOUT')), maxMillis(request.maxBytes));
      sent.on('timeout', () => sent.destroy(withCode('ETIMEDOUT')));
      sent.on('error', (error) => {
        clearTimeout(giveUp);
        reject(error);
      });
      sent.on('response', (response) => {
        if (protocol === 'https:') this.certificate ??= certificateOf(response.socket as TLSSocket);
        receive(response, request, (answer) => {
          clearTimeout(giveUp);
          settle(answer);
        });
        response.on('error', (error) => {
          clearTimeout(giveUp);
          reject(error);
        });
      });
      sent.end();
    });
  }

  /** Waits until the next request may go out. */
  async #turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#nextTurn);
    this.#nextTurn = at + 1000 / this.#options.rate;
    if (at > now) await wait(at - now);
  }
}

/** The user agent, by which those who read the logs of the server recognise this program. */
const OUR_AGENT = 'cong-xa-verify (+npm run verify)';

/** Milliseconds without a byte after which a server counts as silent. */
const SILENCE_MS = 15_000;

/**
 * The most milliseconds that an answer of a size may take: half a minute, and what a slow line needs, up to five
 * minutes.
 */
function maxMillis(bytes: number): number {
  return 30_000 + Math.min(270_000, bytes / 50);
}

function receive(response: http.IncomingMessage, request: Request, settle: (answer: Answer) => void): void {
  const pieces: Buffer[] = [];
  let size = 0;
  const conclude = (isCut: boolean) => settle(answerOf(response, Buffer.concat(pieces), request, isCut));
  response.on('data', (piece: Buffer) => {
    pieces.push(piece);
    size += piece.length;
    if (size <= request.maxBytes) return;
    conclude(true);
    response.destroy();
  });
  response.on('end', () => conclude(false));
}

function answerOf(
  response: http.IncomingMessage,
  sent: Buffer,
  { maxBytes, maxTextBytes = MAX_TEXT_BYTES }: Request,
  isCut: boolean,
): Answer {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const body = isCut ? null : decompress(sent, headers['content-encoding'], maxBytes);
  const bytes = body ?? sent;
  return {
    status: response.statusCode ?? 0,
    headers,
    digest: hash('sha256', bytes),
    size: body ? bytes.length : Math.max(maxBytes, bytes.length),
    isCut: body === null,
    text: bytes.length <= maxTextBytes ? bytes.toString('utf8') : null,
  };
}

/** Undoes the compression of a body; null when it is broken, or longer than the most bytes of interest. */
function decompress(body: Buffer, encoding: string | undefined, maxOutputLength: number): Buffer | null {
  const undo = encoding === undefined ? undefined : DECOMPRESS[encoding];
  if (!undo || body.length === 0) return body;
  try {
    return undo(body, { maxOutputLength });
  } catch {
    return null;
  }
}

const DECOMPRESS: Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
  zstd: zstdDecompressSync,
};

/** Texts up to this size are searched for links. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

function certificateOf(socket: TLSSocket): SeenCertificate {
  const { valid_to: until } = socket.getPeerCertificate();
  const fault = socket.authorizationError as Error | string | undefined;
  return {
    until: Date.parse(until),
    fault:
      socket.authorized || !fault ? null : typeof fault === 'string' ? fault : (fault.message ?? 'không rõ'),
  };
}

/** Takes the brackets off an IPv6 address. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
