import { showSigns } from '../../../text/printable.ts';

/** A piece of HTML: what was put into it is escaped already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | null | Markup | Part[];

/**
 * Writes HTML. Texts put into it are escaped, HTML stays as it is, lists are written one after the other and null
 * is left out; so nothing that an editor typed can become markup.
 * @example markup`<p>${'a < b'}</p>` // <p>a &lt; b</p>
 */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, index) => text + render(parts[index] ?? null)).join(''));
}

/** Writes a link, or only its text where the address is none that a reader may safely open. */
export function link(address: string | null, text: string): Markup {
  return address !== null && /^https?:\/\//i.test(address)
    ? markup`<a href="${address}" rel="noreferrer">${text}</a>`
    : markup`${text}`;
}

/** Writes a table that scrolls sideways by itself where the screen is narrow. */
export function scrolling(label: string, table: Markup): Markup {
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>`;
}

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(render).join('') : escape(String(part));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Breaks of lines, and characters that HTML does not know, become a space; what else cannot be seen is shown. */
function escape(text: string): string {
  return (
    showSigns(text.replace(/[\p{Cc}\u2028\u2029]/gu, ' '))
      .replace(/[&<>"']/g, (found) => ENTITIES[found]!)
      // The page may be printed to the log of a CI job, which takes this for a command.
      .replace(/##(?=\w*\[)/g, '#&#35;')
  );
}
