import { inOrder } from '../../deploying/transfer.ts';
import { describeDeployment, type DeployOutcome } from '../../deploying/words.ts';
import { printable, printableJson, printableLines } from '../../text/printable.ts';
import { formatNumber } from '../../text/format.ts';

/** Shows how far a deployment is: a line for each portal, on a terminal also a changing line for the one under way. */
export class DeployProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #of: number;
  #done = 0;
  #shownAt = 0;

  constructor(stream: NodeJS.WriteStream, portals: number) {
    this.#stream = stream;
    this.#of = portals;
  }

  /** Notes how many of the files of a portal have arrived. */
  sent(portal: string, files: number, of: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#shownAt < INTERVAL_MS) return;
    const line = `[${this.#done + 1}/${this.#of}] ${portal}: ${formatNumber(files)}/${formatNumber(of)} tệp`;
    this.#stream.write(`\r\u001B[K${printable(line).slice(0, this.#stream.columns - 1)}`);
    this.#shownAt = now;
  }

  /** Writes what became of a portal; for one that is only planned also the files. */
  outcome(outcome: DeployOutcome): void {
    if (this.#shownAt > 0) this.#stream.write('\r\u001B[K');
    this.#shownAt = 0;
    const lines = outcome.status === 'planned' ? plannedLines(outcome) : [];
    const text = [`[${++this.#done}/${this.#of}] ${describeDeployment(outcome)}`, ...lines].join('\n');
    this.#stream.write(`${printableLines(text)}\n`);
  }
}

/** Writes what became of all portals as JSON. */
export function deploymentAsJson(outcomes: DeployOutcome[]): string {
  return `${printableJson({ schemaVersion: 1, portals: outcomes })}\n`;
}

/** Names the files that would travel or go, up to a number that a person still reads. */
function plannedLines({ sent, removed }: DeployOutcome): string[] {
  return [...named('+', pagesFirst(sent)), ...named('-', pagesFirst(removed))];
}

function pagesFirst(paths: string[]): string[] {
  const { lasting, parts, pages } = inOrder(paths);
  return [...pages, ...parts, ...lasting];
}

function named(sign: string, paths: string[]): string[] {
  const left = paths.length - MAX_NAMED_FILES;
  const more = left > 0 ? [`  ${sign} … và ${formatNumber(left)} tệp nữa; xem đủ bằng --format json`] : [];
  return [...paths.slice(0, MAX_NAMED_FILES).map((path) => `  ${sign} ${path}`), ...more];
}

const MAX_NAMED_FILES = 20;
const INTERVAL_MS = 200;
