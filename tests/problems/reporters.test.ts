import colours from 'picocolors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tell, type Problem, type ToldProblem } from '../../src/problems/problem.ts';
import { countingLine } from '../../src/problems/reporters/counts.ts';
import { formatGithub } from '../../src/problems/reporters/github.ts';
import { formatJson } from '../../src/problems/reporters/json.ts';
import { formatMarkdown } from '../../src/problems/reporters/markdown.ts';
import { formatTerminal } from '../../src/problems/reporters/terminal.ts';
import { sentences, type Code } from '../../src/problems/sentences.ts';
import { fixLinesOf, fixText, paste } from '../../src/problems/sentences/sentence.ts';
import { oddTexts, UNSEEN, withoutEmoji } from '../fixtures/odd-texts.ts';
import { runs } from '../fixtures/nightly.ts';

const plain = { colours: colours.createColors(false), width: Infinity };
const found: ToldProblem[] = [
  {
    code: 'missing-field',
    severity: 'error',
    file: 'portals/xa/tin-tuc/2026/le.md',
    line: 7,
    column: 1,
    message: 'Thiếu mục Mô tả ảnh (alt).',
    fix: [paste('alt: Học sinh dự lễ')],
  },
  {
    code: 'misplaced-file',
    severity: 'warning',
    file: 'portals/xa/tin-tuc/2026/le.md',
    line: 12,
    column: 19,
    message: 'Tệp này không nằm đúng chỗ.',
    fix: [],
  },
  {
    code: 'not-text',
    severity: 'error',
    file: 'portals/xa/a.md',
    line: 1,
    column: 1,
    message: 'Giảm 50%, xem: a\nb',
    fix: fixLinesOf('Một\nHai'),
  },
];

test('ở cửa sổ dòng lệnh, lỗi gom theo tệp, thẳng cột, có dòng đếm', () => {
  expect(formatTerminal(found.slice(0, 2), plain)).toMatchInlineSnapshot(`
    "portals/xa/tin-tuc/2026/le.md
      7:1    lỗi       Thiếu mục Mô tả ảnh (alt).  missing-field
                       alt: Học sinh dự lễ
      12:19  cảnh báo  Tệp này không nằm đúng chỗ.  misplaced-file

    1 lỗi, 1 cảnh báo trong 1 tệp.
    "
  `);
});

test('không có lỗi thì nói là không có lỗi', () => {
  expect(formatTerminal([], plain)).toBe('Không có lỗi.\n');
});

test('đếm riêng lỗi, cảnh báo và tệp', () => {
  expect(countingLine(found)).toBe('2 lỗi, 1 cảnh báo trong 2 tệp.');
});

test('JSON theo khuôn của bản cam kết', () => {
  const written = JSON.parse(formatJson(found)) as { problems: object[] };
  const problems = found.map((each) => ({ ...each, fix: fixText(each.fix) }));
  expect(written).toEqual({ problems, errors: 2, warnings: 1 });
  expect(Object.keys(written.problems[0]!)).toEqual(
    expect.arrayContaining(['code', 'severity', 'file', 'line', 'column', 'message', 'fix']),
  );
  expect(JSON.parse(formatJson([]))).toEqual({ problems: [], errors: 0, warnings: 0 });
});

test('chú thích GitHub không bị chữ của người viết làm gãy dòng hay thêm lệnh', () => {
  const odd = {
    ...found[2]!,
    file: 'portals/xa/a,b:c\n::error::x.md',
    message: '50%\r\n::set-output name=x::y',
  };
  const written = formatGithub([...found, odd], 'content/');
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
    all
      .flatMap(({ fix }) => fixText(fix).split('\n'))
      .flatMap((fix) => [fix, fix.replace(/^.*?[Vv]í dụ: {2,}/, '')]),
  );
  const written = formatTerminal(all, { colours: colours.createColors(false), width: 80 });
  for (const line of written.split('\n'))
    if (line.length > 80) {
      expect(toPaste).toContain(line.trim());
      expect(line.trim()).toMatch(/^(?:[a-z][\w-]*: |- |[[{!])/);
    }
  // Nothing of what is said gets lost between the lines.
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  for (const { message } of all) expect(words(written).join(' ')).toContain(words(message).join(' '));
});

describe('chữ của người viết, tên tệp của họ, dù là gì', () => {
  /** A problem of any kind, with odd texts for whatever it quotes. */
  const oddProblems = fc
    .tuple(fc.constantFrom(...(Object.keys(sentences) as Code[])), oddTexts, oddTexts, fc.nat(200))
    .map(([code, text, name, line]) => {
      const facts = Object.entries(sentences[code].example).map(([key, fact]) => [
        key,
        // Some facts are chosen from a few words, by which the sentence goes.
        typeof fact === 'string' && !CHOSEN.has(key) ? text : fact,
      ]);
      const file = `portals/xa/tin-tuc/2026/${name}.md`;
      return { code, file, line: line + 1, column: 1, facts: Object.fromEntries(facts) } as Problem;
    });
  const CHOSEN = new Set(['cause', 'fix', 'has', 'is', 'what', 'side']);

  test.each([
    ['trên màn hình', (problems: ToldProblem[]) => formatTerminal(problems, plain)],
    ['trên màn hình hẹp', (problems: ToldProblem[]) => formatTerminal(problems, { ...plain, width: 60 })],
    ['trong chú thích của GitHub', (problems: ToldProblem[]) => formatGithub(problems, 'content/')],
    ['trong tóm tắt Markdown', formatMarkdown],
    ['trong JSON', formatJson],
  ])('%s không mở dòng nào, không giấu ký tự nào', (_where, write) => {
    fc.assert(
      fc.property(fc.array(oddProblems, { maxLength: 3 }), (problems) => {
        const written = write(problems.map(tell));
        expect(withoutEmoji(written.replaceAll('\n', ''))).not.toMatch(UNSEEN);
        expect(written).not.toMatch(/##\w*\[/);
        for (const line of written.split('\n'))
          expect(line).toMatch(
            /^(?:|portals\/xa\/tin-tuc\/2026\/.*| {2}.*|[{}] *|\d+ lỗi, .*|Không có lỗi\.|::(?:error|warning) file=content\/portals\/xa\/[^:,]*,line=\d+,col=1,title=[a-z0-9-]+::.*|## Kiểm tra nội dung|\| .* \||\|[-|]+\|)$/s,
          );
      }),
      { numRuns: runs(300) },
    );
  });

  test('JSON giữ nguyên tên tệp, để công cụ khác mở được', () => {
    const file = 'portals/xa/tin-tuc/2026/a\n\u202e\u009b.md';
    const written = formatJson([tell({ code: 'not-text', file, line: 1, column: 1, facts: {} })]);
    expect((JSON.parse(written) as { problems: ToldProblem[] }).problems[0]!.file).toBe(file);
  });
});
