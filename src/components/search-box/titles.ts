import { unpackTitles, type PackedTitles } from '../../search/title-list.ts';
import { indexTitles, type TitleIndex } from '../../search/titles.ts';

/** Reads the list of titles once for a page; undefined when it is not there. */
export function loadTitles(response: Promise<Response>): Promise<TitleIndex | undefined> {
  loading ??= response
    .then(async (answered) => indexTitles(unpackTitles((await answered.json()) as PackedTitles)))
    .catch(() => undefined);
  return loading;
}

let loading: Promise<TitleIndex | undefined> | undefined;
