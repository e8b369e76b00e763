import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { Failure } from '../../../src/terminal/failure.ts';

/** Parts of a page that say nothing of its item. */
const SURROUNDINGS = [
  ...['.meta', '.item-tools', '.origin'],
  ...['[aria-labelledby="noi-huong-dan"]', '[aria-labelledby="ve-bai-nay"]'],
];

/**
 * Writes the index that Pagefind makes of a built portal by itself. Shows it the pages of items without the page's
 * surroundings. Removes Pagefind's own interface, because the size of neither side includes one.
 */
export async function writePlainIndex(
  site: string,
  addresses: readonly string[],
  folder: string,
): Promise<void> {
  const { index } = await createIndex({ rootSelector: 'main', excludeSelectors: SURROUNDINGS });
  if (!index) throw new Failure('Pagefind không khởi động được.');
  for (const address of addresses)
    await index.addHTMLFile({
      url: `/${address}`,
      content: readFileSync(join(site, address, 'index.html'), 'utf8'),
    });
  const out = join(folder, 'pagefind');
  await index.writeFiles({ outputPath: out });
  await close();
  for (const name of readdirSync(out)) if (/^pagefind-.*\.(js|css)$/.test(name)) rmSync(join(out, name));
}
