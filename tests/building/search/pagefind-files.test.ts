import { cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/random.ts';
import { openPagefind } from '../../../scripts/bench/search/engine.ts';
import { chunksFor } from '../../../src/search/preload.ts';
import { cutWordFiles, readIndexHead } from '../../../src/building/search/pagefind-files.ts';
import { makeFolder } from '../../fixtures/folders.ts';

/** None begins with another: beside a word Pagefind counts those that begin with it, where they are loaded already. */
const SYLLABLES = ['b', 'ch', 'd', 'h', 'kh', 'l', 'm', 'ng', 'nh', 's', 'th', 'tr', 'v', 'x'].flatMap(
  (onset) =>
    ['ac', 'ai', 'am', 'ap', 'at', 'ec', 'em', 'ep', 'et', 'oc', 'oi', 'om', 'up'].map(
      (rime) => onset + rime,
    ),
);

test('tệp chữ cắt nhỏ ra thì vẫn tìm được đúng như trước, chỉ phải tải ít hơn', async () => {
  const root = await makeFolder({ 'a.txt': '' });
  const [whole, cut] = [join(root, 'whole'), join(root, 'cut')];
  await writeIndex(join(whole, 'pagefind'));
  cpSync(whole, cut, { recursive: true });
  await cutWordFiles(join(cut, 'pagefind'));
  expect(heaviest(cut)).toBeLessThan(heaviest(whole) / 2);

  const [one, other] = [await openPagefind(whole), await openPagefind(cut)];
  const random = randomFrom(7);
  for (let turn = 0; turn < 60; turn++) {
    const words = random.some(SYLLABLES, 1 + random.below(3)).join(' ');
    for (const query of [words, `"${words}"`, words.toUpperCase()]) {
      const [before, after] = [await one.pagefind.search(query), await other.pagefind.search(query)];
      const told = ({ results }: typeof before) => results.map(({ id, score }) => [id, score]);
      expect(told(after), query).toEqual(told(before));
    }
  }
  one.close();
  other.close();
});

test('phần đầu của chỉ mục nói đúng tệp nào có chữ nào', async () => {
  const root = await makeFolder({ 'a.txt': '' });
  await writeIndex(join(root, 'pagefind'));
  await cutWordFiles(join(root, 'pagefind'));
  const head = (await readIndexHead(join(root, 'pagefind')))!;
  const files = readdirSync(join(root, 'pagefind/index')).map((name) => name.replace('.pf_index', ''));
  expect(head.chunks.map(([, name]) => name).sort()).toEqual(files.sort());
  expect(head.chunks.map(([word]) => word)).toEqual(head.chunks.map(([word]) => word).sort());
  expect(readdirSync(join(root, 'pagefind'))).toContain(head.file);

  const [first, second] = [head.chunks[3]!, head.chunks[4]!];
  expect(chunksFor(first[0], head)).toEqual([first[1]]);
  expect(chunksFor(`${second[0]} ${first[0].toUpperCase()} ${second[0]}`, head)).toEqual([
    second[1],
    first[1],
  ]);
  expect(chunksFor('?!', head)).toEqual([]);
  expect(chunksFor('', { name: '', chunks: [] })).toEqual([]);
});

async function writeIndex(outputPath: string): Promise<void> {
  const random = randomFrom(3);
  const { index } = await createIndex({ forceLanguage: 'vi' });
  for (let item = 0; item < 400; item++)
    await index!.addCustomRecord({
      url: `/${item}/`,
      language: 'vi',
      content: Array.from({ length: 300 }, () => random.pick(SYLLABLES)).join(' '),
    });
  await index!.writeFiles({ outputPath });
  await close();
}

/** The weight of the heaviest file of words. */
function heaviest(site: string): number {
  const folder = join(site, 'pagefind/index');
  return Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).size));
}
