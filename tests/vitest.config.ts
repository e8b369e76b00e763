import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Another way to the same folder, where Vite cannot load from its own path; see scripts/test/vitest.ts.
const root = process.env['CONG_XA_TEST_ROOT'] ?? fileURLToPath(new URL('..', import.meta.url));
const resolve = { preserveSymlinks: true };

/** Files run at once: one more than cores, because most wait a third of the time for processes, servers and clocks. */
const maxWorkers = availableParallelism() + 2;

/**
 * Whether each file has a process of its own. Starting one takes longer than most files do, and no test changes what
 * modules hold, so that the files share the few processes, and the browser of each.
 */
const isolate = false;

/**
 * Unit tests mirror `src`; commands run for real in temporary folders; browser tests open built portals. The bench has
 * a test of its own, `npm run test:bench`, which is no part of `npm test`.
 */
export default defineConfig({
  test: {
    root,
    globalSetup: ['tests/temporary-files.ts'],
    projects: [
      {
        root,
        resolve,
        test: {
          name: 'unit',
          isolate,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{commands,browser,bench}/**'],
          maxWorkers,
          // Property tests take their time on a busy machine.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        root,
        resolve,
        test: {
          name: 'commands',
          isolate,
          include: ['tests/commands/**/*.test.ts'],
          maxWorkers,
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
      {
        root,
        resolve,
        test: {
          name: 'browser',
          isolate,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          // What comes, comes soon; on a busy machine not within the second that is usual.
          expect: { poll: { timeout: 30_000 } },
          maxWorkers,
        },
      },
      {
        root,
        resolve,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.test.ts'],
          testTimeout: 600_000,
          maxWorkers,
        },
      },
    ],
  },
});
