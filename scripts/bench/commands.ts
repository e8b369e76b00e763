import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../../src/terminal/failure.ts';
import type { Command } from './process-tree.ts';

export const PROJECT = resolve(import.meta.dirname, '../..');

const { scripts: NPM_SCRIPTS } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Returns the command that `npm run NAME -- PARAMETERS` starts, word for word as package.json has it. */
export function npmCommand(
  name: 'build' | 'check' | 'report' | 'visits' | 'deploy' | 'verify',
  parameters: string[],
  environment: Record<string, string> = {},
): Command {
  return {
    program: process.execPath,
    parameters: [...npmWords(name), ...parameters],
    cwd: PROJECT,
    environment,
  };
}

/** Returns the command that starts another script, with the flags of Node that `npm run build` has. */
export function scriptCommand(path: string, parameters: string[]): Command {
  const flags = npmWords('build').slice(0, -1);
  return { program: process.execPath, parameters: [...flags, path, ...parameters] };
}

/**
 * Builds portals that are only the means to measure something else. Content with faults is no reason to stop where the
 * content is not the project's own.
 */
export function runBuild(parameters: string[], { mayHaveFaults = false } = {}): void {
  const { program, parameters: words, cwd } = npmCommand('build', parameters);
  const { status, stderr } = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0 && !(mayHaveFaults && status === 1))
    throw new Failure(`Không dựng được cổng để đo: ${stderr}`);
}

/** Returns what package.json puts after `node`, with full paths, so that the words hold in every working folder. */
function npmWords(name: string): string[] {
  const [, ...words] = NPM_SCRIPTS[name]!.split(' ');
  return words.map((word) => (word.includes('/') ? join(PROJECT, word) : word));
}
