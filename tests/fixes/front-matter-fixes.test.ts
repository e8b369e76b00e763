import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tell } from '../../src/problems/problem.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';
import { readEntry } from '../../src/reading/read.ts';
import { fixFile } from '../../src/fixes/fix-file.ts';
import { runs } from '../fixtures/nightly.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const read = (text: string) => readEntry('article', 'a', 'a.md', bytesOf(text));
const SOUND = {
  title: 'title: Hội nghị tổng kết công tác năm',
  date: 'date: 2026-05-10',
  section: 'section: cchc',
  summary: 'summary: Sáng 10/5, Ủy ban nhân dân xã Hòa Thuận họp cán bộ các ấp.',
};
/** An article with some of its lines in other words, and with more lines. */
const article = (changes: Record<string, string> = {}) =>
  `---\n${Object.values({ ...SOUND, ...changes }).join('\n')}\n---\n\nThân bài.\n`;
/** Fixes until nothing is left to fix, as the command does. */
function fix(text: string): string {
  for (let round = 0, now = text; ; round++) {
    const fixed = fixFile(bytesOf(now), read(now).problems);
    if (!fixed || round > 20) return now;
    now = textOf(fixed.bytes);
  }
}
/** The lines to paste that are proposed for the line of a key. */
const proposalsFor = (text: string, line: number) =>
  read(text)
    .problems.filter((each) => each.line === line)
    .map((each) => fixText(tell(each).fix));

/** What editors type, and the line that was meant. */
const MENDED: [key: string, typed: string, meant: string][] = [
  ['title', 'title: “Hội nghị: tổng kết năm”', 'title: "Hội nghị: tổng kết năm"'],
  ['title', 'title: ”Ra quân: làm sạch kênh mương”', 'title: "Ra quân: làm sạch kênh mương"'],
  ['title', 'title: «Đối thoại: lắng nghe dân»', 'title: "Đối thoại: lắng nghe dân"'],
  ['title', 'title:\u00a0Hội nghị tổng kết năm', 'title: Hội nghị tổng kết năm'],
  ['title', 'title\u00a0:\u202fHội nghị: tổng kết năm', 'title: "Hội nghị: tổng kết năm"'],
  ['summary', `\u00a0${SOUND.summary}`, SOUND.summary],
  ['title', 'title: [Infographic]: Quy trình khai sinh', 'title: "[Infographic]: Quy trình khai sinh"'],
  ['title', 'title: {Ảnh}: Lễ ra quân đầu năm', 'title: "{Ảnh}: Lễ ra quân đầu năm"'],
  ['title', 'title: [Hỏi đáp] Làm khai sinh ở đâu', 'title: "[Hỏi đáp] Làm khai sinh ở đâu"'],
  ['title', 'title: * Thông báo lịch tiếp dân', 'title: "* Thông báo lịch tiếp dân"'],
  ['title', 'title: & Thông báo lịch tiếp dân', 'title: "& Thông báo lịch tiếp dân"'],
  ['date', 'date: 2026-03-13T17:00:00Z', 'date: 2026-03-14T00:00'],
  ['date', 'date: 2026-03-14T01:30:00.000Z', 'date: 2026-03-14T08:30'],
  ['date', 'date: 2026-03-14T08:30:00.000+07:00', 'date: 2026-03-14T08:30'],
  ['date', 'date: 2026‑03‑14', 'date: 2026-03-14'],
  ['date', 'date: 2026–03–14', 'date: 2026-03-14'],
  ['date', 'date: 20.11.2026 lúc 14h30', 'date: 2026-11-20T14:30'],
  ['date', 'date: 8 giờ 5 phút, ngày 3 tháng 11 năm 2026', 'date: 2026-11-03T08:05'],
  ['date', 'date: thứ Sáu, 20/11/2026 2h chiều', 'date: 2026-11-20T14:00'],
  ['expires', 'expires: 2026-12-30T18:00:00Z', 'expires: 2026-12-31'],
];

describe.each(MENDED)('%s viết thành “%s”', (key, typed, meant) => {
  const text = article({ [key]: typed });
  const line = Object.keys({ ...SOUND, [key]: '' }).indexOf(key) + 2;

  test('được sửa thành đúng dòng đã định', () => {
    expect(fix(text)).toBe(article({ [key]: meant }));
  });

  test('chỉ có một lời khuyên cho dòng ấy, và dòng được đề nghị là dòng đúng', () => {
    const proposals = proposalsFor(text, line);
    expect(proposals).toHaveLength(1);
    const pasted = text
      .split('\n')
      .with(line - 1, proposals[0]!)
      .join('\n');
    expect(proposalsFor(fix(pasted), line)).toEqual([]);
  });
});

