import type { Problem } from '../problems/problem.ts';
import { entryKinds, type EntryKind } from '../schemas/kinds.ts';
import type { Entry, YamlFile } from './read.ts';

/** Everything that was read of one portal's folder. What could not be read is in `problems`. */
export interface PortalContent {
  id: string;
  /** Null when there is no portal.yaml or it is not in order. */
  portal: YamlFile<'portal'> | null;
  visits: YamlFile<'visits'> | null;
  entries: EntriesByKind;
  /** Every entry file there is, read or not, in order or not. */
  listing: Listed[];
  /** False when only some of the files were read, the others just listed. */
  isWhole: boolean;
  /** Every file of the folder but the entries: its path in NFC, and the path as the disk spells it. */
  files: Map<string, string>;
  problems: Problem[];
  /** For each file that could not be read, the first of its problems. */
  failed: Problem[];
}

/** An entry known by its path alone. */
export interface Listed {
  kind: EntryKind;
  slug: string;
  /** Relative to the content folder. */
  file: string;
}

export type EntriesByKind = { [K in EntryKind]: Entry<K>[] };

/** The plans of a content folder by their id; those not in order are only in `problems`. */
export interface Plans {
  plans: Map<string, YamlFile<'plan'>>;
  /** Ids of all plan files, in order or not. */
  ids: string[];
  problems: Problem[];
}

/** Makes the empty lists that entries are read into. */
export function noEntries(): EntriesByKind {
  return Object.fromEntries(entryKinds.map((kind) => [kind, []])) as unknown as EntriesByKind;
}

/** Lists the entries of every kind. */
export function allEntries(entries: EntriesByKind): Entry[] {
  return entryKinds.flatMap((kind): Entry[] => entries[kind]);
}

/** Path of a file inside its portal's folder. */
export function pathInPortal(portal: string, file: string): string {
  return file.slice(`portals/${portal}/`.length);
}
