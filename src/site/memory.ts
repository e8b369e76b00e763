import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { digestOfProgram, PROJECT_CACHE } from './project.ts';

/**
 * What earlier runs worked out, kept in `.cache/` until it is asked for again. It may be lost at any time: that costs
 * time, never a wrong answer, since everything is kept under a digest of all that it follows from.
 */
export class Memory<T> {
  readonly #file: string;
  readonly #known: Map<string, T>;
  readonly #kept = new Map<string, T>();

  /** Opens what is remembered of one kind of thing about one portal of a content folder. */
  constructor(kind: string, contentDir: string, portal: string) {
    this.#file = join(PROJECT_CACHE, kind, hash('sha1', `${contentDir}\n${portal}`));
    const told = recall<Remembered<T>>(this.#file);
    // Another program may work out something else.
    const isOurs = told?.program === digestOfProgram() && told.known instanceof Map;
    this.#known = isOurs ? told.known : new Map<string, T>();
  }

  /** Gives what is remembered under a key; works it out, and remembers that, when nothing is. */
  get(key: string, workOut: () => T): T {
    const value = this.#known.get(key) ?? workOut();
    this.#kept.set(key, value);
    return value;
  }

  /** As `get`, for what may come to nothing, which is not remembered. */
  find(key: string, workOut: () => T | undefined): T | undefined {
    const value = this.#known.get(key) ?? workOut();
    if (value !== undefined) this.#kept.set(key, value);
    return value;
  }

  /** As `get`, for what takes waiting to work out. */
  async getLater(key: string, workOut: () => Promise<T>): Promise<T> {
    const value = this.#known.get(key) ?? (await workOut());
    this.#kept.set(key, value);
    return value;
  }

  /** Writes what was asked for since it was opened, and lets go of the rest. */
  save(): void {
    const isSame =
      this.#kept.size === this.#known.size && [...this.#kept.keys()].every((key) => this.#known.has(key));
    if (!isSame) remember(this.#file, { program: digestOfProgram(), known: this.#kept });
  }
}

interface Remembered<T> {
  program: string;
  known: Map<string, T>;
}

function recall<V>(file: string): V | undefined {
  try {
    return deserialize(readFileSync(file)) as V;
  } catch {
    return undefined;
  }
}

function remember(file: string, value: unknown): void {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, serialize(value));
    renameSync(beside, file);
  } catch {
    // A full disk is told where it matters, when pages are written.
    rmSync(beside, { force: true });
  }
}
