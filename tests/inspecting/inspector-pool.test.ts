import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { checkContent } from '../../src/commands/check-content.ts';
import { listPortals } from '../../src/store/content-folder.ts';
import { InspectorPool } from '../../src/inspecting/inspector-pool.ts';
import { Inventories } from '../../src/store/inventory.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, SOUND_DAY, soundPortal } from '../fixtures/make.ts';
import { leastPortal } from '../fixtures/portals.ts';

const pools: InspectorPool[] = [];

function openPool(options: ConstructorParameters<typeof InspectorPool>[0] = {}): InspectorPool {
  const pool = new InspectorPool(options);
  pools.push(pool);
  return pool;
}

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

/** A picture that is lawful, but takes several times as long to decode as the limit that these tests set. */
const LARGE = await sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#345' } })
  .toColourspace('rgb16')
  .png({ progressive: true })
  .toBuffer();

const files: Files = {
  ...soundPortal('xa-mot'),
  ...soundPortal('xa-nang', { url: 'https://xanang.vidu.gov.vn/' }),
  'portals/xa-nang/tin-tuc/2026/lon/index.md': articleMd({
    title: 'Bài có ảnh rất lớn',
    cover: { src: 'lon.png', alt: 'Bản đồ của cả xã' },
  }),
  'portals/xa-nang/tin-tuc/2026/lon/lon.png': LARGE,
  ...leastPortal('xa-sau'),
};

test('kiểm tra ở tiến trình riêng thấy đúng những gì kiểm tra tại chỗ thấy', async () => {
  const content = await makeFolder({
    ...files,
    'portals/xa-mot/tin-tuc/2026/hong.md': '---\ntitle: a: b\n---\n',
  });
  const check = (inspector?: InspectorPool, usesCache = false) =>
    checkContent(content, listPortals(content), {
      today: SOUND_DAY,
      isThorough: true,
      inventories: usesCache ? new Inventories(content) : undefined,
      ...(inspector && { inspector }),
    });
  const here = await check();
  expect(here.problems).not.toEqual([]);
  expect(await check(openPool({ jobs: 2 }))).toEqual(here);
  expect(await check(openPool(), true)).toEqual(here);
  expect(await check(openPool(), true)).toEqual(here);

  const report = (inspector?: InspectorPool) =>
    makeReport({ content, portals: undefined, asOf: SOUND_DAY, ...(inspector && { inspector }) });
  expect(await report(openPool())).toEqual(await report());
});

test('cổng có tệp xử lý quá lâu được gọi tên, các cổng khác vẫn được kiểm tra và đếm', async () => {
  const content = await makeFolder(files);
  const inspector = openPool({ maxStepSeconds: 0.15 });
  const { problems, sound, failed } = await checkContent(content, listPortals(content), {
    today: SOUND_DAY,
    isThorough: true,
    inspector,
  });
  expect(problems.filter(({ code }) => code === 'too-slow')).toMatchObject([
    { file: 'portals/xa-nang/tin-tuc/2026/lon/lon.png', facts: { isPortal: false } },
  ]);
  expect(sound.map(({ id }) => id)).toEqual(['xa-mot', 'xa-sau']);
  expect([...failed.keys()]).toEqual(['xa-nang']);

  const report = await makeReport({ content, portals: undefined, asOf: SOUND_DAY, inspector, failed });
  expect(report.unreadable.map(({ path }) => path)).toEqual(['portals/xa-nang/tin-tuc/2026/lon/lon.png']);
});

test('tiến trình rảnh được trao đi thì rời nhóm, vẫn làm việc được; nhóm có tiến trình khác', async () => {
  const content = await makeFolder(leastPortal('xa-sau'));
  const pool = openPool();
  const job = { portal: 'xa-sau', content, view: {} };
  expect(pool.takeSpare(), 'chưa có tiến trình nào').toBeUndefined();
  const identity = await pool.identify(job);

  const spare = pool.takeSpare();
  expect(pool.takeSpare(), 'đã trao đi').toBeUndefined();
  expect(await spare!.run({ do: 'identify', ...job })).toEqual({ answer: identity });
  expect(await pool.identify(job)).toEqual(identity);
  expect(spare!.jobs).toBe(2);
  await spare!.close();
});
