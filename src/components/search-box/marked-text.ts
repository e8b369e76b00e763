/** Draws texts whose marked parts are the words that were searched for. */
import type { ExcerptPart } from '../../search/excerpt.ts';

/** Draws the parts of an excerpt or a title, each marked one as a `mark` element. */
export function drawParts(parts: readonly ExcerptPart[]): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? drawText('mark', text) : text));
}

/** Draws a text as an element. */
export function drawText(name: 'mark' | 'small' | 'span', text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** Replaces what an element holds. As `replaceChildren` does, which browsers have only since 2020. */
export function fill(element: Element, ...content: readonly (Node | string)[]): void {
  element.textContent = '';
  element.append(...content);
}
