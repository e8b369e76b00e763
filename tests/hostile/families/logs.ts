import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { articleMd, markdown } from '../../fixtures/make.ts';
import { underPortal } from '../../fixtures/portals.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { DAY, portalInOrder, portalOf, type Told } from '../beside.ts';
import { lastWords, runUnlimited } from '../limits.ts';
import type { Family, Trial, Verdict } from '../trial.ts';

/** Names and values that would be commands to whoever reads what is printed: a terminal, a build log, a comment, a sheet. */
export const logs: Family = {
  id: 'logs',
  name: 'chữ hóa thành lệnh trong nhật ký, bảng tính',
  judge: judgeLogs,
};

const PORTAL = 'xa-ke-xau';
const [ESC, CSI, BEL] = ['\u001b', '\u009b', '\u0007'];

/** Commands, each with a place for the mark by which it is known again. */
const COMMANDS: ((mark: string) => string)[] = [
  (mark) => `\n::error file=x::${mark}\n`,
  (mark) => `\n::stop-commands::${mark}\n`,
  (mark) => `\r\n::add-mask::${mark}\r`,
  (mark) => `\n/merge ${mark}\n`,
  (mark) => `\n/approve ${mark}\n`,
  (mark) => `\n/close ${mark}\n`,
  (mark) => `\r/assign @${mark}\r`,
  (mark) => `\n##[group]${mark}\n`,
  (mark) => `\n##vso[task.setvariable variable=x]${mark}\n`,
  (mark) => `\u2028::error::${mark}\u2029`,
  (mark) => `\u0085/merge ${mark}\u0085`,
  (mark) => `\u000b::error::${mark}\u000c`,
  (mark) => `${ESC}[2J${ESC}[31m${mark}`,
  (mark) => `${CSI}2J${mark}`,
  (mark) => `${ESC}]0;${mark}${BEL}`,
  (mark) => `${ESC}]8;;https://ke-xau.example/${ESC}\\${mark}${ESC}]8;;${ESC}\\`,
  (mark) => `\u202e${mark}\u202c`,
  (mark) => `\u2066${mark}\u2069`,
  (mark) => `\b\b\b\b${mark}`,
  (mark) => `\n# ${mark}\n\n[bấm](https://ke-xau.example)\n`,
  (mark) => `<img src=x onerror=alert(1)>${mark}`,
  (mark) => `<script>alert('${mark}')</script>`,
  (mark) => `|x|\`${mark}\`|`,
  (mark) => `%0A::error::${mark}`,
  (mark) => `,line=99,col=1::${mark}`,
  (mark) => `=cmd|' /C calc'!${mark}`,
  (mark) => `@SUM(${mark})`,
  (mark) => `+${mark}`,
  (mark) => `\t=1+1${mark}`,
  (mark) => `</details>${mark}<details>`,
  (mark) => `@ke-xau ![x](https://ke-xau.example/${mark}.png)`,
];

interface Place {
  name: string;
  /** Files of the portal; a path may hold anything but a slash and a zero. */
  files(text: string, at: number): Record<string, string>;
}

const article = (at: number, fields: Record<string, unknown>, body = 'Thân bài.\n') => ({
  [`tin-tuc/2026/bai-${at}.md`]: articleMd({ title: `Bài lạ số ${at} trong loạt thử`, ...fields }, body),
});

