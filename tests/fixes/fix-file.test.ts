import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tell } from '../../src/problems/problem.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';
import { readEntry } from '../../src/reading/read.ts';
import { fixFile } from '../../src/fixes/fix-file.ts';
import { runs } from '../fixtures/nightly.ts';

const read = (bytes: Uint8Array) => readEntry('article', 'a', 'a.md', bytes);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
/** Fixes until there is nothing more to do, as the command does. */
const fix = (bytes: Uint8Array): Uint8Array => {
  for (let round = 0, now = bytes; ; round++) {
    const fixed = fixFile(now, read(now).problems);
    if (!fixed || round > 20) return now;
    now = fixed.bytes;
  }
};
const SUMMARY = 'Sáng 10/5, Ủy ban nhân dân xã Hòa Thuận họp cán bộ các ấp.';
const LINES = ['title: Hội nghị tổng kết năm', 'date: 2026-05-10', 'section: cchc', `summary: ${SUMMARY}`];
const article = (lines: string[], body = 'Thân bài.\n') => `---\n${lines.join('\n')}\n---\n\n${body}`;
/** The sound article with some of its lines in other words, and more lines. */
const withLines = (changes: Record<number, string>, ...more: string[]) => [
  ...LINES.map((line, index) => changes[index] ?? line),
  ...more,
];

/** What people really type: the lines, where and how it is named, and the lines after a fix. */
const MISTAKES: [name: string, lines: string[], position: string, fixed: string[]][] = [
  [
    'dấu hai chấm trong tiêu đề',
    withLines({ 0: 'title: Hội nghị: tổng kết năm' }),
    '2:8 yaml-syntax',
    withLines({ 0: 'title: "Hội nghị: tổng kết năm"' }),
  ],
  [
    'phím Tab',
    withLines({}, 'source:', '\tname: Báo', '\turl: https://chinhphu.vn'),
    '7:1 yaml-syntax',
    withLines({}, 'source:', '  name: Báo', '  url: https://chinhphu.vn'),
  ],
  [
    'dấu nháy cong quanh ngày',
    withLines({ 1: 'date: “2026-05-10”' }),
    '3:1 invalid-moment',
    withLines({ 1: 'date: "2026-05-10"' }),
  ],
  [
    'ngày trước tháng',
    withLines({ 1: 'date: 05/09/2026' }),
    '3:1 invalid-moment',
    withLines({ 1: 'date: 2026-09-05' }),
  ],
  [
    'số 0 ở đầu',
    withLines({}, 'author: 012  # mã'),
    '6:1 needs-quotes',
    withLines({}, 'author: "012"  # mã'),
  ],
  ['số 0 ở cuối', withLines({}, 'author: 1.001230'), '6:1 needs-quotes', withLines({}, 'author: "1.001230"')],
  [
    'tiêu đề bắt đầu bằng dấu cách',
    withLines({ 0: 'title: " Hội nghị tổng kết năm"' }),
    '2:8 outer-space',
    LINES.with(0, 'title: "Hội nghị tổng kết năm"'),
  ],
  ['yes', withLines({}, 'draft: yes'), '6:1 wrong-type', withLines({}, 'draft: true')],
  ['no', withLines({}, 'draft: No'), '6:1 wrong-type', withLines({}, 'draft: false')],
  ['tên mục gõ nhầm', withLines({ 0: 'tilte: Hội nghị tổng kết năm' }), '2:1 unknown-key', LINES],
  ['mục ghi hai lần', [...LINES, LINES[1]!], '6:1 duplicate-key', LINES],
  ['dấu rời chữ', withLines({ 0: LINES[0]!.normalize('NFD') }), '2:9 decomposed-text', LINES],
  [
    'chữ Ð của tiếng Iceland',
    withLines({ 0: 'title: Ðại hội Ðoàn xã Hòa Thuận' }),
    '2:8 lookalike-letter',
    withLines({ 0: 'title: Đại hội Đoàn xã Hòa Thuận' }),
  ],
  [
    'ký hiệu HTML',
    withLines({ 0: 'title: H&#7897;i ngh&#7883;&nbsp;t&#7893;ng k&#7871;t' }),
    '2:8 html-entity',
    withLines({ 0: 'title: "Hội nghị tổng kết"' }),
  ],
  [
    'nhiều lỗi trong một tệp',
    withLines(
      { 0: 'tilte: Ðại hội: tổng kết năm', 1: 'date: 5/9/2026 8h30' },
      'draft: có',
      'genre: Phóng sự',
      'unit:van-phong',
    ),
    '2:8 lookalike-letter',
    withLines(
      { 0: 'title: "Đại hội: tổng kết năm"', 1: 'date: 2026-09-05T08:30' },
      'draft: true',
      'genre: phong-su',
      'unit: van-phong',
    ),
  ],
];

