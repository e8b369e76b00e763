import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Unit tests mirror `src`; commands run for real in temporary folders; browser tests open built portals. */
export default defineConfig({
  test: {
    root,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: [
            'tests/{addresses,builds,checks,markdown,problems,reading,repairs,report,rules,schemas,site,text}/**/*.test.ts',
          ],
        },
      },
      {
        root,
        test: {
          name: 'commands',
          include: ['tests/commands/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