const PLACES: Place[] = [
  {
    name: 'tên tệp bài',
    files: (text, at) => ({
      [`tin-tuc/2026/t${at}${inName(text)}.md`]: articleMd({ title: `Bài tên lạ ${at}` }),
    }),
  },
  { name: 'tên thư mục bài', files: (text, at) => ({ [`tin-tuc/d${at}${inName(text)}/x y.md`]: 'x' }) },
  {
    name: 'tên thư mục giới thiệu',
    files: (text, at) => ({ [`gioi-thieu/d${at}${inName(text)}/merge x.md`]: 'x' }),
  },
  { name: 'chuyên mục', files: (text, at) => article(at, { section: `x${text}` }) },
  { name: 'thể loại', files: (text, at) => article(at, { genre: `tin${text}` }) },
  { name: 'đơn vị', files: (text, at) => article(at, { unit: `a${text}` }) },
  { name: 'ngày', files: (text, at) => article(at, { date: `2026-13-99${text}` }) },
  { name: 'tiêu đề', files: (text, at) => article(at, { title: `Tiêu đề dài ${text} hết` }) },
  { name: 'đầu tiêu đề', files: (text, at) => article(at, { title: `${text} cả mười chữ` }) },
  { name: 'tên mục lạ', files: (text, at) => article(at, { [`la${text}`]: 'y' }) },
  {
    name: 'tên tệp ảnh',
    files: (text, at) => article(at, { cover: { src: `a${text}.jpg`, alt: 'Cán bộ xã' } }),
  },
  { name: 'tên tệp kèm', files: (text, at) => article(at, { attachments: [{ src: `a${text}.pdf` }] }) },
  {
    name: 'địa chỉ nguồn',
    files: (text, at) =>
      article(at, { origin: 'dang-lai', source: { name: 'x', url: `javascript:${text}` } }),
  },
  {
    name: 'liên kết trong bài',
    files: (text, at) =>
      article(
        at,
        {},
        `[a](<khong-co${text.replace(/[\r\n]/g, ' ')}>) ![b](<a${text.replace(/[\r\n]/g, ' ')}.jpg>)\n`,
      ),
  },
  {
    name: 'thẻ a trong bài',
    files: (text, at) => article(at, {}, `<a href="/x${text.replaceAll('"', '')}">xem bài</a>\n`),
  },
  {
    name: 'trích yếu',
    files: (text, at) => ({
      [`van-ban/v${at}.md`]: markdown({
        number: `12/KH${text}`,
        type: 'Kế hoạch',
        issuer: 'UBND xã',
        issued: '2026-01-05',
        subject: `Kế hoạch ${text}`,
      }),
    }),
  },
];

/** What stands outside the portal: the plan and the names of portals, which are printed in reports. */
const AROUND: { name: string; files(text: string, at: number): Record<string, string> }[] = [
  {
    name: 'nhãn chỉ tiêu',
    files: (text, at) => ({
      [`plans/ke-hoach-${at}.yaml`]: stringify({
        number: `1/KH${text}`,
        title: `Kế hoạch ${text}`,
        issuer: 'UBND',
        issued: '2025-12-12',
        year: 2026,
        periods: { scheme: 'calendar' },
        targets: [{ id: 'a', label: text, measure: 'articles', min: 2, per: 'quarter', basis: `${text}x` }],
      }),
    }),
  },
  { name: 'tên tệp kế hoạch', files: (text, at) => ({ [`plans/k${at}${inName(text)}.yaml`]: 'x: y' }) },
  { name: 'tên tệp ở gốc', files: (text, at) => ({ [`r${at}${inName(text)}.md`]: 'x' }) },
  {
    name: 'tên cổng',
    files: (text, at) => {
      const id = `xa-ten-${at}`;
      return underPortal(id, {
        'portal.yaml': portalOf(id, { name: `Xã ${text}`, plans: [] }),
      }) as Record<string, string>;
    },
  },
];

/** A name may be 255 bytes long and holds no slash. */
function inName(text: string): string {
  return text.replaceAll('/', '∕').slice(0, 60);
}

const OUTPUTS: [script: string, formats: string[]][] = [
  ['check', ['terminal', 'github', 'json', 'markdown']],
  ['report', ['table', 'markdown', 'csv', 'html', 'json']],
  ['build', ['text', 'json']],
];

async function judgeLogs(trial: Trial): Promise<Verdict[]> {
  const content = join(trial.folder, 'content');
  const inputs = new Map<string, string>();
  await writeFiles(content, portalInOrder(PORTAL));
  const few = (at: number) => trial.size === 'full' || at % 7 === 0;
  let number = 0;
  for (const [isInside, places] of [
    [true, PLACES],
    [false, AROUND],
  ] as const)
    for (const place of places)
      for (const command of COMMANDS) {
        if (!few(++number)) continue;
        const mark = `K${number}K`;
        const files = place.files(command(mark), number);
        inputs.set(mark, `${place.name}: ${JSON.stringify(command(mark))}`);
        for (const [path, text] of Object.entries(isInside ? underPortal(PORTAL, files) : files))
          put(join(content, path), text as string);
      }
  const faults = new Map<string, string>();
  const blame = (mark: string | undefined, what: string) => {
    const known = mark && inputs.has(mark) ? mark : '';
    if (!faults.has(known)) faults.set(known, what);
  };
  for (const [script, formats] of OUTPUTS) {
    if (script === 'report') await bindPlans(content, trial);
    for (const format of formats) {
      const out = script === 'build' ? ['--out', join(trial.folder, 'dist')] : [];
      const run = await runUnlimited(
        trial.size,
        script,
        ['--content', content, '--as-of', DAY, '--format', format, ...out],
        { seconds: 240 },
      );
      const said = `${script} --format ${format}`;
      if (run.stopped || (run.code !== 0 && run.code !== 1))
        blame('', `${said}: ${run.stopped ?? lastWords(run)}`);
      for (const stream of ['stdout', 'stderr'] as const)
        for (const { what, mark, near } of findCommands(run[stream], stream === 'stdout' ? format : 'text'))
          blame(mark, `${said}, ${stream}: ${what} ${near}`);
      trial.say(`${said}: mã ${run.code}, ${faults.size} đầu vào đã lọt`);
    }
  }
  const told = [...inputs].map(([mark, input]) => ({ input, fault: faults.get(mark) ?? null }));
  return faults.has('') ? [...told, { input: 'không rõ của ai', fault: faults.get('')! }] : told;
}

