import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

/**
 * Lets two folders change places in one step of the file system, so that whoever asks for a file of either name always
 * finds one. Node cannot do that itself; of the programs that can, one is on nearly every Linux.
 * @returns false when it was not done, and nothing has changed
 */
export function exchangeFolders(one: string, other: string): boolean {
  if (process.platform !== 'linux') return false;
  able ??= PROGRAMS;
  const { ino } = lstatSync(one);
  while (able[0]) {
    const [program, ...words] = able[0];
    spawnSync(program!, [...words, one, other], { stdio: 'ignore', env: PLAIN });
    // A program that is stopped may have done its work.
    if (lstatSync(other).ino === ino) return true;
    // What cannot do it once never can: it is not there, or too old, or the file system cannot.
    able = able.slice(1);
  }
  return false;
}

let able: string[][] | undefined;

/** The number of the system call renameat2 by kind of processor, and what it is told: from here, to here, exchange. */
const RENAMEAT2 = { x64: 316, arm64: 276 }[process.arch as string];

/** Perl is part of the smallest Debian and Ubuntu; newer systems have a program for it. */
const PROGRAMS = [
  ...(RENAMEAT2 === undefined
    ? []
    : [['perl', '-e', `exit(syscall(${RENAMEAT2}, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)`]]),
  ['mv', '--exchange', '--no-target-directory'],
  ['exch'],
];

/** Nothing of the environment tells Perl to load anything. */
const PLAIN = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
