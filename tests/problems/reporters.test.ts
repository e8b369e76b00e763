import colours from 'picocolors';
import { expect, test } from 'vitest';
import { tell, type Problem, type ToldProblem } from '../../src/problems/problem.ts';
import { countingLine, writeGithub, writeJson, writeTerminal } from '../../src/problems/reporters.ts';
import { sentences, type Code } from '../../src/problems/sentences.ts';

const plain = { colours: colours.createColors(false), width: Infinity };
const found: ToldProblem[] = [
  {
    code: 'missing-field',
    severity: 'error',
    file: 'portals/xa/tin-tuc/2026/le.md',
    line: 7,
    column: 1,
    message: 'Thiếu mục Mô tả ảnh (alt).',
    fix: 'alt: Học sinh dự lễ',
  },
  {
    code: 'misplaced-file',
    severity: 'warning',
    file: 'portals/xa/tin-tuc/2026/le.md',
    line: 12,
    column: 19,
    message: 'Tệp này không nằm đúng chỗ.',
    fix: '',
  },
  {
    code: 'not-text',
    severity: 'error',
    file: 'portals/xa/a.md',
    line: 1,
    column: 1,
    message: 'Giảm 50%, xem: a\nb',
    fix: 'Một\nHai',
  },
];

test('ở cửa sổ dòng lệnh, lỗi gom theo tệp, thẳng cột, có dòng đếm', () => {
  expect(writeTerminal(found.slice(0, 2), plain)).toMatchInlineSnapshot(`
    "portals/xa/tin-tuc/2026/le.md
      7:1    lỗi       Thiếu mục Mô tả ảnh (alt).  missing-field
                       alt: Học sinh dự lễ
      12:19  cảnh báo  Tệp này không nằm đúng chỗ.  misplaced-file

    1 lỗi, 1 cảnh báo trong 1 tệp.
    "
  `);
});

test('không có lỗi thì nói là không có lỗi', () => {
  expect(writeTerminal([], plain)).toBe('Không có lỗi.\n');
});

test('đếm riêng lỗi, cảnh báo và tệp', () => {
  expect(countingLine(found)).toBe('2 lỗi, 1 cảnh báo trong 2 tệp.');
});

test('JSON theo khuôn của bản cam kết', () => {
  const written = JSON.parse(writeJson(found)) as { problems: object[] };
  expect(written).toEqual({ problems: found, errors: 2, warnings: 1 });
  expect(Object.keys(written.problems[0]!)).toEqual(
    expect.arrayContaining(['code', 'severity', 'file', 'line', 'column', 'message', 'fix']),
  );
  expect(JSON.parse(writeJson([]))).toEqual({ problems: [], errors: 0, warnings: 0 });
});

test('chú thích GitHub không bị chữ của người viết làm gãy dòng hay thêm lệnh', () => {
  const odd = {
    ...found[2]!,
    file: 'portals/xa/a,b:c\n::error::x.md',
    message: '50%\r\n::set-output name=x::y',
  };
  const written = writeGithub([...found, odd], 'content/');
  expect(written.split('\n')).toHaveLength(5);
  expect(written.split('\n')[0]).toBe(
    '::error file=content/portals/xa/tin-tuc/2026/le.md,line=7,col=1,title=missing-field::Thiếu mục Mô tả ảnh (alt).%0Aalt: Học sinh dự lễ',
  );
  expect(written.split('\n')[3]).toBe(
    '::error file=content/portals/xa/a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.md,line=1,col=1,title=not-text::50%25%0D%0A::set-output name=x::y%0AMột%0AHai',
  );
});

test('trên màn hình 80 cột, chỉ dòng để chép mới được dài hơn', () => {
  const all = (Object.keys(sentences) as Code[]).map((code) =>
    tell({ code, file: 'a.md', line: 12, column: 34, facts: sentences[code].example } as unknown as Problem),
  );
  const toPaste = new Set(
    all.flatMap(({ fix }) => fix.split('\n')).flatMap((fix) => [fix, fix.replace(/^.*?[Vv]í dụ: {2,}/, '')]),
  );
  const written = writeTerminal(all, { colours: colours.createColors(false), width: 80 });
  for (const line of written.split('\n'))
    if (line.length > 80) {
      expect(toPaste).toContain(line.trim());
      expect(line.trim()).toMatch(/^(?:[a-z][\w-]*: |- |[[{!])/);
    }
  // Nothing of what is said gets lost between the lines.
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  for (const { message } of all) expect(words(written).join(' ')).toContain(words(message).join(' '));
});
