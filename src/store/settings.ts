import { resolve } from 'node:path';
import { today } from '../terminal/clock.ts';

/** What a build or the dev server was told, handed through the environment to whatever loads the pages. */
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
  /** The folder of the built sites; what the last build left there is carried over where it is still right. */
  out: process.env['CONG_XA_OUT'] ?? resolve('dist'),
  /** Whether every page is made, as if nothing had been built before. */
  fresh: process.env['CONG_XA_FRESH'] === '1',
  /** Whether search indexes are written; without them only the pages are measured. */
  search: process.env['CONG_XA_WITHOUT_SEARCH'] !== '1',
  /** The digest of the program, as the command that runs the build took it. */
  program: process.env['CONG_XA_PROGRAM'] ?? '',
};
