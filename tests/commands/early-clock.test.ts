import { execFileSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { MANIFEST_FILE } from '../../src/building/manifest.ts';
import { runScript, type Outcome } from '../fixtures/make.ts';
import { leastPortal } from '../fixtures/portals.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';

const root = await makeSharedFolder();
const [content, plain, out] = [join(root, 'kho'), join(root, 'ngoai-kho'), join(root, 'dist')];
const COMMITTED = '2026-03-10T08:00:00+07:00';
const LONG_AGO = '1970-01-12T20:46:40Z';

/** The minute before the day of the commit in Việt Nam. */
const LAST_MINUTE = '2026-03-09T16:59:00Z';

beforeAll(async () => {
  await writeFiles(root, { 'dong-ho.mjs': CLOCK });
  for (const folder of [content, plain]) await writeFiles(folder, leastPortal('xa-gio'));
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', content, '-c', 'user.name=A', '-c', 'user.email=a@vidu.gov.vn', ...words], {
      stdio: 'ignore',
      env: { ...process.env, GIT_AUTHOR_DATE: COMMITTED, GIT_COMMITTER_DATE: COMMITTED },
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Đăng bài');
});

describe.each(['check', 'report', 'build'])('%s', (command) => {
  const args = (folder: string) => [
    ...['--content', folder],
    ...(command === 'build' ? ['--out', join(root, 'dist-thu')] : []),
  ];

  // Where a day ends, all three ask one function.
  test.each(command === 'check' || isNightly ? [LONG_AGO, LAST_MINUTE] : [LONG_AGO])(
    'đồng hồ chỉ %s, trước lần ghi cuối, thì không làm gì, nói đồng hồ chỉ ngày nào và phải làm gì',
    async (moment) => {
      const { code, stdout, stderr } = await at(moment, command, args(content));
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^Đồng hồ của máy chỉ ngày \d\d\/\d\d\/\d{4}, trước lần ghi cuối của kho Git \(ngày 10\/03\/2026\)\./,
      );
      expect(stderr).toContain('--as-of 2026-03-10');
      expect(existsSync(join(root, 'dist-thu'))).toBe(false);
    },
  );

  test('ghi rõ ngày thì làm theo ngày đó', async () => {
    const { code, stderr } = await at(LONG_AGO, command, [...args(content), '--as-of', '2026-03-11']);
    expect(code, stderr).not.toBe(2);
  });
});

test('đồng hồ chỉ đúng ngày của lần ghi cuối, hay nội dung không nằm trong kho nào, thì không cản', async () => {
  expect((await at('2026-03-10T00:30:00+07:00', 'check', ['--content', content])).code).not.toBe(2);
  expect((await at('2026-03-01T00:30:00+07:00', 'check', ['--content', plain])).code).not.toBe(2);
});

test('đồng hồ chỉ trước ngày dựng lần trước thì trang đang có được giữ nguyên', async () => {
  const args = ['--content', plain, '--out', out];
  expect((await at('2026-05-02T12:00:00Z', 'build', [...args, '--as-of', '2026-05-02'])).code).toBe(0);
  const built = new Date('2026-05-02T12:00:00Z');
  utimesSync(join(out, 'xa-gio', MANIFEST_FILE), built, built);
  const { code, stderr } = await at('2026-05-01T12:00:00Z', 'build', args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/chỉ ngày 01\/05\/2026, trước lần dựng trước trong .*dist \(ngày 02\/05\/2026\)/);
  expect((await at('2026-05-02T18:00:00Z', 'build', args)).code).toBe(0);
});

/** Runs a command with the clock at a moment; a search index knows of no clock. */
function at(moment: string, command: string, args: string[]): Promise<Outcome> {
  const clock = pathToFileURL(join(root, 'dong-ho.mjs')).href;
  const env = { NODE_OPTIONS: `--import ${clock}`, MOMENT: moment, CONG_XA_WITHOUT_SEARCH: '1' };
  return runScript(command, args, { env });
}

/** Sets the clock of a process. */
const CLOCK = `
const RealDate = Date;
const ahead = RealDate.parse(process.env.MOMENT) - RealDate.now();
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
`;
