import { TITLE_FILES } from '../../search/title-files.ts';

/** Requests the files of the table of titles, all at once. */
export function requestTitles(searchPage: string): Promise<Response>[] {
  return TITLE_FILES.map((name) => fetch(new URL(name, searchPage)));
}
