import { problem } from '../../problems/problem.ts';
import { isWithin } from '../../text/known-hosts.ts';
import type { Rule } from '../rule.ts';

export const surveyHost: Rule = {
  portal: ({ content: { portal } }) => {
    const href = portal?.data.survey?.url;
    if (!portal || !href || isWithin(new URL(href).hostname, 'gov.vn')) return [];
    return [problem('survey-host', portal.file, { href }, portal.positionOf(['survey', 'url']))];
  },
};
