import type { Day, Minute } from '../schemas/day.ts';

/** What the pages of a portal are made by, besides its content. */
export interface ViewSettings {
  /** The content folder. */
  content: string;
  /** The minute the pages are made for, or a day, which stands for its end: what is over, and what is not shown yet. */
  asOf: Day | Minute;
  /** Whether drafts and articles of days to come are shown. */
  drafts: boolean;
  /** Whether every portal is shown under its folder's name on one local server, instead of where it lives. */
  local: boolean;
  /** Where made pictures are kept between builds. */
  pictureCache: string;
}

/** What a build was told; each request to a process that builds portals brings it along. */
export interface BuildSettings extends ViewSettings {
  /** The folder of the built sites; what the last build left there is carried over where it is still right. */
  out: string;
  /** Whether every page is made, as if nothing had been built before. */
  fresh: boolean;
  /** Whether search indexes are written. */
  search: boolean;
  /** Whether texts get compressed copies beside them. */
  compress: boolean;
  /** The digest of the program, as the command that runs the build took it. */
  program: string;
}
