import { hash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { ENTRY, PARTS } from '../astro/keep-compiled.ts';
import { startScript } from '../processes/child-process.ts';
import { Failure } from '../terminal/failure.ts';
import { removeIfThere } from '../store/cache.ts';
import { openPlainPath } from '../store/plain-path.ts';
import { digestOfProgram, PROJECT, PROJECT_CACHE, takeDigest } from '../store/program.ts';
import { isRunning } from './staging.ts';

/** The pages of the project as Astro compiled them: ready to be rendered, whatever the content. */
export interface CompiledPages {
  /** The folder of the program they were compiled from, whose modules they share. */
  program: string;
  /** The module that leads to all of them. */
  entry: string;
  /** The folder of what every portal gets, and the paths in it: style sheets, scripts, the files of `public/`. */
  folder: string;
  shared: string[];
}

/** Where they are kept, below the folder of the program. */
const CACHE = '.cache/khuon';

/** Where this project keeps them. */
export const COMPILED_CACHE = join(PROJECT, CACHE);

/** Names what a folder of compiled pages holds; without it, or with anything missing, the folder is made anew. */
const LIST = 'tep.json';

/**
 * Finds the compiled pages, or has them compiled: once for each version of the program, since to start Astro and Vite
 * costs as much as some thousand pages.
 * @param staging a folder that goes when the build ends, for a project whose cache cannot be written
 * @param onCompile told before they are compiled, which takes some seconds
 */
export async function compiledPages(staging: string, onCompile: () => void): Promise<CompiledPages> {
  forgetOthers();
  const known = readCompiled(PROJECT);
  if (known && hasRoom(PICTURE_ROOM)) return known;

  onCompile();
  const program = hasRoom(COMPILE_ROOM) ? PROJECT : copyProgram(staging);
  const cache = join(program, CACHE);
  const beside = join(cache, `.${process.pid}`);
  try {
    await compile(program, beside);
    if (takeDigest() !== digestOfProgram())
      throw new Failure('Mã nguồn vừa đổi trong lúc biên dịch khuôn trang; hãy chạy lại.');
    writeFileSync(join(beside, LIST), JSON.stringify(digestsBelow(beside)));
    // Another build may have put its own there meanwhile, and be using them.
    const theirs = readCompiled(program);
    if (theirs) {
      removeIfThere(beside);
      return theirs;
    }
    rmSync(cacheFolder(program), { recursive: true, force: true });
    renameSync(beside, cacheFolder(program));
  } catch (error) {
    removeIfThere(beside);
    throw error;
  }
  return readCompiled(program)!;
}

/** Compiled pages name the modules they share by their full paths. */
function cacheFolder(program: string): string {
  return join(program, CACHE, hash('sha256', `${digestOfProgram()}\n${program}`).slice(0, 16));
}

/** Compiles in a process of its own: Astro keeps files of its work in the working folder, and much in memory. */
async function compile(program: string, to: string): Promise<void> {
  const root = join(to, 'astro');
  mkdirSync(root, { recursive: true });
  const plain = openPlainPath(program);
  const seen = (path: string) => join(plain.path, relative(program, path));
  try {
    const { ended } = startScript(seen(join(program, 'scripts/compile-pages.ts')), [seen(root), seen(to)], {
      cwd: root,
      flags: plain.flags,
    });
    const failure = await ended;
    if (failure !== null)
      throw new Failure(
        `Không biên dịch được khuôn trang: ${failure.is === 'crashed' ? failure.reason : 'máy không đủ bộ nhớ'}`,
      );
  } finally {
    plain.close();
  }
  rmSync(root, { recursive: true, force: true });
}

function readCompiled(program: string): CompiledPages | null {
  const place = cacheFolder(program);
  try {
    const listed = JSON.parse(readFileSync(join(place, LIST), 'utf8')) as Record<string, string>;
    const found = digestsBelow(place);
    if (Object.entries(listed).some(([path, digest]) => found[path] !== digest)) return null;
    const below = (part: string) =>
      Object.keys(listed).flatMap((path) =>
        path.startsWith(`${part}/`) ? [path.slice(part.length + 1)] : [],
      );
    return {
      program,
      entry: join(place, PARTS.pages, ENTRY),
      folder: join(place, PARTS.shared),
      shared: below(PARTS.shared),
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
      .map((path) => [path.slice(folder.length + 1), hash('sha256', readFileSync(path))]),
  );
}

/** Lets go of the pages of other versions, unless a build may be using them this moment, and of what dead builds left. */
function forgetOthers(): void {
  const current = cacheFolder(PROJECT);
  for (const name of existsSync(COMPILED_CACHE) ? readdirSync(COMPILED_CACHE) : []) {
    const place = join(COMPILED_CACHE, name);
    const age = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    const isDead = name.startsWith('.') ? !isRunning(Number.parseInt(name.slice(1), 10)) : age > DAY_MILLIS;
    if (isDead && place !== current) removeIfThere(place);
  }
}

const DAY_MILLIS = 24 * 3600 * 1000;

/** Bytes to be free in the cache for a picture to be kept there, and for pages to be compiled there. */
const PICTURE_ROOM = 4096;
const COMPILE_ROOM = 8 * 1024 * 1024;

/** Says whether so many bytes can be written to the cache; a full disk still makes empty files. */
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

/** Copies the program to the staging place: Vite wants its working folder and the source close together. */
function copyProgram(staging: string): string {
  const copy = join(staging, 'cong-xa');
  for (const name of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'package-lock.json'])
    cpSync(join(PROJECT, name), join(copy, name), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
