import { showSigns } from '../../../text/printable.ts';

/** A piece of HTML whose texts are already escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | null | Markup | Part[];

/**
 * Writes HTML. Escapes texts, so that nothing an editor typed becomes markup; keeps HTML, joins lists, skips null.
 * @example markup`<p>${'a < b'}</p>` // <p>a &lt; b</p>
 */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, index) => text + render(parts[index] ?? null)).join(''));
}

/**
 * Writes a self-contained page, without scripts or other files, for a browser, a phone or A4 paper.
 * @param style the rules of the page, which are trusted
 */
export function selfContained(title: string, style: string, main: Part): string {
  return markup`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main id="dau-trang">
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.text;
}

/** Writes a link, or only its text where the address is not safe to open. */
export function link(address: string | null, text: string): Markup {
  return address !== null && /^https?:\/\//i.test(address)
    ? markup`<a href="${address}" rel="noreferrer">${text}</a>`
    : markup`${text}`;
}

/** Writes a table that scrolls sideways on a narrow screen. */
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

/**
 * Escapes a text. Line breaks and characters that HTML forbids become a space; other invisible characters are shown by
 * number.
 */
function escape(text: string): string {
  return (
    showSigns(text.replace(/[\p{Cc}\u2028\u2029]/gu, ' '))
      .replace(/[&<>"']/g, (found) => ENTITIES[found]!)
      // A CI job may print the page to its log, where this would be a command.
      .replace(/##(?=\w*\[)/g, '#&#35;')
  );
}
