import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { articleMd, portalYaml, runScript } from '../fixtures/make.ts';
import { portalFiles, underPortal } from '../fixtures/portals.ts';

const root = await makeSharedFolder();
const content = join(root, 'noi-dung');
const out = join(root, 'dist');
const DAY = '2026-06-30';

const audit = (...flags: string[]) =>
  runScript('audit', ['--content', content, '--out', out, '--as-of', DAY, ...flags]);

interface Sheet {
  portals: { portal: string; findings: { id: string; verdict: string; note: string; mend: unknown }[] }[];
}

async function findingsOf(...flags: string[]) {
  const { stdout } = await audit('--format', 'json', ...flags);
  const { portals } = JSON.parse(stdout) as Sheet;
  return (portal: string, id: string) =>
    portals.find((each) => each.portal === portal)!.findings.find((finding) => finding.id === id)!;
}

beforeAll(async () => {
  await writeFiles(content, {
    ...portalFiles('xa-du', {
      url: 'https://xadu.vidu.gov.vn/',
      mark: 'Đủ',
      portal: { incident: { email: 'suco@vidu.gov.vn' } },
    }),
    ...underPortal('xa-du', { 'tin-tuc/2026/bai.md': articleMd() }),
    ...underPortal('so-thu', {
      'portal.yaml': portalYaml({ kind: 'so-nganh', url: 'https://sothu.vidu.gov.vn/' }),
    }),
    ...portalFiles('xa-thieu', { url: 'https://xathieu.vidu.com/', mark: 'Thiếu' }),
    ...underPortal('xa-thieu', {
      'van-ban/quet.pdf': Buffer.from(
        '%PDF-1.4\n4 0 obj\n<< /Subtype /Image /Filter /DCTDecode >>\nstream\nxx\nendstream\n%%EOF',
      ),
    }),
  });
  const { code, stderr } = await callBuild([
    ...['--content', content, '--out', out, '--as-of', DAY, '--portal', 'xa-du'],
  ]);
  expect(code, stderr).toBe(0);
});

test('mỗi yêu cầu một kết luận, và chỗ sửa; chưa xem được thì không nói là đạt', async () => {
  const finding = await findingsOf();
  for (const [portal, id, verdict] of [
    ['xa-thieu', 'intro', 'not-met'],
    ['so-thu', 'intro', 'not-applicable'],
    ['xa-du', 'leaders', 'met'],
    ['xa-du', 'search', 'met'],
    ['xa-du', 'print-save', 'met'],
    ['xa-du', 'feeds', 'met'],
    ['xa-du', 'footer', 'met'],
    ['xa-du', 'incident', 'met'],
    ['xa-du', 'domain', 'met'],
    ['xa-du', 'https', 'not-known'],
    ['xa-du', 'verified', 'not-known'],
    ['xa-du', 'measurement', 'not-applicable'],
    ['xa-thieu', 'search', 'not-known'],
    ['xa-thieu', 'domain', 'not-met'],
    ['xa-thieu', 'incident', 'not-met'],
    ['xa-thieu', 'pdf-text', 'not-met'],
  ] as const)
    expect(finding(portal, id).verdict, `${portal} ${id}`).toBe(verdict);
  expect(finding('xa-thieu', 'incident').mend).toEqual({
    file: 'portals/xa-thieu/portal.yaml',
    key: 'incident',
  });
  expect(finding('xa-thieu', 'pdf-text').mend).toEqual({ file: 'portals/xa-thieu/van-ban/quet.pdf' });
});

test('kết quả kiểm chứng đêm qua được dùng, của tuần trước thì chưa rõ', async () => {
  const file = join(root, 'kiem-chung.json');
  const verify = (checkedAt: string, verdict: string) =>
    writeFiles(root, {
      'kiem-chung.json': JSON.stringify({
        ...{ schemaVersion: 1, checkedAt },
        portals: [{ portal: 'xa-du', verdict, findings: [{ message: 'Trang / bị sửa.' }] }],
      }),
    });
  for (const [checkedAt, verdict, expected] of [
    ['2026-06-29T19:30:00Z', 'same', 'met'],
    ['2026-06-29T19:30:00Z', 'different', 'not-met'],
    ['2026-06-22T19:30:00Z', 'same', 'not-known'],
  ] as const) {
    await verify(checkedAt, verdict);
    const finding = await findingsOf('--verification', file);
    expect(finding('xa-du', 'verified').verdict, checkedAt).toBe(expected);
  }
  await writeFiles(root, { 'kiem-chung.json': '[]' });
  const { code, stderr } = await audit('--verification', file);
  expect(code).toBe(2);
  expect(stderr).toContain('npm run verify -- --all --format json --to TỆP');
});

test('bảng, HTML và CSV nói cùng một điều; căn cứ đã hết hiệu lực được đánh dấu theo ngày lập phiếu', async () => {
  const file = join(root, 'phieu.html');
  expect((await audit('--portal', 'xa-thieu', '--format', 'html', '--to', file)).code).toBe(1);
  const html = await readFile(file, 'utf8');
  expect(html).toContain('Phiếu kiểm tra cổng thông tin điện tử ngày 30/06/2026');
  expect(html).toContain('<code>portals/xa-thieu/portal.yaml</code>, mục <code>incident</code>');
  expect(html).not.toMatch(/<script|https?:\/\/(?!xathieu)/);
  expect(html).toContain('Nghị định 224/2026/NĐ-CP (chưa có hiệu lực)');
  const csv = (await audit('--portal', 'xa-thieu', '--format', 'csv', '--as-of', '2026-08-01')).stdout;
  expect(csv).toContain('Nghị định 42/2022/NĐ-CP, Điều 7 (hết hiệu lực, thay bằng Nghị định 224/2026/NĐ-CP)');
  const { stdout } = await audit('--portal', 'xa-thieu');
  expect(stdout).toMatch(/không đạt +Tên miền \.gov\.vn\n +Cổng ở xathieu\.vidu\.com\./);
});

test('cổng còn lỗi được nêu tên; kiểu lạ thì nói những kiểu biết', async () => {
  await writeFiles(content, underPortal('xa-hong', { 'portal.yaml': 'name: [' }));
  const { code, stderr } = await audit('--portal', 'xa-hong');
  expect([code, stderr]).toEqual([
    1,
    'Không lập được phiếu của xa-hong: portal.yaml còn lỗi; xem bằng npm run check.\n',
  ]);
  expect((await audit('--format', 'pdf')).stderr).toBe(
    '--format nhận table, html, csv, json; đã nhận “pdf”.\n',
  );
});
