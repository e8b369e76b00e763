import type { OpenHours } from '../text/open-state.ts';
import type { SearchKind } from './kinds.ts';
import { indexNames, type NameIndex, type Rarity } from './names.ts';
import { spellNames } from './spelled-names.ts';
import { makeVocabulary, type Vocabulary } from './vocabulary.ts';

/** An entry of the table of titles. */
export interface TitleEntry {
  kind: SearchKind | 'chuyen-muc';
  /** Relative to the portal's address. */
  address: string;
  title: string;
  /** Other names that residents use for it. */
  keywords: readonly string[];
  /** A phone number, hours or a day, shown with the title. */
  answer?: string;
  /** When the place is open. */
  hours?: OpenHours;
}

/** The table of titles, ready to be searched. */
export interface TitleIndex {
  titles: readonly TitleEntry[];
  /** The digest of what the search holds, by which the table is told from those of other builds. */
  build: string;
  /** How many titles are sections; they come first. */
  sections: number;
  /** The title of each of the names. */
  titleOfName: readonly number[];
  names: NameIndex;
  vocabulary: Vocabulary;
}

/** Prepares titles to be searched. */
export function indexTitles(titles: readonly TitleEntry[], build = ''): TitleIndex {
  return { ...indexWith(titles), build };
}

/** Prepares titles; tells how rare words are by `rarity` or, without it, by the titles. */
export function indexWith(titles: readonly TitleEntry[], rarity?: Rarity): Omit<TitleIndex, 'build'> {
  const spelled = spellNames(titles.map(namesOf));
  const names = indexNames(spelled, rarity);
  const counts = new Map<string, number>();
  for (const [at, { marked }] of spelled.spellings.entries())
    counts.set(marked, (counts.get(marked) ?? 0) + spelled.times[at]!);
  const commonest = [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  return {
    titles,
    sections: titles.filter(({ kind }) => kind === 'chuyen-muc').length,
    titleOfName: spelled.itemOfName,
    names,
    vocabulary: makeVocabulary(commonest, names),
  };
}

/**
 * Lists a title and its keywords. Almost every procedure may be called “Thủ tục …”, so that says nothing; a leader is
 * also looked for by the position alone.
 */
function namesOf({ kind, title, keywords }: TitleEntry): string[] {
  const plain = title.replace(/^thủ tục(?: hành chính)?\s+/iu, '');
  const positions = kind === 'lanh-dao' ? title.split(', ').slice(1) : [];
  return [plain, ...positions, ...keywords];
}
