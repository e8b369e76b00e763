import fc from 'fast-check';
import { htmlToHast, markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { markdownCode, markdownText } from '../../src/text/markdown-text.ts';
import { inOneLine } from '../../src/text/printable.ts';
import { oddTexts } from '../fixtures/odd-texts.ts';

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  children?: Node[];
}

/** The tags and the words of Markdown as a page shows it. */
function shown(markdown: string): { tags: string[]; words: string } {
  const { html } = markdownToHtml(markdown, { features: { frontmatter: false } });
  const tags: string[] = [];
  const words: string[] = [];
  const enter = ({ tagName, value, children = [] }: Node) => {
    if (tagName) tags.push(tagName);
    if (value !== undefined) words.push(value);
    children.forEach(enter);
  };
  enter(htmlToHast(html, { fragment: true }) as Node);
  return { tags, words: words.join('') };
}

test('chữ gì cũng vẫn là chữ: trong ô bảng, trong mục danh sách, không thẻ, không liên kết, không đề mục', () => {
  const plain = (text: string) => inOneLine(text).trim().replace(/\s+/g, ' ');
  fc.assert(
    fc.property(oddTexts, (text) => {
      const cell = shown(`| a | b |\n|---|---|\n| x${markdownText(text)}y | ${markdownText(text)} |\n`);
      expect(cell.tags.filter((tag) => tag !== 'span')).toEqual([
        'table',
        'thead',
        'tr',
        'th',
        'th',
        'tbody',
        'tr',
        'td',
        'td',
      ]);
      const item = shown(`- 05/04 ${markdownText(text)}\n`);
      expect(item.tags.filter((tag) => tag !== 'span')).toEqual(['ul', 'li']);
      expect(plain(item.words)).toBe(plain(`05/04 ${text}`));
      const code = shown(`Tệp ${markdownCode(text)} đó\n`);
      expect(new Set(code.tags.filter((tag) => !['span', 'code'].includes(tag)))).toEqual(new Set(['p']));
    }),
    { numRuns: 500 },
  );
});

test('không gọi tên ai: dấu a còng không bao giờ đứng liền với tên', () => {
  expect(markdownText('Hỏi @moi-nguoi')).toBe('Hỏi <span>@</span>moi-nguoi');
  expect(markdownCode('@moi-nguoi')).toBe('<code><span>@</span>moi-nguoi</code>');
});

test('lệnh nhanh, đề mục, danh sách, chú thích HTML ở đầu chữ đều thành chữ', () => {
  for (const text of [
    '# Đề mục',
    '- mục',
    '+ mục',
    '= a',
    '1. một',
    '2) hai',
    '> trích',
    '<!-- ẩn',
    '~~~',
    '```',
  ])
    expect(shown(`${markdownText(text)}\n`)).toEqual({ tags: ['p'], words: expect.stringContaining(text) });
});

test('đường dẫn thường thì viết gọn trong dấu huyền', () => {
  expect(markdownCode('portals/xa/tin-tuc/2026/a.md:7')).toBe('`portals/xa/tin-tuc/2026/a.md:7`');
});
