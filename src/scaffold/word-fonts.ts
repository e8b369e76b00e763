import { fromLegacy, readLegacy, type LegacyEncoding } from '../text/legacy.ts';
import { isXml, within, withChildren, xml, xmlText, type Xml } from './ooxml.ts';
import type { StyleContext, WordStyles } from './word-styles.ts';

/**
 * Says in which old encoding a run of a paragraph is typed, by its font, else by its words; undefined for Unicode. Text in
 * Unicode keeps its letters even under the name of an old font.
 */
export function encodingIn(paragraph: Xml, styles: WordStyles, context: StyleContext) {
  const runs = within(paragraph, 'w:r').map((run) => ({ run, encoding: encodingOf(run, styles, context) }));
  const typed = runs.filter(({ encoding }) => encoding);
  if (typed.length > 0)
    return typed.some(({ run }) => HAS_UNICODE.test(xmlText(run)))
      ? () => undefined
      : (run: Xml) => encodingOf(run, styles, context);
  const found = readLegacy(xmlText(paragraph))?.encoding;
  return () => found;
}

/** Converts the text of a run to Unicode. */
export function toUnicode(run: Xml, encoding: LegacyEncoding, font: string): Xml {
  const isCapital = /^\.Vn\w*H$/.test(font);
  return withChildren(
    run,
    run.children.map((child) => {
      // Word keeps the letter ư of these fonts as the sign for a place to break a word.
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
