import { contrastOf, type Hex } from '../theme/colour.ts';
import { childOf, isXml, within, type Xml } from './ooxml.ts';
import { hasContent } from './word-labels.ts';
import { styleOf, type StyleContext, type WordStyles } from './word-styles.ts';

/** The colour behind a text; undefined where it cannot be told, as in a shape or over a picture. */
export type Ground = Hex | undefined;

/** Gives the colour of the paper of a part. */
export function groundOfPart(part: Xml): Ground {
  const hasBehind =
    within(part, 'wp:anchor').some(({ attributes }) => isOn(attributes['behindDoc'])) ||
    within(part, 'v:shape', 'v:rect', 'v:group').some(({ attributes }) =>
      /z-index:\s*-/.test(attributes['style'] ?? ''),
    );
  if (hasBehind) return undefined;
  const page = childOf(part, 'w:background');
  return page ? hexOf(page.attributes['w:color']) : WHITE;
}

/** Gives the colour behind what a table, a cell, a paragraph or a frame holds. */
export function groundOf(node: Xml, outer: Ground, styles: WordStyles): Ground {
  switch (node.name) {
    case 'w:txbxContent':
      return undefined;
    case 'w:tbl': {
      const chain = styleOf(node) === undefined ? [] : styles.chainOf(styleOf(node));
      // A style may colour the first row, the last, every other.
      return chain.some((style) => within(style, 'w:shd').length > 0)
        ? undefined
        : shaded(childOf(node, 'w:tblPr', 'w:shd'), outer);
    }
    case 'w:tc':
      return shaded(childOf(node, 'w:tcPr', 'w:shd'), outer);
    case 'w:p': {
      const places = [node, ...styles.chainOf(styleOf(node))];
      return shaded(places.map((place) => childOf(place, 'w:pPr', 'w:shd')).find(Boolean), outer);
    }
    default:
      return outer;
  }
}

/**
 * Says whether nobody can read a run on paper: its letters have the colour behind them, are covered by black, or are as
 * small as a dot.
 */
export function isInvisible(run: Xml, ground: Ground, styles: WordStyles, context: StyleContext): boolean {
  if (!hasContent(run) || !run.children.some((child) => isXml(child, 'w:t'))) return false;
  const value = (name: string) => styles.runProperty(run, name, context)?.attributes['w:val'];
  const size = Number(value('w:sz'));
  if (size > 0 && size <= MAX_DOT_SIZE) return true;
  const highlight = HIGHLIGHTS[value('w:highlight') ?? ''];
  const own = highlight ?? shaded(styles.runProperty(run, 'w:shd', context), ground);
  // Word gives letters of no colour one that can be read, except on a black marker.
  const ink = hexOf(value('w:color')) ?? (highlight === BLACK ? BLACK : undefined);
  return ink !== undefined && own !== undefined && contrastOf(ink, own) < MIN_CONTRAST;
}

const WHITE: Hex = '#ffffff';
const BLACK: Hex = '#000000';

/** Contrast below which letters cannot be told from the paper. */
const MIN_CONTRAST = 1.15;

/** Half points of letters too small for every eye. */
const MAX_DOT_SIZE = 4;

/** The colours of Word's marker. */
const HIGHLIGHTS: Record<string, Hex> = {
  black: BLACK,
  white: WHITE,
  yellow: '#ffff00',
  green: '#00ff00',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  blue: '#0000ff',
  red: '#ff0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#c0c0c0',
};

/** Gives the colour of a shading; the one behind it where there is none. */
function shaded(shading: Xml | undefined, outer: Ground): Ground {
  if (!shading) return outer;
  const { 'w:val': pattern, 'w:fill': fill, 'w:color': colour, 'w:themeFill': theme } = shading.attributes;
  if (pattern === 'solid') return hexOf(colour) ?? BLACK;
  if (pattern !== undefined && pattern !== 'clear' && pattern !== 'nil') return undefined;
  return hexOf(fill) ?? (theme === undefined ? outer : undefined);
}

function hexOf(colour: string | undefined): Hex | undefined {
  return colour && /^[\da-f]{6}$/i.test(colour) ? `#${colour.toLowerCase()}` : undefined;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
