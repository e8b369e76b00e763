import { problem, type Problem } from '../problems/problem.ts';
import type { Ending } from './child-process.ts';
import type { JobLimits } from './watchdog.ts';

const MIB = 1024 * 1024;

/**
 * Gives what checking or counting a portal may use. Few files take more than a hundredth of a second, so one that takes
 * ten seconds is a fault on any machine.
 * @param files the number of files in the portal's folder
 * @param maxStepSeconds the CPU seconds that one file may take
 */
export function checkLimits(files: number, maxStepSeconds = 10): JobLimits {
  return { stepSeconds: maxStepSeconds, jobSeconds: 2 * maxStepSeconds + 0.1 * files, bytes: 1280 * MIB };
}

/**
 * Gives what building a portal may use. A page may have dozens of new pictures, each of which takes seconds to encode.
 * @param files the number of files in the portal's folder
 */
export function buildLimits(files: number): JobLimits {
  return { stepSeconds: 120, jobSeconds: 240 + 10 * files, bytes: 2560 * MIB };
}

/**
 * Flags of a process that checks, in MiB. The limit of V8's heap is below the limit of the process, so that V8 collects
 * garbage first. New values get more room than usual, because most of them are garbage after one entry.
 */
export const CHECK_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=32'];

/**
 * Gives the problem for a portal that could not be checked or built. Names the file that the process was working on,
 * where known.
 */
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
