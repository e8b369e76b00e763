import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Sources } from '../builds/reason.ts';
import type { Completed } from './completion.ts';
import { PROJECT, PROJECT_CACHE } from './project.ts';
import { toEnvironment } from './settings.ts';
import { isRunning } from './staging.ts';

/** Where pictures are kept between builds. */
export const PICTURE_CACHE = join(PROJECT_CACHE, 'pictures');

/** Where batches work; below the project, so that its packages are found from there. */
const WORK = join(PROJECT_CACHE, 'astro');

/** Names, in a batch's working folder, the list of its portals with what each is made of. */
export const BATCH_FILE = 'lo.json';

const running = new Set<ChildProcess>();

/**
 * Builds portals in a process of its own, so that a crash or a lack of memory takes nothing else with it.
 * Every portal gets an answer: built, or why not.
 */
export async function runBatch(options: {
  portals: { id: string; sources: Sources }[];
  /** Names the folders this batch works in. */
  name: string;
  /** A folder that goes when the build ends. */
  staging: string;
  environment: Record<string, string>;
  /** Told from time to time how many pages are rendered. */
  onRendered: (pages: number) => void;
  onCompleted: (completed: Completed) => void;
}): Promise<void> {
  const { portals, name, staging, environment, onRendered, onCompleted } = options;
  const program = programFor(staging);
  const root = join(program, '.cache/astro', `${process.pid}-${name}`);
  const waiting = new Set(portals.map(({ id }) => id));
  mkdirSync(root, { recursive: true });
  writeFileSync(
    join(root, BATCH_FILE),
    JSON.stringify(Object.fromEntries(portals.map(({ id, sources }) => [id, sources]))),
  );
  const child = fork(join(program, 'scripts/build-batch.ts'), [root], {
    // Astro keeps files of the build under way in its working folder, which two builds must not share.
    cwd: root,
    execArgv: ['--import', join(PROJECT, 'scripts/compile-cache.mjs')],
    env: {
      ...process.env,
      ...environment,
      ...toEnvironment({
        written: join(root, 'dist'),
        portals: portals.map(({ id }) => id),
        pictureCache: program === PROJECT ? PICTURE_CACHE : join(program, '.cache/pictures'),
      }),
      ASTRO_TELEMETRY_DISABLED: '1',
      // The same pages, whatever the shell that runs the build says.
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (process.env['CONG_XA_DEBUG']) process.stderr.write(text);
    });
  child.on('message', (message: Completed | { rendered: number }) => {
    if ('rendered' in message) return onRendered(message.rendered);
    waiting.delete(message.portal);
    onCompleted(message);
  });

  const code = await new Promise<string>((settle) => {
    child.on('close', (exitCode, signal) => settle(signal ?? String(exitCode)));
    child.on('error', (error) => settle(error.message));
  });
  running.delete(child);
  rmSync(root, { recursive: true, force: true });
  for (const portal of waiting)
    onCompleted({ portal, failure: reasonOf(said) || `tiến trình dựng dừng (${code})` });
}

/** Clears away what builds that were killed left in their working folders. */
export function clearDeadBatches(): void {
  for (const name of existsSync(WORK) ? readdirSync(WORK) : [])
    if (!isRunning(Number.parseInt(name, 10)))
      try {
        rmSync(join(WORK, name), { recursive: true, force: true });
      } catch {
        // What cannot be cleared away takes up room and does no other harm.
      }
}

/**
 * Gives the folder of the program that batches run: this project or, where nothing can be written to its cache, a copy
 * in the staging place, which goes when the build ends. Vite wants its working folder and the source close together.
 */
function programFor(staging: string): string {
  const probe = join(PROJECT_CACHE, 'probe');
  try {
    mkdirSync(PROJECT_CACHE, { recursive: true });
    // A full disk still makes empty files.
    writeFileSync(probe, 'x'.repeat(4096));
    rmSync(probe, { force: true });
    return PROJECT;
  } catch {
    const copy = join(staging, 'cong-xa');
    if (existsSync(copy)) return copy;
    for (const name of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'package-lock.json'])
      cpSync(join(PROJECT, name), join(copy, name), { recursive: true });
    symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    return copy;
  }
}

/** Ends every batch under way. */
export function stopBatches(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** The line of what a process said that tells a person most. */
function reasonOf(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim());
  return lines.findLast((line) => /error|lỗi|không/i.test(line)) ?? lines.findLast(Boolean) ?? '';
}
