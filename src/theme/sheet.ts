import { createHash } from 'node:crypto';
import { paletteOf, type Accents, type Scheme } from './palette.ts';
import type { Hex } from './colour.ts';

/** A portal's own style sheet, linked after the one that all portals share. */
export interface Sheet {
  /** Changes with the text, so that a cached copy never goes stale. */
  name: string;
  /** Its path below the portal's base. */
  path: string;
  text: string;
}

/** Writes the style sheet that gives a portal its accent in every scheme. */
export function sheetOf(accent: Hex): Sheet {
  const sheet = made.get(accent) ?? make(accent);
  made.set(accent, sheet);
  return sheet;
}

/** Caches the sheets, because every page of a portal needs the same one. */
const made = new Map<Hex, Sheet>();

function make(accent: Hex): Sheet {
  const palette = paletteOf(accent);
  const text = SELECTORS.map(([scheme, selector, media]) => {
    const rule = `${selector}{${declarations(palette[scheme])}}`;
    return `${media ? `@media ${media}{${rule}}` : rule}\n`;
  }).join('');
  const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { name, path: `mau/${name}.css`, text };
}

/** The selectors of `src/styles/tokens.css`, in the same order. */
const SELECTORS: [Scheme, selector: string, media?: string][] = [
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
  ['dark', ":root:not([data-theme='light'])", '(prefers-color-scheme:dark)'],
  ['contrast', ":root[data-contrast='more']"],
  ['contrast', ":root:not([data-contrast='normal'])", '(prefers-contrast:more)'],
  ['darkContrast', ":root[data-contrast='more'][data-theme='dark']"],
  ['darkContrast', ":root[data-contrast='more']:not([data-theme='light'])", '(prefers-color-scheme:dark)'],
  ['darkContrast', ":root[data-theme='dark']:not([data-contrast='normal'])", '(prefers-contrast:more)'],
  [
    'darkContrast',
    ":root:not([data-contrast='normal'],[data-theme='light'])",
    '(prefers-contrast:more) and (prefers-color-scheme:dark)',
  ],
];

function declarations({ accent, onAccent, accentText }: Accents): string {
  return `--colour-accent:${accent};--colour-on-accent:${onAccent};--colour-accent-text:${accentText}`;
}
