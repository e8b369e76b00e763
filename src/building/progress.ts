import { printable, printableLines } from '../text/printable.ts';
import { describeOutcome, describeStatus, type BuildOutcome } from './summary.ts';

/** Tells a person how a build goes: a line that keeps changing on a terminal, a line for each portal elsewhere. */
export class BuildProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #weights = new Map<string, number>();
  readonly #rendered = new Map<string, number>();
  readonly #running = new Set<string>();
  readonly #started = performance.now();
  #done = 0;
  #failed = 0;
  #doneWeight = 0;
  #shownAt = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Takes note of the work that lies ahead. */
  expect(portal: string, entries: number): void {
    this.#weights.set(portal, pagesOf(entries));
  }

  /** Takes note that a portal is being built. */
  begin(portal: string): void {
    this.#running.add(portal);
    this.#show();
  }

  /** Takes note of how many pages of a portal are written. */
  rendered(portal: string, pages: number): void {
    this.#rendered.set(portal, pages);
    this.#show();
  }

  /** Tells of a portal that is done; one that stands as it should is told only where every line is kept. */
  outcome(outcome: BuildOutcome): void {
    const isCounted = outcome.status === 'built' || outcome.status === 'failed';
    this.#running.delete(outcome.portal);
    if (isCounted) {
      this.#done++;
      this.#doneWeight += this.#weights.get(outcome.portal) ?? 0;
    }
    if (outcome.status === 'failed') this.#failed++;
    const place = isCounted ? `[${this.#done}/${this.#weights.size}] ` : '';
    if (!this.#stream.isTTY || outcome.status === 'failed' || this.#weights.size <= FEW)
      this.say(place + printable(describeOutcome(outcome)));
    this.#show();
  }

  /** Writes a line of its own, or several. */
  say(line: string): void {
    this.clear();
    this.#stream.write(`${printableLines(line)}\n`);
  }

  /** Takes the changing line away. */
  clear(): void {
    if (this.#shownAt > 0) this.#stream.write('\r\u001B[K');
    this.#shownAt = 0;
  }

  #show(): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#shownAt < EVERY_MILLIS || this.#done === this.#weights.size)
      return;
    const all = [...this.#weights.values()].reduce((sum, weight) => sum + weight, 0);
    const rendered = [...this.#rendered.values()].reduce((sum, count) => sum + count, 0);
    const line = describeStatus({
      portals: this.#weights.size,
      done: this.#done,
      running: this.#running.size,
      failed: this.#failed,
      rendered,
      share: Math.min(0.99, Math.max(rendered * 0.9, this.#doneWeight) / all),
      seconds: (now - this.#started) / 1000,
    });
    this.#stream.write(`\r\u001B[K${line.slice(0, this.#stream.columns - 1)}`);
    this.#shownAt = now;
  }
}

const EVERY_MILLIS = 200;

/** So many portals are told of one by one on a terminal too. */
const FEW = 20;

/** About how many pages a portal of so many entries has: those of every portal, one for each entry, its copy to keep, and lists. */
function pagesOf(entries: number): number {
  return 45 + 2.2 * entries;
}
