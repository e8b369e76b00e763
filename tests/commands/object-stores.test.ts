import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { awsStore, rcloneStore } from '../../src/commands/deploy/object-stores.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { startObjectServer } from './object-server.ts';

const root = await makeSharedFolder();
const server = await startObjectServer('thung');
afterAll(() => server.close());

beforeAll(async () => {
  vi.stubEnv('RCLONE_CONFIG', join(root, 'rclone.conf'));
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'khoa');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'bi-mat');
  vi.stubEnv('AWS_DEFAULT_REGION', 'us-east-1');
  vi.stubEnv('AWS_ENDPOINT_URL', server.endpoint);
  vi.stubEnv('AWS_CA_BUNDLE', undefined);
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  await writeFile(
    join(root, 'rclone.conf'),
    `[kho]\ntype = s3\nprovider = Other\nenv_auth = true\nforce_path_style = true\nendpoint = ${server.endpoint}\n`,
  );
  await writeFiles(join(root, 'gui'), {
    'index.html': 'Trang chủ',
    'tep/Ảnh đẹp (1).txt': 'Tên có dấu, có khoảng trắng',
  });
});
afterAll(() => vi.unstubAllEnvs());

describe.each([
  ['rclone', () => rcloneStore('kho:thung/rclone'), () => rcloneStore('kho:thung-la/cong')],
  ['aws', () => awsStore('thung', 'aws'), () => awsStore('thung-la', 'cong')],
])('kho tệp nói chuyện bằng S3, qua %s', (name, store, unknown) => {
  test('tệp chưa có thì không có; gửi rồi thì đọc lại đúng, kèm cách lưu đệm; xóa rồi thì không còn; không lần nào liệt kê kho', async () => {
    expect(await store().read('cong/index.html')).toBeNull();
    await store().send(join(root, 'gui'), 'cong', 'no-cache');
    expect(await store().read('cong/index.html')).toBe('Trang chủ');
    const odd = `${name}/cong/tep/Ảnh đẹp (1).txt`;
    expect(server.objects.get(`thung/${odd}`)).toEqual({
      body: Buffer.from('Tên có dấu, có khoảng trắng'),
      cacheControl: 'no-cache',
    });
    await store().remove(['cong/index.html', 'cong/tep/Ảnh đẹp (1).txt', 'cong/khong-co.html']);
    expect([...server.objects.keys()].filter((key) => key.startsWith(`thung/${name}/`))).toEqual([]);
    expect(server.countListings()).toBe(0);
  });

  test('kho không có thì lời báo gọi tên chương trình, kho và điều chương trình đó nói', async () => {
    await expect(unknown().send(join(root, 'gui'), 'cong', 'no-cache')).rejects.toThrow(
      new RegExp(`^Không có thùng trong .*thung-la.* ${name} báo: .*(?:NoSuchBucket|404)`, 's'),
    );
  });
});
