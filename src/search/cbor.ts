/**
 * The kinds of items in Pagefind's files, which are written in CBOR (RFC 8949): only whole numbers, texts and lists.
 */
export const CBOR = { number: 0, negative: 1, text: 3, list: 4 } as const;

/**
 * Reads a file of Pagefind item by item. Every method throws when the next item is of another kind than the method
 * reads.
 */
export class CborReader {
  /** Where the next item begins. */
  at: number;
  // No private names: compiled for old browsers they cost ten times as much, and a file has tens of thousands of items.
  readonly bytes: Uint8Array;
  /** The kind of the item whose start was read last, and its number or length. */
  kind = 0;
  value = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Enters a list, and returns how many items it has. */
  list(): number {
    this.start();
    if (this.kind !== CBOR.list) throw this.#unexpected();
    return this.value;
  }

  text(): string {
    this.start();
    if (this.kind !== CBOR.text) throw this.#unexpected();
    this.at += this.value;
    return DECODER.decode(this.bytes.subarray(this.at - this.value, this.at));
  }

  integer(): number {
    this.start();
    if (this.kind === CBOR.number) return this.value;
    if (this.kind === CBOR.negative) return -1 - this.value;
    throw this.#unexpected();
  }

  /** Passes over the next items with all that they hold. */
  skip(count = 1): void {
    for (let left = count; left > 0; left--) {
      this.start();
      if (this.kind === CBOR.list) left += this.value;
      else if (this.kind === CBOR.text) this.at += this.value;
      else if (this.kind !== CBOR.number && this.kind !== CBOR.negative) throw this.#unexpected();
    }
  }

  /** Reads a whole item. */
  item(): unknown {
    const from = this.at;
    this.start();
    if (this.kind === CBOR.list) return Array.from({ length: this.value }, () => this.item());
    this.at = from;
    return this.kind === CBOR.text ? this.text() : this.integer();
  }

  /** Reads the start of an item: its kind, and its number or length. */
  start(): void {
    const first = this.bytes[this.at++];
    if (first === undefined) throw new Error('Tệp của chỉ mục bị cắt ngang.');
    this.kind = first >> 5;
    this.value = first & 31;
    if (this.value < 24) return;
    const end = this.at + 2 ** (this.value - 24);
    for (this.value = 0; this.at < end; this.at++) this.value = this.value * 256 + this.bytes[this.at]!;
  }

  #unexpected(): Error {
    return new Error(`Tệp của chỉ mục không như đã biết: loại ${this.kind} trước byte ${this.at}.`);
  }
}

const DECODER = new TextDecoder();
