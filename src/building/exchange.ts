import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { inherited } from '../terminal/environment.ts';

/**
 * Exchanges two folders in one step of the file system, so that at every moment both names lead to a folder. Node
 * cannot do that itself; nearly every Linux has one of the programs that can.
 * @returns false when the folders were not exchanged
 */
export function exchangeFolders(one: string, other: string): boolean {
  if (process.platform !== 'linux') return false;
  usable ??= PROGRAMS;
  const { ino } = lstatSync(one);
  while (usable[0]) {
    const [program, ...words] = usable[0];
    spawnSync(program!, [...words, one, other], { stdio: 'ignore', env: ENVIRONMENT });
    // Does not trust the exit code: a program may have exchanged the folders before it was killed.
    if (lstatSync(other).ino === ino) return true;
    // Does not try this program again: it is missing or too old, or the file system cannot exchange.
    usable = usable.slice(1);
  }
  return false;
}

/** The programs that have not failed yet in this process. */
let usable: string[][] | undefined;

/**
 * The number of the system call renameat2, by processor. Its arguments below: -100 is the working folder, 2 means
 * exchange.
 */
const RENAMEAT2 = { x64: 316, arm64: 276 }[process.arch as string];

/**
 * The programs that can exchange two folders, in the order to try. Even the smallest Debian and Ubuntu have Perl; newer
 * systems have `mv --exchange` or `exch`.
 */
const PROGRAMS = [
  ...(RENAMEAT2 === undefined
    ? []
    : [['perl', '-e', `exit(syscall(${RENAMEAT2}, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)`]]),
  ['mv', '--exchange', '--no-target-directory'],
  ['exch'],
];

/** The environment of these programs: only two variables, because others can make Perl load code. */
const ENVIRONMENT = { PATH: inherited['PATH'] ?? '', LC_ALL: 'C' };
