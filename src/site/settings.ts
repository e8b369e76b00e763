import { resolve } from 'node:path';
import { today } from './clock.ts';

/**
 * What a build or the dev server was told, handed to Astro's own process through the environment, since Astro
 * loads the collections and pages by itself.
 */
export const settings = {
  /** The content folder. */
  content: process.env['CONG_XA_CONTENT'] ?? resolve('content'),
  /** The portals to show; all of them when not told. */
  portals: process.env['CONG_XA_PORTALS']?.split(','),
  /** The day the pages are made for: what expires, and what is not to be seen yet. */
  asOf: process.env['CONG_XA_AS_OF'] ?? today(),
  /** Whether drafts and articles of days to come are shown. */
  drafts: process.env['CONG_XA_DRAFTS'] === '1',
  /** Whether every portal is shown under its folder's name on one local server, instead of where it lives. */
  local: process.env['CONG_XA_LOCAL'] === '1',
  /** Where made pictures are kept between builds. */
  pictureCache: process.env['CONG_XA_PICTURES'] ?? resolve('.cache/pictures'),
};

/** Writes settings as the environment of a process that will read them. */
export function toEnvironment(told: {
  content: string;
  portals: string[];
  asOf: string;
  drafts: boolean;
  local?: boolean;
  pictureCache: string;
}): Record<string, string> {
  return {
    CONG_XA_CONTENT: told.content,
    CONG_XA_PORTALS: told.portals.join(','),
    CONG_XA_AS_OF: told.asOf,
    CONG_XA_DRAFTS: told.drafts ? '1' : '0',
    CONG_XA_LOCAL: told.local ? '1' : '0',
    CONG_XA_PICTURES: told.pictureCache,
  };
}
