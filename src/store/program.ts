import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of this project. */
export const PROJECT = resolve(import.meta.dirname, '../..');

/** The cache folder of this project. It only saves work, and may be deleted at any time. */
export const PROJECT_CACHE = join(PROJECT, '.cache');

/**
 * Gives one digest for everything that makes a page, apart from the content: the source, the files of `public/`, the
 * packages and Node itself. Takes it once in a process.
 */
export function digestOfProgram(): string {
  return (programDigest ??= takeDigest());
}

let programDigest: string | undefined;

/** The files outside `src` and `public` that decide what a page is. */
const OTHER_FILES = [
  'scripts/compile-pages.ts',
  'scripts/portal-worker.ts',
  'astro.config.mjs',
  'package-lock.json',
];

/** Takes the digest again, from the files as they are now. */
export function takeDigest(): string {
  const inFolders = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
      // Documentation changes no page.
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)))
      .sort(),
  );
  const digests = [...inFolders, ...OTHER_FILES].map((path) => [
    path,
    hash('sha256', readFileSync(join(PROJECT, path))),
  ]);
  return hash('sha256', JSON.stringify([process.version, ...digests]));
}
