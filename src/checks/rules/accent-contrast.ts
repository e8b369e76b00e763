import { problem } from '../../problems/problem.ts';
import type { Hex } from '../../theme/colour.ts';
import { CLARITY, leastContrast, paletteOf } from '../../theme/palette.ts';
import type { Rule } from '../rule.ts';

/** An accent that is too pale to read is shown darker on the page; the problem says so. */
export const accentContrast: Rule = {
  portal: ({ content: { portal } }) => {
    const accent = portal?.data.theme?.accent as Hex | undefined;
    if (!portal || !accent) return [];
    const contrast = leastContrast(accent, 'light');
    if (contrast >= CLARITY.light.text) return [];
    const { accent: background, accentText: text } = paletteOf(accent).light;
    // Cut instead of rounded, because 4,49 must not read as 4,5.
    const facts = { accent, contrast: Math.floor(contrast * 10) / 10, text, background };
    return [problem('accent-contrast', portal.file, facts, portal.positionOf(['theme', 'accent']))];
  },
};
