import fc from 'fast-check';
import type { Nodes, Root } from 'hast';
import { markdownToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { isElement, textOf } from '../../src/markdown/tree.ts';
import { imported, item, list, num, para, rawWord, run, style } from './word-documents.ts';

const TITLE = para('Hướng dẫn nộp hồ sơ tại bộ phận một cửa', '<w:pStyle w:val="Title"/>');
const TITLE_STYLE = style('Title', '');
const read = async (body: string, numbering: string, styles = '') =>
  (await imported(rawWord({ body: TITLE + body, numbering, styles: TITLE_STYLE + styles }))).markdown.trim();
const DECIMAL = list(0, ['decimal', '%1.'], ['lowerLetter', '%2)'], ['bullet', '-']) + num(1, 0);

describe('danh sách 1, 2, 3', () => {
  test('bị đoạn chữ cắt ngang thì đếm tiếp', async () => {
    const body = item('Lấy số.') + para('Ngồi chờ gọi.') + item('Nộp giấy tờ.') + item('Nhận giấy hẹn.');
    expect(await read(body, DECIMAL)).toBe(
      '1. Lấy số.\n\nNgồi chờ gọi.\n\n2. Nộp giấy tờ.\n3. Nhận giấy hẹn.',
    );
  });

  test('bắt đầu từ 7 thì bắt đầu từ 7', async () => {
    expect(await read(item('Bảy') + item('Tám'), list(0, ['decimal', '%1.', 7]) + num(1, 0))).toBe(
      '7. Bảy\n8. Tám',
    );
  });

  test('danh sách bắt đầu lại thì là danh sách khác', async () => {
    const again = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    expect(await read(item('A') + item('B') + item('C', 2), DECIMAL + again)).toBe('1. A\n2. B\n\n1) C');
    expect(await read(item('A') + para('Xen.') + item('B', 2), DECIMAL + again)).toBe('1. A\n\nXen.\n\n1. B');
  });

  test('hai danh sách cùng một khuôn thì đếm chung, như Word', async () => {
    expect(await read(item('A') + para('Xen.') + item('B', 2), DECIMAL + num(2, 0))).toBe(
      '1. A\n\nXen.\n\n2. B',
    );
  });

  test('đoạn trống ở giữa không cắt danh sách', async () => {
    expect(await read(item('A') + para('') + item('B'), DECIMAL)).toBe('1. A\n2. B');
  });

  test('đoạn bị xóa trong Track Changes không được đếm', async () => {
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const deleted = `<w:p><w:pPr>${numbered}<w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:del w:id="2" w:author="a"><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>`;
    expect(await read(item('A') + deleted + item('B'), DECIMAL)).toBe('1. A\n2. B');
  });
});

describe('nhãn mà Markdown không có thì thành chữ', () => {
  test('I., rồi a) ở dưới, rồi II.', async () => {
    const numbering = list(0, ['upperRoman', '%1.'], ['lowerLetter', '%2)']) + num(1, 0);
    const body =
      item('MỤC ĐÍCH') +
      item('Rút ngắn', 1, 1) +
      item('Công khai', 1, 1) +
      item('VIỆC LÀM') +
      item('Rà soát', 1, 1);
    expect(await read(body, numbering)).toBe(
      'I. MỤC ĐÍCH\n\na) Rút ngắn\n\nb) Công khai\n\nII. VIỆC LÀM\n\na) Rà soát',
    );
  });

  test('a) ở dưới 1. thì nằm trong mục 1; số sau đó vẫn là 2', async () => {
    const body = item('Hồ sơ') + item('Tờ khai', 1, 1) + item('Bản sao', 1, 1) + item('Lệ phí');
    expect(await read(body, DECIMAL)).toBe('1. Hồ sơ\n\n   a) Tờ khai\n\n   b) Bản sao\n\n2. Lệ phí');
  });

  test.each([
    ['nhiều tầng', ['decimal', '%1.'], ['decimal', '%1.%2.'], '1. Một\n\n   1.1. Hai\n\n   1.2. Hai'],
    ['Bước', ['decimal', 'Bước %1:'], ['bullet', '–'], 'Bước 1: Một\n\n- Hai\n- Hai'],
    ['hai chữ số', ['decimalZero', '%1.'], ['lowerRoman', '(%2)'], '01\\. Một\n\n(i) Hai\n\n(ii) Hai'],
    [
      'số La Mã ở tầng trên viết bằng chữ số',
      ['upperRoman', '%1.'],
      ['decimal', '%1.%2', 1, '<w:isLgl/>'],
      'I. Một\n\n1.1 Hai\n\n1.2 Hai',
    ],
  ] satisfies [string, Parameters<typeof list>[1], Parameters<typeof list>[1], string][])(
    '%s',
    async (_name, first, second, expected) => {
      const body = item('Một') + item('Hai', 1, 1) + item('Hai', 1, 1);
      expect(await read(body, list(0, first, second) + num(1, 0))).toBe(expected);
    },
  );

  test('chữ cái đi quá z như Word: aa, bb', async () => {
    const numbering = list(0, ['lowerLetter', '%1)', 26]) + num(1, 0);
    expect(await read(item('Một') + item('Hai'), numbering)).toBe('z) Một\n\naa) Hai');
  });

  test('nhãn đậm theo chữ của đoạn', async () => {
    const numbering = list(0, ['upperRoman', '%1.']) + num(1, 0);
    const heading = para(
      run('MỤC ĐÍCH', '<w:b/>'),
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    );
    expect(await read(heading, numbering)).toBe('**I. MỤC ĐÍCH**');
  });
});

describe('đề mục và kiểu chữ', () => {
  const CHAPTERS =
    list(
      0,
      ['upperRoman', 'Chương %1', 1, '<w:pStyle w:val="Heading1"/>'],
      ['decimal', 'Điều %2.', 1, '<w:lvlRestart w:val="0"/><w:pStyle w:val="Heading2"/>'],
    ) + num(1, 0);
  const styles =
    style('Heading1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
    style('Heading2', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>') +
    style('Con', '<w:basedOn w:val="Heading2"/>');
  const chapter = (text: string) => para(text, '<w:pStyle w:val="Heading1"/>');
  const article = (text: string, more = '') => para(text, `<w:pStyle w:val="Heading2"/>${more}`);

  test('đề mục đánh số theo kiểu: số Điều đi suốt các chương', async () => {
    const body =
      chapter('CHUNG') + article('Phạm vi') + article('Đối tượng') + chapter('CỤ THỂ') + article('Hồ sơ');
    expect(await read(body, CHAPTERS, styles)).toBe(
      '## Chương I CHUNG\n\n### Điều 1. Phạm vi\n\n### Điều 2. Đối tượng\n\n## Chương II CỤ THỂ\n\n### Điều 3. Hồ sơ',
    );
  });

  test('đề mục bỏ số của kiểu thì không có số và không được đếm', async () => {
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    expect(
      await read(article('Phạm vi') + article('Lời nói đầu', none) + article('Hồ sơ'), CHAPTERS, styles),
    ).toBe('## Điều 1. Phạm vi\n\n## Lời nói đầu\n\n## Điều 2. Hồ sơ');
  });

  test('kiểu dựa trên kiểu có số thì có số', async () => {
    expect(await read(para('Hồ sơ', '<w:pStyle w:val="Con"/>'), CHAPTERS, styles)).toBe('Điều 1. Hồ sơ');
  });

  test('khuôn số nối qua kiểu danh sách', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="KieuSo"/></w:abstractNum>' +
      list(6, ['decimal', 'Khoản %1.']) +
      num(1, 5) +
      num(2, 6);
    const linked = style('KieuSo', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', 'numbering');
    expect(await read(item('Một') + item('Hai'), numbering, linked)).toBe('Khoản 1. Một\n\nKhoản 2. Hai');
  });
});

describe('trong bảng', () => {
  const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  test('cột TT tự đánh số có số, dù ô không có chữ', async () => {
    const numbering = list(0, ['decimal', '%1']) + num(1, 0);
    const rows = ['Khai tử', 'Nhận con nuôi'].map((name) => row(cell(item('')), cell(para(name))));
    const table = `<w:tbl>${row(cell(para('TT')), cell(para('Việc')))}${rows.join('')}</w:tbl>`;
    expect(await read(table, numbering)).toBe(
      '| TT | Việc |\n| - | - |\n| 1 | Khai tử |\n| 2 | Nhận con nuôi |',
    );
  });

  test('danh sách trong ô đứng trên các dòng của ô, không làm vỡ bảng', async () => {
    const steps = cell(item('Tiếp nhận'), item('Thẩm tra'), item('Ghi chú', 1, 2));
    const table = `<w:tbl>${row(cell(para('Bước')), cell(para('Ai')))}${row(steps, cell(para('Tư pháp')))}</w:tbl>`;
    expect(await read(table, DECIMAL)).toBe(
      '| Bước | Ai |\n| - | - |\n| 1. Tiếp nhận<br>2. Thẩm tra<br>- Ghi chú | Tư pháp |',
    );
  });
});

describe('danh sách chấm', () => {
  test('dưới một mục số thì nằm trong mục ấy khi lùi vào hơn; không thì đứng ngang', async () => {
    const bullets = (indent: number) =>
      list(7, ['bullet', '-', 1, `<w:pPr><w:ind w:left="${indent}"/></w:pPr>`]) + num(7, 7);
    const body = item('Một') + item('ý', 7) + item('Hai');
    expect(await read(body, DECIMAL + bullets(720))).toBe('1. Một\n   - ý\n2. Hai');
    expect(await read(body, DECIMAL + bullets(0))).toBe('1. Một\n\n- ý\n\n2. Hai');
  });

  test('dấu chấm không nhìn thấy thì không phải danh sách', async () => {
    expect(await read(item('Đoạn nối tiếp.'), list(0, ['bullet', ' ']) + num(1, 0))).toBe('Đoạn nối tiếp.');
  });
});

/** Reads the numbers that a reader of the page sees, by the words they stand before. */
function numbersOnPage(node: Nodes, seen = new Map<string, string>()): Map<string, string> {
  if (isElement(node, 'ol')) {
    let number = Number(node.properties.start ?? 1);
    for (const child of node.children) if (isElement(child, 'li')) note(child, `${number++}.`, seen);
  } else if (isElement(node, 'p')) note(node, '', seen);
  if ('children' in node) for (const child of node.children) numbersOnPage(child, seen);
  return seen;
}

function note(node: Nodes, number: string, seen: Map<string, string>): void {
  const [, label = '', word = ''] = /^\s*(.*?)\s*(đoạn-\d+)/.exec(textOf(node)) ?? [];
  if (word && !seen.has(word)) seen.set(word, number || label);
}

test('dãy đoạn nào cũng có trên trang đúng những số mà Word cho thấy', async () => {
  const FORMS: ((number: number, above: number[]) => string)[] = [
    (number) => `${number}.`,
    (number) => `${'abcdefghijklmnopqrstuvwxyz'[number - 1]})`,
    (number, [first = 0, second = 0]) => `${first}.${second}.${number}`,
  ];
  const third: Parameters<typeof list>[1] = ['decimal', '%1.%2.%3', 1, '<w:isLgl/>'];
  const numbering = list(0, ['decimal', '%1.'], ['lowerLetter', '%2)'], third) + num(1, 0);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(0, 0, 1, 1, 2, -1), { minLength: 1, maxLength: 12 }),
      async (levels) => {
        const counts = [0, 0, 0];
        const expected = levels.map((level) => {
          if (level < 0) return '';
          counts[level]!++;
          for (let below = level + 1; below < 3; below++) counts[below] = 0;
          return FORMS[level]!(
            counts[level]!,
            counts.map((count) => count || 1),
          );
        });
        const body = levels
          .map((level, at) => (level < 0 ? para(`đoạn-${at}`) : item(`đoạn-${at}`, 1, level)))
          .join('');
        const tree = markdownToHast(
          await read(para('Mở đầu', '<w:pStyle w:val="Heading1"/>') + body, numbering, style('Heading1', '')),
        ) as Root;
        const wanted = expected.map((label, at) => [`đoạn-${at}`, label] as const);
        expect(Object.fromEntries(numbersOnPage(tree))).toEqual(Object.fromEntries(wanted));
      },
    ),
    { numRuns: 60 },
  );
});
