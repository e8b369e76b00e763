import './older-arrays.ts';
import { unpackTitles, type TitleFile } from '../../search/title-list.ts';
import { indexTitles, type TitleIndex } from '../../search/titles.ts';

/**
 * Reads the table of titles, once for a page.
 * @param onPart is given the table as far as it has come, each time more of it has
 * @returns the table; without its last files when one cannot be loaded, undefined when the first cannot
 */
export function loadTitles(
  responses: readonly Promise<Response>[],
  onPart?: (titles: TitleIndex) => void,
): Promise<TitleIndex | undefined> {
  if (onPart) {
    listeners.push(onPart);
    if (latest) onPart(latest);
  }
  loading ??= readFiles(responses);
  return loading;
}

let loading: Promise<TitleIndex | undefined> | undefined;
let latest: TitleIndex | undefined;
const listeners: ((titles: TitleIndex) => void)[] = [];

async function readFiles(responses: readonly Promise<Response>[]): Promise<TitleIndex | undefined> {
  const files: TitleFile[] = [];
  const bodies = responses.map((response) => response.then(readJson));
  // Files behind a missing one are left out, because an item of the full text is found in the table by its place.
  for (const body of bodies) {
    const file = await body.catch(() => undefined);
    if (file === undefined || file.build !== (files[0] ?? file).build) break;
    files.push(file);
    latest = indexTitles(unpackTitles(files), file.build);
    for (const listen of listeners) listen(latest);
  }
  return latest;
}

async function readJson(response: Response): Promise<TitleFile> {
  return (await response.json()) as TitleFile;
}
