import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportSchema, type Report, type TargetResult } from '../../src/schemas/report.ts';
import { makeReport } from '../../src/commands/make-report.ts';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

/** The answer worked out by hand beside each fixture's content, its arithmetic in the comments. */
interface Expected {
  asOf: string;
  portals: object[];
}

test.each(['calendar', 'nd09', 'custom'])('báo cáo của thư mục %s đúng như đếm tay', async (scheme) => {
  const expected = parse(await readFile(join(fixtures, scheme, 'expected.yaml'), 'utf8')) as Expected;
  const report = await makeReport({
    content: join(fixtures, scheme, 'content'),
    portals: undefined,
    asOf: expected.asOf,
  });
  expect(reportSchema.parse(report)).toEqual(report);
  expect(report.unreadable).toEqual([]);
  expect({ asOf: report.asOf, portals: report.portals.map(shorten) }).toEqual(expected);
});

test('mỗi minh chứng có đường dẫn, tiêu đề, ngày và địa chỉ để mở', async () => {
  const report = await makeReport({
    content: join(fixtures, 'nd09/content'),
    portals: undefined,
    asOf: '2026-06-14',
  });
  const [first] = report.portals[0]!.targets;
  expect(first!.counted).toMatchObject([
    {
      path: 'portals/phuong-doi-mau/tin-tuc/2026/01-hai-noi-dung.md',
      title: 'Hai nội dung trong một tin',
      date: '2026-03-14',
      url: 'https://vidu.gov.vn/phuong-doi-mau/tin-tuc/01-hai-noi-dung/',
    },
  ]);
  const publications = report.portals[0]!.targets.find(({ id }) => id === 'bao-tinh')!;
  expect(publications.counted[0]!.url).toBe('https://bao.vidu.vn/1');
  expect(publications.notCounted[0]).toEqual({
    path: 'portals/phuong-doi-mau/dang-ngoai/02-phong-su.md',
    title: 'Phóng sự về một cửa',
    date: '2026-02-10',
    reason: 'wrong-genre',
  });
});

function shorten({ portal, plan, verdict, targets }: Report['portals'][number]) {
  return { portal, plan, verdict, targets: targets.map(shortenRow) };
}

/** Names files by their last part, visits by their number, and leaves out empty lists. */
function shortenRow(row: TargetResult) {
  const { id, unit, period, required, actual, missing, verdict, daysLeft, measure } = row;
  const nameOf = (path: string) => basename(path, '.md');
  const counted = row.counted.map(({ path, amount }) => (measure === 'visits' ? amount : nameOf(path)));
  const notCounted = Object.fromEntries(row.notCounted.map(({ path, reason }) => [nameOf(path), reason]));
  const standing = [verdict, ...(daysLeft === undefined ? [] : [daysLeft])].join(' ');
  return {
    row: `${id} · ${unit ?? '-'} · ${period.id} · ${period.from}..${period.to} · due ${period.due ?? '-'}`,
    result: `${actual ?? '–'}/${required} missing ${missing ?? '–'} ${standing}`,
    ...(counted.length > 0 && { counted }),
    ...(row.notCounted.length > 0 && { notCounted }),
    ...(Object.keys(row.excluded).length > 0 && { excluded: row.excluded }),
  };
}
