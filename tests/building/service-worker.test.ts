import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { writeWorker } from '../../src/building/service-worker.ts';
import { SiteFolder } from '../../src/building/site-folder.ts';
import { makeFolder } from '../fixtures/folders.ts';

/** Writes the worker of a portal with one page; gives its text. */
async function workerOf(offline: boolean): Promise<string> {
  const site = new SiteFolder(await makeFolder({}), '/xa/');
  site.writePage('index.html', ['trang chủ']);
  return writeWorker(site, '/xa/', offline);
}

test('cổng cho lưu hay không cho lưu thì sw.js đều là JavaScript mà trình duyệt đọc được', async () => {
  for (const offline of [true, false]) {
    const text = await workerOf(offline);
    expect(() => new Script(text)).not.toThrow();
  }
});

test('cổng không cho lưu thì sw.js gỡ phần đã lưu và không lưu gì', async () => {
  const text = await workerOf(false);
  expect(text).toContain('registration.unregister()');
  expect(text).not.toContain("'fetch'");
});

test('cùng những trang ấy thì sw.js vẫn như cũ, kê trang chủ là trang được lưu', async () => {
  const text = await workerOf(true);
  expect(await workerOf(true)).toBe(text);
  expect(text).toMatch(/^const BUILD = \{"base":"\/xa\/".*"saved":\[\["\/xa\/",/);
});
