import { z } from 'zod';
import type { Day } from '../schemas/day.ts';
import { GAP } from './definition.ts';
import { startOfHour } from './hour.ts';

/** Whose session an edge is: a reader's, a machine's that opened pages, or a machine's that opened none. */
export const EDGE_KINDS = ['reader', 'machine', 'no-page'] as const;

/**
 * A session at the edge of what a run saw, which may go on in a log that another run reads. It is known by a digest that
 * thousands of addresses share. Times are seconds after the hour began.
 */
export interface Edge {
  fingerprint: number;
  start: number;
  end: number;
  kind: (typeof EDGE_KINDS)[number];
}

/** What one run saw of one hour of a portal. */
export interface Part {
  /** The seconds of the first and last line, after the hour began. */
  from: number;
  to: number;
  lines: number;
  pages: number;
  /** The visits of readers and of machines that began in this hour, without those among the edges. */
  visits: number;
  robots: number;
  /** Whether the run's log begins or ends in this hour. */
  begins: boolean;
  ends: boolean;
  edges: Edge[];
}

/** The hours of a portal, by their names. Most have one part; an hour cut by the rotation of the log has two. */
export type Ledger = Map<string, Part[]>;

/** What became of a run's hours in the ledger. */
export interface Merged {
  ledger: Ledger;
  /** Hours that are new, or that the run saw more of. */
  changed: number;
  /** Hours that are as they were. */
  same: number;
  /** Hours of which an earlier run saw more. */
  kept: number;
}

/**
 * Adds what a run saw to a ledger. An hour is replaced only where the run saw more of it, or as much with fewer open
 * ends; parts that lie one after the other, as the rotation of a log cuts them, stand side by side.
 */
export function mergeLedger(ledger: Ledger, seen: Ledger): Merged {
  const merged: Merged = { ledger: new Map(ledger), changed: 0, same: 0, kept: 0 };
  for (const [hour, parts] of seen)
    for (const part of parts) {
      const stored = merged.ledger.get(hour) ?? [];
      const rivals = stored.filter((other) => overlaps(part, other));
      const lines = rivals.reduce((sum, each) => sum + each.lines, 0);
      if (rivals.length > 0 && !isBetter(part, lines, rivals)) {
        merged[lines > part.lines ? 'kept' : 'same']++;
        continue;
      }
      merged.changed++;
      const left = stored.filter((other) => !rivals.includes(other));
      merged.ledger.set(
        hour,
        [...left, part].sort((one, other) => one.from - other.from || one.to - other.to),
      );
    }
  return merged;
}

/** Of runs that saw as many lines, the one that saw further ahead or back knows more of the sessions at the edge. */
function isBetter(part: Part, lines: number, rivals: Part[]): boolean {
  if (part.lines !== lines) return part.lines > lines;
  const [own, known] = [part.edges, rivals.flatMap(({ edges }) => edges)];
  return own.length === known.length ? durationOf(own) > durationOf(known) : own.length < known.length;
}

