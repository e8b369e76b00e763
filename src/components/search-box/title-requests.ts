import { TITLE_FILES } from '../../search/title-files.ts';

/**
 * Requests the files of the table of titles one group after the other, so that on a slow line the first answers before
 * the others take the line.
 * @param code what has to come before the second file: the code that reads the first
 */
export function requestTitles(searchPage: string, code: Promise<unknown>): Promise<Response>[] {
  const request = (name: string) => fetch(new URL(name, searchPage).href);
  const [first, second, last] = TITLE_FILES;
  const standing = request(first);
  const procedures = code.then(() => request(second));
  const others = procedures.then(() => request(last));
  // Whoever reads the files sees the error; this handler only prevents an unhandled rejection before.
  for (const each of [standing, procedures, others]) each.catch(() => undefined);
  return [standing, procedures, others];
}
