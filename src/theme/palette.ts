import { contrastOf, shift, type Hex } from './colour.ts';
import { colourOf, SCHEMES, type Scheme } from './tokens.ts';

/** The colours made from a portal's accent for one scheme. */
export interface Accents {
  /** The background of the menu and buttons. */
  accent: Hex;
  /** The text on that background. */
  onAccent: Hex;
  /** The accent as text or a line on the page. */
  accentText: Hex;
}

/** The contrast that an accent needs in each scheme, as a background and as text, and the direction in which it is shifted. */
export const CLARITY = {
  light: { towards: 'darker', ground: 3, text: 4.5 },
  dark: { towards: 'lighter', ground: 3, text: 4.5 },
  contrast: { towards: 'darker', ground: 7, text: 7 },
  darkContrast: { towards: 'lighter', ground: 7, text: 7 },
} as const satisfies Record<Scheme, { towards: 'darker' | 'lighter'; ground: number; text: number }>;

/**
 * Makes the colours of every scheme from one accent. Each is the accent itself where it is legible (WCAG 2.2: 4.5:1 for
 * text, 3:1 for other parts, 7:1 in high contrast), else the nearest legible colour of the same hue.
 */
export function paletteOf(accent: Hex): Record<Scheme, Accents> {
  return Object.fromEntries(SCHEMES.map((scheme) => [scheme, accentsOf(accent, scheme)])) as Record<
    Scheme,
    Accents
  >;
}

/** Returns the backgrounds of text in a scheme. */
export function groundsOf(scheme: Scheme): Hex[] {
  return [colourOf('page', scheme), colourOf('surface', scheme), colourOf('raised', scheme)];
}

/** Returns the lowest contrast of a colour with the backgrounds of a scheme. */
export function leastContrast(colour: Hex, scheme: Scheme): number {
  return groundsOf(scheme).reduce((lowest, ground) => Math.min(lowest, contrastOf(colour, ground)), Infinity);
}

function accentsOf(given: Hex, scheme: Scheme): Accents {
  const { towards, ground, text } = CLARITY[scheme];
  const accent = shift(given, towards, (colour) => leastContrast(colour, scheme) >= ground);
  return {
    accent,
    // One of the two always has enough contrast, because their contrasts with a colour multiply to 21.
    onAccent: contrastOf(accent, '#ffffff') >= Math.max(text, 4.5) ? '#ffffff' : '#000000',
    accentText: shift(given, towards, (colour) => leastContrast(colour, scheme) >= text),
  };
}
