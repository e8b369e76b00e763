import type { Problem } from '../problems/problem.ts';
import type { Outline } from '../reading/outline.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Day } from '../schemas/day.ts';
import type { DaysOff } from '../schemas/holidays.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import type { Reference } from './attachments.ts';
import type { LinkMap } from './link-map.ts';
import type { FieldText } from './texts.ts';

/** One rule of content. Its file is named after its code; `problems/sentences` has its words and its severity. */
export interface Rule {
  /** Finds the problems of one entry. */
  entry?(context: EntryContext, portal: RuleContext): Problem[];
  /** Finds the problems of a portal as a whole. It is called only when every file of the portal was read. */
  portal?(context: RuleContext): Problem[];
}

/** An entry, and everything in it that rules look at. */
export interface EntryContext<K extends EntryKind = EntryKind> {
  entry: Entry<K>;
  outline: Outline;
  /** Every text in its data, with its path. */
  texts: FieldText[];
  /** Its texts and its body, for a quick test whether a pattern occurs in any of them. */
  written: string[];
  /** The pictures and files that it refers to. */
  references: Reference[];
}

/** What a rule knows of the portal and of the plans. */
export interface RuleContext {
  content: PortalContent;
  plans: Pick<Plans, 'plans' | 'ids'>;
  today: Day;
  /** The public holidays that are known. */
  daysOff: DaysOff;
  links: LinkMap;
  /** The day of the newest published article, for each section that has one. */
  newest: ReadonlyMap<string, Day>;
}

/** Says whether an entry is of a kind. */
export function isOf<K extends EntryKind>(context: EntryContext, kind: K): context is EntryContext<K> {
  return context.entry.kind === kind;
}
