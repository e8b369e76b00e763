import { ruleAgainst } from '../deceitful-links.ts';

export const linkUserinfo = ruleAgainst('link-userinfo');
