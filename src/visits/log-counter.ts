import { Agents, copyOf } from './agents.ts';
import { emptyHit, type Hit, type LineReader } from './hit.ts';
import type { Ledger } from './ledger.ts';
import { fetchesPage, isByMachine, isSavedForLater } from './pages.ts';
import { Places, type PortalPlace } from './places.ts';
import { PortalCounter, type Span } from './portal-counter.ts';

/** What a run found in one file. */
export interface FileTally {
  name: string;
  format: string;
  lines: number;
  /** Lines that no reader understands: cut, damaged, of another format. */
  unreadable: number;
  /** The number and the beginning of the first of them. */
  firstUnreadable?: { line: number; text: string };
  /** Requests before the first day to count, with the time of the first; and after the last, with that of the last. */
  early: number;
  earliest?: number;
  future: number;
  latest?: number;
  /** Whether the file broke off, because its compression is damaged. */
  isCut: boolean;
  span?: Span;
}

/** What a run found for one portal. */
export interface PortalTally {
  id: string;
  lines: number;
  pages: number;
  late: number;
  mostPrivate?: { address: string; pages: number } | undefined;
  seen: Ledger;
}

/** What a run found. */
export interface RunTally {
  files: FileTally[];
  portals: PortalTally[];
  /** Requests of portals that are not counted in this run. */
  others: number;
  /** Requests of hosts where no portal lives, with the names of some. */
  foreign: number;
  foreignHosts: string[];
  /** Requests outside the folder of every portal of their host. */
  outside: number;
  /** Requests whose portal nobody can tell, because the log does not name the host. */
  unknown: number;
}

/** Counts the visits of several portals from the lines of logs. */
export class LogCounter {
  readonly #places: Places;
  readonly #counters: Map<string, PortalCounter>;
  readonly #window: { from: number; before: number };
  readonly #hit: Hit = emptyHit();
  readonly #tally: Omit<RunTally, 'portals'> = {
    ...{ files: [], others: 0, foreign: 0, foreignHosts: [], outside: 0, unknown: 0 },
  };
  #reader!: LineReader;
  #file!: FileTally;

  /**
   * @param places where every portal lives, also those that are not counted, which have lines in the same log
   * @param window the first second to count, and the first that is in the future
   */
  constructor(places: PortalPlace[], chosen: string[], window: { from: number; before: number }) {
    this.#places = new Places(places, new Set(chosen));
    const agents = new Agents();
    this.#counters = new Map(chosen.map((id) => [id, new PortalCounter(agents)]));
    this.#window = window;
  }

  /** Begins a file; the lines that follow are its. */
  startFile(name: string, reader: LineReader): void {
    this.#reader = reader;
    this.#file = { name, format: reader.name, lines: 0, unreadable: 0, early: 0, future: 0, isCut: false };
    this.#tally.files.push(this.#file);
    for (const counter of this.#counters.values()) counter.startFile();
  }

  /** Counts a line of the file. */
  readonly take = (line: string): void => {
    if (line === '') return;
    const file = this.#file;
    file.lines++;
    const kind = this.#reader.read(line, this.#hit);
    if (kind === 'hit') this.#count(this.#hit);
    else if (kind === 'unreadable') {
      file.unreadable++;
      file.firstUnreadable ??= { line: file.lines, text: copyOf(line.slice(0, 200)) };
    }
  };

  /** Ends a file. @param isCut whether the file broke off */
  endFile(isCut: boolean): void {
    this.#file.isCut = isCut;
    this.#file.format = this.#reader.name;
  }

  /** Gives what was found in all files. */
  result(): RunTally {
    const spans = this.#tally.files.map(({ span }) => span);
    const portals = [...this.#counters].map(([id, counter]) => ({
      ...{ id, lines: counter.lines, pages: counter.pages, late: counter.late },
      ...{ mostPrivate: counter.mostPrivate(), seen: counter.toLedger(spans) },
    }));
    return { ...this.#tally, portals };
  }

  #count(hit: Hit): void {
    if (!this.#isInTime(hit.time)) return;
    const owner = this.#places.ownerOf(hit.host, hit.path);
    const isMachine = isByMachine(hit);
    const isFetched = fetchesPage(hit);
    if (isFetched || isMachine) this.#reader.readBrowser?.(hit);
    if (owner.is === 'portal') {
      const counter = this.#counters.get(owner.id);
      if (counter) counter.add(hit, isFetched && !isSavedForLater(hit), isMachine);
      else this.#tally.others++;
    } else if (owner.is === 'host') {
      this.#tally.outside++;
      // Who looks for weaknesses at the root of a host is no reader of the portals in its folders.
      if (isMachine) for (const id of owner.ids) this.#counters.get(id)?.mark(hit);
    } else if (owner.is === 'foreign') this.#countForeign(hit.host);
    else this.#tally.unknown++;
  }

  #isInTime(time: number): boolean {
    const file = this.#file;
    if (time < this.#window.from) {
      file.early++;
      file.earliest = Math.min(file.earliest ?? time, time);
    } else if (time >= this.#window.before) {
      file.future++;
      file.latest = Math.max(file.latest ?? time, time);
    } else {
      const span = (file.span ??= { from: time, to: time });
      if (time < span.from) span.from = time;
      if (time > span.to) span.to = time;
      return true;
    }
    return false;
  }

  #countForeign(host: string): void {
    this.#tally.foreign++;
    const { foreignHosts } = this.#tally;
    if (foreignHosts.length < MAX_HOSTS && !foreignHosts.includes(host)) foreignHosts.push(copyOf(host));
  }
}

/** Foreign hosts that are named. */
const MAX_HOSTS = 5;
