import type { Problem } from '../problems/problem.ts';
import type { Outline } from '../reading/body.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Day } from '../schemas/day.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import type { Reference } from './attachments.ts';
import type { LinkMap } from './link-map.ts';
import type { FieldText } from './texts.ts';

/** One rule of content. Its code, words and severity stand in `problems/sentences`; its file is named after the code. */
export interface Rule {
  /** Judges one entry by itself. */
  entry?(reading: EntryContext, ground: RuleContext): Problem[];
  /** Judges a portal as a whole; asked only when every file of it was read. */
  portal?(ground: RuleContext): Problem[];
}

/** One entry with its body taken apart. */
export interface EntryContext<K extends EntryKind = EntryKind> {
  entry: Entry<K>;
  outline: Outline;
  /** Every text of its data, with the way to it. */
  texts: FieldText[];
  /** Its texts and its body, to see at a glance that a pattern is nowhere in them. */
  written: string[];
  /** The pictures and files it names. */
  references: Reference[];
}

/** What a rule may know besides the entry it looks at. */
export interface RuleContext {
  content: PortalContent;
  plans: Pick<Plans, 'plans' | 'ids'>;
  today: Day;
  links: LinkMap;
  /** The day of the newest published article of each section that has one. */
  newest: ReadonlyMap<string, Day>;
}

/** Narrows a reading to one kind of entry. */
export function isOf<K extends EntryKind>(reading: EntryContext, kind: K): reading is EntryContext<K> {
  return reading.entry.kind === kind;
}
