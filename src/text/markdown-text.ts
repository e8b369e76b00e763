import { inOneLine, printable } from './printable.ts';

/**
 * Escapes a text for a comment or summary in Markdown, so that it makes no markup, HTML, table cell, link, mention or
 * command of GitHub or GitLab. Writes characters by their number, which works in Markdown, in its tables and in HTML.
 */
export function markdownText(text: string): string {
  return (
    inOneLine(text)
      .replace(/[&<>\\`*_{}[\]()#!|~]|^[-+=]|(?<=^\d{1,9})[.)]/g, entityOf)
      // GitHub and GitLab look for mentions and bare addresses after decoding numbers, so an element splits these.
      .replace(/@|:\/\/|\bwww(?=\.)/gi, '<span>$&</span>')
  );
}

/** Writes a text as code, whatever it contains. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  return PLAIN.test(shown) ? `\`${shown}\`` : `<code>${markdownText(shown)}</code>`;
}

/** Matches a text that only needs backticks around it, such as most paths. */
const PLAIN = /^[\p{L}\p{M}\p{N}._/:,=-]+$/u;

function entityOf(sign: string): string {
  return NAMED[sign] ?? `&#${sign.charCodeAt(0)};`;
}

/** Signs with another spelling than their number; in a table only a backslash escapes the bar. */
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '\\|' };
