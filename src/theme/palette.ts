import { contrastOf, shift, type Hex } from './colour.ts';
import { colourOf, SCHEMES, type Scheme } from './tokens.ts';

/** The colours made from a portal's accent, for one of the ways its pages can be shown. */
export interface Accents {
  /** A ground: the menu, buttons. */
  accent: Hex;
  /** What is written on it. */
  onAccent: Hex;
  /** The accent as text or a line on the page. */
  accentText: Hex;
}

/** How clear an accent must be in each scheme, as a ground and as text, and which way it is shifted until it is. */
export const CLARITY = {
  light: { towards: 'darker', ground: 3, text: 4.5 },
  dark: { towards: 'lighter', ground: 3, text: 4.5 },
  contrast: { towards: 'darker', ground: 7, text: 7 },
  darkContrast: { towards: 'lighter', ground: 7, text: 7 },
} as const satisfies Record<Scheme, { towards: 'darker' | 'lighter'; ground: number; text: number }>;

/**
 * Makes the colours of every scheme from one accent. Each is the accent itself where that can be read (WCAG 2.2:
 * 4.5:1 for text, 3:1 for what is not text, 7:1 in high contrast), else the nearest of its hue that can.
 */
export function paletteOf(accent: Hex): Record<Scheme, Accents> {
  return Object.fromEntries(SCHEMES.map((scheme) => [scheme, accentsOf(accent, scheme)])) as Record<
    Scheme,
    Accents
  >;
}

/** The colours that text stands on in a scheme. */
export function groundsOf(scheme: Scheme): Hex[] {
  return [colourOf('page', scheme), colourOf('surface', scheme), colourOf('raised', scheme)];
}

/** The least contrast of a colour with what it may stand on in a scheme. */
export function leastContrast(colour: Hex, scheme: Scheme): number {
  return groundsOf(scheme).reduce((least, ground) => Math.min(least, contrastOf(colour, ground)), Infinity);
}

function accentsOf(given: Hex, scheme: Scheme): Accents {
  const { towards, ground, text } = CLARITY[scheme];
  const accent = shift(given, towards, (colour) => leastContrast(colour, scheme) >= ground);
  return {
    accent,
    // One of the two is always clear enough: their contrasts with a colour multiply to 21.
    onAccent: contrastOf(accent, '#ffffff') >= Math.max(text, 4.5) ? '#ffffff' : '#000000',
    accentText: shift(given, towards, (colour) => leastContrast(colour, scheme) >= text),
  };
}
