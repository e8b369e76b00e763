import { problem, type Problem } from '../problems/problem.ts';
import type { Ending } from './child-process.ts';
import type { Limits } from './watchdog.ts';

const MIB = 1024 * 1024;

/**
 * What the check of a portal, or counting it, may use. A file that takes more than a hundredth of a second is rare, so
 * one that takes ten seconds is a fault, wherever it runs.
 * @param files how many files its folder holds
 * @param maxStepSeconds what one of them may take
 */
export function checkLimits(files: number, maxStepSeconds = 10): Limits {
  return { stepSeconds: maxStepSeconds, jobSeconds: 2 * maxStepSeconds + 0.1 * files, bytes: 1280 * MIB };
}

/**
 * What building a portal may use: a page may have dozens of new pictures, each of which takes seconds to encode.
 * @param files how many files its folder holds
 */
export function buildLimits(files: number): Limits {
  return { stepSeconds: 120, jobSeconds: 240 + 10 * files, bytes: 2560 * MIB };
}

/**
 * Flags of a check's process, in MiB. V8's own heap is bounded below the limit of the process, so that garbage is
 * collected before that is reached; what one entry needs is gone with it, so new values get more room than usual.
 */
export const CHECK_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=32'];

/** Names why a portal could not be checked or built, and the file that it was working on where that is known. */
export function problemOf(portal: string, ending: Ending, crashed: 'check-failed' | 'build-failed'): Problem {
  const whole = `portals/${portal}/portal.yaml`;
  switch (ending.is) {
    case 'too-slow':
      return problem('too-slow', ending.file || whole, {
        seconds: Math.round(ending.seconds),
        isPortal: !ending.file,
      });
    case 'too-large':
      return problem('too-large', ending.file || whole, {
        bytes: ending.bytes,
        isPortal: !ending.file,
      });
    case 'crashed':
      return problem(crashed, whole, { reason: ending.reason });
  }
}
