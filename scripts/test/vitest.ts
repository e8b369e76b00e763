import { chmodSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../programs/run.ts';
import type { Tally } from './step.ts';
import { removePatiently } from '../../src/terminal/patient-files.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** Runs all tests but the benchmarks' own; a file that Vitest cannot even load counts as one failed test. */
export async function runVitest(): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-test-'));
  const record = join(folder, 'vitest.json');
  const root = loadableRoot(folder);
  const passed = await runProgram(
    'node',
    [
      ...(root === PROJECT ? [] : ['--preserve-symlinks', '--preserve-symlinks-main']),
      ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
      ...['--config', join(root, 'tests/vitest.config.ts'), '--project', '!bench'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${record}`],
    ],
    { environment: { CONG_XA_TEST_ROOT: root } },
  );
  const tally = readTally(record, passed);
  removePatiently(folder);
  return tally;
}

function readTally(record: string, passed: boolean): Tally {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(record, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: numPassedTests, failed: Math.max(numFailedTests, passed ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/**
 * Vite loads no tests from a folder with such a character in its path, so it is given a link to that folder. The
 * commands that the tests run are still those of the folder itself, because Node follows the link.
 */
function loadableRoot(folder: string): string {
  if (!/[#%*?]/.test(PROJECT)) return PROJECT;
  const link = join(folder, 'cong-xa');
  // Some tests run commands as another user.
  chmodSync(folder, 0o755);
  symlinkSync(PROJECT, link, 'junction');
  return link;
}
