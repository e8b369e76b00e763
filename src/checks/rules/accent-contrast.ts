import { problem } from '../../problems/problem.ts';
import type { Hex } from '../../theme/colour.ts';
import { CLARITY, leastContrast, paletteOf } from '../../theme/palette.ts';
import type { Rule } from '../rule.ts';

/** An accent too pale to be read on the page is shown darker than it was chosen, which its portal is told. */
export const accentContrast: Rule = {
  portal: ({ content: { portal } }) => {
    const accent = portal?.data.theme?.accent as Hex | undefined;
    if (!portal || !accent) return [];
    const contrast = leastContrast(accent, 'light');
    if (contrast >= CLARITY.light.text) return [];
    const { accent: ground, accentText: text } = paletteOf(accent).light;
    // Cut, not rounded: 4,49 must not read as 4,5.
    const facts = { accent, contrast: Math.floor(contrast * 10) / 10, text, ground };
    return [problem('accent-contrast', portal.file, facts, portal.positionOf(['theme', 'accent']))];
  },
};
