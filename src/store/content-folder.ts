import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { nearest } from '../reading/nearest.ts';
import { readYaml, type YamlFile } from '../reading/read.ts';
import { refusedNameIn } from '../reading/refused-names.ts';
import { daysFrom, weekday, type Day } from '../schemas/day.ts';
import { isWorkingDay, joinHolidays, NO_DAYS_OFF, type DaysOff, type Holidays } from '../schemas/holidays.ts';
import type { Operator } from '../schemas/operator.ts';
import type { ReportForm } from '../schemas/report-form.ts';
import { weekdays } from '../schemas/vocabulary.ts';
import { commandOn } from '../terminal/command.ts';
import { Failure } from '../terminal/failure.ts';
import { printable, printableIn } from '../text/printable.ts';
import { byName } from './portal-files.ts';
import { readTextFile, type View } from './text-file.ts';
import { withSlashes } from '../text/slashes.ts';

/** Lists the portals of a content folder, by the names of their folders. Throws a Failure when there are none. */
export function listPortals(contentDir: string): string[] {
  const isNew = existsSync(contentDir) && !existsSync(join(contentDir, 'portals'));
  if (isNew) throw new Failure(noPortals(contentDir));
  const names = listFolder(contentDir, 'portals')
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name);
  if (names.length === 0) throw new Failure(noPortals(contentDir));
  return names;
}

function noPortals(contentDir: string): string {
  return (
    `Thư mục ${withSlashes(join(contentDir, 'portals'))} chưa có cổng nào. Mỗi cổng là một thư mục có tệp portal.yaml; ` +
    `tạo cổng bằng:  ${commandOn('new', 'portal', contentDir)}`
  );
}

/**
 * Gives the portals that a command names, in the order of the folder.
 * @param chosen undefined for all portals
 * @throws a Failure for a name that no portal has
 */
export function choosePortals(all: string[], chosen: string[] | undefined): string[] {
  const unknown = chosen?.filter((id) => !all.includes(id)) ?? [];
  if (unknown.length > 0)
    throw new Failure(`Không có cổng ${printableIn(unknown).join(', ')}. ${namePortals(all, unknown[0])}`);
  return chosen ? all.filter((id) => chosen.includes(id)) : all;
}

/** Names the portal most like what was typed; where none is like it, the portals there are. */
export function namePortals(all: string[], typed = ''): string {
  const near = nearest(typed, all);
  if (near) return `Có thể là: ${printable(near)}`;
  const more = all.length - MAX_NAMED_PORTALS;
  return `Các cổng hiện có: ${printableIn(all.slice(0, MAX_NAMED_PORTALS)).join(', ')}${more > 0 ? ` và ${more} cổng nữa` : ''}.`;
}

const MAX_NAMED_PORTALS = 20;

/** Ends the name of a plan's file. */
export const PLAN_FILE = /\.ya?ml$/;

/** Reads every plan of a content folder. */
export function readPlans(contentDir: string, view: View = {}): Plans {
  const found: Plans = { plans: new Map(), ids: [], problems: [] };
  if (!existsSync(join(contentDir, 'plans'))) return found;
  for (const entry of listFolder(contentDir, 'plans')) {
    if (entry.isDirectory() || !PLAN_FILE.test(entry.name)) continue;
    const file = `plans/${entry.name}`;
    const id = entry.name.replace(PLAN_FILE, '');
    // `findStrayFiles` reports this name.
    if (refusedNameIn(entry.name)?.is === 'signs') continue;
    found.ids.push(id);
    if (entry.isSymbolicLink()) {
      found.problems.push(problem('symbolic-link', file, {}));
      continue;
    }
    const read = readTextFile(contentDir, file, view, (bytes) => readYaml('plan', file, bytes));
    if ('ok' in read) found.plans.set(id, read.ok);
    if (view.only?.has(file) ?? true) for (const each of read.problems) found.problems.push(each);
  }
  return found;
}

/** The folder of the public holidays, and the name of the file of a year in it. */
export const HOLIDAYS_FOLDER = 'ngay-nghi';
export const HOLIDAYS_FILE = /^(\d{4})\.yaml$/;

/** The public holidays of a content folder; a file with an error gives no holidays. */
export interface HolidaysRead {
  daysOff: DaysOff;
  problems: Problem[];
}

/** Reads the public holidays of every year. */
export function readHolidays(contentDir: string, view: View = {}): HolidaysRead {
  if (!existsSync(join(contentDir, HOLIDAYS_FOLDER))) return { daysOff: NO_DAYS_OFF, problems: [] };
  const byYear: [number, Holidays][] = [];
  const problems: Problem[] = [];
  for (const entry of listFolder(contentDir, HOLIDAYS_FOLDER)) {
    const year = HOLIDAYS_FILE.exec(entry.name)?.[1];
    if (year === undefined || entry.isDirectory()) continue;
    const file = `${HOLIDAYS_FOLDER}/${entry.name}`;
    if (entry.isSymbolicLink()) {
      problems.push(problem('symbolic-link', file, {}));
      continue;
    }
    const read = readTextFile(contentDir, file, view, (bytes) => readYaml('holidays', file, bytes));
    if ('ok' in read) byYear.push([Number(year), read.ok.data]);
    if (!(view.only?.has(file) ?? true)) continue;
    const found = [...read.problems, ...('ok' in read ? validateHolidays(read.ok, Number(year)) : [])];
    for (const each of found) problems.push(each);
  }
  return { daysOff: joinHolidays(byYear), problems };
}

