import { hash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { ENTRY_FILE, COMPILED_FOLDERS } from '../astro/keep-compiled.ts';
import { startScript } from '../processes/child-process.ts';
import { Failure } from '../terminal/failure.ts';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';
import { removeIfThere } from '../store/cache.ts';
import { openPlainPath } from '../store/plain-path.ts';
import { digestOfProgram, PROJECT, PROJECT_CACHE, takeDigest } from '../store/program.ts';
import { isRunning } from '../processes/is-running.ts';
import { withSlashes } from '../text/slashes.ts';

/** The page modules that Astro compiled from the project; they render any content. */
export interface CompiledPages {
  /** The folder of the program that they were compiled from; they import its modules. */
  program: string;
  /** The module that renders every page. */
  entry: string;
  /** The folder of the files that every portal receives: style sheets, scripts, the files of `public/`. */
  folder: string;
  /** The paths of those files in the folder. */
  shared: string[];
}

/** The cache of compiled pages, relative to the folder of the program. */
const CACHE = '.cache/khuon';

/** The cache of compiled pages of this project. */
export const COMPILED_CACHE = join(PROJECT, CACHE);

/**
 * The list of the files in a folder of compiled pages. The pages compile again when the list or a listed file is
 * missing or damaged.
 */
const LIST = 'tep.json';

/**
 * Returns the compiled pages from the cache, or compiles them. They are compiled once for each version of the program,
 * because starting Astro and Vite costs as much as rendering some thousand pages.
 * @param staging a temporary folder of the build, used when the project's cache cannot be written
 * @param onCompile called before compiling, which takes some seconds
 */
export async function compiledPages(staging: string, onCompile: () => void): Promise<CompiledPages> {
  removeOtherVersions();
  const cached = readCompiled(PROJECT);
  if (cached && hasRoom(MIN_PICTURE_BYTES)) return cached;

  onCompile();
  const program = hasRoom(MIN_COMPILE_BYTES) ? PROJECT : copyProgram(staging);
  const cache = join(program, CACHE);
  const temporary = join(cache, `.${process.pid}`);
  try {
    await compile(program, temporary);
    if (takeDigest() !== digestOfProgram())
      throw new Failure('Mã nguồn vừa đổi trong lúc biên dịch khuôn trang; hãy chạy lại.');
    writeFileSync(join(temporary, LIST), JSON.stringify(digestsBelow(temporary)));
    // Another build may have compiled the same pages at the same time, and may be using them now.
    const theirs = readCompiled(program);
    if (theirs) {
      removeIfThere(temporary);
      return theirs;
    }
    removePatiently(cacheFolder(program));
    renamePatiently(temporary, cacheFolder(program));
  } catch (error) {
    removeIfThere(temporary);
    throw error;
  }
  return readCompiled(program)!;
}

/**
 * Gives the cache folder of this version of the program. Its name depends on the program's path too, because compiled
 * pages import the program's modules by their full paths.
 */
function cacheFolder(program: string): string {
  return join(program, CACHE, hash('sha256', `${digestOfProgram()}\n${program}`).slice(0, 16));
}

/** Compiles in another process, because Astro writes files to its working folder and keeps much in memory. */
async function compile(program: string, to: string): Promise<void> {
  const root = join(to, 'astro');
  mkdirSync(root, { recursive: true });
  const plain = openPlainPath(program);
  const plainPathOf = (path: string) => join(plain.path, relative(program, path));
  try {
    const { ended } = startScript(
      plainPathOf(join(program, 'scripts/compile-pages.ts')),
      [plainPathOf(root), plainPathOf(to)],
      { cwd: root, flags: plain.flags },
    );
    const failure = await ended;
    if (failure !== null)
      throw new Failure(
        `Không biên dịch được khuôn trang: ${failure.is === 'crashed' ? failure.reason : 'máy không đủ bộ nhớ'}`,
      );
  } finally {
    plain.close();
  }
  removePatiently(root);
}

function readCompiled(program: string): CompiledPages | null {
  const folder = cacheFolder(program);
  try {
    const listed = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as Record<string, string>;
    const digests = digestsBelow(folder);
    if (Object.entries(listed).some(([path, digest]) => digests[path] !== digest)) return null;
    const below = (part: string) =>
      Object.keys(listed).flatMap((path) =>
        path.startsWith(`${part}/`) ? [path.slice(part.length + 1)] : [],
      );
    return {
      program,
      entry: join(folder, COMPILED_FOLDERS.pages, ENTRY_FILE),
      folder: join(folder, COMPILED_FOLDERS.shared),
      shared: below(COMPILED_FOLDERS.shared),
    };
  } catch {
    return null;
  }
}

function digestsBelow(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== LIST)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [withSlashes(path.slice(folder.length + 1)), hash('sha256', readFileSync(path))]),
  );
}

/**
 * Removes the remains of dead builds, and the compiled pages of other versions that are older than a day. A running
 * build may be using younger ones.
 */
function removeOtherVersions(): void {
  const current = cacheFolder(PROJECT);
  for (const name of existsSync(COMPILED_CACHE) ? readdirSync(COMPILED_CACHE) : []) {
    const folder = join(COMPILED_CACHE, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    const isDead = name.startsWith('.') ? !isRunning(Number.parseInt(name.slice(1), 10)) : age > DAY_MILLIS;
    if (isDead && folder !== current) removeIfThere(folder);
  }
}

const DAY_MILLIS = 24 * 3600 * 1000;

/** The free space, in bytes, below which the disk counts as full: not even a small picture would fit. */
const MIN_PICTURE_BYTES = 4096;

/** The free space, in bytes, that the cache needs to receive compiled pages. */
const MIN_COMPILE_BYTES = 8 * 1024 * 1024;

/** Says whether the cache has this much free space. Writes the bytes, because a full disk still accepts empty files. */
function hasRoom(bytes: number): boolean {
  const probe = join(PROJECT_CACHE, `probe-${process.pid}`);
  try {
    mkdirSync(PROJECT_CACHE, { recursive: true });
    writeFileSync(probe, Buffer.alloc(bytes, 1));
    return true;
  } catch {
    return false;
  } finally {
    removeIfThere(probe);
  }
}

/**
 * Copies the program to the staging folder, for a project whose own disk cannot be written. Vite needs a working folder
 * beside the source.
 */
function copyProgram(staging: string): string {
  const copy = join(staging, 'cong-xa');
  for (const name of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'package-lock.json'])
    cpSync(join(PROJECT, name), join(copy, name), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
