import { isPrivate } from './address.ts';
import { Agents, copyOf } from './agents.ts';
import { GAP } from './definition.ts';
import type { Hit } from './hit.ts';
import { hourName } from './hour.ts';
import type { Edge, Ledger, Part } from './ledger.ts';
import { Sessions, type Session } from './sessions.ts';
import { agentOf, fingerprintOf, visitorOf } from './visitor.ts';

/** The time that logs cover without a gap, in seconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** The lines of one portal in one hour of one file. */
interface HourOfFile {
  from: number;
  to: number;
  lines: number;
  pages: number;
}

/** Counts what one portal was asked for in the logs of one run. */
export class PortalCounter {
  /** The portal's lines, and among them the pages that readers opened. */
  lines = 0;
  pages = 0;
  /** Lines too far out of order to be counted, which only a log of many millions of lines may have. */
  late = 0;
  readonly #agents: Agents;
  readonly #sessions = new Sessions();
  /** The hours of each file, by their number since 1970. */
  readonly #files: Map<number, HourOfFile>[] = [];
  /** Sessions that are over, by the hour they began. */
  readonly #closed = new Map<number, { visits: number; robots: number }>();
  #closedBefore = 0;
  #newest = 0;
  #hour: HourOfFile | undefined;
  #hourNumber = -1;
  /** The pages opened from each private address. */
  readonly #privatePages = new Map<string, number>();

  constructor(agents: Agents) {
    this.#agents = agents;
  }

  startFile(): void {
    this.#files.push(new Map());
    this.#hourNumber = -1;
  }

  /** Counts one line of the portal. */
  add(hit: Hit, isPage: boolean, isByMachine: boolean): void {
    const hour = this.#hourAt(hit.time);
    hour.lines++;
    this.lines++;
    if (hit.time < hour.from) hour.from = hit.time;
    if (hit.time > hour.to) hour.to = hit.time;
    if (isPage) hour.pages += this.#addPage(hit);
    else if (isByMachine) this.mark(hit);
  }

  /** Marks the visitor of a request as a machine, for as long as the visit lasts. */
  mark(hit: Hit): void {
    this.#addToSession(hit, this.#agents.idOf(hit.agent), false);
  }

