import { contrastOf, shift, type Hex } from './colour.ts';

/** The colours made from a portal's accent, for one of the ways its pages can be shown. */
export interface Accents {
  /** A ground: the menu, buttons. */
  accent: Hex;
  /** What is written on it. */
  onAccent: Hex;
  /** The accent as text or a line on the page. */
  accentText: Hex;
}

export type Scheme = keyof typeof SCHEMES;

/** The ways a page can be shown: what its text stands on there (`src/styles/tokens.css`), and how clear it must be. */
export const SCHEMES = {
  light: { grounds: ['#fffefb', '#f7f2e8', '#ffffff'], towards: 'darker', ground: 3, text: 4.5 },
  dark: { grounds: ['#191613', '#231f1a', '#2b2620'], towards: 'lighter', ground: 3, text: 4.5 },
  contrast: { grounds: ['#ffffff'], towards: 'darker', ground: 7, text: 7 },
  darkContrast: { grounds: ['#000000'], towards: 'lighter', ground: 7, text: 7 },
} as const;

/**
 * Makes the colours of every scheme from one accent. Each is the accent itself where that can be read (WCAG 2.2:
 * 4.5:1 for text, 3:1 for what is not text, 7:1 in high contrast), else the nearest of its hue that can.
 */
export function paletteOf(accent: Hex): Record<Scheme, Accents> {
  const made = (scheme: Scheme) => [scheme, accentsOf(accent, scheme)] as const;
  return Object.fromEntries([made('light'), made('dark'), made('contrast'), made('darkContrast')]) as Record<
    Scheme,
    Accents
  >;
}

/** The least contrast of a colour with what it may stand on in a scheme. */
export function leastContrast(colour: Hex, scheme: Scheme): number {
  return SCHEMES[scheme].grounds.reduce(
    (least, ground) => Math.min(least, contrastOf(colour, ground)),
    Infinity,
  );
}

function accentsOf(given: Hex, scheme: Scheme): Accents {
  const { towards, ground, text } = SCHEMES[scheme];
  const accent = shift(given, towards, (colour) => leastContrast(colour, scheme) >= ground);
  return {
    accent,
    // One of the two is always clear enough: their contrasts with a colour multiply to 21.
    onAccent: contrastOf(accent, '#ffffff') >= Math.max(text, 4.5) ? '#ffffff' : '#000000',
    accentText: shift(given, towards, (colour) => leastContrast(colour, scheme) >= text),
  };
}
