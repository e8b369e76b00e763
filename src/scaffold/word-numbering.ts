import { childOf, childrenOf, valueIn, type Xml } from './ooxml.ts';
import type { WordStyles } from './word-styles.ts';
import { isTrue } from './word-styles.ts';
import { writeNumber } from './word-number-formats.ts';

/** The number or bullet that Word shows before a paragraph. */
export interface Label {
  /** The definition that its list shares with others. */
  list: string;
  /** The level in its list, from 0. */
  level: number;
  /** How far the paragraph is moved in, in twentieths of a point. */
  indent: number;
  /** As Word shows it, for example `Điều 3.` or `b)`; empty where Word shows nothing. */
  text: string;
  /** Whether it is a bullet without a number. */
  isBullet: boolean;
  /** The number, where the label is a number alone as in a Markdown list: `3.` or `3)`. */
  number?: number;
}

/** One level of a list. */
interface Level {
  start: number;
  format: string;
  /** How the first number of a format of the document's own looks: `001`. */
  pattern: string | undefined;
  text: string;
  /** The space between label and paragraph. */
  gap: string;
  indent: number;
  isHidden: boolean;
  /** Whether all numbers in the label are written in digits. */
  isLegal: boolean;
  /** The number, from 1, of the level after which it starts again; 0 for never. */
  restart: number | undefined;
  style: string | undefined;
}

interface List {
  abstract: string;
  levels: (Level | undefined)[];
  /** The numbers at which this list starts again, by level. */
  starts: Map<number, number>;
}

/** Counts the numbered paragraphs of a Word document, which must come in their order. */
export class WordNumbering {
  readonly #lists = new Map<string, List>();
  /** The last numbers, by the definition that lists share: such lists go on counting where another has stopped. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();
  readonly #styles: WordStyles;

  constructor(root: Xml | undefined, styles: WordStyles) {
    this.#styles = styles;
    if (!root) return;
    const abstracts = new Map(
      childrenOf(root, 'w:abstractNum').map((each) => [each.attributes['w:abstractNumId'] ?? '', each]),
    );
    const numbers = childrenOf(root, 'w:num');
    for (const number of numbers) {
      const abstract = this.#resolve(number, abstracts, numbers);
      const id = number.attributes['w:numId'];
      if (abstract && id !== undefined) this.#lists.set(id, readList(number, abstract));
    }
  }

  /** Counts a paragraph and gives its label; null for one that has none. */
  count(paragraph: Xml): Label | null {
    const found = this.#find(paragraph);
    const list = found && this.#lists.get(found.id);
    const level = list?.levels[found!.level];
    if (!found || !list || !level) return null;
    const numbers = this.#advance(found.id, list, found.level);
    const place = {
      list: list.abstract,
      level: found.level,
      indent: indentOf(paragraph) ?? level.indent,
      isBullet: level.format === 'bullet',
    };
    if (level.isHidden || place.isBullet) return { ...place, text: level.isHidden ? '' : level.text.trim() };
    const text = level.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const { start = 1, format = 'decimal', pattern } = list.levels[at] ?? {};
      return writeNumber(numbers[at] ?? start, level.isLegal ? 'decimal' : format, pattern);
    });
    const own = numbers[found.level]!;
    const isPlain = [`${own}.`, `${own})`].includes(text.trim()) && own >= 0 && own <= MAX_MARKDOWN_NUMBER;
    return {
      ...place,
      text: text.trim() && `${text.trim()}${level.gap}`,
      ...(isPlain ? { number: own } : {}),
    };
  }

  /** Finds the list and the level of a paragraph: its own, else those of its style. */
  #find(paragraph: Xml): { id: string; level: number } | undefined {
    const style = valueIn(paragraph, 'w:pPr', 'w:pStyle');
    const sources = [paragraph, ...this.#styles.chainOf(style)];
    const withList = sources.find((each) => valueIn(each, 'w:pPr', 'w:numPr', 'w:numId') !== undefined);
    if (!withList) return undefined;
    const id = valueIn(withList, 'w:pPr', 'w:numPr', 'w:numId')!;
    const named = sources
      .map((each) => valueIn(each, 'w:pPr', 'w:numPr', 'w:ilvl'))
      .find((each) => each !== undefined);
    const own = valueIn(paragraph, 'w:pPr', 'w:numPr', 'w:ilvl');
    const byStyle =
      withList === paragraph
        ? -1
        : (this.#lists
            .get(id)
            ?.levels.findIndex(
              (level) => level?.style !== undefined && level.style === withList.attributes['w:styleId'],
            ) ?? -1);
    const level = own ?? (byStyle >= 0 ? byStyle : (named ?? 0));
    return { id, level: Number(level) };
  }

  /** Follows a definition that stands for the one of a style. */
  #resolve(number: Xml, abstracts: Map<string, Xml>, numbers: Xml[]): Xml | undefined {
    const seen = new Set<Xml>();
    for (let next: Xml | undefined = number; next && !seen.has(next);) {
      seen.add(next);
      const abstract: Xml | undefined = abstracts.get(valueIn(next, 'w:abstractNumId') ?? '');
      const link = valueIn(abstract, 'w:numStyleLink');
      if (link === undefined) return abstract;
      const id = valueIn(this.#styles.chainOf(link)[0], 'w:pPr', 'w:numPr', 'w:numId');
      next = numbers.find(({ attributes }) => attributes['w:numId'] === id);
    }
    return undefined;
  }

  #advance(id: string, { abstract, levels, starts }: List, at: number): (number | undefined)[] {
    const numbers = this.#counts.get(abstract) ?? [];
    this.#counts.set(abstract, numbers);
    const key = `${id}-${at}`;
    const begin = starts.get(at) ?? levels[at]?.start ?? 1;
    const isNew = starts.has(at) && !this.#started.has(key);
    this.#started.add(key);
    const last = numbers[at];
    numbers[at] = last === undefined || isNew ? begin : last + 1;
    for (let below = at + 1; below < MAX_LEVELS; below++) {
      const restart = levels[below]?.restart;
      if (restart === undefined || (restart > 0 && at < restart)) numbers[below] = undefined;
    }
    return numbers;
  }
}

