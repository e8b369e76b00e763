// Before all modules that use what it gives.
import './older-arrays.ts';
import { TITLE_FILES } from '../../search/title-files.ts';
import { unpackTitles, type TitleFile } from '../../search/title-list.ts';
import { indexTitles, type TitleIndex } from '../../search/title-index.ts';
import { readKept } from '../search-page/kept-files.ts';

// Through here, so that the code that the box and the search page share is one file, requested together with either.
export * from '../../search/excerpt.ts';
export { matchTitles, type TitleMatch } from '../../search/title-scores.ts';
export * from './marked-text.ts';

/** Gives the table of titles; prepares it the first time, which takes an old phone half a second. */
export type TitleTable = () => TitleIndex;

/**
 * Reads the table of titles, once for a page.
 * @param responses the files that `requestTitles` requests
 * @param onPart is given the table as far as it has come, each time more of it has, and of how many files it is
 * @returns the table; without its last files when one cannot be loaded, undefined when the first cannot
 */
export function loadTitles(
  responses: readonly Promise<Response>[],
  onPart?: PartListener,
): Promise<TitleTable | undefined> {
  if (onPart) {
    listeners.push(onPart);
    if (latest) onPart(...latest);
  }
  loading ??= readFiles(responses.slice(0, TITLE_FILES.length));
  return loading;
}

let loading: Promise<TitleTable | undefined> | undefined;
let latest: [titles: TitleTable, files: number] | undefined;
const listeners: PartListener[] = [];

type PartListener = (titles: TitleTable, files: number) => void;

async function readFiles(responses: readonly Promise<Response>[]): Promise<TitleTable | undefined> {
  const files: TitleFile[] = [];
  const bodies = responses.map((response) => response.then(readKept<TitleFile>));
  // Files after a missing one are left out, because an item of the full text is found in the table by its place.
  for (const body of bodies) {
    const file = await body.catch(() => undefined);
    if (file === undefined || file.build !== (files[0] ?? file).build) break;
    files.push(file);
    latest = [tableOf([...files], file.build), files.length];
    for (const listen of listeners) listen(...latest);
  }
  return latest?.[0];
}

function tableOf(files: readonly TitleFile[], build: string): TitleTable {
  let table: TitleIndex | undefined;
  return () => (table ??= indexTitles(unpackTitles(files), build));
}
