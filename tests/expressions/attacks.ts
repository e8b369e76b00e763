import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';

/** A text that an expression may take long over: something in front, a piece again and again, something at the end. */
export interface Attack {
  before: string;
  piece: string;
  after: string;
}

/** What long runs are mostly made of. */
const USUAL = [
  ' ',
  '\u00a0',
  '\n',
  '\t',
  'a',
  'A',
  'đ',
  '\u0301',
  '0',
  '-',
  '.',
  '/',
  '"',
  "'",
  '<',
  '&',
  '[',
  '(',
  '@',
  ':',
  '#',
  '=',
];

/** Ends that let an expression fail after all, and none. */
const ENDS = ['', '\u0001', '\n\u0001'];

/** From how many times on a piece that may be repeated counts as one without an end. */
const MANY = 10;

/**
 * Makes texts for an expression out of itself: for each of its parts that may be repeated without end, what leads
 * there, then that part many times over, and what leads there together with the part many times over. An expression
 * without such a part is done in a fixed number of steps wherever it begins, and has none.
 */
export function attacksOn({ source, flags }: { source: string; flags: string }): Attack[] {
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, mode);
  const sampleOf = samplerFor(flags);
  const own: string[] = [];
  const endless: AST.Quantifier[] = [];
  visitRegExpAST(pattern, {
    onCharacterEnter: ({ value }) => own.push(String.fromCodePoint(value)),
    onQuantifierEnter: (node) => {
      if (node.max >= MANY) endless.push(node);
    },
  });

  const attacks = new Map<string, Attack>();
  const add = (before: string, piece: string, other = '') => {
    if (piece)
      for (const after of [...ENDS, other])
        attacks.set(JSON.stringify([before, piece, after]), { before, piece, after });
  };
  const letters = [...new Set([...own, ...USUAL])];
  const whole = sampleOf(pattern);
  for (const quantifier of endless) {
    const before = leadingTo(quantifier, sampleOf);
    const fits = new RegExp(`^(?:${quantifier.element.raw})$`, flags.replace(/[gy]/g, ''));
    const fitting = isReferring(quantifier.element) ? [] : letters.filter((letter) => fits.test(letter));
    const some = fitting.slice(0, 12);
    // What ends the run, and what may stand before it without belonging to it.
    const other = letters.find((letter) => !fitting.includes(letter)) ?? '';
    for (const piece of new Set([...some, ...samplesOf(quantifier.element, sampleOf)])) {
      add(before, piece, other);
      add(other, piece, other);
      add('', before + piece, other);
      add('', before + piece.repeat(20), other);
    }
    add('', before);
    add('', whole);
    add('', whole.slice(0, -1));
  }
  return [...attacks.values()];
}

type Sampler = (node: AST.Node) => string;

/** A number or name that stands for a group means nothing outside the whole. */
function isReferring(node: AST.Node): boolean {
  return /\\[1-9k]/.test(node.raw);
}

/** Gives a shortest text that a part of an expression takes, as far as that can be told from the part alone. */
function samplerFor(flags: string): Sampler {
  const known = new Map<string, string>();
  const letterOf = (raw: string): string => {
    const fits = new RegExp(`^(?:${raw})$`, flags.replace(/[gy]/g, ''));
    const found =
      ['a', 'A', '0', ' ', ...USUAL].find((letter) => fits.test(letter)) ??
      Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code)).find((letter) =>
        fits.test(letter),
      ) ??
      '';
    known.set(raw, found);
    return found;
  };
  const sampleOf: Sampler = (node) => {
    switch (node.type) {
      case 'Pattern':
      case 'Group':
      case 'CapturingGroup':
        return sampleOf(node.alternatives[0]!);
      case 'Alternative':
        return node.elements.map(sampleOf).join('');
      case 'Quantifier':
        return sampleOf(node.element).repeat(Math.min(node.min, 200));
      case 'Character':
        return String.fromCodePoint(node.value);
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return known.get(node.raw) ?? letterOf(node.raw);
      case 'Backreference':
        return sampleOf([node.resolved].flat()[0]!);
      case 'Assertion':
        return node.kind === 'lookahead' && !node.negate ? sampleOf(node.alternatives[0]!) : '';
      default:
        return '';
    }
  };
  return sampleOf;
}

/** A sample of each way a part can be taken. */
function samplesOf(node: AST.Node, sampleOf: Sampler): string[] {
  const ways = node.type === 'Group' || node.type === 'CapturingGroup' ? node.alternatives : [node];
  return ways.slice(0, 6).map(sampleOf);
}

/** What leads from the beginning of an expression to one of its parts. */
function leadingTo(node: AST.Node, sampleOf: Sampler): string {
  const { parent } = node;
  if (!parent) return '';
  const before =
    parent.type === 'Alternative'
      ? parent.elements
          .slice(0, parent.elements.indexOf(node as AST.Element))
          .map(sampleOf)
          .join('')
      : '';
  return leadingTo(parent, sampleOf) + before;
}
