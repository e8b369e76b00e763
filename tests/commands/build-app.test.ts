import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { SOUND_DAY } from '../fixtures/make.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { AS_OF, everyRoute, ID } from '../astro/every-route.ts';

const root = await makeSharedFolder();
const PROJECT = join(import.meta.dirname, '../..');

/** The first has every template; the others are more pages of them. */
const PORTALS = [
  ['cổng có trang của mọi khuôn', ID, AS_OF],
  ['xa-minh-hoa', 'xa-minh-hoa', SOUND_DAY],
  ['phuong-thu-nghiem', 'phuong-thu-nghiem', SOUND_DAY],
] as const;

test.each(isNightly ? PORTALS : PORTALS.slice(0, 1))(
  '%s: trang đã dựng đúng từng byte như chính Astro trả lời',
  async (_name, id, asOf) => {
    const content =
      id === ID ? await writeFiles(join(root, 'noi-dung'), await everyRoute()) : join(PROJECT, 'content');
    const out = join(root, `dist-${id}`);
    // The page of the search gets the list of its words once the indexes are there.
    const env = { CONG_XA_WITHOUT_SEARCH: '1' };
    const built = await callBuild(['--content', content, '--out', out, '--as-of', asOf, '--portal', id], {
      env,
    });
    expect(built.stderr).toContain('Đã dựng 1/1 cổng');
    const words = [join(PROJECT, 'tests/astro/render-all.ts'), content, join(out, id), id, asOf];
    const { stdout } = await promisify(execFile)(process.execPath, words, {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const { compared, different } = JSON.parse(stdout) as { compared: number; different: string[] };
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(45);
  },
);
