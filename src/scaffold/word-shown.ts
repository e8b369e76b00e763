import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  childOf,
  isXml,
  readXml,
  resolveAlternatives,
  valueIn,
  withChildren,
  writeXml,
  xml,
  xmlText,
  type Xml,
} from './ooxml.ts';
import {
  isHiddenDrawing,
  pictureOfShape,
  picturesOf,
  textBoxesOf,
  wordArtOf,
  type AddPicture,
  type ShownPicture,
} from './word-drawings.ts';
import { joinDropCaps } from './word-drop-caps.ts';
import { resolveFields } from './word-fields.ts';
import { encodingIn, hasMisnamedFont, joinSplitLetters, toSymbols, toUnicode } from './word-fonts.ts';
import { hasContent, isHeadingStyle, writeLabels, writeListDefinitions } from './word-labels.ts';
import { lossesIn, type Losses } from './word-losses.ts';
import { WordNumbering } from './word-numbering.ts';
import { styleOf, withRunProperty, WordStyles, type StyleContext } from './word-styles.ts';
import { groundOf, groundOfPart, isInvisible, type Ground } from './word-visibility.ts';

/** A Word document that says the same to a converter as Word shows its reader. */
export interface ShownWord {
  docx: Uint8Array;
  /** The pictures by the names that stand in place of their descriptions. */
  pictures: Map<string, ShownPicture>;
  /** Whether text or pictures that Word does not show were left out. */
  hadHidden: boolean;
  /** Whether text that nobody can see on paper was left out. */
  hadInvisible: boolean;
  /** Whether text was typed for a font from before Unicode. */
  hadLegacy: boolean;
  /** Whether pictures stand in the text that the file does not hold. */
  hadBroken: boolean;
  /** What else cannot become an article. */
  losses: Losses;
}

/**
 * Rewrites a Word document so that a converter which knows neither styles nor numbering reads what Word shows: without
 * hidden text, with the numbers of lists and the results of fields, in Unicode.
 * @throws for a damaged document
 */
export function showWord(docx: Uint8Array): ShownWord {
  const parts = unzipSync(docx);
  const roots = new Map(
    Object.entries(parts)
      .map(([name, bytes]): [string, string] => [name, strFromU8(bytes)])
      .filter(([, text]) => IS_READ.test(text))
      .map(([name, text]) => [name, readXml(text)]),
  );
  const named = (root: string) => [...roots].filter(([, { name }]) => name === root);
  const styles = new WordStyles(roots.get('word/styles.xml') ?? named('w:styles')[0]?.[1]);
  const [numberingName = 'word/numbering.xml', numberingRoot] = named('w:numbering')[0] ?? [];
  const reading = new Reading(styles);
  const rewritten = TEXTS.flatMap(named).map(([name, root]) => {
    const numbering = new WordNumbering(numberingRoot && resolveAlternatives(numberingRoot, 'newer'), styles);
    return [name, writeLabels(reading.show(root, relationshipsOf(name, parts)), numbering, styles)] as const;
  });
  const changed = [...rewritten, [numberingName, writeListDefinitions()] as const];
  return {
    docx: zipSync(
      { ...parts, ...Object.fromEntries(changed.map(([name, root]) => [name, strToU8(writeXml(root))])) },
      { level: 0 },
    ),
    pictures: reading.pictures,
    hadHidden: reading.hadHidden,
    hadInvisible: reading.hadInvisible,
    hadLegacy: reading.hadLegacy,
    hadBroken: reading.hadBroken,
    losses: lossesIn(
      TEXTS.flatMap(named).map(rootOf),
      ['w:hdr', 'w:ftr'].flatMap(named).map(rootOf),
      hasLinkedPicture(parts),
    ),
  };
}

/** The parts with text. */
const TEXTS = ['w:document', 'w:footnotes', 'w:endnotes'];

function rootOf([, root]: [string, Xml]): Xml {
  return root;
}

/** Says whether a document refers to a picture that it does not hold. */
function hasLinkedPicture(parts: Record<string, Uint8Array>): boolean {
  const relations = Object.entries(parts).flatMap(([name, part]) =>
    name.startsWith('word/_rels/')
      ? (strFromU8(part).match(/<(?:[\w.-]{1,20}:)?Relationship\b[^<>]*>/g) ?? [])
      : [],
  );
  return relations.some((each) => /\/image["']/.test(each) && /TargetMode=["']External["']/.test(each));
}

