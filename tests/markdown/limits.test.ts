import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excessOf } from '../../src/markdown/limits.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { outlineOf } from '../../src/reading/body.ts';

const nearlyAMegabyte = (unit: string) => unit.repeat(Math.floor(900_000 / unit.length));

test.each([
  ['entities', nearlyAMegabyte('&amp;')],
  ['entities', nearlyAMegabyte('&agrave;&#97;')],
  ['entities', '| Hỏi &amp; đáp |\n'.repeat(19_000)],
  ['entities', `Mua ${'&hellip;\n'.repeat(12_000)}`],
  ['headings', '## Mục\n\n'.repeat(3001)],
  ['headings', 'Mục\n---\n\n'.repeat(3001)],
  ['headings', '<h2>Mục</h2>\n\n'.repeat(3001)],
  ['links', '[xem bài](/tin-tuc/)\n\n'.repeat(10_001)],
  ['links', 'https://a.gov.vn \n'.repeat(10_001)],
  ['pictures', '![Ảnh chụp](a.jpg)\n\n'.repeat(2001)],
  ['pictures', '<p><img src="a.jpg" alt="Ảnh chụp"></p>\n'.repeat(2001)],
  ['blocks', nearlyAMegabyte('a\n\n')],
  ['blocks', '\n'.repeat(900_000)],
  ['addresses', '[xem](/tin-tuc/)www.a.vn\n'.repeat(4500)],
  ['line', 'chữ **đậm** '.repeat(4900)],
  ['nesting', nearlyAMegabyte('ạ</a></b>')],
  ['nesting', '\n1. <b>'.repeat(19_000)],
])('bài có quá nhiều thứ (%s) được nhận ra trước khi đọc', (what, body) => {
  expect(excessOf(body)?.what).toBe(what);
});

test.each([
  [
    'một triệu ký tự chỉ có chữ',
    'Sáng nay, xã tổ chức tập huấn nộp hồ sơ cho cán bộ các ấp.\n\n'.repeat(14_000),
  ],
  [
    'một trăm nghìn ký tự trên một dòng',
    'Bà con có thể nộp hồ sơ **trực tuyến**, tại nhà, không mất phí gì; khi cần thì tới Bộ phận Một cửa. '.repeat(
      1000,
    ),
  ],
  [
    'cả bài gõ bằng ký hiệu HTML',
    'Ng&agrave;y 12/6, x&atilde; t&#7893; ch&#7913;c t&#7853;p hu&#7845;n.\n\n'.repeat(3000),
  ],
  [
    'bảng sáu trăm thủ tục',
    `| Thủ tục | Nơi &amp; cách nộp |\n|---|---|\n${'| [Đăng ký khai sinh](/thu-tuc/khai-sinh/) | https://dichvucong.gov.vn |\n'.repeat(613)}`,
  ],
  ['bảng dán từ trang cũ', `<table>${'<tr><td>&nbsp;</td><td>Thôn&nbsp;1</td></tr>\n'.repeat(4000)}</table>`],
  ['nghìn địa chỉ gõ thiếu https', 'Trang www.xa.gov.vn của xã\n'.repeat(1000)],
  ['album ba trăm ảnh', '![Bà con dự lễ khai giảng](anh.jpg)\n\n'.repeat(300)],
])('%s vẫn lên trang như thường', (_what, body) => {
  expect(excessOf(body)).toBeNull();
});

test('chỗ vượt mức được chỉ đúng dòng, tính từ đầu tệp', () => {
  const body = `Mở đầu.\n\n${'## Mục\n\nLời.\n\n'.repeat(3100)}`;
  const { excess, headings } = outlineOf(body, 8);
  expect(excess).toMatchObject({ what: 'headings', limit: 3000, line: 8 + 2 + 3000 * 4, column: 1 });
  expect(headings).toEqual([]);
});

test('bài quá mức lên trang bằng chữ thường, không mất chữ nào', () => {
  const { html } = renderMarkdown(`Lời đầu.\n\n${'## Mục\n\n'.repeat(3001)}`, {
    pictureOf: () => null,
    addressOf: () => null,
  });
  expect(html.startsWith('<p>Lời đầu.</p><p>## Mục</p>')).toBe(true);
});

describe('HTML trong bài', () => {
  const outline = (html: string) => outlineOf(html, 1);

  test('liên kết, đề mục kết thúc ở thẻ đóng, hoặc ở thẻ cùng loại đứng sau', () => {
    const { links, headings } = outline(
      '<div><a href="/mot/">Một</a> <A href="/hai/">Hai <a href="/ba/">Ba</A><h2>Đề <b>mục</b></h2><h2>Dở<h2>Xong</h2></div>',
    );
    expect(links.map(({ target, text }) => [target, text])).toEqual([
      ['/mot/', 'Một'],
      ['/hai/', 'Hai '],
      ['/ba/', 'Ba'],
    ]);
    expect(headings.map(({ text }) => text)).toEqual(['Đề mục', 'Dở', 'Xong']);
  });

  test('bảng trong bảng: tiêu đề của bảng trong cũng là của bảng ngoài, không ngược lại', () => {
    const table = (...inner: string[]) => `<table>${inner.join('')}</table>`;
    const headers = (html: string) => outline(html).tables.map(({ hasHeader }) => hasHeader);
    expect(headers(table('<tr><td>', table('<th>A</th>'), '</td></tr>'))).toEqual([true, true]);
    expect(headers(table(table('<td>A</td>'), '<th>A</th>'))).toEqual([true, false]);
    expect(headers(`${table('<td>A</td>')}<th>A</th>`)).toEqual([false]);
    expect(headers('<table><tr>\n\n<th>A</th></tr></table>')).toEqual([true]);
  });

  test('liên kết mở mãi không đóng thì chữ chỉ được đọc một lần', () => {
    // What is read for all of them together is no more than there is.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom('a href=/x', 'h2'), (count, tag) => {
        const { links, headings } = outline(`<div>${`<${tag}>chữ `.repeat(count)}</div>`);
        const read = [...links, ...headings].map(({ text }) => text).join('');
        expect(read.length).toBeLessThanOrEqual(4 * count);
      }),
      { numRuns: 30 },
    );
  });
});
