import { TITLE_FILES } from '../../search/title-files.ts';

/** Requests the files of the table of titles; the last, which is wanted least, when the others are there. */
export function requestTitles(searchPage: string): Promise<Response>[] {
  const request = (name: string) => fetch(new URL(name, searchPage).href);
  const first = TITLE_FILES.slice(0, -1).map(request);
  const last = Promise.all(first).then(() => request(TITLE_FILES[TITLE_FILES.length - 1]!));
  // Whoever reads the files sees the error; this handler only prevents an unhandled rejection before.
  for (const each of [...first, last]) each.catch(() => undefined);
  return [...first, last];
}
