import { inOneLine, printable } from './printable.ts';

/**
 * Writes a text for a comment or a summary in Markdown so that it stays a text: no markup or HTML, no cell of a table,
 * no link or mention, no order to GitHub or GitLab. Signs are written by their number, which means the same within
 * Markdown, within its tables and within HTML.
 */
export function markdownText(text: string): string {
  return (
    inOneLine(text)
      .replace(/[&<>\\`*_{}[\]()#!|~]|^[-+=]|(?<=^\d{1,9})[.)]/g, entityOf)
      // Mentions and bare addresses are looked for in what the page shows, where a sign by its number is a sign again.
      .replace(/@|:\/\/|\bwww(?=\.)/gi, '<span>$&</span>')
  );
}

/** Writes a text as code, whatever is in it. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  return PLAIN.test(shown) ? `\`${shown}\`` : `<code>${markdownText(shown)}</code>`;
}

/** A text that needs no more than backticks round it, such as most paths. */
const PLAIN = /^[\p{L}\p{M}\p{N}._/:,=-]+$/u;

function entityOf(sign: string): string {
  return NAMED[sign] ?? `&#${sign.charCodeAt(0)};`;
}

/** Between the cells of a table only the backslash keeps a bar from being one. */
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '\\|' };
