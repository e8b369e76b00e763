import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Failure } from '../../src/terminal/failure.ts';

/** A program to be run, with all it starts. */
export interface Command {
  program: string;
  parameters: string[];
  cwd?: string;
  environment?: Record<string, string>;
}

/** What commands took, with every process they started. */
export interface TreeCost {
  /** CPU seconds of user and system. */
  seconds: number;
  /** Seconds until the last of them ended. */
  wall: number;
  /** The most memory held at once, in MiB; null where there is no /proc. */
  mebibytes: number | null;
}

/**
 * Runs commands one after the other and measures each with its whole tree of processes: a build starts
 * processes that build portals, and these start Pagefind.
 *
 * CPU time is what the kernel charged to a shell's children and theirs, read by the shell itself; a process that
 * nobody waited for escapes that account, so it is never less than what was last seen in /proc. Memory is the sum of
 * the proportional set sizes (what processes share is counted once), looked at ten times a second, and never less
 * than the peak the kernel noted for any one of them.
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

const LOOK_EVERY_MS = 100;

const HAS_PROC = existsSync('/proc/self/smaps_rollup');

/** Runs its arguments and writes user and system time of all of them to stream 3, which they do not get to see. */
const TIMED = `TIMEFORMAT='%3U %3S'; exec 4>&2; { time "$@" 2>&4 3>&- 4>&-; } 2>&3`;

async function measureOne({ program, parameters, cwd, environment }: Command): Promise<TreeCost> {
  const start = performance.now();
  const child = spawn('bash', ['-c', TIMED, 'bash', program, ...parameters], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let [said, account] = ['', ''];
  child.stderr!.on('data', (text) => (said = (said + String(text)).slice(-4000)));
  child.stdio[3]!.on('data', (text) => (account += String(text)));

  let most = 0;
  const lastSeen = new Map<string, number>();
  const look = () => {
    const processes = child.pid === undefined ? [] : treeOf(child.pid);
    for (const { key, seconds } of processes) lastSeen.set(key, seconds);
    const held = processes.map(({ pid }) => memoryOf(pid));
    const together = held.reduce((sum, { now }) => sum + now, 0);
    most = Math.max(most, together, ...held.map(({ peak }) => peak));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const code = await new Promise<number | null>((ended, failed) => {
    child.on('close', ended);
    child.on('error', failed);
  }).finally(() => clearInterval(timer));
  if (code !== 0) throw new Failure(`Không chạy được ${program} ${parameters.join(' ')}:\n${said}`);

  const charged = account.split(' ').reduce((sum, part) => sum + Number(part), 0);
  const seen = [...lastSeen.values()].reduce((sum, seconds) => sum + seconds, 0);
  return {
    seconds: Math.max(charged, seen),
    wall: (performance.now() - start) / 1000,
    mebibytes: HAS_PROC ? most / 1024 : null,
  };
}

interface Seen {
  pid: string;
  /** A number is given to another process later; with its beginning it is one process. */
  key: string;
  seconds: number;
}

/** The kernel counts in hundredths of a second on every machine that Node runs on. */
const TICKS = 100;

/** The processes below one, by what /proc says at this moment; none where there is no /proc. */
function treeOf(root: number): Seen[] {
  const children = Map.groupBy(everyProcess(), ({ parent }) => parent);
  const below = (pid: string): Seen[] =>
    (children.get(pid) ?? []).flatMap((each) => [each, ...below(each.pid)]);
  return below(String(root));
}

function everyProcess(): (Seen & { parent: string })[] {
  const numbers = readOrNothing(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name))) ?? [];
  return numbers.flatMap((pid) => {
    const stat = readOrNothing(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (!stat) return [];
    // The name in brackets may hold anything; what follows is numbered from the third field on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    return [{ pid, key: `${pid} ${fields[19]}`, parent: fields[1]!, seconds }];
  });
}

/** Kibibytes a process holds now, and the most it ever held. */
function memoryOf(pid: string): { now: number; peak: number } {
  const kibibytes = (file: string, name: string) => {
    const text = readOrNothing(() => readFileSync(`/proc/${pid}/${file}`, 'utf8')) ?? '';
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  };
  return { now: kibibytes('smaps_rollup', 'Pss'), peak: kibibytes('status', 'VmHWM') };
}

/** A process may end while it is looked at. */
function readOrNothing<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
