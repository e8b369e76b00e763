import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Failure } from '../../src/terminal/failure.ts';

/** A program to run. */
export interface Command {
  program: string;
  parameters: string[];
  cwd?: string;
  environment?: Record<string, string>;
}

/** What commands cost, with every process that they started. */
export interface TreeCost {
  /** CPU seconds of user and system. */
  seconds: number;
  /** Seconds of the clock, summed over the commands. */
  wall: number;
  /** The most memory that one command's processes held at once, in MiB; null where there is no /proc. */
  mebibytes: number | null;
}

/**
 * Runs commands one after the other and measures each with its whole tree of processes, because a build starts
 * processes that build portals, and these start Pagefind.
 *
 * CPU time is the larger of two: what a shell's `time` reports, which the kernel charges for every descendant that its
 * parent waited for, and the sum of what /proc last showed, which includes descendants that nobody waited for. Memory
 * is the larger of two: the sum of the proportional set sizes (shared memory counts once), sampled ten times a second,
 * and the highest peak that the kernel noted for any one process.
 */
export async function measureTree(commands: Command[]): Promise<TreeCost> {
  const total: TreeCost = { seconds: 0, wall: 0, mebibytes: 0 };
  for (const command of commands) {
    const { seconds, wall, mebibytes } = await measureOne(command);
    total.seconds += seconds;
    total.wall += wall;
    total.mebibytes =
      total.mebibytes === null || mebibytes === null ? null : Math.max(total.mebibytes, mebibytes);
  }
  return total;
}

const SAMPLE_EVERY_MS = 100;

const HAS_PROC = existsSync('/proc/self/smaps_rollup');

/**
 * Runs its arguments as a command and writes the user and system time to stream 3, which the command does not
 * inherit.
 */
const TIMED = `TIMEFORMAT='%3U %3S'; exec 4>&2; { time "$@" 2>&4 3>&- 4>&-; } 2>&3`;

async function measureOne({ program, parameters, cwd, environment }: Command): Promise<TreeCost> {
  const start = performance.now();
  const child = spawn('bash', ['-c', TIMED, 'bash', program, ...parameters], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let [errors, times] = ['', ''];
  child.stderr!.on('data', (text) => (errors = (errors + String(text)).slice(-4000)));
  child.stdio[3]!.on('data', (text) => (times += String(text)));

  const samples = sampleTree(child.pid);
  const code = await new Promise<number | null>((ended, failed) => {
    child.on('close', ended);
    child.on('error', failed);
  }).finally(() => samples.stop());
  if (code !== 0) throw new Failure(`Không chạy được ${program} ${parameters.join(' ')}:\n${errors}`);

  const charged = times.split(' ').reduce((sum, part) => sum + Number(part), 0);
  return {
    seconds: Math.max(charged, samples.seconds()),
    wall: (performance.now() - start) / 1000,
    mebibytes: HAS_PROC ? samples.maxKibibytes() / 1024 : null,
  };
}

/** Samples the processes below one until it is stopped: their CPU seconds, and the most memory. */
function sampleTree(root: number | undefined) {
  let max = 0;
  const secondsOf = new Map<string, number>();
  const sample = () => {
    const processes = root === undefined ? [] : processesBelow(root);
    for (const { key, seconds } of processes) secondsOf.set(key, seconds);
    const held = processes.map(({ pid }) => memoryOf(pid));
    const together = held.reduce((sum, { now }) => sum + now, 0);
    max = Math.max(max, together, ...held.map(({ peak }) => peak));
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  return {
    stop: () => clearInterval(timer),
    seconds: () => [...secondsOf.values()].reduce((sum, seconds) => sum + seconds, 0),
    maxKibibytes: () => max,
  };
}

interface Process {
  pid: string;
  /** The number with the start time, because the kernel reuses numbers. */
  key: string;
  seconds: number;
}

/** The kernel counts in hundredths of a second on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Lists the processes that one started, directly or not; none where there is no /proc. */
function processesBelow(root: number): Process[] {
  const children = Map.groupBy(everyProcess(), ({ parent }) => parent);
  const below = (pid: string): Process[] =>
    (children.get(pid) ?? []).flatMap((each) => [each, ...below(each.pid)]);
  return below(String(root));
}

function everyProcess(): (Process & { parent: string })[] {
  const numbers = readOrNull(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name))) ?? [];
  return numbers.flatMap((pid) => {
    const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (!stat) return [];
    // The name in brackets may hold any character; the third field follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    return [{ pid, key: `${pid} ${fields[19]}`, parent: fields[1]!, seconds }];
  });
}

/** Returns how many kibibytes a process holds now, and the most it ever held. */
function memoryOf(pid: string): { now: number; peak: number } {
  const kibibytes = (file: string, name: string) => {
    const text = readOrNull(() => readFileSync(`/proc/${pid}/${file}`, 'utf8')) ?? '';
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  };
  return { now: kibibytes('smaps_rollup', 'Pss'), peak: kibibytes('status', 'VmHWM') };
}

/** Returns null when reading fails, because a process may end meanwhile. */
function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
