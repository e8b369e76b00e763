import { ruleAgainst } from '../deceitful-links.ts';

export const linkDisguised = ruleAgainst('link-disguised');