function relationshipsOf(name: string, parts: Record<string, Uint8Array>): Set<string> {
  const listed = parts[name.replace(/^word\//, 'word/_rels/').concat('.rels')];
  return new Set(
    listed ? Array.from(strFromU8(listed).matchAll(/\sId=["']([^"']*)/g), ([, id = '']) => id) : [],
  );
}

/** Parts are recognised by their first element, because their names are not the same everywhere. */
const IS_READ =
  /^[^<]*(?:<[?!][^>]*>\s*)*<(?:[\w.-]+:)?(?:document|footnotes|endnotes|styles|numbering|hdr|ftr)[\s/>]/;

/** What a node stands in. */
interface Context extends StyleContext {
  ground: Ground;
}

function isDeletedCell(cell: Xml): boolean {
  return childOf(cell, 'w:tcPr', 'w:cellDel') !== undefined;
}

function wordArtIn(picture: Xml): Xml[] {
  const words = wordArtOf(picture).trim();
  return words ? [xml('w:t', { 'xml:space': 'preserve' }, [words]), xml('w:br')] : [];
}

/** Writes the columns that a row leaves free at its beginning as empty cells. */
function cellsBefore(row: Xml): Xml[] {
  const count = Number(valueIn(row, 'w:trPr', 'w:gridBefore') ?? 0);
  return Array.from({ length: Math.min(Math.max(count, 0), MAX_FREE_COLUMNS) || 0 }, () =>
    xml('w:tc', {}, [xml('w:p')]),
  );
}

/** The columns of a table in Word. */
const MAX_FREE_COLUMNS = 63;

/** One reading of the parts of a document. */
class Reading {
  readonly pictures = new Map<string, ShownPicture>();
  hadHidden = false;
  hadInvisible = false;
  hadLegacy = false;
  hadBroken = false;
  #relationships = new Set<string>();
  #isMisnamed = false;
  readonly #styles: WordStyles;

  constructor(styles: WordStyles) {
    this.#styles = styles;
  }

  /** Returns a part as Word shows it. @param relationships the names of the files that it refers to */
  show(part: Xml, relationships: Set<string>): Xml {
    this.#relationships = relationships;
    this.#isMisnamed = hasMisnamedFont(part, this.#styles);
    const fields = resolveFields(resolveAlternatives(part, 'older'));
    return withChildren(part, this.#showAll(fields.children, { ground: groundOfPart(part) }));
  }

  #showAll(nodes: Xml['children'], context: Context): Xml['children'] {
    const shown = nodes.flatMap((node) => (isXml(node) ? this.#showNode(node, context) : [node]));
    return joinDropCaps(shown);
  }

  #showNode(node: Xml, outer: Context): Xml['children'] {
    const context = { ...outer, ground: groundOf(node, outer.ground, this.#styles) };
    switch (node.name) {
      case 'w:bookmarkStart':
      case 'w:bookmarkEnd':
        return [];
      case 'w:dir':
      case 'w:bdo':
        return this.#showAll(node.children, context);
      case 'w:ruby':
        return this.#showAll(childOf(node, 'w:rubyBase')?.children ?? [], context);
      case 'w:cr':
        return [xml('w:br')];
      case 'w:ptab':
        return [xml('w:tab')];
      case 'w:tbl':
        return [withChildren(node, this.#showAll(node.children, { ...context, table: styleOf(node) }))];
      case 'w:tr':
        return this.#showRow(node, context);
      case 'w:p':
        return this.#showParagraph(node, context);
      case 'w:r':
        return this.#showRun(node, context);
      case 'w:tc':
        return [
          withChildren(node, isDeletedCell(node) ? [xml('w:p')] : this.#showAll(node.children, context)),
        ];
      case 'w:br':
        // A new page or column begins a new line as well.
        return [xml('w:br')];
      case 'w:pict':
        return [...wordArtIn(node), withChildren(node, this.#showAll(node.children, context))];
      case 'w:drawing':
      case 'v:shape':
      case 'v:rect':
      case 'v:roundrect':
      case 'v:group':
        return this.#showDrawing(node, context);
      default:
        return [withChildren(node, this.#showAll(node.children, context))];
    }
  }

  #showRow(row: Xml, context: Context): Xml['children'] {
    if (childOf(row, 'w:trPr', 'w:del')) return [];
    if (!this.#styles.isHiddenRow(row, context.table))
      return [withChildren(row, [...cellsBefore(row), ...this.#showAll(row.children, context)])];
    this.hadHidden = true;
    return [];
  }

  #showParagraph(paragraph: Xml, outer: Context): Xml['children'] {
    const context = { ...outer, paragraph: styleOf(paragraph) };
    const encoding = encodingIn(paragraph, this.#styles, context, this.#isMisnamed);
    const whole = joinSplitLetters(paragraph, encoding);
    const converted = withChildren(paragraph, this.#convertRuns(whole.children, encoding, context));
    const shown = withChildren(converted, this.#showAll(converted.children, context));
    const mark = withChildren(paragraph, childOf(paragraph, 'w:pPr')?.children ?? []);
    const isHidden = this.#styles.isOn(mark, 'w:vanish', context) && !hasContent(shown);
    return isHidden ? [] : [shown];
  }

  /** Converts the runs of a paragraph that are not in Unicode. Those in its text boxes belong to other paragraphs. */
  #convertRuns(
    nodes: Xml['children'],
    encoding: ReturnType<typeof encodingIn>,
    context: StyleContext,
  ): Xml['children'] {
    return nodes.map((node) => {
      if (!isXml(node) || node.name === 'w:txbxContent') return node;
      const run = node.name === 'w:r' ? encoding(node) : undefined;
      if (run && /[^\0-\x7f]/.test(xmlText(node))) this.hadLegacy = true;
      const unicode = run ? toUnicode(node, run, this.#styles.fontOf(node, context)) : node;
      return withChildren(unicode, this.#convertRuns(unicode.children, encoding, context));
    });
  }

  #showRun(run: Xml, context: Context): Xml['children'] {
    if (this.#styles.isOn(run, 'w:vanish', context)) {
      this.hadHidden ||= hasContent(run);
      // The field characters stay, because the field may go on in runs that are shown.
      const signs = run.children.filter((child) => isXml(child, 'w:fldChar') || isXml(child, 'w:instrText'));
      return signs.length > 0 ? [withChildren(run, signs)] : [];
    }
    if (isInvisible(run, context.ground, this.#styles, context)) {
      this.hadInvisible = true;
      return [];
    }
    const own = toSymbols(this.#inCapitals(run, context), this.#styles.fontOf(run, context));
    const shifted = this.#styles.runProperty(run, 'w:vertAlign', context);
    const isStruck = ['w:strike', 'w:dstrike'].some((name) => this.#styles.isOn(run, name, context));
    const styled = [...(shifted ? [shifted] : []), ...(isStruck ? [xml('w:strike')] : [])].reduce(
      withRunProperty,
      own,
    );
    return [withChildren(styled, this.#showAll(styled.children, context))];
  }

  /** Writes letters that Word shows as capitals as such, except in a heading, where they are decoration. */
  #inCapitals(run: Xml, context: Context): Xml {
    if (!this.#styles.isOn(run, 'w:caps', context) || isHeadingStyle(context.paragraph, this.#styles))
      return run;
    return withChildren(
      run,
      run.children.map((child) =>
        isXml(child, 'w:t') ? withChildren(child, [xmlText(child).toUpperCase()]) : child,
      ),
    );
  }

  #showDrawing(drawing: Xml, context: Context): Xml['children'] {
    if (isHiddenDrawing(drawing)) {
      this.hadHidden = true;
      return [];
    }
    const add: AddPicture = (relationship, picture) => {
      if (relationship === undefined || !this.#relationships.has(relationship)) {
        this.hadBroken = true;
        return undefined;
      }
      const name = `anh-${this.pictures.size + 1}`;
      this.pictures.set(name, picture);
      return name;
    };
    if (drawing.name !== 'w:drawing')
      return [
        withChildren(
          drawing,
          drawing.children.flatMap((child) =>
            isXml(child, 'v:imagedata') || (isXml(child, 'v:fill') && child.attributes['r:id'] !== undefined)
              ? pictureOfShape(drawing, child, add)
              : this.#showAll([child], context),
          ),
        ),
      ];
    const pictures = picturesOf(drawing, add);
    const boxes = textBoxesOf(drawing).flatMap((box) => this.#showNode(box, context));
    return [...pictures, ...boxes];
  }
}
