import { hash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** What came of the requests of many visitors. */
export interface Visits {
  /** Requests with a whole answer. */
  answered: number;
  /**
   * Connections that the server closed between two answers, before a byte of the next one. A server may do so at any time
   * (RFC 9112, 9.3.1), Apache does so with all idle ones when every thread of a process is busy, and a browser asks again
   * over a new connection without a word; so do these visitors, once.
   */
  closedIdle: number;
  /** What a person would have seen go wrong, each with how often. */
  faults: Map<string, number>;
}

/** The pages and files of one site, how visitors reach it, and how a page names the build that it is from. */
export interface VisitedSite {
  port: number;
  host: string;
  paths: readonly string[];
  /** Gives the builds that a page or a file names. */
  buildsOf(text: string): string[];
}

/** The longest that a visitor waits for an answer. */
const MAX_WAIT_MS = 5000;

/**
 * Has many visitors ask for pages as fast as they are answered, each over a connection that it keeps. Of every page the
 * scripts, style sheets and pictures are asked for too, and its style sheets must be of the same build as the page.
 */
export async function visitSite(site: VisitedSite, many: number, isOver: () => boolean): Promise<Visits> {
  const visits: Visits = { answered: 0, closedIdle: 0, faults: new Map() };
  const look = lookOnce(site);
  await Promise.all(
    Array.from({ length: many }, (_, at) => new Visitor(site, look, visits).stay(at, isOver)),
  );
  return visits;
}

class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #site: VisitedSite;
  readonly #look: (answer: Answer) => Seen;
  readonly #visits: Visits;

  constructor(site: VisitedSite, look: (answer: Answer) => Seen, visits: Visits) {
    this.#site = site;
    this.#look = look;
    this.#visits = visits;
  }

  /** Opens page after page until it is over, beginning at one of the list. */
  async stay(at: number, isOver: () => boolean): Promise<void> {
    const { paths } = this.#site;
    for (let next = at; !isOver(); next++) await this.#openPage(paths[next % paths.length]!);
    this.#agent.destroy();
  }

  async #openPage(path: string): Promise<void> {
    const page = await this.#get(path);
    if (!page) return;
    if (page.builds.length > 1) this.#note(`${path} của nhiều lần dựng: ${page.builds.join(', ')}`);
    for (const file of page.files) {
      const part = await this.#get(file);
      for (const build of part?.builds ?? [])
        if (page.builds.length > 0 && !page.builds.includes(build))
          this.#note(`${path} của lần dựng ${page.builds[0]} mà ${file} của lần ${build}`);
    }
  }

  /** Asks for a file; null when what came is not it. */
  async #get(path: string): Promise<Seen | null> {
    try {
      const answer = await this.#askAgain(path);
      this.#visits.answered++;
      if (answer.status === 200) return this.#look(answer);
      this.#note(`${path}: trạng thái ${answer.status}`);
    } catch (error) {
      this.#note(`${path}: ${(error as Error).message}`);
    }
    return null;
  }

  async #askAgain(path: string): Promise<Answer> {
    try {
      return await this.#ask(path);
    } catch (error) {
      if (!(error instanceof ClosedIdle)) throw error;
      this.#visits.closedIdle++;
      return this.#ask(path);
    }
  }

  #ask(path: string): Promise<Answer> {
    const { port, host } = this.#site;
    return new Promise((settle, reject) => {
      let readBefore = 0;
      const asked = request(
        {
          ...{ host: '127.0.0.1', port, path, agent: this.#agent, timeout: MAX_WAIT_MS },
          headers: { host, 'accept-encoding': 'gzip, br' },
        },
        (response) => {
          const pieces: Buffer[] = [];
          response
            .on('data', (piece: Buffer) => pieces.push(piece))
            .on('error', reject)
            .on('end', () =>
              settle({
                status: response.statusCode!,
                encoding: response.headers['content-encoding'],
                body: Buffer.concat(pieces),
              }),
            );
        },
      );
      asked
        .on('socket', (socket) => (readBefore = socket.bytesRead))
        .on('timeout', () => asked.destroy(new Error(`không trả lời sau ${MAX_WAIT_MS / 1000} giây`)))
        .on('error', (error: NodeJS.ErrnoException) => {
          const isCut = ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
          const isUnread = asked.socket?.bytesRead === readBefore;
          reject(isCut && asked.reusedSocket && isUnread ? new ClosedIdle() : error);
        })
        .end();
    });
  }

  #note(fault: string): void {
    this.#visits.faults.set(fault, (this.#visits.faults.get(fault) ?? 0) + 1);
  }
}

/** A kept connection was closed before a byte of the answer. */
class ClosedIdle extends Error {}

interface Answer {
  status: number;
  encoding: string | undefined;
  body: Buffer;
}

/** What a visitor sees in an answer: the builds that it names, and the files that a page needs. */
interface Seen {
  builds: string[];
  files: string[];
}

/** Makes a function that looks at answers; the same bytes, which come again and again, only once. */
function lookOnce({ buildsOf }: VisitedSite): (answer: Answer) => Seen {
  const known = new Map<string, Seen>();
  return ({ body, encoding }) => {
    const key = hash('sha1', body);
    const seen = known.get(key) ?? look(decode(body, encoding));
    known.set(key, seen);
    return seen;
  };

  function look(text: string): Seen {
    const isPage = /^<!doctype html/i.test(text);
    const files = isPage ? [...text.matchAll(NEEDED)].map(([, file]) => file!) : [];
    return { builds: [...new Set(buildsOf(text))], files: [...new Set(files)] };
  }
}

/** The scripts, pictures, style sheets and the icon of a page. */
const NEEDED = /<(?:script|img|link rel="(?:stylesheet|icon)")[^>]*? (?:src|href)="(\/[^"]+)"/g;

function decode(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}