describe.each(MISTAKES)('%s', (_name, lines, position, fixed) => {
  test('được chỉ đúng dòng, đúng cột', () => {
    const found = read(bytesOf(article(lines))).problems.map(
      ({ line, column, code }) => `${line}:${column} ${code}`,
    );
    expect(found).toContain(position);
  });

  test('sửa xong thì đúng là dòng đã định, và không còn gì để nói', () => {
    const after = fix(bytesOf(article(lines)));
    expect(textOf(after)).toBe(article(fixed));
    expect(read(after).problems).toEqual([]);
  });

  test('chép dòng đề nghị đè lên dòng sai thì lỗi đó hết', () => {
    const bytes = bytesOf(article(lines));
    const [line = 0, code] = [Number(position.split(':')[0]), position.split(' ')[1]!];
    const found = tell(read(bytes).problems.find((each) => each.code === code && each.line === line)!);
    const fix = fixText(found.fix);
    if (!/^\s*[a-z][\w-]*: /.test(fix)) return;
    const pasted = textOf(bytes)
      .split('\n')
      .with(line - 1, fix)
      .join('\n');
    const left = read(bytesOf(pasted)).problems.filter((each) => each.code === code && each.line === line);
    expect(left).toEqual([]);
  });
});

describe('cách ghi của cả tệp', () => {
  const wrong = article(withLines({ 1: 'date: 5/9/2026' }));
  const right = article(withLines({ 1: 'date: 2026-09-05' }));

  test('UTF-16 của Notepad thành UTF-8, xuống dòng kiểu Windows giữ nguyên', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const bytes = Buffer.from(`\ufeff${windows(wrong)}`, 'utf16le');
    expect(textOf(fix(bytes))).toBe(windows(right));
  });

  test('BOM ở lại chỗ của nó', () => {
    expect(textOf(fix(bytesOf(`\ufeff${wrong}`)))).toBe(`\ufeff${right}`);
  });

  test('chữ gõ bằng bảng mã cũ được nhận ra mà không bị đụng tới', () => {
    const tcvn3 = Buffer.from('---\ntitle: Héi nghÞ tæng kÕt c«ng t¸c c¶i c¸ch\n---\n', 'latin1');
    expect(read(tcvn3).problems).toMatchObject([
      {
        code: 'legacy-encoding',
        facts: { encoding: 'TCVN3', converted: expect.stringContaining('Hội nghị tổng kết') },
      },
    ]);
    expect(fixFile(tcvn3, read(tcvn3).problems)).toBeNull();
  });
});

/** Line ends, spaces and odd letters that have nothing to do with the mistakes, and must stay as they are. */
const ending = fc.constantFrom('\n', '\r\n', '\r');
const bodyLine = fc.constantFrom(
  'Thân bài có dấu cách cuối   ',
  '\tThụt vào bằng Tab',
  'Ω Å \u212b ﬁ',
  '',
  '---',
  'title: như một mục',
  'x\u200by',
);

test('bất kể cách xuống dòng, chỉ những dòng được nêu là đổi', () => {
  fc.assert(
    fc.property(
      fc.subarray([0, 1, 2, 3, 4]),
      fc.array(fc.tuple(bodyLine, ending), { maxLength: 8 }),
      fc.array(ending, { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      fc.boolean(),
      (wrong, body, endings, hasMark, endsOpen) => {
        const good = [...LINES, 'draft: true', 'genre: phong-su', 'author: "012"'];
        const bad = [
          'tilte: Hội nghị tổng kết năm',
          'date: 10/5/2026',
          'section: cchc',
          `summary: ${SUMMARY}`,
          'draft: yes',
          'genre: Phóng sự',
          'author: 012',
        ];
        const write = (lines: string[]) => {
          const all = ['---', ...lines, '---'];
          const front = all.map((line, index) => line + endings[index % endings.length]!).join('');
          const rest = body.map(([line, end]) => line + end).join('');
          return (hasMark ? '\ufeff' : '') + front + rest + (endsOpen ? 'Hết' : '');
        };
        const kept = new Set([0, 1, 4, 5, 6].filter((_, index) => !wrong.includes(index)));
        const typed = write(bad.map((line, index) => (kept.has(index) ? good[index]! : line)));
        const after = fix(bytesOf(typed));
        expect(textOf(after)).toBe(write(good));
        expect(fix(after)).toEqual(after);
      },
    ),
    { numRuns: runs(300) },
  );
});

test('bất kể những gì trong tệp, không bao giờ đổ vỡ, lỗi nào cũng có chỗ, và sửa lần hai không đổi gì', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '---',
        '+++',
        '---json',
        ': ',
        '"',
        "'",
        '[',
        '{',
        '&a ',
        '*a',
        '#',
        '|',
        '>',
        '\t',
        '\n',
        '\r\n',
        '- ',
      ],
      ...['title', 'date: ', '05/09/2026', '“', '”', '\u0301', 'Ð', '\0', '<script>', '](', '![', '\ufeff'],
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, isArticle) => {
      const text = isArticle ? `---\n${pieces.join('')}\n---\n${pieces.join('')}` : pieces.join('');
      const bytes = bytesOf(text);
      const lines = text.split(/\r\n?|\n/).length;
      for (const { line, column } of read(bytes).problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines + 1);
        expect(column).toBeGreaterThanOrEqual(1);
      }
      const fixed = fix(bytes);
      expect(fix(fixed)).toEqual(fixed);
    }),
    { numRuns: runs(1000) },
  );
});
