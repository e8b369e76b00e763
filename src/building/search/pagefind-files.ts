import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CBOR, CborReader } from '../../search/cbor.ts';
import { ITEM_NAME_LETTERS } from '../../search/full-text-index.ts';
import type { IndexHead } from '../../search/index-head.ts';
import { withoutSignature } from '../../search/unpack.ts';
import { removePatiently, renamePatiently } from '../../terminal/patient-files.ts';

/** The head of an index, which lists its files. The build copies all heads into `tim-kiem/tu.json`. */
export const INDEX_HEAD_FILE = 'dau-chi-muc.json';

/** Reads what a search has to know of the index in a folder; undefined for an index without items, which has no head. */
export function readIndexHead(folder: string): Omit<IndexHead, 'folder'> | undefined {
  const path = join(folder, INDEX_HEAD_FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Omit<IndexHead, 'folder'>) : undefined;
}

/**
 * Turns an index as Pagefind writes it into one as the search page reads it: with smaller word files, and without
 * Pagefind's own head, half of which a query does not need.
 * @param addresses the addresses of its items in the order of the table of titles
 */
export async function adaptIndex(bundle: string, addresses: readonly string[]): Promise<void> {
  const name = (await readdir(bundle)).find((each) => each.endsWith('.pf_meta'));
  // Pagefind writes no head for an index without records.
  if (name === undefined) return;
  const path = join(bundle, name);
  const [, pages, files, filters] = new CborReader(unpack(await readFile(path))).item() as PagefindHead;
  const head: Omit<IndexHead, 'folder'> = {
    chunks: await cutWordFiles(
      join(bundle, 'index'),
      files.map(([, , file]) => file),
    ),
    items: await listItems(
      join(bundle, 'fragment'),
      pages.map(([fragment]) => fragment),
      addresses,
    ),
    filters: Object.fromEntries(filters),
  };
  await writeFile(join(bundle, INDEX_HEAD_FILE), JSON.stringify(head));
  removePatiently(path);
}

/** Pagefind's head of an index: its version, its items in the order of their numbers, its word files, its filters. */
type PagefindHead = [
  version: string,
  pages: [fragment: string, words: number, rest: string][],
  files: [firstWord: string, lastWord: string, name: string][],
  filters: [filter: string, name: string][],
];

/**
 * Cuts the word files of an index into smaller ones. Pagefind fills a word file up to some 20 KB compressed. A query
 * for one word needs a quarter of that, and a Vietnamese query of four syllables loads four files. Copies each encoded
 * word unchanged.
 * @param names the names of the files in the order of their words
 * @returns for each new file its first word and its name
 */
async function cutWordFiles(folder: string, names: readonly string[]): Promise<IndexHead['chunks']> {
  const chunks: IndexHead['chunks'] = [];
  for (const name of names) {
    const file = join(folder, `${name}.pf_index`);
    const words = wordsOf(unpack(await readFile(file)));
    removePatiently(file);
    for (const group of groupsOf(words)) {
      const packed = pack(listOf([listOf(group)]));
      const own = digestOf(packed);
      await writeFile(join(folder, `${own}.pf_index`), packed);
      const reader = new CborReader(group[0]!);
      reader.list();
      chunks.push([reader.text(), own]);
    }
  }
  return chunks;
}

/**
 * Gives the files of all items short names, and writes these into one file, in the order of the items' numbers: every
 * search loads it, and digests do not compress.
 * @returns the name of that file
 */
async function listItems(
  folder: string,
  names: readonly string[],
  addresses: readonly string[],
): Promise<string> {
  const short = new Set<string>();
  for (const [place, address] of addresses.entries()) {
    const file = join(folder, `${names[place] ?? ''}.pf_fragment`);
    const bytes = await readFile(file);
    const { url } = JSON.parse(new TextDecoder().decode(unpack(bytes))) as { url: string };
    if (url !== address) throw new Error(`Pagefind đổi chỗ các mục: ${url} ở chỗ của ${address}.`);
    const own = shortName(bytes, short);
    short.add(own);
    renamePatiently(file, join(folder, `${own}.pf_fragment`));
  }
  const json = JSON.stringify([...short].join(''));
  const own = digestOf(json);
  await writeFile(join(folder, `${own}.json`), json);
  return own;
}

/**
 * Names a file by a digest of its content and a counter, which rises until no other item of the index has the name. A
 * browser that cached the file of another content under the same name is one in 60 million (36⁵).
 */
function shortName(content: Buffer, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn++) {
    const digest = createHash('sha256').update(`${turn}`).update(content).digest();
    const name = (digest.readUInt32BE() % 36 ** ITEM_NAME_LETTERS)
      .toString(36)
      .padStart(ITEM_NAME_LETTERS, '0');
    if (!taken.has(name)) return name;
  }
}

/** The largest size of a word file before compression. Only a file with a single word may be larger. */
const MAX_WORD_FILE_BYTES = 16_000;

/** Begins every decompressed file of Pagefind. */
const SIGNATURE = Buffer.from('pagefind_dcd');

function unpack(file: Buffer): Uint8Array {
  return withoutSignature(gunzipSync(file));
}

function pack(content: Buffer): Buffer {
  return gzipSync(Buffer.concat([SIGNATURE, content]), { level: 9 });
}

function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}

/** Cuts a word file into its encoded words. */
function wordsOf(file: Uint8Array): Uint8Array[] {
  const reader = new CborReader(file);
  reader.list();
  return Array.from({ length: reader.list() }, () => {
    const start = reader.at;
    reader.skip();
    return file.subarray(start, reader.at);
  });
}

function groupsOf(words: readonly Uint8Array[]): Uint8Array[][] {
  const groups: Uint8Array[][] = [[]];
  let bytes = 0;
  for (const word of words) {
    if (bytes > 0 && bytes + word.length > MAX_WORD_FILE_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups[groups.length - 1]!.push(word);
    bytes += word.length;
  }
  return groups;
}

/** Encodes a list of encoded items. */
function listOf(items: readonly Uint8Array[]): Buffer {
  const start = Buffer.alloc(5);
  start.writeUInt8(CBOR.list * 32 + 26);
  start.writeUInt32BE(items.length, 1);
  return Buffer.concat([start, ...items]);
}
