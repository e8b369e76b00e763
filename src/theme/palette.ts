import { contrastOf, shift, type Hex } from './colour.ts';

/** The colours made from a portal's accent for one scheme. */
export interface Accents {
  /** The background of the menu and buttons. */
  accent: Hex;
  /** The text on that background. */
  onAccent: Hex;
  /** The accent as text or a line on the page. */
  accentText: Hex;
}

export type Scheme = keyof typeof SCHEMES;

/** The schemes of a page: the backgrounds of its text (`src/styles/tokens.css`), and the contrasts that it needs. */
export const SCHEMES = {
  light: { grounds: ['#fffefb', '#f7f2e8', '#ffffff'], towards: 'darker', ground: 3, text: 4.5 },
  dark: { grounds: ['#191613', '#231f1a', '#2b2620'], towards: 'lighter', ground: 3, text: 4.5 },
  contrast: { grounds: ['#ffffff'], towards: 'darker', ground: 7, text: 7 },
  darkContrast: { grounds: ['#000000'], towards: 'lighter', ground: 7, text: 7 },
} as const;

/**
 * Makes the colours of every scheme from one accent. Each is the accent itself where it is legible (WCAG 2.2: 4.5:1 for
 * text, 3:1 for other parts, 7:1 in high contrast), else the nearest legible colour of the same hue.
 */
export function paletteOf(accent: Hex): Record<Scheme, Accents> {
  const made = (scheme: Scheme) => [scheme, accentsOf(accent, scheme)] as const;
  return Object.fromEntries([made('light'), made('dark'), made('contrast'), made('darkContrast')]) as Record<
    Scheme,
    Accents
  >;
}

/** Returns the lowest contrast of a colour with the backgrounds of a scheme. */
export function leastContrast(colour: Hex, scheme: Scheme): number {
  return SCHEMES[scheme].grounds.reduce(
    (lowest, ground) => Math.min(lowest, contrastOf(colour, ground)),
    Infinity,
  );
}

function accentsOf(given: Hex, scheme: Scheme): Accents {
  const { towards, ground, text } = SCHEMES[scheme];
  const accent = shift(given, towards, (colour) => leastContrast(colour, scheme) >= ground);
  return {
    accent,
    // One of the two always has enough contrast, because their contrasts with a colour multiply to 21.
    onAccent: contrastOf(accent, '#ffffff') >= Math.max(text, 4.5) ? '#ffffff' : '#000000',
    accentText: shift(given, towards, (colour) => leastContrast(colour, scheme) >= text),
  };
}
