import { unpackTitles, type PackedTitles } from '../../search/title-list.ts';
import { indexTitles, type TitleIndex } from '../../search/titles.ts';

/** Reads the list of titles, once for a page. Resolves to undefined when the list cannot be loaded. */
export function loadTitles(response: Promise<Response>): Promise<TitleIndex | undefined> {
  loading ??= response
    .then(async (loaded) => indexTitles(unpackTitles((await loaded.json()) as PackedTitles)))
    .catch(() => undefined);
  return loading;
}

let loading: Promise<TitleIndex | undefined> | undefined;
