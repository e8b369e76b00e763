/**
 * Splits a text that comes in pieces into lines. What has no line break for longer than any line of a log is given as
 * one line that nobody can read, so that a file of any size takes little memory.
 */
export class LineSplitter {
  readonly #take: (line: string) => void;
  #rest = '';
  #isTooLong = false;

  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  /** Takes the next piece of the text. */
  add(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      this.#give(text, from, at);
      from = at + 1;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length <= MAX_LINE_LENGTH) return;
    this.#isTooLong = true;
    this.#rest = '';
  }

  /** Gives what follows the last line break. */
  end(): void {
    if (this.#rest !== '' || this.#isTooLong) this.#give(this.#rest, 0, this.#rest.length);
    this.#rest = '';
  }

  #give(text: string, from: number, to: number): void {
    const isTooLong = this.#isTooLong || to - from > MAX_LINE_LENGTH;
    this.#isTooLong = false;
    const end = text.charCodeAt(to - 1) === 13 ? to - 1 : to;
    this.#take(isTooLong ? '\0' : text.slice(from, end));
  }
}

/** Characters of a line. Servers refuse addresses of more than 8,000 or so; JSON holds all headers of a request. */
const MAX_LINE_LENGTH = 256 * 1024;
