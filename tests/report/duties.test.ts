import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { makeReport } from '../../src/commands/make-report.ts';
import { workOfPeople, type PersonWork } from '../../src/report/people.ts';
import { reportSchema, type PortalReport, type Report, type TargetResult } from '../../src/schemas/report.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { filesInShort, type PortalInShort } from '../fixtures/portal-in-short.ts';
import { underPortal } from '../fixtures/portals.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/duties', import.meta.url));
const PLANS = fileURLToPath(new URL('../../content/plans', import.meta.url));

/** A duty of a real plan, content, and the rows that it must give, counted by hand in the comments. */
interface Duty {
  duty: string;
  plan?: Record<string, unknown>;
  /** The name of a plan of the content folder that stands in for `plan`. */
  shipped?: string;
  portals: Record<string, PortalInShort>;
  /** The public holidays, by year. */
  holidays?: Record<string, object>;
  /** The days on which the files of `xa` came into the repository; then there is one. */
  entered?: Record<string, string[]>;
  asOf: string;
  period?: string;
  /** For each portal the result of each row; of rows in `items` also what counted. */
  rows?: Record<string, Record<string, string>>;
  items?: Record<string, { counted?: string[]; notCounted?: string[]; gaps?: string[] }>;
  /** For each portal its points: the sum, each part, and what would bring more. */
  points?: Record<string, { total: string; parts: Record<string, string>; next: string[] }>;
  /** When each report that the plan asks for is due. */
  reports?: Record<string, string>;
  /** What each person wrote, as the sheet of the Excel file has it. */
  people?: string[];
}

const duties = readdirSync(FIXTURES)
  .filter((file) => file.endsWith('.yaml'))
  .map(
    (file) => [basename(file, '.yaml'), parse(readFileSync(join(FIXTURES, file), 'utf8')) as Duty] as const,
  )
  .filter(([, duty]) => 'rows' in duty || 'points' in duty);

test('đủ 32 việc trong bảng, mỗi việc một hàng và một phép thử, ghi chú nào cũng có', () => {
  const readme = readFileSync(join(FIXTURES, 'README.md'), 'utf8');
  const rows = readme.split('\n').filter((line) => /^\| D\d/.test(line));
  const all = Array.from({ length: 32 }, (_, index) => `D${index + 1}`);
  expect(rows.map((row) => row.split('|')[1]!.trim())).toEqual(all);
  const tested = new Set(duties.map(([name]) => name.split('-')[0]!));
  expect(all.filter((id) => !tested.has(id))).toEqual(['D5']);
  expect(readFileSync(join(FIXTURES, '../../commands/assign.test.ts'), 'utf8')).toContain("test('D5: ");
  const notes = readme
    .split('\n')
    .filter((line) => /^\d+\. /.test(line))
    .map((line) => parseInt(line));
  const asked = new Set(rows.flatMap((row) => /\((\d+)\) *\|$/.exec(row)?.[1] ?? []).map(Number));
  expect([...asked].sort((a, b) => a - b)).toEqual(notes);
});

test.each(duties)('%s: kế hoạch ghi được, báo cáo đúng như đếm tay', async (_name, duty) => {
  const content = await makeFolder(filesOf(duty));
  if (duty.entered) enter(content, duty.entered);
  const { asOf, period } = duty;
  const report = await makeReport({ content, portals: undefined, asOf, period });
  expect(reportSchema.parse(report)).toEqual(report);
  expect(report.unreadable).toEqual([]);
  const rows = Object.fromEntries(
    report.portals.map(({ portal, targets }) => [
      portal,
      Object.fromEntries(targets.map((row) => [nameOf(row), resultOf(row)])),
    ]),
  );
  expect(duty.rows ?? rows).toEqual(rows);
  if (duty.points)
    expect(Object.fromEntries(report.portals.map((each) => [each.portal, shorten(each)]))).toEqual(
      duty.points,
    );
  const all = report.portals.flatMap(({ targets }) => targets);
  const items = Object.keys(duty.items ?? {}).map((name) => [
    name,
    itemsOf(
      all.find((row) => nameOf(row) === name)!,
      duty.items![name]!,
    ),
  ]);
  expect(Object.fromEntries(items)).toEqual(duty.items ?? {});
  if (duty.reports) expect(dueDaysOf(report)).toEqual(duty.reports);
  if (duty.people) expect(workOfPeople(report).map(describeWork)).toEqual(duty.people);
});

