import fc from 'fast-check';
import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast, markdownToHtml, type Features } from 'satteri';
import { describe, expect, test } from 'vitest';
import { readPlainHtml } from '../../src/markdown/read-html.ts';
import { element } from '../../src/markdown/tree.ts';
import { writeHtml } from '../../src/markdown/write-html.ts';

const FEATURES: Features = { frontmatter: false, gfm: { footnotes: { label: 'Chú thích' } } };

/** Everything that Markdown without tags may contain, in pieces that meet each other in any order. */
const PIECES = [
  ...['xã', ' ', '\n', '\n\n', '  \n', '\\\n', '    ', '\t', '*', '**', '_', '~~', '`', '```\n', '> ', '- '],
  ...[
    '1. ',
    '7) ',
    '- [x] ',
    '# ',
    '## ',
    '\n===\n',
    '\n---\n',
    '[chữ](/a/ "tên")',
    '[b](https://a.vn/ă?x=1&y=2)',
  ],
  ...['![ảnh](anh.jpg "tên \\" &")', '![a & "b"](x.png)', '[1]', '[1]: /a\n', '[^1]', '\n[^1]: ghi chú\n'],
  ...[
    'https://a.vn/x?y=1&z',
    'www.a.vn',
    'a@b.vn',
    '\n| a | b |\n|---|:-:|\n| c | d |\n',
    '&',
    '&amp;',
    '&lt;b&gt;',
  ],
  ...['"', "'", '>', '\\&', '\\"', '](javascript:x)', '](a b)', '&quot;', '&nbsp;', '&copy;'],
];

const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('HTML của bài không có thẻ được đọc lại', () => {
  test('thành đúng cây mà bộ đọc Markdown giao', () => {
    let read = 0;
    fc.assert(
      fc.property(markdown, (body) => {
        const tree = readPlainHtml(markdownToHtml(body, { features: FEATURES }).html);
        if (!tree) return;
        read++;
        const handedOver = markdownToHast(body, { features: FEATURES, position: false }) as Root;
        if (handedOver.children.length > 0) handedOver.children.push({ type: 'text', value: '\n' });
        expect(withWholeTexts(tree)).toEqual(withWholeTexts(handedOver));
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  test('trừ bài có bảng, việc cần làm, chú thích', () => {
    for (const body of ['| a |\n|---|\n| b |', '- [ ] a', 'a[^1]\n\n[^1]: b'])
      expect(readPlainHtml(markdownToHtml(body, { features: FEATURES }).html)).toBeNull();
  });
});

const word = fc.constantFrom(
  'xã',
  'a & b',
  'a < b',
  '"',
  "'",
  '`',
  '&amp;',
  '\0',
  '',
  ' ',
  '\u00a0',
  '\ud83d',
  '😀',
);
const properties = fc.dictionary(
  fc.constantFrom('href', 'id', 'title', 'rel', 'className', 'open', 'start', 'checked', 'ariaLabel', 'lang'),
  fc.oneof(word, fc.constantFrom(true, false, 3, null), fc.array(word, { maxLength: 2 })),
);
const { tree } = fc.letrec<{ tree: ElementContent }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    word.map((value): ElementContent => ({ type: 'text', value })),
    fc
      .tuple(
        fc.constantFrom('p', 'a', 'em', 'ul', 'br', 'img', 'hr', 'div', 'td'),
        properties,
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(([name, given, children]) => element(name, given, children)),
  ),
}));

test('cây được viết thành đúng HTML mà toHtml viết', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (children) => {
      const root: Root = { type: 'root', children };
      expect(writeHtml(root)).toBe(toHtml(root));
    }),
    { numRuns: 1000 },
  );
});

/** Joins neighbouring texts, which the parser hands over in pieces, and leaves out empty ones. */
function withWholeTexts<T extends Root | ElementContent>(node: T): T {
  if (!('children' in node)) return node;
  const children: ElementContent[] = [];
  for (const child of node.children as ElementContent[]) {
    if (child.type === 'text' && child.value === '') continue;
    const last = children.at(-1);
    if (child.type === 'text' && last?.type === 'text')
      children.splice(-1, 1, { ...last, value: last.value + child.value });
    else children.push(withWholeTexts(child));
  }
  return { ...node, children };
}
