import { isPrivate } from '../address.ts';
import { copyOf } from '../agents.ts';
import { hostOf, type Hit, type LineKind, type LineReader } from '../hit.ts';

/**
 * Makes a reader of the lines that nginx and Apache write: Combined, and with the host in front vhost_combined. More
 * fields may follow the agent; where the server saw only a private address and one of them is a list of addresses, the
 * first public one of it is the visitor's.
 */
export function quotedReader(): LineReader {
  return new QuotedReader();
}

class QuotedReader implements LineReader {
  readonly name = 'Combined';
  readonly #clock = new Clock();
  #line = '';
  /** Where the fields of the line begin and end. */
  #referer = 0;
  #refererEnd = 0;
  #agent = 0;
  #agentEnd = 0;

  read(line: string, hit: Hit): LineKind {
    const opening = line.indexOf(' [');
    if (opening < 0 || line.charCodeAt(opening + 28) !== BRACKET) return 'unreadable';
    hit.time = this.#clock.read(line, opening + 2);
    if (Number.isNaN(hit.time)) return 'unreadable';

    const request = line.indexOf('"', opening + 29);
    const requestEnd = closingQuote(line, request);
    if (requestEnd < 0) return 'unreadable';
    hit.status = statusAt(line, requestEnd + 2);
    if (!(hit.status >= 100 && hit.status < 600)) return 'unreadable';
    this.#line = line;
    this.#referer = line.indexOf('"', requestEnd + 5);
    this.#refererEnd = closingQuote(line, this.#referer);
    this.#agent = this.#refererEnd < 0 ? -1 : line.indexOf('"', this.#refererEnd + 1);
    this.#agentEnd = closingQuote(line, this.#agent);
    if (this.#agentEnd < 0 || !readFront(line, opening, hit)) return 'unreadable';
    readRequest(line, request + 1, requestEnd, hit);
    return 'hit';
  }

  readBrowser(hit: Hit): void {
    const line = this.#line;
    hit.referer = line.slice(this.#referer + 1, this.#refererEnd);
    hit.agent = line.slice(this.#agent + 1, this.#agentEnd);
    if (this.#agentEnd + 2 < line.length && isPrivate(hit.address))
      hit.address = forwardedIn(line.slice(this.#agentEnd + 1)) ?? hit.address;
  }
}

function statusAt(line: string, at: number): number {
  return (
    (line.charCodeAt(at) - 48) * 100 + (line.charCodeAt(at + 1) - 48) * 10 + line.charCodeAt(at + 2) - 48
  );
}

const BRACKET = 93;
const BACKSLASH = 92;

/** Reads what stands before the time: `address - user`, or `host:port address - user`. */
function readFront(line: string, end: number, hit: Hit): boolean {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  if (first <= 0 || second < 0 || second > end) return false;
  // The second word of Combined is the identity that nobody fills in, a hyphen.
  const hasHost = second - first > 2 && line.charCodeAt(first + 1) !== 45 && second < end;
  hit.host = hasHost ? hostOf(line.slice(0, first)) : '';
  hit.address = hasHost ? line.slice(first + 1, second) : line.slice(0, first);
  return true;
}

function readRequest(line: string, start: number, end: number, hit: Hit): void {
  const afterMethod = line.indexOf(' ', start);
  if (afterMethod < 0 || afterMethod >= end) {
    // What is no request at all, such as the bytes of another protocol; servers answer it with 400.
    hit.method = '';
    hit.path = '';
    return;
  }
  const last = line.lastIndexOf(' ', end - 1);
  hit.method = line.slice(start, afterMethod);
  hit.path = line.slice(afterMethod + 1, last > afterMethod ? last : end);
}

/** Finds the quote that ends a field; a quote within the field has a backslash before it. */
function closingQuote(line: string, opening: number): number {
  if (opening < 0) return -1;
  let at = line.indexOf('"', opening + 1);
  while (at > 0 && line.charCodeAt(at - 1) === BACKSLASH && isEscaped(line, at))
    at = line.indexOf('"', at + 1);
  return at;
}

function isEscaped(line: string, at: number): boolean {
  let backslashes = 0;
  while (line.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

/** Finds the first public address in the fields after the agent. */
function forwardedIn(rest: string): string | undefined {
  for (let from = 0; from < rest.length && from < MAX_FORWARDED;) {
    const opening = rest.indexOf('"', from);
    const closing = closingQuote(rest, opening);
    if (closing < 0) return undefined;
    const addresses = rest
      .slice(opening + 1, closing)
      .split(',', 20)
      .map((each) => each.trim());
    const found = addresses.find((each) => ADDRESS.test(each) && !isPrivate(each));
    if (found) return found;
    from = closing + 1;
  }
  return undefined;
}

/** Characters after the agent in which addresses are looked for. */
const MAX_FORWARDED = 2000;
const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$|^[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}$/i;

/** Reads `dd/Mon/yyyy:HH:MM:SS +0700`. Most lines share their minute with the line before. */
class Clock {
  #minute = '';
  #zone = '';
  #base = NaN;

  read(line: string, at: number): number {
    if (!line.startsWith(this.#minute, at) || this.#minute === '' || !line.startsWith(this.#zone, at + 20)) {
      this.#minute = copyOf(line.slice(at, at + 18));
      this.#zone = copyOf(line.slice(at + 20, at + 26));
      this.#base = secondsOfMinute(this.#minute + this.#zone);
    }
    const tens = line.charCodeAt(at + 18) - 48;
    const ones = line.charCodeAt(at + 19) - 48;
    return tens >= 0 && tens <= 6 && ones >= 0 && ones <= 9 ? this.#base + tens * 10 + ones : NaN;
  }
}

const MINUTE = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d): ([+-])(\d\d)(\d\d)$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function secondsOfMinute(text: string): number {
  const [, day, name = '', year, hour, minute, sign, zoneHours, zoneMinutes] = MINUTE.exec(text) ?? [];
  const month = MONTHS.indexOf(name);
  if (month < 0 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59)
    return NaN;
  const zone = (sign === '-' ? -60 : 60) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  return Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute)) / 1000 - zone;
}
