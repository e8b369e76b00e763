import { fromLegacy, isSyllable, isVniPair, readLegacy, type LegacyEncoding } from '../text/legacy.ts';
import { isXml, within, withChildren, xml, xmlText, type Xml } from './ooxml.ts';
import { styleOf, type StyleContext, type WordStyles } from './word-styles.ts';

/** Says whether text of a document is in Unicode under the name of an old font, which Word shows rightly. */
export function hasMisnamedFont(part: Xml, styles: WordStyles): boolean {
  return within(part, 'w:p').some((paragraph) =>
    within(paragraph, 'w:r').some(
      (run) => HAS_UNICODE.test(xmlText(run)) && encodingOf(run, styles, { paragraph: styleOf(paragraph) }),
    ),
  );
}

/**
 * Says in which old encoding each run of a paragraph is typed, by its font, else by the words; undefined for Unicode.
 * @param isMisnamed whether the document has Unicode under the name of an old font, so that the font proves nothing
 */
export function encodingIn(
  paragraph: Xml,
  styles: WordStyles,
  context: StyleContext,
  isMisnamed: boolean,
): (run: Xml) => LegacyEncoding | undefined {
  const typed = within(paragraph, 'w:r').filter((run) => encodingOf(run, styles, context));
  if (typed.length > 0) {
    const text = typed.map(xmlText).join('');
    const isUnicode = HAS_UNICODE.test(text) || (isMisnamed && marked(text).every(isSyllable));
    return (run) => (isUnicode ? undefined : encodingOf(run, styles, context));
  }
  const found = readLegacy(xmlText(paragraph))?.encoding;
  return () => found;
}

/**
 * Joins each letter of VNI with its mark where a run ends between the two, as it does where only one of them is bold,
 * or where Word has noted something about the spelling.
 */
export function joinSplitLetters(paragraph: Xml, encodingOf: (run: Xml) => LegacyEncoding | undefined): Xml {
  const joined = new Map<Xml, Xml>();
  let before: Xml | undefined;
  for (const run of runsIn(paragraph)) {
    const [mark] = encodingOf(run) === 'VNI' ? (/^./u.exec(textAt(run, 0)) ?? []) : [];
    const last = before && (joined.get(before) ?? before);
    const letter = last && textAt(last, -1).slice(-1);
    if (before && last && mark && letter && isVniPair(letter, mark)) {
      const isTyped = encodingOf(before) === 'VNI';
      const whole = isTyped ? letter + mark : fromLegacy(letter + mark, 'VNI');
      joined.set(before, withTextAt(last, -1, textAt(last, -1).slice(0, -1) + whole));
      joined.set(run, withTextAt(run, 0, textAt(run, 0).slice(mark.length)));
    }
    before = run;
  }
  return joined.size === 0 ? paragraph : withRuns(paragraph, joined);
}

/** Lists the runs of a paragraph, without those of its text boxes. */
function runsIn(node: Xml): Xml[] {
  return node.children.flatMap((child) => {
    if (!isXml(child) || child.name === 'w:txbxContent') return [];
    return child.name === 'w:r' ? [child] : runsIn(child);
  });
}

function withRuns(node: Xml, changed: ReadonlyMap<Xml, Xml>): Xml {
  return withChildren(
    node,
    node.children.map((child) => (isXml(child) ? (changed.get(child) ?? withRuns(child, changed)) : child)),
  );
}

/** Gives the text that a run begins or ends with; empty where it begins or ends with something else. */
function textAt(run: Xml, at: 0 | -1): string {
  const child = run.children.filter((each) => !isXml(each, 'w:rPr')).at(at);
  return isXml(child, 'w:t') ? xmlText(child).replace(PRIVATE, fromPrivate) : '';
}

function withTextAt(run: Xml, at: 0 | -1, value: string): Xml {
  const changed = run.children.filter((each) => !isXml(each, 'w:rPr')).at(at);
  return withChildren(
    run,
    run.children.map((child) => (child === changed ? text(value) : child)),
  );
}

/** Lists the words of a text that have a letter beyond ASCII. */
function marked(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? []).filter((word) => /[^\0-\x7f]/.test(word));
}

/** Converts the text of a run to Unicode. */
export function toUnicode(run: Xml, encoding: LegacyEncoding, font: string): Xml {
  const isCapital = /^\.Vn\w*H$/.test(font);
  return withChildren(
    run,
    run.children.map((child) => {
      // Word keeps the letter ư of these fonts as the character for a place to break a word.
      if (encoding === 'TCVN3' && isXml(child, 'w:softHyphen')) return text(isCapital ? 'Ư' : 'ư');
      if (!isXml(child, 'w:t')) return child;
      const converted = fromLegacy(xmlText(child).replace(PRIVATE, fromPrivate), encoding);
      return text(isCapital ? converted.toUpperCase() : converted);
    }),
  );
}

/** Writes the text of a run in a font of pictures as symbols, because its letters mean nothing in another font. */
export function toSymbols(run: Xml, font: string): Xml {
  if (!SYMBOL_FONT.test(font)) return run;
  return withChildren(
    run,
    run.children.flatMap((child): Xml['children'] => {
      if (!isXml(child, 'w:t')) return [child];
      return [...xmlText(child).replace(PRIVATE, fromPrivate)].map((sign) => {
        const code = sign.codePointAt(0)!;
        if (code <= 0x20 || code > 0xff) return text(sign);
        return xml('w:sym', { 'w:font': font, 'w:char': code.toString(16).toUpperCase().padStart(2, '0') });
      });
    }),
  );
}

function encodingOf(run: Xml, styles: WordStyles, context: StyleContext): LegacyEncoding | undefined {
  const font = styles.fontOf(run, context);
  return /^\.Vn/i.test(font) ? 'TCVN3' : /^VNI[- ]/i.test(font) ? 'VNI' : undefined;
}

const SYMBOL_FONT = /^(?:Wingdings(?: [23])?|Webdings|Symbol)$/i;

/** Letters that only text in Unicode has. */
const HAS_UNICODE = /[\u0102-\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u;

/** Word keeps the characters of some fonts in a private range. */
const PRIVATE = /[\uf020-\uf0ff]/g;

function fromPrivate(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) - 0xf000);
}

function text(value: string): Xml {
  return xml('w:t', { 'xml:space': 'preserve' }, [value]);
}
