import { hash } from 'node:crypto';

/** Gives one digest for anything that JSON can write. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32);
}
