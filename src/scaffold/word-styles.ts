import { childOf, childrenOf, isXml, valueIn, xmlText, type Xml } from './ooxml.ts';

/** The styles that a run or a paragraph stands under, outermost last. */
export interface StyleContext {
  paragraph?: string;
  table?: string;
}

/** The styles of a Word document. */
export class WordStyles {
  readonly #styles = new Map<string, Xml>();
  readonly #usual: Xml | undefined;
  /** The style of paragraphs that name none. */
  readonly #plain: string | undefined;

  constructor(root: Xml | undefined) {
    const styles = root ? childrenOf(root, 'w:style') : [];
    for (const style of styles) {
      const id = style.attributes['w:styleId'];
      if (id !== undefined && !this.#styles.has(id)) this.#styles.set(id, style);
    }
    this.#usual = childOf(root, 'w:docDefaults', 'w:rPrDefault');
    this.#plain = styles.find(
      ({ attributes }) => attributes['w:type'] === 'paragraph' && isTrue(attributes['w:default'] ?? '0'),
    )?.attributes['w:styleId'];
  }

  /** Gives the name of a style; empty for a style that is not defined. */
  nameOf(id: string | undefined): string {
    return valueIn(this.#styles.get(id ?? ''), 'w:name') ?? '';
  }

  /** Lists a style and those it is based on. Without a style, those of a plain paragraph. */
  chainOf(id = this.#plain): Xml[] {
    const chain: Xml[] = [];
    for (let next = id; next !== undefined;) {
      const style = this.#styles.get(next);
      if (!style || chain.includes(style) || chain.length === MAX_CHAIN) break;
      chain.push(style);
      next = valueIn(style, 'w:basedOn');
    }
    return chain;
  }

  /** Finds a property of a run: its own, else its style's, its paragraph's, its table's, or the usual one. */
  runProperty(run: Xml, name: string, context: StyleContext): Xml | undefined {
    return this.#runProperties(run, name, context)[0];
  }

  /** Gives the font of the letters of a run that are not ASCII; empty where the document names none. */
  fontOf(run: Xml, context: StyleContext): string {
    for (const { attributes } of this.#runProperties(run, 'w:rFonts', context)) {
      if (attributes['w:hAnsiTheme'] !== undefined) return '';
      const font = attributes['w:hAnsi'] ?? attributes['w:ascii'];
      if (font !== undefined) return font;
    }
    return '';
  }

  /** Lists the values that a property of a run has at each place, nearest first. */
  #runProperties(run: Xml, name: string, { paragraph, table }: StyleContext): Xml[] {
    const character = valueIn(run, 'w:rPr', 'w:rStyle');
    const places = [
      run,
      ...(character === undefined ? [] : this.chainOf(character)),
      ...this.chainOf(paragraph),
      ...(table === undefined ? [] : this.chainOf(table)),
      this.#usual,
    ];
    return places.flatMap((place) => childOf(place, 'w:rPr', name) ?? []);
  }

  /** Says whether a property that is on or off is on for a run. */
  isOn(run: Xml, name: string, context: StyleContext): boolean {
    const found = this.runProperty(run, name, context);
    return found !== undefined && isTrue(found.attributes['w:val']);
  }

  /** Says whether a row, or every row of its table's style, is hidden. */
  isHiddenRow(row: Xml, table: string | undefined): boolean {
    const styles = table === undefined ? [] : this.chainOf(table);
    const own = [row, ...styles].map((each) => childOf(each, 'w:trPr', 'w:hidden')).find((each) => each);
    return own !== undefined && isTrue(own.attributes['w:val']);
  }
}

/** Styles based on one another; Word allows eleven. */
const MAX_CHAIN = 20;

/** Gives the style that a paragraph or a table names. */
export function styleOf(node: Xml): string | undefined {
  const [properties, name] = node.name === 'w:tbl' ? ['w:tblPr', 'w:tblStyle'] : ['w:pPr', 'w:pStyle'];
  return valueIn(node, properties, name);
}

/**
 * Gives the level, 1 to 6, of a paragraph that Word lists among the headings: by the name of its style or of one that this is
 * based on, else by its place in the outline. A long paragraph is none, whatever Word notes about it.
 */
export function headingLevelIn(paragraph: Xml, styles: WordStyles): number | undefined {
  if (xmlText(paragraph).length > MAX_HEADING_LENGTH) return undefined;
  const chain = styleOf(paragraph) === undefined ? [] : styles.chainOf(styleOf(paragraph));
  const named = chain.map((style) => /^heading ([1-9])$/i.exec(valueIn(style, 'w:name') ?? '')?.[1]);
  const placed = [paragraph, ...chain].map((each) => valueIn(each, 'w:pPr', 'w:outlineLvl'));
  const outline = placed.find((each) => each !== undefined);
  const level = Number(named.find((each) => each !== undefined) ?? Number(outline) + 1);
  return level >= 1 && level <= 9 ? Math.min(level, 6) : undefined;
}

/** Characters of a heading. */
const MAX_HEADING_LENGTH = 250;

/** Says whether a property is on; one without a value is. */
export function isTrue(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

/** Returns a copy of a run with one property of its own replaced. */
export function withRunProperty(run: Xml, property: Xml): Xml {
  const own = childOf(run, 'w:rPr');
  const rest = own?.children.filter((child) => !isXml(child, property.name)) ?? [];
  const properties: Xml = { name: 'w:rPr', attributes: {}, children: [...rest, property] };
  return { ...run, children: [properties, ...run.children.filter((child) => child !== own)] };
}
