import { ruleAgainst } from '../deceitful-links.ts';

export const linkLookalike = ruleAgainst('link-lookalike');
