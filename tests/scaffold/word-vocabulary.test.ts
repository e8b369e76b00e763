import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import type { Root as Markdown } from 'mdast';
import { expect, test } from 'vitest';
import { element, textOf } from '../../src/markdown/tree.ts';
import { FROM_HTML } from '../../src/scaffold/word-markdown.ts';
import { tidy } from '../../src/scaffold/word-tree.ts';
import { writeBody } from '../../src/scaffold/word.ts';

/** Elements that no converter knows. */
const UNKNOWN = ['font', 'svg', 'math', 'center', 'slot', 'ten-rieng'];
/** Every element that the converters know, which is more than Word documents become, and some that they do not. */
const NAMES = [...new Set([...Object.keys(defaultHandlers), ...Object.keys(FROM_HTML), ...UNKNOWN])].filter(
  (name) => name !== 'footnote-mark',
);

const write = (children: ElementContent[]) => {
  const html = tidy({ type: 'root', children });
  return writeBody(toMdast(html, { handlers: FROM_HTML, document: true }) as Markdown, new Map());
};

/** Elements that Word documents become; their words must not be lost. */
const FROM_WORD = 'p h1 h2 h3 h4 h5 h6 ul ol li strong em s del sup sub a blockquote'.split(' ');

test.each(NAMES)('phần tử %s trong đoạn, trong ô bảng, đứng riêng đều viết được', (name) => {
  const one = element(name, {}, [{ type: 'text', value: 'chữ' }]);
  const table = element('table', {}, [
    element('tr', {}, [element('td', {}, [one]), element('td', {}, [])]),
    element('tr', {}, [element('td', {}, [element('p', {}, [one])])]),
  ]);
  for (const children of [[one], [element('p', {}, [one])], [table]]) {
    const written = write(children);
    if (FROM_WORD.includes(name)) expect(written).toContain('chữ');
  }
});

const names = fc.constantFrom(...NAMES, ...FROM_WORD, 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'br');
const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .constantFrom('chữ', ' ', '', '~', '~~', '*', '1.', '- ', '|', '(2)')
      .map((value): ElementContent => ({ type: 'text', value })),
    fc
      .tuple(names, fc.array(tie('node'), { maxLength: 3 }))
      .map(([name, children]): Element => element(name, {}, children)),
  ),
}));

test('cây HTML nào cũng viết được thành Markdown', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (children) => {
      expect(typeof write(children)).toBe('string');
    }),
  );
});

test('chữ nằm trong dấu xuống dòng của phần nhấn mạnh không làm đổ vỡ', () => {
  const br = element('br', {}, [{ type: 'text', value: 'chữ' }]);
  for (const name of ['em', 'strong', 'sup', 'del'])
    for (const children of [[br], [element('br', {}, []), br], [br, { type: 'text', value: ' ' } as const]])
      expect(() => write([element('p', {}, [element(name, {}, children)])])).not.toThrow();
});

test('chữ trong những phần tử của Word không mất, dù lồng nhau thế nào', () => {
  const wordNames = fc.constantFrom('strong', 'em', 's', 'del', 'sup', 'sub', 'a');
  const inner = fc.array(wordNames, { maxLength: 4 });
  fc.assert(
    fc.property(inner, fc.constantFrom('p', 'li', 'td', 'h2'), (wrappers, block) => {
      const words: ElementContent = { type: 'text', value: 'Lịch cũ' };
      const one = wrappers.reduce<ElementContent>((child, name) => element(name, {}, [child]), words);
      const tree: Root = { type: 'root', children: [element(block, {}, [one])] };
      const [child] = tidy(tree).children;
      expect(child && textOf(child)).toBe('Lịch cũ');
      expect(write(tree.children as ElementContent[])).toContain('Lịch cũ');
    }),
  );
});