/** Binds a portal in order to every plan in order, so that what they say is reported; nothing is by the others. */
async function bindPlans(content: string, { size }: Trial): Promise<void> {
  const parameters = ['--content', content, '--as-of', DAY, '--format', 'json'];
  const { stdout } = await runUnlimited(size, 'check', parameters, { seconds: 240 });
  const { problems } = JSON.parse(stdout) as Told;
  const refused = new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ file }) => file.replace(/\.yaml$/, '')),
  );
  const plans = readdirSync(join(content, 'plans'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .filter((id) => /^ke-hoach-\d+$/.test(id) && !refused.has(`plans/${id}`));
  await writeFiles(content, portalInOrder('xa-bao-cao', { plans }));
}

/** A file system may refuse a name; then nobody can send it. */
function put(path: string, text: string): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    if (!/^(EINVAL|EILSEQ|ENAMETOOLONG)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Finds in what was printed whatever somebody's machine takes for more than text, with what stands around it. */
export function findCommands(text: string, format: string): { what: string; mark?: string; near: string }[] {
  const found: { what: string; mark?: string; near: string }[] = [];
  const search = (what: string, expression: RegExp, isFine?: (words: string) => boolean) => {
    for (const { 0: words, index } of text.matchAll(expression)) {
      if (isFine?.(words)) continue;
      const before = text.slice(Math.max(0, index - 60), index);
      const after = text.slice(index, index + 90);
      const mark = /K\d+K/.exec(after)?.[0] ?? before.match(/K\d+K/g)?.at(-1);
      found.push({ what, ...(mark === undefined ? {} : { mark }), near: JSON.stringify(after) });
    }
  };
  // A table for spreadsheets ends its lines as those do (RFC 4180).
  const shown = format === 'csv' ? /\r(?!\n)|(?!\r)CONTROLS/ : /CONTROLS/;
  search('ký tự điều khiển', new RegExp(shown.source.replace('CONTROLS', CONTROLS), 'gu'));
  search('lệnh của GitHub', /^[ \t]*::.*$/gm, (line) => format === 'github' && ANNOTATION.test(line));
  search('lệnh của GitHub kiểu cũ', /^[ \t]*##\[.*$/gm);
  search('lệnh của Azure', /^[ \t]*##vso\[.*$/gm);
  search('lệnh của GitLab', /^\/(?:merge|approve|close|assign|label)\b.*$/gm);
  if (format === 'markdown' || format === 'html')
    search('thẻ HTML', /<(?:img src=x|script>alert|\/details>K)/g);
  if (format === 'markdown') {
    search('đề mục giả', /^# K\d+K/gm);
    search('ảnh gọi ra ngoài', /!\[x\]\(https:\/\/ke-xau/g);
    search('gọi tên người', /(?:^|[\s(])@ke-xau\b/g);
  }
  if (format === 'csv') search('công thức', /(?:^|,)"?[=+@\t\r-][^,\n]*K\d+K/g);
  return found;
}

/** C0 but tabs and line feeds, DEL and C1, separators of lines, and what turns the direction of writing. */
const CONTROLS =
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]';

/** An annotation of a file: nothing in its properties ends them. */
const ANNOTATION = /^::(?:error|warning|notice) file=[^,:]*,line=\d+,col=\d+,title=[a-z-]+::/;
