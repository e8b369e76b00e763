import fc from 'fast-check';
import colours from 'picocolors';
import { expect, test } from 'vitest';
import { formats } from '../../src/report/formats/formats.ts';
import { writeDocx } from '../../src/report/formats/docx.ts';
import { writeXlsx } from '../../src/report/formats/xlsx.ts';
import { oddTexts, UNSEEN, withoutEmoji } from '../fixtures/odd-texts.ts';
import { itemWith, portalWith, reportWith, rowWith } from '../fixtures/reports.ts';
import { runs } from '../fixtures/nightly.ts';
import { open } from './office.ts';

/** A report in which whatever an editor can write is odd: names, titles, paths, and what could not be read. */
const oddReports = fc.tuple(oddTexts, oddTexts, oddTexts).map(([name, title, path]) => {
  const facts = { form: title, outlet: name, units: [path], evidence: [{ name: title, url: null }] };
  const item = itemWith({
    facts,
    title,
    path: `portals/xa/${path}.md`,
    url: `https://vidu.vn/tin-tuc/${path}/`,
  });
  const notCounted = [{ ...{ title: name, path, date: '2026-05-01' }, reason: 'draft' as const }];
  const row = rowWith({ label: title, unit: 'a', unitName: name, basis: path, counted: [item], notCounted });
  return reportWith({
    portals: [
      portalWith({
        name,
        missingParts: [title],
        proposals: [{ text: title, path, date: '2026-05-01' }],
        targets: [{ ...row, unit: null }, row],
      }),
    ],
    plans: [
      {
        id: 'ke-hoach-2026',
        number: title,
        title: name,
        issuer: path,
        issued: null,
        recipients: { to: [name], copies: [title] },
        reports: [{ ...rowWith().period, label: title }],
        year: 2026,
      },
    ],
    unreadable: [{ path: `portals/xa/${path}.md`, message: `1:1 ${title}` }],
  });
});

test.each(['table', 'markdown', 'csv', 'html', 'json'] as const)(
  'kiểu %s: chữ của người viết không thành lệnh của CI, không giấu ký tự nào',
  (format) => {
    fc.assert(
      fc.property(oddReports, (report) => {
        const written = formats[format](report, colours.createColors(false));
        const lines = format === 'csv' ? written.slice(1).split('\r\n') : written.split('\n');
        for (const line of lines) {
          expect(withoutEmoji(line)).not.toMatch(UNSEEN);
          expect(line).not.toMatch(/^\s*::|##\w*\[/);
        }
      }),
      { numRuns: runs(100) },
    );
  },
);

test('Markdown: dòng nào cũng do công cụ mở đầu, nên không có lệnh nhanh, đề mục, khối nào chen vào', () => {
  fc.assert(
    fc.property(oddReports, (report) => {
      for (const line of formats.markdown(report).split('\n'))
        expect(line).toMatch(
          /^$|^#{1,2} |^\*\*Kế hoạch |^\| .*\|$|^> \S|^- |^<\/?details>$|^<summary>.*<\/summary>$/,
        );
    }),
    { numRuns: runs(100) },
  );
});

test('CSV: ô nào cũng không bắt đầu như công thức', () => {
  fc.assert(
    fc.property(oddReports, (report) => {
      for (const line of formats.csv(report).slice(1).trimEnd().split('\r\n'))
        for (const cell of line.match(/(?:"(?:[^"]|"")*"|[^,])+/g) ?? [])
          expect(cell.replace(/^"/, '')).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }),
    { numRuns: runs(100) },
  );
});

test('Word, Excel: tệp vẫn mở được, không còn ký tự ẩn', async () => {
  const name = 'Xã\n::error::x \u001b[2J\u009b31m \u202efdp\ud800\ufffe =1+1';
  const report = reportWith({
    portals: [
      portalWith({
        name,
        targets: [rowWith({ label: name, verdict: 'missed', counted: [itemWith({ title: name })] })],
      }),
    ],
  });
  for (const write of [writeDocx, writeXlsx])
    for (const [path, xml] of Object.entries(open(await write(report))))
      if (/\.(?:xml|rels)$/.test(path)) expect(xml.replace(/[\t\n\r]/g, '')).not.toMatch(UNSEEN);
});
