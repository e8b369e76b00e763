import { execFileSync } from 'node:child_process';

/** Runs Git in one folder and gives what it printed; throws when Git does. */
export type Git = (...words: string[]) => string;

/** Makes Git for a folder, always behaving the same whatever its user has set. */
export function gitIn(folder: string): Git {
  return (...words) =>
    execFileSync('git', ['-C', folder, ...PLAIN_GIT, ...words], {
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
      stdio: ['ignore', 'pipe', 'ignore'],
      // In a hook, variables of Git speak of the repository the hook runs for.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
    });
}

/** Git whatever its user's settings say: nothing run on the side, no folder refused for belonging to someone else. */
const PLAIN_GIT = [
  ...['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '-c', 'safe.directory=*'],
  ...['-c', 'log.showRoot=true', '-c', 'log.showSignature=false', '-c', 'diff.orderFile=/dev/null'],
];