function filesOf({ plan, shipped, portals, holidays = {} }: Duty): Files {
  const made = { title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' }, ...plan };
  return Object.assign(
    {
      'plans/ke-hoach.yaml': shipped ? readFileSync(join(PLANS, `${shipped}.yaml`), 'utf8') : stringify(made),
    },
    ...Object.entries(portals).map(([id, portal]) => underPortal(id, filesInShort(id, 'ke-hoach', portal))),
    ...Object.entries(holidays).map(([year, days]) => ({ [`ngay-nghi/${year}.yaml`]: stringify(days) })),
  );
}

function dueDaysOf({ plans }: Report) {
  return Object.fromEntries(
    plans.flatMap(({ reports }) =>
      reports.map(({ id, due, daysLeft }) => [id, `due ${due}, ${daysLeft} days left`]),
    ),
  );
}

function describeWork({ person, period, genres }: PersonWork): string {
  return [person, period.label, ...[...genres].map(([genre, count]) => `${genre} ${count}`)].join(' · ');
}

function nameOf({ id, unit, period }: TargetResult): string {
  return [id, ...(unit === null ? [] : [unit]), period.id].join(' · ');
}

function resultOf({ actual, required, max, whole, verdict, period }: TargetResult): string {
  const bounds = `${actual ?? '–'}/${required}${max === undefined ? '' : ` max ${max}`}`;
  return `${period.from}..${period.to} ${bounds}${whole === undefined ? '' : ` of ${whole}`} ${verdict}`;
}

function shorten({ points }: PortalReport): NonNullable<Duty['points']>[string] {
  const { earned, possible, lost, open, band, parts, next } = points!;
  return {
    total: [
      `${earned} of ${possible}`,
      `lost ${lost}`,
      `open ${open}`,
      ...(band === undefined ? [] : [band]),
    ].join(', '),
    parts: Object.fromEntries(parts.map((part) => [part.id, `${part.earned}/${part.possible}`])),
    next: next.map(({ what, gain }) => `${what} ${gain}`),
  };
}

function itemsOf(row: TargetResult, asked: NonNullable<Duty['items']>[string]) {
  const { counted, notCounted, gaps = [] } = row;
  const file = ({ path }: { path: string }) => basename(path, '.md');
  return {
    ...(asked.counted && {
      counted: counted.map((item) => [file(item), ...(item.standsFor ?? [])].join(' ')),
    }),
    ...(asked.notCounted && { notCounted: notCounted.map((item) => `${file(item)} ${item.reason}`) }),
    ...(asked.gaps && { gaps: gaps.map(({ from, to, days }) => `${from}..${to} ${days}`) }),
  };
}

/** Commits everything else on the first day, then the named files of `xa`, each on its day. */
function enter(content: string, entered: Record<string, string[]>): void {
  const git = (day: string, ...words: string[]) => {
    const at = `${day}T09:00:00+07:00`;
    const who = ['-c', 'user.name=Biên tập', '-c', 'user.email=bientap@vidu.gov.vn'];
    execFileSync('git', ['-C', content, ...who, ...words], {
      stdio: 'pipe',
      env: {
        ...process.env,
        ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
        ...{ GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
      },
    });
  };
  const days = Object.keys(entered).sort();
  const later = days.flatMap((day) => entered[day]!.map((path) => `portals/xa/${path}`));
  git(days[0]!, 'init', '--quiet');
  git(days[0]!, 'add', '--', '.', ...later.map((path) => `:(exclude)${path}`));
  git(days[0]!, 'commit', '--quiet', '--message', 'Dựng cổng');
  for (const day of days) {
    git(day, 'add', '--', ...entered[day]!.map((path) => `portals/xa/${path}`));
    git(day, 'commit', '--quiet', '--message', 'Thêm');
  }
}
