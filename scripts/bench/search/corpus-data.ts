import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A subject in a few words, whom it concerns, and sentences that only it has. */
export interface Topic {
  subject: string;
  people: string;
  sentences: string[];
}

/** An occasion to write about a topic. */
export interface Event {
  section: string;
  titles: string[];
  openings: string[];
  closings: string[];
}

type Words = Record<
  | 'families'
  | 'middleNames'
  | 'givenNames'
  | 'places'
  | 'roads'
  | 'provinces'
  | 'agencies'
  | 'experts'
  | 'papers'
  | 'positions'
  | 'headings'
  | 'documentSubjects'
  | 'commonSentences'
  | 'nationalSentences'
  | 'nationalHeadings',
  string[]
> & { documentTypes: { name: string; sign: string }[] };

/** Reads what fills in the words in braces, and the sentences that all articles share. */
export function readWords(): Words {
  return readData<Words>('words');
}

/** Reads one of the files that made-up portals are made of. */
export function readData<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, 'corpus', `${name}.yaml`), 'utf8')) as T;
}
