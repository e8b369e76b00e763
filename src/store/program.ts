import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of this project. */
export const PROJECT = resolve(import.meta.dirname, '../..');

/** What may be lost at any time and only saves work. */
export const PROJECT_CACHE = join(PROJECT, '.cache');

/**
 * One digest for everything a page is made with besides the content: the source, the files of `public/`, the
 * packages and Node itself.
 */
export function digestOfProgram(): string {
  return (program ??= takeDigest());
}

let program: string | undefined;

/** What else decides what a page is. */
const OTHERS = [
  'scripts/build-portals.ts',
  'scripts/compile-pages.ts',
  'scripts/inspect-portals.ts',
  'astro.config.mjs',
  'package-lock.json',
];

/** Takes the digest anew, should anything have changed since. */
export function takeDigest(): string {
  const below = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
      // A page that explains the code is no part of it.
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)))
      .sort(),
  );
  const digests = [...below, ...OTHERS].map((path) => [
    path,
    hash('sha256', readFileSync(join(PROJECT, path))),
  ]);
  return hash('sha256', JSON.stringify([process.version, ...digests]));
}