const MAX_LEVELS = 9;

/** A list in Markdown begins with at most nine digits. */
const MAX_MARKDOWN_NUMBER = 999_999_999;

function readList(number: Xml, abstract: Xml): List {
  const levels: (Level | undefined)[] = [];
  const starts = new Map<number, number>();
  for (const level of childrenOf(abstract, 'w:lvl')) levels[levelOf(level)] = readLevel(level);
  for (const override of childrenOf(number, 'w:lvlOverride')) {
    const at = levelOf(override);
    const level = childOf(override, 'w:lvl');
    const start = valueIn(override, 'w:startOverride');
    if (level) levels[at] = readLevel(level);
    if (start !== undefined) starts.set(at, wholeNumber(start));
  }
  return { abstract: abstract.attributes['w:abstractNumId'] ?? '', levels, starts };
}

function levelOf({ attributes }: Xml): number {
  return Math.min(Math.max(wholeNumber(attributes['w:ilvl']), 0), MAX_LEVELS - 1);
}

/** Reads a whole number; 0 where there is none, as the standard says. */
function wholeNumber(value: string | undefined): number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : 0;
}

function readLevel(level: Xml): Level {
  const restart = valueIn(level, 'w:lvlRestart');
  const hidden = childOf(level, 'w:rPr', 'w:vanish');
  const legal = childOf(level, 'w:isLgl');
  return {
    start: wholeNumber(valueIn(level, 'w:start')),
    format: childOf(level, 'w:lvlPicBulletId') ? 'bullet' : (valueIn(level, 'w:numFmt') ?? 'decimal'),
    pattern: childOf(level, 'w:numFmt')?.attributes['w:format'],
    text: childOf(level, 'w:lvlPicBulletId') ? '•' : (valueIn(level, 'w:lvlText') ?? ''),
    gap: valueIn(level, 'w:suff') === 'nothing' ? '' : ' ',
    indent: indentOf(level) ?? 0,
    isHidden: hidden !== undefined && isTrue(hidden.attributes['w:val']),
    isLegal: legal !== undefined && isTrue(legal.attributes['w:val']),
    restart: restart === undefined ? undefined : wholeNumber(restart),
    style: valueIn(level, 'w:pStyle'),
  };
}

/** Gives how far a paragraph, or a level's paragraphs, are moved in. */
function indentOf(node: Xml): number | undefined {
  const { 'w:left': left, 'w:start': start = left } = childOf(node, 'w:pPr', 'w:ind')?.attributes ?? {};
  return start === undefined ? undefined : Number.parseInt(start, 10);
}
