import type { Assignment } from '../schemas/assignments.ts';
import type { Day } from '../schemas/day.ts';
import type { Doubt, ItemFacts } from '../schemas/report.ts';
import type { Sketch } from '../text/likeness.ts';

/** An article, a publication, an activity or a document, reduced to the facts that targets ask about. */
export interface Item {
  path: string;
  title: string;
  day: Day;
  url: string | null;
  draft: boolean;
  /** Whether it is a draft only because a check holds it back: it shows private data, or is not filled in. */
  isHeldBack?: true;
  section?: string | undefined;
  topics: readonly string[];
  genre?: string | undefined;
  origin?: string | undefined;
  channel?: string;
  form?: string;
  /** The type of a document. @example 'Kế hoạch' */
  type?: string;
  /** The units that are credited. */
  units: readonly string[];
  /** The person of the portal's register who wrote it. */
  author?: string;
  audience?: readonly string[];
  labels?: readonly string[];
  /** The fields (lĩnh vực) of the procedures that it explains. */
  fields?: readonly string[];
  /** Whether the portal's people were sent to an activity of somebody else. */
  sent?: boolean;
  /** Whether an activity was part of another meeting. */
  integrated?: boolean;
  /** What became of a publication that was sent, where it is not out. */
  status?: 'da-gui' | 'tra-ve';
  /** The day on which a publication was sent. */
  sentOn?: Day;
  /** Infinity for records that have no text of their own. */
  words: number;
  /** Two items with the same fingerprint are the same text published twice. */
  fingerprint: string;
  /** Finds near copies; absent or null where the text is too short. */
  sketch?: Sketch | undefined;
  /** A hash of the numbers in the text: notices of one wording with other days and amounts are no copies. */
  figures?: string;
  /** The path of an earlier item of nearly the same text with the same numbers. */
  alikeTo?: string;
  /** What speaks against its being the portal's own, where it says so. */
  doubts?: readonly Doubt[];
  /** When it came into the repository; undefined where the history does not tell. */
  appearance?: Appearance | undefined;
  times: number;
  people: number;
  /** The people of each group that was counted apart. */
  byAudience?: Readonly<Partial<Record<string, number>>>;
  /** What a report says beside the item. */
  facts?: ItemFacts;
}

/** When an item came into the repository. */
export interface Appearance {
  commit: string;
  /** The day of the commit in Việt Nam. */
  day: Day;
}

/** The items that were assigned for a week. */
export interface AssignedWeek {
  /** @example '2026-W12' */
  week: string;
  items: readonly Assignment[];
}

/** What the history of the repository tells of the content, by paths in the content folder. */
export interface ContentHistory {
  /** When each file came into the repository. */
  firstSeen: ReadonlyMap<string, Appearance>;
  /** The days on which each procedure was written or edited, in order. */
  procedureEdits: ReadonlyMap<string, readonly Day[]>;
}

/**
 * Counts the people of some groups whom an activity reached: those counted apart; or all, when the activity was meant
 * for these groups alone; or else none.
 * @param groups all people when undefined
 */
export function peopleOf(
  { people, byAudience, audience }: Item,
  groups: readonly string[] | undefined,
): number {
  if (!groups) return people;
  if (byAudience && Object.keys(byAudience).length > 0)
    return groups.reduce((sum, group) => sum + (byAudience[group] ?? 0), 0);
  return audience?.length && audience.every((each) => groups.includes(each)) ? people : 0;
}
