import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ToldProblem } from '../../src/problems/problem.ts';
import { callCheck, callReport } from '../fixtures/call-commands.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, planYaml, runScript, soundPortal, SOUND_DAY, type Outcome } from '../fixtures/make.ts';
import { UNSEEN } from '../fixtures/odd-texts.ts';

const AS_OF = ['--as-of', SOUND_DAY];
const NEWS = 'portals/xa/tin-tuc/2026';

/** Names that a file system takes, and that say something to whoever reads a log, a comment or a list of files. */
const NAMES = [
  'a\n::error file=x::GIA-MAO\n.md',
  'b\r\n::stop-commands::tok\r.md',
  'c\u001b[2J\u001b[31m.md',
  'd\u009b31m.md',
  'e\u001b]0;x\u0007.md',
  'g\u202efdp.md',
  'h\u2028##[error]x.md',
  'i\tj.md',
  'k\u200b.md',
  'l\\m.md',
  'n\nmerge .pdf',
  'o\u2066p.jpg',
];
/** Names that are as strange, but hide nothing. */
const SHOWN = ['##[group]x.md', 'p,line=9,col=1::q.md', 'r`|<img src=x>@moi-nguoi.md', '%0A::error::x.md'];

/** Writes the sound portal with such names in it, and such values. */
async function strange(): Promise<string> {
  const values = { section: 'x\n::error file=y::GIA-MAO', genre: '\u001b[31mtin', 'la\n::error::x': 'y' };
  const target = { id: 'a', measure: 'articles', min: 2, per: 'quarter', basis: '=cmd|x' };
  const files = {
    ...soundPortal('xa', { plans: ['ke-hoach'] }),
    'plans/ke-hoach.yaml': planYaml({
      number: '1/KH\n::error::x',
      title: 'Kế hoạch \u001b[31m',
      targets: [{ ...target, label: 'Chỉ tiêu\n::error::x\n/merge\n=1+1 \u009b2J' }],
    }),
    ...Object.fromEntries(
      Object.entries(values).map(([key, value], index) => [
        `${NEWS}/gia-tri-${index}.md`,
        articleMd({ date: '2026-05-10', [key]: value }),
      ]),
    ),
  };
  const root = await makeFolder(files, false);
  for (const name of [...NAMES, ...SHOWN]) await writeFile(join(root, NEWS, name), articleMd());
  await mkdir(join(root, NEWS, 'q\n'));
  for (const name of ['merge .md', 'approve .md', 'anh.jpg'])
    await writeFile(join(root, NEWS, 'q\n', name), 'x');
  await writeFile(join(root, 'plans', 's\n::error::x.yaml'), planYaml());
  return root;
}

/** What a log, or whoever reads a comment, would take for its own. */
function expectHarmless({ stdout, stderr }: Outcome, format = ''): void {
  for (const text of [stdout.replace(/^\ufeff/, ''), stderr]) {
    expect(text.replace(/\r?\n/g, '')).not.toMatch(UNSEEN);
    for (const line of text.split(/\r?\n/)) {
      expect(line).not.toMatch(/##\w*\[|^\s*\/(?:merge|approve)/);
      if (format !== 'github') expect(line).not.toMatch(/^\s*::/);
    }
  }
}

describe('tên tệp và giá trị có ký tự điều khiển', () => {
  let root: string;
  beforeAll(async () => {
    root = await strange();
    return () => rm(root, { recursive: true });
  });

  test('tên nào giấu ký tự cũng là lỗi có mã, và không thành trang', async () => {
    const checked = await runScript('check', ['--content', root, ...AS_OF, '--format', 'json']);
    expectHarmless(checked);
    const { problems } = JSON.parse(checked.stdout) as { problems: ToldProblem[] };
    const unsafe = problems.filter(({ code }) => code === 'unsafe-name').map(({ file }) => file);
    expect(unsafe.sort()).toEqual(
      [
        ...NAMES.map((name) => `${NEWS}/${name}`),
        ...['merge .md', 'approve .md', 'anh.jpg'].map((name) => `${NEWS}/q\n/${name}`),
        'plans/s\n::error::x.yaml',
      ].sort(),
    );
    const named = new Set(problems.filter(({ code }) => code === 'file-name').map(({ file }) => file));
    for (const name of SHOWN) expect(named).toContain(`${NEWS}/${name}`);
  });

  test.each(['terminal', 'github', 'markdown'])('kiểm tra, kiểu %s', async (format) => {
    const checked = await callCheck(['--content', root, ...AS_OF, '--format', format]);
    expect(checked.code).toBe(1);
    expectHarmless(checked, format);
    if (format === 'github')
      for (const line of checked.stdout.trim().split('\n'))
        expect(line).toMatch(/^::(?:error|warning) file=[^:,]+,line=/);
    else expect(checked.stdout).toContain('202e');
  });

  test('báo cáo, kiểu để ghi vào yêu cầu hợp nhất', async () => {
    expectHarmless(await callReport(['--content', root, ...AS_OF, '--format', 'markdown']));
  });

  test('nhật ký dựng', async () => {
    const out = await makeFolder({});
    const built = await runScript('build', ['--content', root, '--out', out, ...AS_OF]);
    expect(built.code).toBe(1);
    expectHarmless(built);
    expect(await readdir(out)).toEqual([]);
  });

  test('sửa tự động, và gọi nhầm tên cổng', async () => {
    expectHarmless(await callCheck(['--content', root, ...AS_OF, '--fix', '--dry-run']));
    await rename(join(root, 'portals/xa'), join(root, 'portals/xa\n::error::x'));
    const asked = await callCheck(['--content', root, ...AS_OF, '--portal', 'xa']);
    expect(asked.code).toBe(2);
    expectHarmless(asked);
  });
});

test('tên mà Windows giữ riêng là lỗi có mã, ở cổng, bài, thư mục bài, tệp đính kèm và kế hoạch', async () => {
  const root = await makeFolder({
    ...soundPortal('xa', {}),
    ...soundPortal('aux', { url: 'https://aux.vinhlong.gov.vn/' }),
    [`${NEWS}/con.md`]: articleMd({ title: 'Bài có tên tệp không chép được' }),
    [`${NEWS}/nul/index.md`]: articleMd({ title: 'Bài có thư mục không chép được' }),
    'portals/xa/van-ban/Com1.pdf': '%PDF-1.4\n%%EOF\n',
    'plans/prn.yaml': planYaml(),
  });
  const { stdout } = await callCheck(['--content', root, ...AS_OF, '--format', 'json']);
  const { problems } = JSON.parse(stdout) as { problems: ToldProblem[] };
  const told = problems.filter(({ code }) => code === 'unsafe-name').map(({ file, fix }) => [file, fix]);
  expect(Object.fromEntries(told)).toEqual({
    'portals/aux': 'Đổi tên thành: aux-1',
    [`${NEWS}/con.md`]: 'Đổi tên thành: con-1.md',
    [`${NEWS}/nul/index.md`]: 'Đổi tên thành: nul-1',
    'portals/xa/van-ban/Com1.pdf': 'Đổi tên thành: com1-1.pdf',
    'plans/prn.yaml': 'Đổi tên thành: prn-1.yaml',
  });
  await rm(root, { recursive: true });
});
