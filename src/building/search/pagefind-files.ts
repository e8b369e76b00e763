import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { IndexHead } from '../../search/preload.ts';
import { removePatiently, renamePatiently } from '../../terminal/patient-files.ts';

/**
 * Cuts the word files of a Pagefind index into smaller ones. Pagefind fills a word file up to some 20 KB, of which a
 * query for one word needs a quarter; a Vietnamese query of four syllables loads four files. Moves the words as they
 * are, and changes only where one file ends and the next begins, and the list of files in the head of the index. In a
 * smaller file fewer other words begin like the word of the query, so “thu” finds less of “thuế” and “thuê”.
 */
export async function cutWordFiles(bundle: string): Promise<void> {
  const name = await headOf(bundle);
  // Pagefind writes no head for an index without records.
  if (name === undefined) return;
  const path = join(bundle, name);
  const head = partsOf(unpack(await readFile(path)));
  const [version, pages, files, ...rest] = head;
  const cut: Buffer[] = [];
  for (const [, , name] of readItem(files!) as WordFile[]) {
    const file = join(bundle, `index/${name}.pf_index`);
    const [words] = partsOf(unpack(await readFile(file)));
    removePatiently(file);
    for (const group of groupsOf(partsOf(words!))) {
      const packed = pack(encodeList([encodeList(group)]));
      const own = `${name.split('_')[0]}_${createHash('sha256').update(packed).digest('hex').slice(0, 10)}`;
      await writeFile(join(bundle, `index/${own}.pf_index`), packed);
      const ends = [group[0]!, group.at(-1)!].map((word) => readItem(partsOf(word)[0]!) as string);
      cut.push(encodeList([...ends, own].map(encodeText)));
    }
  }
  await writeFile(path, pack(encodeList([version!, pages!, encodeList(cut), ...rest])));
}

/**
 * Renames the items of a Pagefind index, so that a name ends in what the item is. Pagefind names an item by a digest of
 * its content, from which the page cannot tell which item it is until it has loaded it.
 * @param endingOf gives the ending for the address of an item
 */
export async function numberItems(bundle: string, endingOf: (address: string) => string): Promise<void> {
  const name = await headOf(bundle);
  // Pagefind writes no head for an index without records.
  if (name === undefined) return;
  const path = join(bundle, name);
  const [version, pages, ...rest] = partsOf(unpack(await readFile(path)));
  const renamed: Buffer[] = [];
  for (const page of partsOf(pages!)) {
    const [item, ...facts] = partsOf(page);
    const digest = readItem(item!) as string;
    const file = join(bundle, `fragment/${digest}.pf_fragment`);
    const { url } = JSON.parse(unpack(await readFile(file)).toString('utf8')) as { url: string };
    const own = digest + endingOf(url);
    renamePatiently(file, join(bundle, `fragment/${own}.pf_fragment`));
    renamed.push(encodeList([encodeText(own), ...facts]));
  }
  await writeFile(path, pack(encodeList([version!, encodeList(renamed), ...rest])));
}

/** Reads which words are in which file of an index; undefined for an index without records. */
export async function readIndexHead(bundle: string): Promise<(IndexHead & { file: string }) | undefined> {
  const file = await headOf(bundle);
  if (file === undefined) return undefined;
  const [, , files] = partsOf(unpack(await readFile(join(bundle, file))));
  return {
    file,
    name: /^pagefind\.(.+)\.pf_meta$/.exec(file)![1]!,
    chunks: (readItem(files!) as WordFile[]).map(([firstWord, , name]) => [firstWord, name]),
  };
}

type WordFile = [firstWord: string, lastWord: string, name: string];

/** The size of a word file before compression. Only a file with a single word may be larger. */
const MAX_WORD_FILE_BYTES = 16_000;

/** Begins every decompressed file of Pagefind. */
const SIGNATURE = Buffer.from('pagefind_dcd');

async function headOf(bundle: string): Promise<string | undefined> {
  return (await readdir(bundle)).find((name) => name.endsWith('.pf_meta'));
}

function unpack(packed: Buffer): Buffer {
  return gunzipSync(packed).subarray(SIGNATURE.length);
}

function pack(content: Buffer): Buffer {
  return gzipSync(Buffer.concat([SIGNATURE, content]), { level: 9 });
}

function groupsOf(words: Buffer[]): Buffer[][] {
  const groups: Buffer[][] = [[]];
  let bytes = 0;
  for (const word of words) {
    if (bytes > 0 && bytes + word.length > MAX_WORD_FILE_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(word);
    bytes += word.length;
  }
  return groups;
}

// Pagefind writes its files in CBOR (RFC 8949). They hold only integers, texts and lists.

const [NUMBER, NEGATIVE, TEXT, LIST] = [0, 1, 3, 4];

/** Cuts an encoded list into its encoded items. */
function partsOf(list: Buffer): Buffer[] {
  const { kind, value, at } = startOf(list, 0);
  if (kind !== LIST) throw new Error(`Tệp của Pagefind không như đã biết: loại ${kind} thay vì danh sách.`);
  let from = at;
  return Array.from({ length: value }, () => list.subarray(from, (from = endOf(list, from))));
}

/** Decodes an item that is a text, or a list of items. */
function readItem(item: Buffer): unknown {
  const { kind, at } = startOf(item, 0);
  return kind === TEXT ? item.toString('utf8', at) : partsOf(item).map(readItem);
}

function endOf(bytes: Buffer, from: number): number {
  const { kind, value, at } = startOf(bytes, from);
  if (kind === NUMBER || kind === NEGATIVE) return at;
  if (kind === TEXT) return at + value;
  if (kind !== LIST) throw new Error(`Tệp của Pagefind không như đã biết: loại ${kind} ở byte ${from}.`);
  let end = at;
  for (let left = value; left > 0; left--) end = endOf(bytes, end);
  return end;
}

/** Reads the kind of an item, its number or length, and where its content begins. */
function startOf(bytes: Buffer, from: number): { kind: number; value: number; at: number } {
  const [kind, low] = [bytes[from]! >> 5, bytes[from]! & 31];
  if (low < 24) return { kind, value: low, at: from + 1 };
  const size = 2 ** (low - 24);
  return { kind, value: bytes.readUIntBE(from + 1, size), at: from + 1 + size };
}

function encodeList(items: Buffer[]): Buffer {
  return Buffer.concat([startWith(LIST, items.length), ...items]);
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([startWith(TEXT, bytes.length), bytes]);
}

function startWith(kind: number, value: number): Buffer {
  if (value < 24) return Buffer.from([kind * 32 + value]);
  const start = Buffer.alloc(5);
  start.writeUInt8(kind * 32 + 26);
  start.writeUInt32BE(value, 1);
  return start;
}
