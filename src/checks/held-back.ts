import { allEntries, type EntriesByKind, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { bareContact, citizenNumbersIn, privateContactsIn } from '../text/personal-data.ts';
import { isFilledIn } from './filled-in.ts';
import { officialContacts } from './official-fields.ts';
import { writtenIn } from './texts.ts';

/** What in the own text of an entry may keep it from being published. */
export interface Hindrances {
  isFilledIn: boolean;
  hasCitizenNumber: boolean;
  /** The telephone numbers and addresses in a feedback that look private, in their bare form. */
  contacts: string[];
}

/**
 * Leaves out the entries that must not be published: those with a citizen number, feedback with private contact data, and
 * entries with placeholders. A portal with `demo: true` keeps its leaders, contact points and parts of giới thiệu.
 * @param keepsToDos whether entries with placeholders stay, for a preview
 * @param held the files to leave out, for callers that know them
 */
export function withoutHeldBack(
  content: PortalContent,
  keepsToDos = false,
  held = heldBackIn(content, keepsToDos),
): PortalContent {
  if (held.size === 0) return content;
  const entries = Object.fromEntries(
    Object.entries(content.entries).map(([kind, ofKind]) => [
      kind,
      (ofKind as Entry[]).filter(({ file }) => !held.has(file)),
    ]),
  ) as EntriesByKind;
  return { ...content, entries };
}

/** Lists the files of the entries that must not be published. */
export function heldBackIn(content: PortalContent, keepsToDos = false): Set<string> {
  const isDemo = content.portal?.data.demo ?? false;
  const official = officialContacts(content);
  const isHeldBack = (entry: Entry) => {
    const { isFilledIn: isFilled, hasCitizenNumber, contacts } = hindrancesOf(entry);
    const hasToDo = !isFilled && !keepsToDos && (!isDemo || entry.kind === 'article');
    return hasCitizenNumber || hasToDo || contacts.some((contact) => !official.has(contact));
  };
  return new Set(
    allEntries(content.entries)
      .filter(isHeldBack)
      .map(({ file }) => file),
  );
}

/** An entry in which these were found when its file was open. */
export type ExaminedEntry<K extends EntryKind = EntryKind> = Entry<K> & { hindrances: Hindrances };

/** Finds what may keep an entry from being published, once for each entry. */
export function hindrancesOf(entry: Entry | ExaminedEntry): Hindrances {
  if ('hindrances' in entry) return entry.hindrances;
  const before = known.get(entry);
  if (before) return before;
  const found = findHindrances(entry);
  known.set(entry, found);
  return found;
}

const known = new WeakMap<Entry, Hindrances>();

/** Finds what may keep an entry from being published, for callers that ask once. */
export function findHindrances(entry: Entry): Hindrances {
  const written = [...writtenIn(entry.data), entry.body];
  return {
    isFilledIn: isFilledIn(entry),
    hasCitizenNumber: written.some((text) => citizenNumbersIn(text).length > 0),
    contacts: entry.kind === 'feedback' ? written.flatMap(privateContactsIn).map(bareContact) : [],
  };
}
