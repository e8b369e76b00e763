import { unpackTitles, type TitleFile } from '../../search/title-list.ts';
import { indexTitles, type TitleIndex } from '../../search/titles.ts';

/** Gives the table of titles; prepares it the first time, which takes an old phone half a second. */
export type TitleTable = () => TitleIndex;

/**
 * Reads the table of titles, once for a page.
 * @param onPart is given the table as far as it has come, each time more of it has
 * @returns the table; without its last files when one cannot be loaded, undefined when the first cannot
 */
export function loadTitles(
  responses: readonly Promise<Response>[],
  onPart?: (titles: TitleTable) => void,
): Promise<TitleTable | undefined> {
  if (onPart) {
    listeners.push(onPart);
    if (latest) onPart(latest);
  }
  loading ??= readFiles(responses);
  return loading;
}

let loading: Promise<TitleTable | undefined> | undefined;
let latest: TitleTable | undefined;
const listeners: ((titles: TitleTable) => void)[] = [];

async function readFiles(responses: readonly Promise<Response>[]): Promise<TitleTable | undefined> {
  const files: TitleFile[] = [];
  const bodies = responses.map((response) => response.then(readJson));
  // Files behind a missing one are left out, because an item of the full text is found in the table by its place.
  for (const body of bodies) {
    const file = await body.catch(() => undefined);
    if (file === undefined || file.build !== (files[0] ?? file).build) break;
    files.push(file);
    latest = tableOf([...files], file.build);
    for (const listen of listeners) listen(latest);
  }
  return latest;
}

function tableOf(files: readonly TitleFile[], build: string): TitleTable {
  let table: TitleIndex | undefined;
  return () => (table ??= indexTitles(unpackTitles(files), build));
}

async function readJson(response: Response): Promise<TitleFile> {
  return (await response.json()) as TitleFile;
}
