import type { Hex } from './colour.ts';

/** The ways a page can be shown, in the order of the columns of `COLOURS`. */
export const SCHEMES = ['light', 'dark', 'contrast', 'darkContrast'] as const;

export type Scheme = (typeof SCHEMES)[number];

/**
 * The colours of every page, named by role: light, dark, high contrast, and high contrast on dark. A portal's accent
 * replaces `accent` (a ground: the menu, buttons), `on-accent` (what is written on it) and `accent-text` (the accent as
 * text or a line on the page).
 */
export const COLOURS = {
  page: ['#fffefb', '#191613', '#ffffff', '#000000'],
  surface: ['#f7f2e8', '#231f1a', '#ffffff', '#000000'],
  raised: ['#ffffff', '#2b2620', '#ffffff', '#000000'],
  text: ['#211c16', '#f1ebe1', '#000000', '#ffffff'],
  quiet: ['#5c5347', '#c3b8a8', '#000000', '#ffffff'],
  line: ['#e2d8c6', '#443c32', '#000000', '#ffffff'],
  edge: ['#877a68', '#9b8e7c', '#000000', '#ffffff'],
  rule: ['#c9993f', '#b98a34', '#000000', '#ffffff'],
  accent: ['#8a1c1c', '#8a1c1c', '#5c0000', '#000000'],
  'on-accent': ['#ffffff', '#ffffff', '#ffffff', '#ffff66'],
  'accent-text': ['#8a1c1c', '#f2a59c', '#5c0000', '#ffff66'],
  link: ['#0b4a8f', '#9cc7f7', '#00209f', '#ffff66'],
  focus: ['#0b4a8f', '#ffd479', '#00209f', '#00ffff'],
  notice: ['#fff1cc', '#3d3015', '#ffffff', '#000000'],
  'notice-edge': ['#b7791f', '#d9a441', '#000000', '#ffffff'],
  mark: ['#ffe58a', '#5a4500', '#ffff66', '#5c4a00'],
  good: ['#17602f', '#86d79f', '#00401a', '#7dffa8'],
  bad: ['#a31515', '#ffa39a', '#7a0000', '#ffb3ab'],
} as const satisfies Record<string, readonly [light: Hex, dark: Hex, contrast: Hex, darkContrast: Hex]>;

export type Role = keyof typeof COLOURS;

/** Gives the colour of a role where a page is shown in one of the ways. */
export function colourOf(role: Role, scheme: Scheme): Hex {
  return COLOURS[role][SCHEMES.indexOf(scheme)]!;
}

/** What is the same however a page is shown. */
export const CONSTANTS = {
  'colour-flag': '#da251d',
  'colour-star': '#ffff00',
  'colour-code': '#000000',
  'colour-code-ground': '#ffffff',
  'colour-picture-ground': '#ffffff',

  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-6': '1.5rem',
  'space-8': '2rem',
  'space-12': '3rem',

  'width-page': '74rem',
  'width-reading': '44rem',
  'width-side': '22rem',
  radius: '0.5rem',
  target: '2.75rem',

  // Stacked marks (ẫ, ề, Ộ) clip under 1.5.
  'line-text': '1.65',
  'line-heading': '1.5',
  'size-small': '0.9375rem',
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
} as const;
