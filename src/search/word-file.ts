import { CborReader } from './cbor.ts';

/**
 * Where items have a word: by the item's number, the places in its text and its fields. Neighbouring places are one
 * apart; two fields are so far apart that no word of one is next to a word of the other.
 */
export type WordPlaces = Map<number, number[]>;

/** A file of an index, with some of its words: which items have them, where, and with which marks. */
export class WordFile {
  readonly #bytes: Uint8Array;
  /** Where the record of each word begins; the words are folded. */
  readonly #starts = new Map<string, number>();
  /** The places read so far, because a query asks for each word alone and next to each of its neighbours. */
  readonly #cached = new Map<string, WordPlaces>();

  /** @param bytes as `unpackIndexFile` gives them */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const reader = new CborReader(bytes);
    reader.list();
    for (let left = reader.list(); left > 0; left--) {
      const start = reader.at;
      reader.list();
      this.#starts.set(reader.text(), start);
      reader.skip(2);
    }
  }

  /**
   * Finds the places of a word.
   * @param folded the word without its marks
   * @param form the word with its marks, in the spelling of the index, when only these marks count
   */
  placesOf(folded: string, form?: string): WordPlaces {
    const key = form === undefined ? folded : `${folded} ${form}`;
    const places = this.#cached.get(key) ?? this.#readPlaces(folded, form);
    this.#cached.set(key, places);
    return places;
  }

  #readPlaces(folded: string, form: string | undefined): WordPlaces {
    const places: WordPlaces = new Map();
    const start = this.#starts.get(folded);
    if (start === undefined) return places;
    const reader = new CborReader(this.#bytes, start);
    reader.list();
    readForm(reader, form, places);
    for (let left = reader.list(); left > 0; left--) {
      reader.list();
      readForm(reader, form, places);
    }
    return places;
  }
}

/** Reads one form of a word and where items have it; passes over it when another form is wanted. */
function readForm(reader: CborReader, wanted: string | undefined, places: WordPlaces): void {
  const form = reader.text();
  if (wanted !== undefined && wanted !== form) return reader.skip();
  let item = 0;
  for (let left = reader.list(); left > 0; left--) {
    reader.list();
    item += reader.integer();
    const known = places.get(item) ?? [];
    places.set(item, known);
    readText(reader, known);
    readFields(reader, known);
  }
}

/**
 * Reads the places in the text, each as its distance from the one before. Skips the negative numbers, which are
 * weights.
 */
function readText(reader: CborReader, places: number[]): void {
  let place = 0;
  for (let left = reader.list(); left > 0; left--) {
    const number = reader.integer();
    if (number < 0) continue;
    place += number;
    places.push(place);
  }
}

/** Reads the places in the fields; a negative number is the number of the next field. */
function readFields(reader: CborReader, places: number[]): void {
  let place = 0;
  for (let left = reader.list(); left > 0; left--) {
    const number = reader.integer();
    if (number < 0) place = -number * FIELD_DISTANCE;
    else places.push((place += number));
  }
}

/** How far two fields are apart: more words than any text or field has. */
const FIELD_DISTANCE = 2 ** 24;
