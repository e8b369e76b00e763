import type { Element } from 'hast';
import type { Handle as FromHtml, State as HtmlState } from 'hast-util-to-mdast';
import type { Delete, Html, PhrasingContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import type { Handle, Options } from 'mdast-util-to-markdown';

/**
 * How elements become Markdown where the usual way would lose something: a break inside a cell, because a line break
 * would end the row; footnote marks; raised and lowered letters.
 */
export const FROM_HTML: Record<string, FromHtml> = {
  br: (state) => (state.inTable ? { type: 'html', value: '<br>' } : { type: 'break' }),
  'footnote-mark': (_state, { properties }) => ({ type: 'html', value: `[^${String(properties.name)}` }),
  sup: keepTags,
  sub: keepTags,
};

function keepTags(state: HtmlState, node: Element): PhrasingContent[] {
  const tag = (value: string): Html => ({ type: 'html', value });
  const children = state.all(node) as PhrasingContent[];
  return [tag(`<${node.tagName}>`), ...children, tag(`</${node.tagName}>`)];
}

/**
 * Writes struck-through text between tildes. Between a letter and a character the reader of Markdown takes no tildes
 * for marks, so there it is an element.
 */
const writeStruck: Handle = (node: Delete, _parent, state, info) => {
  const text = state.containerPhrasing(node, { ...info, before: '~', after: '~' });
  const isBlind = (outside: string, inside: string) => IS_WORD.test(outside) && !IS_WORD.test(inside);
  return isBlind(info.before, text.charAt(0)) || isBlind(info.after, text.slice(-1))
    ? `<del>${text}</del>`
    : `~~${text}~~`;
};

const IS_WORD = /[\p{L}\p{N}\p{M}]/u;

/** How the text of an article is written. */
export const TO_MARKDOWN: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmTableToMarkdown({ tableCellPadding: true, tablePipeAlign: false }),
    { handlers: { delete: writeStruck }, unsafe: [{ character: '~', inConstruct: 'phrasing' }] },
  ],
};
