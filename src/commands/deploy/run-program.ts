import { spawn } from 'node:child_process';
import { describeProgramFault, type ProgramFault } from '../../deploying/program-faults.ts';
import { inherited } from '../../terminal/environment.ts';
import { Failure } from '../../terminal/failure.ts';
import { printable } from '../../text/printable.ts';

/** How a program ended, and what it said. */
export interface ProgramOutcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs an installed program with English messages. Throws a Failure when it is not installed. */
export function runProgram(program: string, words: string[]): Promise<ProgramOutcome> {
  return new Promise((settle, reject) => {
    const child = spawn(program, words, {
      env: { ...inherited, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (piece: Buffer) => said.stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => said.stderr.push(piece));
    child.on('error', () => {
      reject(
        new Failure(
          `Máy này không chạy được ${program}. Cài gói ${DEBIAN_PACKAGES[program] ?? program} rồi chạy lại.`,
        ),
      );
    });
    child.on('close', (code) => {
      const text = (pieces: Buffer[]) => Buffer.concat(pieces).toString('utf8');
      settle({ code: code ?? 1, stdout: text(said.stdout), stderr: text(said.stderr) });
    });
  });
}

/**
 * Makes the Failure for a delivery program that failed, with the reason and what to do.
 * @param bytes the size of the delivery
 */
export function failureOfProgram(
  program: ProgramFault['program'],
  outcome: ProgramOutcome,
  place: string,
  bytes = 0,
): Failure {
  const line = printable(tellingLine(outcome));
  const said = outcome.stderr.trim() === '' ? `(code ${outcome.code})` : outcome.stderr;
  return new Failure(describeProgramFault({ program, place, said, line, bytes }));
}

/** Gives the line of what a program said on stderr that tells most: the first about an error, else the last. */
export function tellingLine({ stderr }: ProgramOutcome): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    lines.find((line) => /error|failed|denied|refused|No space|Read-only|unsafe/i.test(line)) ??
    lines.at(-1) ??
    ''
  ).slice(0, 300);
}

/** Debian packages that are named otherwise than their program. */
const DEBIAN_PACKAGES: Record<string, string> = { aws: 'awscli' };
