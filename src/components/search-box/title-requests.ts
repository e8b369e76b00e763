import { TITLE_FILES } from '../../search/title-files.ts';

/**
 * Requests the code that reads the table of titles, the files of the table, and the file that tells of the full text.
 * One group comes after the other, so that on a slow line the first answers before the others take the line.
 * @param code in a box, the code that reads the first file, which comes before the second. The search page, which has
 * none, takes kept copies without asking the server, and asks for what tells of the full text as soon as the procedures
 * begin to come, before the last titles
 */
export function requestTitles(searchPage: string, code?: Promise<unknown>): Promise<Response>[] {
  const request = (name: string) => fetch(new URL(name, searchPage), code ? {} : { cache: 'force-cache' });
  const [first, second, last] = TITLE_FILES;
  const standing = request(first);
  const procedures = Promise.resolve(code).then(() => request(second));
  const others = procedures.then((answer) => code ?? answer.clone().text()).then(() => request(last));
  const files = [standing, procedures, others, (code ? others : procedures).then(() => request(FACTS))];
  // Whoever reads the files sees the error; this handler only prevents an unhandled rejection before.
  for (const each of [...files, import('./titles.ts')]) each.catch(() => 0);
  return files;
}

const FACTS = 'tu.json';