/** Names the days of a year's file that contradict its year, each other or the calendar. */
function validateHolidays(read: YamlFile<'holidays'>, year: number): Problem[] {
  return [...findOtherYears(read, year), ...findDaysTwice(read), ...findUsualDays(read)];
}

/** Names the days in a year's file that lie in another year, once for each of those years. */
function findOtherYears({ file, data, positionOf }: YamlFile<'holidays'>, year: number): Problem[] {
  const byYear = Map.groupBy(spansOf(data), ({ from }) => Number(from.slice(0, 4)));
  byYear.delete(year);
  return [...byYear.values()].map(([first, ...more]) => {
    const { from: day, path } = first!;
    return problem('holiday-of-other-year', file, { day, more: more.length, year }, positionOf(path));
  });
}

/** Names each holiday or day worked instead that has a day of one above it: whichever is meant, the other is wrong. */
function findDaysTwice({ file, data, positionOf }: YamlFile<'holidays'>): Problem[] {
  const names = new Map<Day, string>();
  return spansOf(data).flatMap(({ from, to, name, path }) => {
    const days = [...daysFrom(from, to)];
    const day = days.find((each) => names.has(each));
    for (const each of days) if (!names.has(each)) names.set(each, name);
    if (day === undefined) return [];
    return [problem('holiday-twice', file, { day, one: names.get(day)!, other: name }, positionOf(path))];
  });
}

/** Names the days worked instead of others on which everybody works anyway, as a slip in the date makes them. */
function findUsualDays({ file, data, positionOf }: YamlFile<'holidays'>): Problem[] {
  const holidaysAlone = joinHolidays([[0, { ...data, worked: [] }]]);
  return data.worked.flatMap(({ day }, index) => {
    if (!isWorkingDay(day, holidaysAlone)) return [];
    const facts = { day, weekday: Object.values(weekdays)[weekday(day) - 1]! };
    return [problem('worked-day-usual', file, facts, positionOf(['worked', index, 'day']))];
  });
}

/** Lists the holidays of a year's file, then the days worked instead, each with where its first day is written. */
function spansOf({
  holidays,
  worked,
}: Holidays): { from: Day; to: Day; name: string; path: PropertyKey[] }[] {
  return [
    ...holidays.map(({ from, to = from, name }, index) => ({
      from,
      to,
      name,
      path: ['holidays', index, 'from'],
    })),
    ...worked.map(({ day, name }, index) => ({ from: day, to: day, name, path: ['worked', index, 'day'] })),
  ];
}

/** The folder of the forms of Word reports, and how the name of the file of a form ends. */
export const FORMS_FOLDER = 'mau-bao-cao';
export const FORM_FILE = /\.yaml$/;

/** The forms of Word reports of a content folder, by name. */
interface FormsRead {
  forms: Map<string, ReportForm>;
  /** Every name, also of forms with errors. */
  names: string[];
  problems: Problem[];
}

/** Reads how each addressee wants the Word report. */
export function readReportForms(contentDir: string, view: View = {}): FormsRead {
  const found: FormsRead = { forms: new Map(), names: [], problems: [] };
  if (!existsSync(join(contentDir, FORMS_FOLDER))) return found;
  for (const entry of listFolder(contentDir, FORMS_FOLDER)) {
    if (entry.isDirectory() || !FORM_FILE.test(entry.name)) continue;
    const file = `${FORMS_FOLDER}/${entry.name}`;
    const name = entry.name.replace(FORM_FILE, '');
    found.names.push(name);
    if (entry.isSymbolicLink()) {
      found.problems.push(problem('symbolic-link', file, {}));
      continue;
    }
    const read = readTextFile(contentDir, file, view, (bytes) => readYaml('report-form', file, bytes));
    if ('ok' in read) found.forms.set(name, read.ok.data);
    if (view.only?.has(file) ?? true) for (const each of read.problems) found.problems.push(each);
  }
  return found;
}

/** The name of the operator's file in a content folder. It says where each portal may live. */
export const OPERATOR_FILE = 'cong.yaml';

interface OperatorRead {
  /** Null where there is no such file. */
  operator: Operator | null;
  problems: Problem[];
}

/** Reads the operator's file. An invalid one allows no portal anywhere, because nobody can know what it forbids. */
export function readOperator(contentDir: string): OperatorRead {
  const entry = listFolder(contentDir, '').find(({ name }) => name === OPERATOR_FILE);
  if (!entry) return { operator: null, problems: [] };
  const nothing: Operator = { portals: {} };
  if (!entry.isFile()) {
    const fault = entry.isSymbolicLink()
      ? problem('symbolic-link', OPERATOR_FILE, {})
      : problem('unreadable', OPERATOR_FILE, { reason: 'EISDIR' });
    return { operator: nothing, problems: [fault] };
  }
  const read = readTextFile(contentDir, OPERATOR_FILE, {}, (bytes) =>
    readYaml('operator', OPERATOR_FILE, bytes),
  );
  return { operator: 'ok' in read ? read.ok.data : nothing, problems: read.problems };
}

/**
 * Lists what lies directly in a folder of the content, in order, without dot files.
 * @throws a Failure when the folder cannot be read
 */
export function listFolder(contentDir: string, folder: string): Dirent[] {
  if (!existsSync(contentDir)) throw new Failure(`Không có thư mục nội dung ${withSlashes(contentDir)}.`);
  try {
    const entries = readdirSync(join(contentDir, folder), { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort(byName);
  } catch {
    throw new Failure(`Không đọc được thư mục ${withSlashes(join(contentDir, folder))}.`);
  }
}
