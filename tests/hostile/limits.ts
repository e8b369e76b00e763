import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { callBuild, callCheck, callReport } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { linkTree } from '../fixtures/folders.ts';
import type { Size } from './trial.ts';

/** The checkout these trials stand in. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** More memory than this, over all processes of a command, counts as not survived. */
export const MOST_MEGABYTES = 2048;

export interface Limits {
  seconds: number;
  megabytes?: number;
  /** The checkout whose command it is. */
  program?: string;
  cwd?: string;
  env?: Record<string, string>;
  /** Given the process as soon as it runs. */
  onStart?(pid: number): void;
}

/** What a command did within its limits. */
export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Why it was stopped from outside; null when it ended by itself. */
  stopped: string | null;
  /** The most memory all its processes held at one time; 0 where the machine does not tell. */
  megabytes: number;
}

/** Runs a command of the project; kills it with all its processes when it takes more time or memory than allowed. */
export function runLimited(script: string, parameters: string[], limits: Limits): Promise<Run> {
  const { seconds, megabytes = MOST_MEGABYTES, program = PROJECT, cwd = program, env = {}, onStart } = limits;
  return new Promise((settle, reject) => {
    const child = spawn(
      process.execPath,
      [...wordsOf(script, program, cwd), ...parameters],
      // A session of its own is how its processes are known, whoever their parent.
      {
        cwd,
        env: { ...process.env, NO_COLOR: '1', ...env },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const run: Run = { code: null, stdout: '', stderr: '', stopped: null, megabytes: 0 };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (run[stream] += text));
    const stop = (why: string) => {
      run.stopped ??= why;
      for (const pid of processesOf(child.pid!)) kill(pid);
    };
    const clock = setTimeout(() => stop(`quá ${seconds} giây`), seconds * 1000);
    const strangers = new Set<string>();
    const scales = setInterval(() => {
      run.megabytes = Math.max(run.megabytes, megabytesOf(child.pid!, strangers));
      if (run.megabytes > megabytes) stop(`quá ${megabytes} MB`);
    }, 150);
    child.on('error', reject).on('close', (code) => {
      clearTimeout(clock);
      clearInterval(scales);
      settle({ ...run, code });
    });
    if (child.pid !== undefined) onStart?.(child.pid);
  });
}

/**
 * Runs a command of which what it writes is tried, not what it takes: the least trial in this process, which spares the
 * time that processes take to start.
 */
export async function runUnlimited(
  size: Size,
  script: string,
  parameters: string[],
  limits: Pick<Limits, 'seconds'>,
): Promise<Run> {
  if (size !== 'least') return runLimited(script, parameters, limits);
  const call = CALLS[script] ?? ((args: string[]) => callScript(script, args));
  const outcome = await call(parameters);
  return { ...outcome, stopped: null, megabytes: 0 };
}

/** The commands that read portals in this process too. */
const CALLS: Record<string, typeof callBuild> = { build: callBuild, check: callCheck, report: callReport };

/** The words after `node` by which npm runs a script; from another folder, with whole paths. */
function wordsOf(script: string, program: string, cwd: string): string[] {
  const { scripts } = JSON.parse(read(join(program, 'package.json'))) as { scripts: Record<string, string> };
  const words = scripts[script]!.split(' ').slice(1);
  if (cwd === program) return words;
  return words.map((word, at) => {
    if (word.startsWith('-')) return word;
    const path = join(program, word);
    return words[at - 1] === '--import' ? pathToFileURL(path).href : path;
  });
}

/**
 * Puts the checkout into another folder, where its files may be removed but not written to: where the disk allows, they
 * are the same files by other names. So are its packages, or they are one link to their folder, which takes no time.
 */
export function copyProgram(to: string, { packages }: { packages: 'copied' | 'linked' }): void {
  const left = ['node_modules', '.git', '.cache', '.astro', 'dist', 'content'];
  for (const name of readdirSync(PROJECT))
    if (!left.includes(name)) linkTree(join(PROJECT, name), join(to, name));
  const [from, there] = [join(PROJECT, 'node_modules'), join(to, 'node_modules')];
  const isCopied = packages === 'copied' && spawnSync('cp', ['-al', from, there]).status === 0;
  if (!isCopied) symlinkSync(from, there);
}

/** Kills a command with all its processes. */
export function killAll(leader: number): void {
  for (const pid of processesOf(leader)) kill(pid);
}

/** The last words of a command, in one line. */
export function lastWords({ stderr }: Run): string {
  return stderr.trim().split('\n').slice(-2).join(' / ').slice(-300);
}

/**
 * Lists the processes of a session; where the machine does not tell, the leader alone.
 * @param strangers processes that are known to be of no such session, which are not looked at again
 */
function processesOf(session: number, strangers = new Set<string>()): number[] {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && !strangers.has(name));
  } catch {
    return [session];
  }
  return pids.map(Number).filter((pid) => {
    // The name of a process may hold anything, so only what follows its last bracket counts: state, parent, group, session.
    const [, , , of] = read(`/proc/${pid}/stat`).split(') ').at(-1)!.split(' ');
    const belongs = pid === session || Number(of) === session;
    if (!belongs) strangers.add(String(pid));
    return belongs;
  });
}

function megabytesOf(session: number, strangers: Set<string>): number {
  const kilobytes = processesOf(session, strangers).map((pid) =>
    Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0),
  );
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
