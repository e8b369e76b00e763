/** What each file of the search begins with. */
interface OfBuild {
  /** A digest of what the search holds; see `TitleFile`. */
  build: string;
}

/**
 * Reads a file of the search that the browser may have kept from a box of another page: on a slow line, asking the
 * server whether it is still right takes half a second. Asks only when the file is not of the page's own build. Pages
 * that name no build, all but the search page, ask for their files as usual.
 */
export async function readKept<T extends OfBuild>(answer: Response): Promise<T> {
  const file = (await answer.json()) as T;
  const own = document.querySelector<HTMLMetaElement>('meta[name=build]')?.content;
  if (own === undefined || file.build === own) return file;
  return (await fetch(answer.url, { cache: 'no-cache' })).json() as Promise<T>;
}
