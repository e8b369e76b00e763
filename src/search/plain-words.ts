import { decodeHTML } from 'entities';
import { renderMarkdown } from '../markdown/render.ts';

/** Gives the words of a Markdown text, separated by single spaces. Leaves out pictures and addresses. */
export function wordsIn(body: string): string {
  if (!body.trim()) return '';
  const { html } = renderMarkdown(body, { pictureOf: () => null, addressOf: () => null });
  const plain = html
    .replace(/<\/?(?:p|li|h\d|t[dhr]|div|br|figcaption)\b[^>]*(?:>|$)/g, ' ')
    // eslint-disable-next-line regexp/no-super-linear-move -- every < ends: at a >, or with the text
    .replace(/<[^>]*(?:>|$)/g, '');
  return collapseSpaces(decodeHTML(plain));
}

/** Brings a text into NFC and one line, with single spaces. */
export function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').normalize('NFC').trim();
}
