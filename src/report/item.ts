import type { Day } from '../schemas/day.ts';
import type { Sketch } from '../text/likeness.ts';

/** An article, a publication or an activity, reduced to the facts that targets ask about. */
export interface Item {
  path: string;
  title: string;
  day: Day;
  url: string | null;
  draft: boolean;
  section?: string;
  topics: string[];
  genre?: string;
  origin?: string;
  channel?: string;
  form?: string;
  unit?: string;
  /** Infinity for records that have no text of their own. */
  words: number;
  /** Two items with the same fingerprint are the same text, or nearly the same, published twice. */
  fingerprint: string;
  /** Finds near copies; absent or null where the text is too short. */
  sketch?: Sketch;
  /** When it came into the repository; undefined where the history does not tell. */
  appearance?: Appearance | undefined;
  times: number;
  people: number;
}

/** When an item came into the repository. */
export interface Appearance {
  commit: string;
  /** The day of the commit in Việt Nam. */
  day: Day;
}
