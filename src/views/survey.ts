import type { Portal } from '../schemas/portal.ts';
import { isWithin } from '../text/known-hosts.ts';

/** Gives the survey to which pages lead: one on a site of the state, because what residents answer is its data. */
export function surveyOf({ survey }: Pick<Portal, 'survey'>): Portal['survey'] {
  return survey && isWithin(new URL(survey.url).hostname, 'gov.vn') ? survey : undefined;
}
