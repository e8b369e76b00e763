import { printable, printableLines } from '../text/printable.ts';
import { describeOutcome, describeStatus, type BuildOutcome } from './summary.ts';

/** Shows a person how far a build is: by one changing line on a terminal, by a line for each portal elsewhere. */
export class BuildProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #weights = new Map<string, number>();
  readonly #rendered = new Map<string, number>();
  readonly #running = new Set<string>();
  readonly #started = performance.now();
  #done = 0;
  #failed = 0;
  #doneWeight = 0;
  /** When the changing line was last written, in milliseconds; 0 when there is none. */
  #shownAt = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Notes a portal that is to be built. */
  expect(portal: string, entries: number): void {
    this.#weights.set(portal, pagesOf(entries));
  }

  /** Notes that the build of a portal has begun. */
  begin(portal: string): void {
    this.#running.add(portal);
    this.#show();
  }

  /** Notes how many pages of a portal are written. */
  rendered(portal: string, pages: number): void {
    this.#rendered.set(portal, pages);
    this.#show();
  }

  /**
   * Notes the outcome of a portal. Writes a line for it, except on a terminal when many portals are built and it did
   * not fail.
   */
  outcome(outcome: BuildOutcome): void {
    const isCounted = outcome.status === 'built' || outcome.status === 'failed';
    this.#running.delete(outcome.portal);
    if (isCounted) {
      this.#done++;
      this.#doneWeight += this.#weights.get(outcome.portal) ?? 0;
    }
    if (outcome.status === 'failed') this.#failed++;
    const number = isCounted ? `[${this.#done}/${this.#weights.size}] ` : '';
    if (!this.#stream.isTTY || outcome.status === 'failed' || this.#weights.size <= MAX_NAMED_PORTALS)
      this.say(number + printable(describeOutcome(outcome)));
    this.#show();
  }

  /** Writes a line that stays, or several. */
  say(line: string): void {
    this.clear();
    this.#stream.write(`${printableLines(line)}\n`);
  }

  /** Removes the changing line. */
  clear(): void {
    if (this.#shownAt > 0) this.#stream.write('\r\u001B[K');
    this.#shownAt = 0;
  }

  #show(): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#shownAt < INTERVAL_MS || this.#done === this.#weights.size) return;
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

const INTERVAL_MS = 200;

/** With more portals than this, a terminal shows no line for each. */
const MAX_NAMED_PORTALS = 20;

/**
 * Estimates the pages of a portal: those that every portal has, and for each entry its page, its plain-text copy, and a
 * part of the lists.
 */
function pagesOf(entries: number): number {
  return 45 + 2.2 * entries;
}