  /** The private address from which most pages were opened, with their number. */
  mostPrivate(): { address: string; pages: number } | undefined {
    let most: { address: string; pages: number } | undefined;
    for (const [address, pages] of this.#privatePages)
      if (pages > (most?.pages ?? 0)) most = { address, pages };
    return most;
  }

  /**
   * Gives the hours of the portal as a ledger.
   * @param spans the time of each file, in the order in which the files were started
   */
  toLedger(spans: (Span | undefined)[]): Ledger {
    const covered = joinSpans(spans.filter((span) => span !== undefined));
    const parts = new Map<string, Part>();
    for (const [index, hours] of this.#files.entries())
      for (const [number, hour] of hours) addHour(parts, number, hour, spanAt(covered, spans[index]!.from));
    for (const session of this.#sessions.all()) this.#place(session, covered, parts);
    for (const [number, { visits, robots }] of this.#closed) {
      const part = partAt(parts, number, spanAt(covered, number * 3600));
      part.visits += visits;
      part.robots += robots;
    }
    const ledger: Ledger = new Map();
    for (const [key, part] of parts) {
      part.edges.sort((one, other) => one.start - other.start || one.fingerprint - other.fingerprint);
      const hour = key.slice(0, key.indexOf(' '));
      ledger.set(hour, [...(ledger.get(hour) ?? []), part]);
    }
    return ledger;
  }

  #hourAt(time: number): HourOfFile {
    const number = Math.floor(time / 3600);
    if (number === this.#hourNumber) return this.#hour!;
    const hours = this.#files.at(-1)!;
    const hour = hours.get(number) ?? { from: time, to: time, lines: 0, pages: 0 };
    hours.set(number, hour);
    this.#hourNumber = number;
    this.#hour = hour;
    return hour;
  }

  /** Counts a page; gives how many pages readers opened by it. */
  #addPage(hit: Hit): number {
    const agent = this.#agents.idOf(hit.agent);
    this.#addToSession(hit, agent, true);
    if (Agents.isRobot(agent)) return 0;
    this.pages++;
    if (isPrivate(hit.address)) {
      const known = this.#privatePages.get(hit.address);
      if (known !== undefined || this.#privatePages.size < MAX_PRIVATE)
        this.#privatePages.set(known === undefined ? copyOf(hit.address) : hit.address, (known ?? 0) + 1);
    }
    return 1;
  }

  #addToSession({ address, time }: Hit, agent: number, isPage: boolean): void {
    if (time < this.#closedBefore) {
      this.late++;
      return;
    }
    this.#newest = Math.max(this.#newest, time);
    this.#sessions.add(visitorOf(address, agent), time, isPage);
    if (this.#sessions.size > MAX_SESSIONS) this.#closeOld();
  }

  /** Counts and forgets the sessions of days ago, so that memory is enough for a log of any size. */
  #closeOld(): void {
    for (const days of [2, 1, 0]) {
      this.#closedBefore = Math.max(this.#closedBefore, this.#newest - days * 86_400 - 2 * GAP);
      const files = this.#files.flatMap((hours) => spanOf(hours) ?? []);
      const isNeeded = ({ start, end }: Session) =>
        files.some(({ from, to }) => Math.abs(start - from) < GAP || Math.abs(to - end) < GAP);
      for (const session of this.#sessions.takeBefore(this.#closedBefore, isNeeded)) this.#close(session);
      if (this.#sessions.size < MAX_SESSIONS / 2) return;
    }
  }

  #close(session: Session): void {
    if (session.pages === 0) return;
    const number = Math.floor(session.start / 3600);
    const sums = this.#closed.get(number) ?? { visits: 0, robots: 0 };
    sums[this.#isRobot(session) ? 'robots' : 'visits']++;
    this.#closed.set(number, sums);
  }

  #isRobot({ visitor, isByMachine }: Session): boolean {
    return isByMachine || Agents.isRobot(agentOf(visitor));
  }

  /** Puts a session into the part of the hour it began, as an edge where it may go on in another log. */
  #place(session: Session, covered: Span[], parts: Map<string, Part>): void {
    const { start, end, pages } = session;
    const span = spanAt(covered, start);
    const isEdge = start - span.from < GAP || span.to - end < GAP;
    if (pages === 0 && !isEdge) return;
    const part = partAt(parts, Math.floor(start / 3600), span);
    const isRobot = this.#isRobot(session);
    if (!isEdge) {
      part[isRobot ? 'robots' : 'visits']++;
      return;
    }
    // A request outside the portal's folder may be the only one of this hour.
    const hour = Math.floor(start / 3600) * 3600;
    part.from = Math.min(part.from, start - hour);
    part.to = Math.max(part.to, start - hour);
    const kind: Edge['kind'] = pages === 0 ? 'no-page' : isRobot ? 'machine' : 'reader';
    const fingerprint = fingerprintOf(session.visitor, this.#agents);
    part.edges.push({ fingerprint, start: start - hour, end: end - hour, kind });
  }
}

/** Private addresses whose pages are counted; one proxy has one. */
const MAX_PRIVATE = 1000;

/** Sessions kept at a time, some 100 MB of them. */
const MAX_SESSIONS = 1_500_000;

/** Joins the spans of files between which nothing can be missing that matters: gaps shorter than a visit's. */
export function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && span.from - last.to < GAP) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** Gives the first and last line of a portal in a file. */
function spanOf(hours: Map<number, HourOfFile>): Span | undefined {
  let span: Span | undefined;
  for (const { from, to } of hours.values())
    span = { from: Math.min(span?.from ?? from, from), to: Math.max(span?.to ?? to, to) };
  return span;
}

function spanAt(spans: Span[], time: number): Span {
  return spans.findLast(({ from }) => from <= time) ?? spans[0]!;
}

/** Gives the part of an hour within a span. */
function partAt(parts: Map<string, Part>, number: number, span: Span): Part {
  const key = `${hourName(number * 3600)} ${span.from}`;
  const known = parts.get(key);
  if (known) return known;
  const part: Part = {
    ...{ from: 3600, to: 0, lines: 0, pages: 0, visits: 0, robots: 0 },
    begins: Math.floor(span.from / 3600) === number,
    ends: Math.floor(span.to / 3600) === number,
    edges: [],
  };
  parts.set(key, part);
  return part;
}

function addHour(parts: Map<string, Part>, number: number, hour: HourOfFile, span: Span): void {
  const part = partAt(parts, number, span);
  part.from = Math.min(part.from, hour.from - number * 3600);
  part.to = Math.max(part.to, hour.to - number * 3600);
  part.lines += hour.lines;
  part.pages += hour.pages;
}
