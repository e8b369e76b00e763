/** What the search page shows of results: pure functions from data to elements. */
import { excerptOf, markWords, type Piece } from '../../search/excerpt.ts';
import { nameOfKind } from '../../search/kinds.ts';
import { formatDay } from '../../text/format.ts';
import type { SearchResult } from './search-session.ts';

/** Draws one result. */
export function drawResult(result: SearchResult, base: string, words: readonly string[]): HTMLLIElement {
  const { address, kind, title, text, section, day, answer } = result;
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = base + address;
  link.append(...draw(markWords(title, words)));
  const about = document.createElement('p');
  about.className = 'meta';
  about.append(
    ...[nameOfKind(kind), section, day && formatDay(day)].filter(Boolean).map((part) => {
      const span = document.createElement('span');
      span.textContent = part!;
      return span;
    }),
  );
  item.append(link, about);
  if (answer) {
    const strong = document.createElement('strong');
    strong.className = 'answer';
    strong.append(
      ...answer.split(' · ').map((line) => {
        const span = document.createElement('span');
        span.textContent = line;
        return span;
      }),
    );
    item.append(strong);
  }
  if (text) {
    const excerpt = document.createElement('p');
    excerpt.append(...draw(excerptOf(text, words)));
    item.append(excerpt);
  }
  return item;
}

/** One way to narrow the results: its name, its value in the address, and how many it leaves. */
export interface KindChoice {
  name: string;
  value: string;
  count: number;
}

/** Draws the kinds as links that narrow the results. */
export function drawKinds(
  choices: readonly KindChoice[],
  chosen: string,
  addressOf: (value: string) => string,
): HTMLLIElement[] {
  return choices.map(({ name, value, count }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = addressOf(value);
    link.dataset['loai'] = value;
    link.textContent = `${name} (${count})`;
    if (value === chosen) link.ariaCurrent = 'true';
    item.append(link);
    return item;
  });
}

/** Draws the values of a filter as options; the first stands for all. */
export function drawOptions(choices: readonly KindChoice[], chosen: string): HTMLOptionElement[] {
  const all = new Option('Tất cả', '');
  return [
    all,
    ...choices.map(
      ({ name, value, count }) => new Option(`${name} (${count})`, value, false, value === chosen),
    ),
  ];
}

function draw(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
