import { createHash } from 'node:crypto';
import type { Hex } from './colour.ts';
import { paletteOf } from './palette.ts';
import { colourOf, COLOURS, CONSTANTS, type Role, type Scheme } from './tokens.ts';

/** A portal's own style sheet, linked after the one that all portals share. */
export interface Sheet {
  /** Changes with the text, so that a cached copy never goes stale. */
  name: string;
  /** Its path below the portal's base. */
  path: string;
  text: string;
}

/** Writes the tokens of the style sheet that all portals share, in the layer that every other rule outweighs. */
export function writeTokens(): string {
  const constants = Object.entries(CONSTANTS).map(([name, value]) => `--${name}:${value}`);
  const palettes = inEveryForm(':root', (scheme) => [...browserScheme(scheme), ...palette(scheme)]);
  return `@layer tokens{\n:root{${constants.join(';')}}\n${palettes}}\n`;
}

/** Writes the style sheet that gives a portal its accent in every scheme. */
export function sheetOf(accent: Hex): Sheet {
  const sheet = made.get(accent) ?? make(accent);
  made.set(accent, sheet);
  return sheet;
}

/** Caches the sheets, because every page of a portal needs the same one. */
const made = new Map<Hex, Sheet>();

function make(given: Hex): Sheet {
  const accents = paletteOf(given);
  const text = inEveryForm(STRONGER, (scheme) => {
    const { accent, onAccent, accentText } = accents[scheme];
    return [colour('accent', accent), colour('on-accent', onAccent), colour('accent-text', accentText)];
  });
  const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { name, path: `mau/${name}.css`, text };
}

/** Makes each rule of an accent outweigh the same rule of the tokens, wherever the browser meets the two sheets. */
const STRONGER = ':root:root';

/** The selectors of each scheme: the reader chose it, the device asks for it, or each decides a part. */
const FORMS: [Scheme, selector: string, media?: string][] = [
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
    ":root:not([data-contrast='normal']):not([data-theme='light'])",
    '(prefers-contrast:more) and (prefers-color-scheme:dark)',
  ],
];

function inEveryForm(root: string, declarationsOf: (scheme: Scheme) => string[]): string {
  return FORMS.map(([scheme, selector, media]) => {
    const rule = `${selector.replace(':root', root)}{${declarationsOf(scheme).join(';')}}`;
    return `${media ? `@media ${media}{${rule}}` : rule}\n`;
  }).join('');
}

/** Leaves out what is the same in the light scheme, where that is what the scheme's rules are laid over. */
function palette(scheme: Scheme): string[] {
  const isOverLight = scheme === 'dark' || scheme === 'contrast';
  return (Object.keys(COLOURS) as Role[])
    .filter((role) => !isOverLight || colourOf(role, scheme) !== colourOf(role, 'light'))
    .map((role) => colour(role, colourOf(role, scheme)));
}

/** Tells the browser how to draw what it draws itself: scroll bars, lists to choose from. */
function browserScheme(scheme: Scheme): string[] {
  if (scheme === 'contrast') return [];
  return [`color-scheme:${scheme === 'light' ? 'light' : 'dark'}`];
}

function colour(role: Role, value: Hex): string {
  return `--colour-${role}:${value}`;
}
