import { join } from 'node:path';
import { isError, tell, type Problem } from '../problems/problem.ts';
import { readYaml } from '../reading/read.ts';
import { readPortalAddress } from '../schemas/portal-address.ts';
import { addDays, type Day } from '../schemas/day.ts';
import type { Visits } from '../schemas/visits.ts';
import { choosePortals, listPortals, readOperator } from '../store/content-folder.ts';
import { readPortalFile } from '../store/portal-folder.ts';
import { readTextFile } from '../store/text-file.ts';
import { readVisitsLedger, writeVisitsLedger } from '../store/visits-ledger.ts';
import { shownPath } from '../terminal/command.ts';
import { Failure } from '../terminal/failure.ts';
import { replaceFile } from '../terminal/replace-file.ts';
import { formatNumber } from '../text/format.ts';
import { printable, printableIn } from '../text/printable.ts';
import { updateVisits } from '../visits/entries.ts';
import { startOfDay } from '../visits/hour.ts';
import { daysOf, mergeLedger, type Ledger } from '../visits/ledger.ts';
import { LogCounter, type PortalTally, type RunTally } from '../visits/log-counter.ts';
import { monthsOf } from '../visits/months.ts';
import type { PortalPlace } from '../visits/places.ts';
import { remarksOnFile, remarksOnPortal, remarksOnRun } from '../visits/remarks.ts';
import type { PortalSummary, VisitsSummary } from '../visits/summary.ts';
import { readLogs } from './read-logs.ts';

export interface VisitsOptions {
  content: string;
  /** The portals to count for; all of them when undefined. */
  portals: string[] | undefined;
  /** The logs, in any order; `-` is standard input. */
  logs: string[];
  /** The last day to count. */
  asOf: Day;
  /** The first day to count. */
  from: Day;
  /** Whether nothing is written. */
  isRehearsal: boolean;
}

/** Counts visits from logs into the ledgers and visits files of portals. Writes nothing when any log is refused. */
export async function countLoggedVisits(options: VisitsOptions): Promise<VisitsSummary> {
  const { content, asOf, from, logs, isRehearsal } = options;
  const all = listPortals(content);
  const chosen = choosePortals(all, options.portals);
  const window = { from: startOfDay(from), before: startOfDay(addDays(asOf, 1)) };
  const counter = new LogCounter(readPlaces(content, all, chosen), chosen, window);
  const ofFiles = await readLogs(logs, counter);
  const run = counter.result();
  refuseUnplaced(run, chosen);
  refuseNothing(run);

  const counted = run.portals.filter(({ lines }) => lines > 0);
  const updates = counted.map((tally) => prepare(content, tally));
  if (!isRehearsal) for (const each of updates) await write(content, each);
  return {
    ...{ asOf, isRehearsal, files: run.files },
    portals: updates.map(({ summary }) => summary),
    remarks: [
      ...ofFiles,
      ...run.files.flatMap(remarksOnFile),
      ...counted.flatMap(remarksOnPortal),
      ...remarksOnRun(run),
    ],
  };
}

/** What is to be written for a portal. */
interface Update {
  portal: string;
  before: Ledger;
  after: Ledger;
  path: string;
  /** Undefined where the visits file stays as it is. */
  text: string | undefined;
  summary: PortalSummary;
}

/** Puts what a run saw of a portal into its ledger, and the sums of the ledger into its visits file. */
function prepare(content: string, { id, lines, pages, seen }: PortalTally): Update {
  const before = readVisitsLedger(content, id);
  const { ledger: after, changed, same, kept } = mergeLedger(before, seen);
  const months = monthsOf(daysOf(after));
  const file = `portals/${id}/luot-truy-cap.yaml`;
  const old = readVisits(content, file);
  const { text, written, foreign } = updateVisits(old.text, old.entries, months);
  refuseBroken(file, readYaml('visits', file, Buffer.from(text)).problems);
  const seenMonths = new Set([...seen.keys()].map((hour) => hour.slice(0, 7)));
  const path = join(content, file);
  return {
    ...{ portal: id, before, after, path, text: text === old.text ? undefined : text },
    summary: {
      ...{ portal: id, file: shownPath(path), lines, pages, written },
      months: months.filter(({ month }) => seenMonths.has(month)),
      foreign: foreign.filter(({ month }) => seenMonths.has(month)),
      hours: { changed, same, kept },
    },
  };
}

/** Writes the ledger first: when writing the visits file fails, the next run writes it from the ledger. */
async function write(content: string, { portal, before, after, path, text }: Update): Promise<void> {
  await writeVisitsLedger(content, portal, before, after);
  if (text !== undefined) await replaceFile(path, text);
}

/** Reads a visits file; one that is not there has no entries. Throws a Failure for one with errors. */
function readVisits(content: string, file: string): { text: string; entries: Visits } {
  let text = '';
  const read = readTextFile(
    content,
    file,
    { onRead: (bytes) => (text = Buffer.from(bytes).toString('utf8')) },
    (bytes) => readYaml('visits', file, bytes),
  );
  if ('ok' in read) return { text, entries: read.ok.data };
  const isAbsent = read.problems.some(
    ({ code, facts }) => code === 'unreadable' && 'reason' in facts && facts.reason === 'ENOENT',
  );
  if (isAbsent || text.trim() === '') return { text: '', entries: [] };
  refuseBroken(file, read.problems);
  return { text, entries: [] };
}

function refuseBroken(file: string, problems: Problem[]): void {
  const first = problems.find(isError);
  if (!first) return;
  const { line, column, message } = tell(first);
  throw new Failure(`${file}:${line}:${column} ${message} Sửa chỗ này rồi chạy lại; chưa ghi gì.`);
}

/** Reads where every portal lives. Throws a Failure for a portal to count whose portal.yaml has errors. */
function readPlaces(content: string, all: string[], chosen: string[]): PortalPlace[] {
  const { operator } = readOperator(content);
  return all.flatMap((id) => {
    const read = readPortalFile(content, id);
    const address = 'ok' in read ? readPortalAddress(read.ok.data.url) : undefined;
    if (address && 'url' in address) {
      const { host, base } = address;
      const allowed = operator && Object.hasOwn(operator.portals, id) ? operator.portals[id]!.hosts : [];
      return [{ id, base, hosts: [...new Set([host, ...allowed])] }];
    }
    if (chosen.includes(id)) refuseBroken(`portals/${id}/portal.yaml`, read.problems);
    return [];
  });
}

function refuseUnplaced({ unknown }: RunTally, chosen: string[]): void {
  if (unknown === 0) return;
  throw new Failure(
    `Nhật ký có ${formatNumber(unknown)} dòng không ghi tên máy, nên không biết dòng nào của cổng nào. ` +
      `Ghi rõ một cổng, ví dụ --portal ${printable(chosen[0]!)}, hoặc cho máy chủ ghi kiểu vhost_combined. Chưa ghi gì.`,
  );
}

/** Throws a Failure when no line was counted; it says why each line was left out. */
function refuseNothing(run: RunTally): void {
  if (run.portals.some(({ lines }) => lines > 0)) return;
  const found = [...run.files.flatMap(remarksOnFile), ...remarksOnRun(run)].map(({ message }) => message);
  const read = run.files.reduce((sum, { lines }) => sum + lines, 0);
  const portals = printableIn(run.portals.slice(0, 20).map(({ id }) => id)).join(', ');
  throw new Failure(
    [`Đã đọc ${formatNumber(read)} dòng, không dòng nào là của ${portals}. Chưa ghi gì.`, ...found].join(
      '\n',
    ),
  );
}