function durationOf(edges: Edge[]): number {
  return edges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Says whether two parts show the same requests, rather than one going on where the other stops. */
function overlaps(one: Part, other: Part): boolean {
  const [first, second] =
    one.from < other.from || (one.from === other.from && one.to < other.to) ? [one, other] : [other, one];
  if (first.to < second.from) return false;
  // Servers write a request when it ends, so the ends of two logs may lie across each other.
  const goesOn = second.to > first.to && second.from > first.from && first.ends && second.begins;
  return !(goesOn && first.to - second.from < GAP);
}

/** The sums of a day. */
export interface DayTally {
  visits: number;
  robots: number;
  pages: number;
  lines: number;
}

/** Sums a ledger by days; sessions that two runs saw the halves of are one visit, on the day that it began. */
export function daysOf(ledger: Ledger): Map<Day, DayTally> {
  const days = new Map<Day, DayTally>();
  const dayOf = (hour: string) => {
    const day = hour.slice(0, 10);
    const known = days.get(day) ?? { visits: 0, robots: 0, pages: 0, lines: 0 };
    days.set(day, known);
    return known;
  };
  for (const [hour, parts] of [...ledger].sort(([one], [other]) => (one < other ? -1 : 1)))
    for (const part of parts) {
      const day = dayOf(hour);
      for (const key of ['visits', 'robots', 'pages', 'lines'] as const) day[key] += part[key];
    }
  for (const { hour, kind } of joinEdges(ledger))
    if (kind !== 'no-page') dayOf(hour)[kind === 'reader' ? 'visits' : 'robots']++;
  return days;
}

/** Joins the edges of each fingerprint that follow each other; of each whole, gives the hour it began and whose it is. */
function joinEdges(ledger: Ledger): { hour: string; kind: Edge['kind'] }[] {
  const edges = [...ledger].flatMap(([hour, parts]) => {
    const begin = startOfHour(hour);
    return parts.flatMap((part) =>
      part.edges.map((edge) => ({ ...edge, start: begin + edge.start, end: begin + edge.end, hour })),
    );
  });
  edges.sort((one, other) => one.fingerprint - other.fingerprint || one.start - other.start);
  const joined: typeof edges = [];
  for (const edge of edges) {
    const last = joined.at(-1);
    if (last?.fingerprint === edge.fingerprint && edge.start - last.end < GAP) {
      last.end = Math.max(last.end, edge.end);
      last.kind = kindOfBoth(last.kind, edge.kind);
    } else joined.push({ ...edge });
  }
  return joined;
}

function kindOfBoth(one: Edge['kind'], other: Edge['kind']): Edge['kind'] {
  return one === other ? one : 'machine';
}

/** The file of one month: each hour as a list of parts, each part and edge as a list of numbers. */
export const ledgerSchema = z.strictObject({
  schemaVersion: z.literal(1),
  hours: z.record(
    z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/),
    z.array(
      z.tuple([
        ...([z.int().min(0), z.int().min(0), z.int().min(0), z.int().min(0)] as const),
        ...([z.int().min(0), z.int().min(0), z.int().min(0).max(3)] as const),
        z.array(
          z.tuple([
            z.int().min(0),
            z.int().min(0),
            z.int().min(0),
            z
              .int()
              .min(0)
              .max(EDGE_KINDS.length - 1),
          ]),
        ),
      ]),
    ),
  ),
});

/** Turns the file of a month into its hours. Throws a ZodError for another form. */
export function readLedger(data: unknown): Ledger {
  const { hours } = ledgerSchema.parse(data);
  return new Map(
    Object.entries(hours).map(([hour, parts]) => [
      hour,
      parts.map(([from, to, lines, pages, visits, robots, flags, edges]) => ({
        ...{ from, to, lines, pages, visits, robots },
        ...{ begins: (flags & 1) > 0, ends: (flags & 2) > 0 },
        edges: edges.map(([fingerprint, start, end, kind]) => ({
          ...{ fingerprint, start, end },
          kind: EDGE_KINDS[kind]!,
        })),
      })),
    ]),
  );
}

/** Writes the file of a month from its hours, an hour on a line, so that a day's change is a few lines in Git. */
export function writeLedger(ledger: Ledger): string {
  const hours = [...ledger]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([hour, parts]) => `    ${JSON.stringify(hour)}: ${JSON.stringify(parts.map(numbersOf))}`);
  return `{\n  "schemaVersion": 1,\n  "hours": {\n${hours.join(',\n')}\n  }\n}\n`;
}

function numbersOf({ from, to, lines, pages, visits, robots, begins, ends, edges }: Part) {
  const flags = Number(begins) + 2 * Number(ends);
  const listed = edges.map(({ fingerprint, start, end, kind }) => [
    ...[fingerprint, start, end],
    EDGE_KINDS.indexOf(kind),
  ]);
  return [from, to, lines, pages, visits, robots, flags, listed];
}