test('chữ bị dấu # nuốt thì được nói rõ, kèm dòng để dán', () => {
  const [said] = read(article({ title: 'title: #CCHC Xã tập huấn cho cán bộ ấp' })).problems.map(tell);
  expect(said!.message).toContain('chữ từ dấu # trở đi bị coi là ghi chú');
  expect(fixText(said!.fix)).toBe('title: "#CCHC Xã tập huấn cho cán bộ ấp"');
});

test.each([
  ['2026-11-31', 'tháng 11/2026 chỉ có 30 ngày'],
  ['31/4/2026', 'tháng 4/2026 chỉ có 30 ngày'],
  ['ngày 30 tháng 2 năm 2028', 'tháng 2/2028 chỉ có 29 ngày'],
])('ngày không có thật: %s', (typed, sentence) => {
  const text = article({ date: `date: ${typed}` });
  const [said] = read(text).problems.map(tell);
  expect(said!.message).toContain(sentence);
  expect(fix(text)).toBe(text);
});

test.each([
  ['author:'],
  ["unit: ''"],
  ['expires: ""'],
  ['topics:'],
  ['genre: " "'],
  ['draft:'],
  ["cover: { src: '', alt: '' }"],
  ["cover: { src: hop.jpg, alt: Đại biểu dự họp, caption: '' }"],
  ["attachments: [{ src: '' }]"],
  ['source:'],
])('mục không bắt buộc để trống (%s) như là không ghi', (line) => {
  expect(read(article({ more: line }))).toMatchObject({ ok: {}, problems: [] });
});

test('mục bắt buộc để trống vẫn là lỗi, và mục để trống bên cạnh không thêm lời nào', () => {
  const { problems } = read(article({ title: 'title:', more: 'author:' }));
  expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual(['2 empty-field']);
});

/** Pieces of values as people type and paste them. */
const value = fc
  .array(
    fc.constantFrom(
      ...['Hội nghị', ' ', ': ', '“', '”', '"', "'", '[', ']', '{', '}', '#', ' #', '\u00a0', '*', '&', '- '],
      ...[
        '2026-03-14',
        '31/11/2026',
        'T08:30',
        'Z',
        '–',
        'cchc',
        'Tin',
        'có',
        ', ',
        '; ',
        '@',
        '%',
        '|',
        '>',
      ],
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((pieces) => pieces.join(''))
  // Output spells this sign by its number, because some CI services take it for a command.
  .filter((typed) => !/##\w*\[/.test(typed));
const key = fc.constantFrom(
  'title',
  'date',
  'section',
  'genre',
  'topics',
  'draft',
  'author',
  'expires',
  'unit',
);

test('bất kể gõ gì, sửa lần hai không đổi gì, và dòng vừa sửa không còn lỗi đã sửa', () => {
  fc.assert(
    fc.property(key, fc.constantFrom(': ', ':\u00a0', ' : '), value, (name, colon, typed) => {
      const text = article({ [name]: `${name}${colon}${typed}` });
      const once = fix(text);
      expect(fix(once)).toBe(once);
      if (once === text) return;
      const line = Object.keys({ ...SOUND, [name]: '' }).indexOf(name) + 2;
      const fixable = read(once).problems.filter((each) => each.line === line);
      expect(fixFile(bytesOf(once), fixable)).toBeNull();
      expect(fixable.filter(({ code }) => code === 'yaml-syntax')).toEqual([]);
    }),
    { numRuns: runs(2000) },
  );
});

test('bất kể gõ gì, dòng để dán không tự nó là lỗi viết sai cách', () => {
  fc.assert(
    fc.property(key, value, (name, typed) => {
      const text = article({ [name]: `${name}: ${typed}` });
      const line = Object.keys({ ...SOUND, [name]: '' }).indexOf(name) + 2;
      for (const proposal of proposalsFor(text, line)) {
        if (!new RegExp(`^${name}: `).test(proposal) || proposal.includes('\n')) continue;
        const pasted = text
          .split('\n')
          .with(line - 1, proposal)
          .join('\n');
        const left = read(pasted).problems.filter(
          (each) => each.line === line && each.code.startsWith('yaml-'),
        );
        expect(left, `${typed} → ${proposal}`).toEqual([]);
      }
    }),
    { numRuns: runs(2000) },
  );
});
