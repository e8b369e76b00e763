import type { Problem } from '../problems/problem.ts';
import { entryKinds, type EntryKind } from '../schemas/kinds.ts';
import type { Entry, ReadResult, YamlFile } from './read.ts';

/** Everything that was read from the folder of one portal; `problems` says what could not be read. */
export interface PortalContent {
  id: string;
  /** Null when portal.yaml is missing or invalid. */
  portal: YamlFile<'portal'> | null;
  visits: YamlFile<'visits'> | null;
  figures: YamlFile<'figures'> | null;
  /** The assigned items of each week, in order; a file is read when somebody asks for it. */
  assignments: WeekFile[];
  entries: EntriesByKind;
  /** The codes of procedures from the tables that documents name (`codes`), by the file of the document. */
  codeLists: Map<string, string[]>;
  /** Every entry file of the folder, whether it was read or not, valid or not. */
  listing: ListedEntry[];
  /** False when only some of the files were read and the others merely listed. */
  isWhole: boolean;
  /** Every other file of the folder: its path in NFC, and the path as the disk spells it. */
  files: Map<string, string>;
  problems: Problem[];
  /** The first problem of each file that could not be read. */
  failed: Problem[];
}

/** The file with the assigned items of a week. */
export interface WeekFile {
  /** @example '2026-W12' */
  week: string;
  file: string;
  read(): ReadResult<YamlFile<'assignments'>>;
}

/** What the path of an entry says of it. */
export interface ListedEntry {
  kind: EntryKind;
  slug: string;
  /** Relative to the content folder. */
  file: string;
}

export type EntriesByKind = { [K in EntryKind]: Entry<K>[] };

/** The plans of a content folder. */
export interface Plans {
  /** The valid plans by their id. */
  plans: Map<string, YamlFile<'plan'>>;
  /** Ids of all plan files, valid or not. */
  ids: string[];
  problems: Problem[];
}

/** Makes an empty list of entries for each kind. */
export function noEntries(): EntriesByKind {
  return {
    ...{ intro: [], leader: [], contact: [], article: [], procedure: [], document: [] },
    ...{ feedback: [], activity: [], publication: [], task: [] },
  };
}

/** Lists the entries of every kind. */
export function allEntries(entries: EntriesByKind): Entry[] {
  return entryKinds.flatMap((kind): Entry[] => entries[kind]);
}

/** Gives the path of a file inside the folder of its portal. */
export function pathInPortal(portal: string, file: string): string {
  return file.slice(`portals/${portal}/`.length);
}
