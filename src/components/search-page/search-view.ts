/** Draws the results and filters of the search page: pure functions from data to elements. */
import { nameOfKind } from '../../search/kinds.ts';
import { formatDay } from '../../text/format.ts';
import { drawParts, drawText, excerptOf, fill, markWords } from '../search-box/titles.ts';
import type { IndexedItem } from '../../search/full-text-index.ts';

/** Draws one result into its item. A link that is there stays, because a visitor may be about to press it. */
export function fillResult(
  item: HTMLLIElement,
  { address, kind, title, text, section, day, answer }: IndexedItem,
  base: string,
  words: readonly string[],
): void {
  item.dataset['address'] = address;
  const link = item.querySelector('a') ?? document.createElement('a');
  link.href = base + address;
  fill(link);
  link.append(...drawParts(markWords(title, words)));
  const about = drawSpans('p', [nameOfKind(kind), section, day && formatDay(day)]);
  about.className = 'meta';
  fill(item, link, about);
  if (answer) {
    const strong = drawSpans('strong', answer.split(' · '));
    strong.className = 'answer';
    item.append(strong);
  }
  if (text) {
    const excerpt = document.createElement('p');
    excerpt.append(...drawParts(excerptOf(text, words)));
    item.append(excerpt);
  }
}

/** A value of a filter. */
export interface FilterChoice {
  name: string;
  /** As the address spells it. */
  value: string;
  /** How many results have it. */
  count: number;
}

/** Draws the kinds of results as links; each shows only the results of its kind. */
export function drawKinds(
  choices: readonly FilterChoice[],
  chosen: string,
  addressOf: (value: string) => string,
): HTMLLIElement[] {
  return choices.map(({ name, value, count }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = addressOf(value);
    link.dataset['loai'] = value;
    link.textContent = `${name} (${count})`;
    if (value === chosen) link.setAttribute('aria-current', 'true');
    item.append(link);
    return item;
  });
}

/** Draws the values of a filter as options; the first shows all results. */
export function drawOptions(choices: readonly FilterChoice[], chosen: string): HTMLOptionElement[] {
  const all = new Option('Tất cả', '');
  return [
    all,
    ...choices.map(
      ({ name, value, count }) => new Option(`${name} (${count})`, value, false, value === chosen),
    ),
  ];
}

/** Draws texts side by side; leaves out those that are missing. */
function drawSpans(name: 'p' | 'strong', texts: (string | undefined)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...texts.filter((text) => text !== undefined).map((text) => drawText('span', text)));
  return element;
}
