import { GAP, MAX_PAGES } from './definition.ts';

/** One stay of one visitor: what was opened with gaps under 30 minutes. */
export interface Session {
  visitor: number | string;
  /** The first and last second. */
  start: number;
  end: number;
  /** Zero where only requests came that no reader makes. */
  pages: number;
  /** Whether a request was among them that no reader makes, or more pages than a reader opens. */
  isByMachine: boolean;
}

/**
 * The sessions of all visitors. They come out the same in whatever order the requests come in, because rotated logs are
 * read in any order and a server's clock may be set back. Numbers stand in typed arrays: a million lines of a log are
 * some hundred thousand sessions.
 */
export class Sessions {
  /** The latest session of each visitor; `#older` leads to those before. */
  readonly #latest = new Map<number | string, number>();
  #start = new Uint32Array(FIRST_SIZE);
  #end = new Uint32Array(FIRST_SIZE);
  #pages = new Uint32Array(FIRST_SIZE);
  #marked = new Uint8Array(FIRST_SIZE);
  #older = new Int32Array(FIRST_SIZE);
  readonly #minutes = new Minutes();
  #size = 0;

  /** Counts the sessions that are kept, with those that were joined to others. */
  get size(): number {
    return this.#size;
  }

  /** Adds one request of a visitor at a second: a page, or one that no reader makes. */
  add(visitor: number | string, time: number, isPage: boolean): void {
    let later = -1;
    let at = this.#latest.get(visitor) ?? -1;
    while (at >= 0 && this.#start[at]! - time >= GAP) {
      later = at;
      at = this.#older[at]!;
    }
    if (at < 0 || time - this.#end[at]! >= GAP) at = this.#insert(visitor, time, later, at);
    if (time < this.#start[at]!) this.#start[at] = time;
    if (time > this.#end[at]!) this.#end[at] = time;
    if (isPage) {
      this.#pages[at] = this.#pages[at]! + 1;
      this.#minutes.add(at, Math.floor(time / 60));
    } else this.#marked[at] = 1;
    const older = this.#older[at]!;
    if (older >= 0 && this.#start[at]! - this.#end[older]! < GAP) this.#join(at, older);
  }

  /** Gives every session. */
  *all(): Generator<Session> {
    for (const [visitor, latest] of this.#latest)
      for (let at = latest; at >= 0; at = this.#older[at]!) yield this.#sessionAt(visitor, at);
  }

  /** Gives and forgets the sessions that ended before a second and need not be kept. */
  *takeBefore(time: number, isNeeded: (session: Session) => boolean): Generator<Session> {
    const kept: Session[] = [];
    const minutes: number[][] = [];
    for (const [visitor, latest] of this.#latest)
      for (let at = latest; at >= 0; at = this.#older[at]!) {
        const session = this.#sessionAt(visitor, at);
        if (session.end < time && !isNeeded(session)) yield session;
        else {
          kept.push(session);
          minutes.push(this.#minutes.listOf(at));
        }
      }
    this.#latest.clear();
    this.#minutes.clear();
    this.#size = 0;
    for (const [index, { visitor, start, end, pages, isByMachine }] of kept.entries()) {
      const at = this.#insert(visitor, start, this.#oldestOf(visitor), -1);
      this.#end[at] = end;
      this.#pages[at] = pages;
      this.#marked[at] = Number(isByMachine);
      for (const minute of minutes[index]!) this.#minutes.add(at, minute);
    }
  }

  #oldestOf(visitor: number | string): number {
    let at = this.#latest.get(visitor) ?? -1;
    while (at >= 0 && this.#older[at]! >= 0) at = this.#older[at]!;
    return at;
  }

  #sessionAt(visitor: number | string, at: number): Session {
    const pages = this.#pages[at]!;
    return {
      ...{ visitor, start: this.#start[at]!, end: this.#end[at]!, pages },
      isByMachine: this.#marked[at] === 1 || (pages > MAX_PAGES && isBurst(this.#minutes.listOf(at))),
    };
  }

  /** Makes a session of one second, between a later and an older one. */
  #insert(visitor: number | string, time: number, later: number, older: number): number {
    if (this.#size === this.#start.length) this.#grow();
    const at = this.#size++;
    this.#start[at] = time;
    this.#end[at] = time;
    this.#pages[at] = 0;
    this.#marked[at] = 0;
    this.#older[at] = older;
    if (later < 0) this.#latest.set(visitor, at);
    else this.#older[later] = at;
    return at;
  }

  #join(at: number, older: number): void {
    this.#start[at] = this.#start[older]!;
    this.#pages[at] = this.#pages[at]! + this.#pages[older]!;
    this.#marked[at] = this.#marked[at]! | this.#marked[older]!;
    this.#older[at] = this.#older[older]!;
    this.#minutes.move(older, at);
  }

  #grow(): void {
    this.#start = doubled(this.#start, new Uint32Array(2 * this.#size));
    this.#end = doubled(this.#end, new Uint32Array(2 * this.#size));
    this.#pages = doubled(this.#pages, new Uint32Array(2 * this.#size));
    this.#marked = doubled(this.#marked, new Uint8Array(2 * this.#size));
    this.#older = doubled(this.#older, new Int32Array(2 * this.#size));
  }
}

const FIRST_SIZE = 16_384;

function doubled<T extends Uint32Array | Uint8Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** The minutes in which the pages of each session were opened, as lists linked through typed arrays. */
class Minutes {
  readonly #first = new Map<number, number>();
  #minute = new Uint32Array(FIRST_SIZE);
  #next = new Int32Array(FIRST_SIZE);
  #size = 0;

  add(session: number, minute: number): void {
    if (this.#size === this.#minute.length) {
      this.#minute = doubled(this.#minute, new Uint32Array(2 * this.#size));
      this.#next = doubled(this.#next, new Int32Array(2 * this.#size));
    }
    this.#minute[this.#size] = minute;
    this.#next[this.#size] = this.#first.get(session) ?? -1;
    this.#first.set(session, this.#size++);
  }

  /** Lists the minutes of a session, each as often as pages were opened in it, in no order. */
  listOf(session: number): number[] {
    const found: number[] = [];
    for (let at = this.#first.get(session) ?? -1; at >= 0; at = this.#next[at]!)
      found.push(this.#minute[at]!);
    return found;
  }

  move(from: number, to: number): void {
    for (const minute of this.listOf(from)) this.add(to, minute);
    this.#first.delete(from);
  }

  clear(): void {
    this.#first.clear();
    this.#size = 0;
  }
}

/** Says whether more pages were opened in ten minutes of the clock, one after the other, than a reader opens. */
function isBurst(minutes: number[]): boolean {
  const sorted = Uint32Array.from(minutes).sort();
  return sorted.some((minute, at) => at >= MAX_PAGES && minute - sorted[at - MAX_PAGES]! < 10);
}
