import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/random.ts';
import { openPagefind } from '../../../scripts/bench/search/engine.ts';
import { adaptIndex, INDEX_HEAD_FILE } from '../../../src/building/search/pagefind-files.ts';
import { FullTextIndex } from '../../../src/search/full-text-index.ts';
import type { IndexHead } from '../../../src/search/index-head.ts';
import { askedWords, chunksFor } from '../../../src/search/preload.ts';
import { INDEX_LETTERS, toIndexSpelling } from '../../../src/text/index-spelling.ts';
import { makeFolder } from '../../fixtures/folders.ts';

/** No two are alike without their marks: of words that are, Pagefind loses phrases. */
const SYLLABLES = ['b', 'ch', 'đ', 'h', 'kh', 'l', 'm', 'ng', 'nh', 's', 'th', 'tr', 'v', 'x'].flatMap(
  (onset) =>
    ['ác', 'ại', 'âm', 'ắp', 'át', 'éc', 'em', 'ẹp', 'ết', 'ọc', 'ơi', 'ốm', 'úp'].map(
      (rime) => onset + rime,
    ),
);

const common = mkdtempSync(join(tmpdir(), 'cong-xa-test-'));
afterAll(() => rmSync(common, { recursive: true }));

beforeAll(async () => {
  const random = randomFrom(3);
  const texts = Array.from({ length: 400 }, () =>
    Array.from({ length: 300 }, () => random.pick(SYLLABLES)).join(' '),
  );
  await writeIndex(join(common, 'whole/pagefind'), texts, [], join(common, 'cut'));
});

test('trang tìm kiếm đọc chỉ mục đúng như chính Pagefind đọc, từ những tệp nhỏ hơn', async () => {
  const { whole, bundle, full } = await indexed();
  expect(heaviest(bundle)).toBeLessThan(heaviest(join(whole, 'pagefind')) / 2);

  const { pagefind, close, origin } = await openPagefind(whole);
  const random = randomFrom(7);
  for (let turn = 0; turn < 30; turn++) {
    const words = random.some(SYLLABLES, 2 + random.below(2)).join(' ');
    const { results } = await pagefind.search(toIndexSpelling(`"${words}"`));
    const wanted = await Promise.all(results.map((result) => result.data()));
    const items = await Promise.all([...(await full.itemsWith(words))].map((id) => full.item(id)));
    expect(items.map(({ address }) => address).sort(), words).toEqual(
      wanted.map(({ url }) => url.replace(`${origin}/`, '')).sort(),
    );
  }
  close();
});

test('có dấu thì chỉ đúng dấu, không dấu thì mọi dấu, chữ ở tên mục không đứng cạnh chữ ở bài', async () => {
  const root = await makeFolder({ 'a.txt': '' });
  const bundle = join(root, 'pagefind');
  await writeIndex(bundle, ['đất đai dát vàng', 'dắt dê đi dạo'], ['Chuyện đất', 'Chuyện dê']);
  const full = opened(root);
  const found = async (text: string, exactMarks = false) =>
    [...(await full.itemsWith(text, exactMarks))].map((id) => id.split('_')[1]).sort();
  expect(await found('dat')).toEqual(['0', '1']);
  expect(await found('đất', true)).toEqual(['0']);
  expect(await found('dắt', true)).toEqual(['1']);
  expect(await found('dat dai')).toEqual(['0']);
  expect(await found('Đất Đai', true)).toEqual(['0']);
  // Of the item's own marks, Pagefind would take those for three neighbouring words.
  expect(await found('dai dat vang')).toEqual(['0']);
  expect(await found('chuyen de')).toEqual(['1']);
  expect(await found('de dat')).toEqual([]);
  expect(await found('voi')).toEqual([]);
  expect(await found('')).toEqual([]);
});

test('tệp chữ thiếu hay bị cắt ngang thì được báo, và lần sau được đọc lại', async () => {
  const { bundle, full, head } = await indexed();
  const [word] = head.chunks[2]!;
  const file = join(bundle, `index/${head.chunks[2]![1]}.pf_index`);
  const bytes = readFileSync(file);
  for (const harm of [bytes.subarray(0, bytes.length / 2), Buffer.from('cụt'), Buffer.alloc(0)]) {
    const told: boolean[] = [];
    writeFileSync(file, harm);
    expect((await full.itemsWith(word, false, (wasRead) => told.push(wasRead))).size).toBe(0);
    expect(told).toEqual([false]);
  }
  writeFileSync(file, bytes);
  expect((await full.itemsWith(word)).size).toBeGreaterThan(0);
});

test('phần đầu của chỉ mục nói đúng tệp nào có chữ nào', async () => {
  const { bundle, head } = await indexed();
  const files = readdirSync(join(bundle, 'index')).map((name) => name.replace('.pf_index', ''));
  expect(head.chunks.map(([, name]) => name).sort()).toEqual(files.sort());
  expect(head.chunks.map(([word]) => word)).toEqual(head.chunks.map(([word]) => word).sort());
  expect(readdirSync(bundle).filter((name) => name.endsWith('.pf_meta'))).toEqual([]);

  const [first, second] = [head.chunks[3]!, head.chunks[4]!];
  expect(chunksFor(askedWords(first[0]), head)).toEqual([first[1]]);
  expect(chunksFor(askedWords(`${second[0]} ${first[0].toUpperCase()} ${second[0]}`), head)).toEqual([
    second[1],
    first[1],
  ]);
  expect(chunksFor(askedWords('?!'), head)).toEqual([]);
  expect(chunksFor(askedWords(''), { chunks: [] })).toEqual([]);
});

/** Gives an index of four hundred items: as Pagefind wrote it and, each time anew, as the build leaves it. */
async function indexed() {
  const own = await makeFolder({ 'a.txt': '' });
  const bundle = join(own, 'pagefind');
  cpSync(join(common, 'cut'), bundle, { recursive: true });
  return { whole: join(common, 'whole'), bundle, full: opened(own), head: headOf(own) };
}

/** @param cut where the index as the build leaves it is written; in the same folder when left out */
async function writeIndex(
  outputPath: string,
  texts: readonly string[],
  titles: readonly string[],
  cut = outputPath,
): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'vi', includeCharacters: INDEX_LETTERS });
  const addresses = texts.map((_text, item) => `/${item}/`);
  for (const [item, text] of texts.entries())
    await index!.addCustomRecord({
      url: addresses[item]!,
      language: 'vi',
      content: toIndexSpelling(text),
      meta: { title: toIndexSpelling(titles[item] ?? '') },
      filters: { loai: ['tin-tuc'] },
    });
  await index!.writeFiles({ outputPath });
  await close();
  if (cut !== outputPath) cpSync(outputPath, cut, { recursive: true });
  await adaptIndex(cut, addresses);
}

function headOf(root: string): IndexHead {
  const json = readFileSync(join(root, 'pagefind', INDEX_HEAD_FILE), 'utf8');
  return { folder: 'pagefind/', ...(JSON.parse(json) as Omit<IndexHead, 'folder'>) };
}

function opened(root: string): FullTextIndex {
  return new FullTextIndex([headOf(root)], async (path) => readFileSync(join(root, path)));
}

/** The weight of the heaviest file of words. */
function heaviest(bundle: string): number {
  const folder = join(bundle, 'index');
  return Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).size));
}
