import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, markdown } from '../fixtures/make.ts';
import { portalFiles, underPortal } from '../fixtures/portals.ts';
import { picture } from '../astro/every-route.ts';

const ID = 'xa-du';
const person = { name: 'Nguyễn Văn Mẫu', phone: '0200 000 0011', email: 'chutich@vidu.gov.vn' };

/** The pages with a body, each of which shows the picture `anh.png` of the portal. */
const PAGES = {
  'lanh-dao/': [
    'lanh-dao/chu-tich.md',
    { ...person, position: 'Chủ tịch', duties: 'Phụ trách chung', order: 1 },
  ],
  'giao-dich/': ['giao-dich/mot-cua.md', { ...person, address: 'Thôn Mẫu 1' }],
  'hoat-dong/': [
    'hoat-dong/hop-thon.md',
    { title: 'Họp thôn', date: '2026-03-02', form: 'hop-thon', times: 1, people: 40 },
  ],
} as const;

test('ảnh đổi giữa chừng thì trang nào cũng báo đúng chuyện đó, không lên trang thiếu và không kể cả cổng', async () => {
  const body = '![Ảnh chụp buổi họp thôn](../anh.png)\n';
  const content = await makeFolder({
    ...portalFiles(ID, { url: 'https://tinh.vidu.gov.vn/xa-du/', mark: 'MẪU' }),
    ...underPortal(ID, {
      'anh.png': await picture('#12ab34'),
      'tin-tuc/2026/co-anh.md': articleMd({}, body.replace('../', '../../')),
      ...Object.fromEntries(Object.values(PAGES).map(([file, data]) => [file, markdown(data, body)])),
    }),
  });
  const addresses = [...Object.keys(PAGES), 'tin-tuc/co-anh/'];
  const words = [
    join(import.meta.dirname, '../astro/render-changed.ts'),
    content,
    ID,
    'anh.png',
    ...addresses,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const reason = `Error: Tệp ${join(content, 'portals', ID, 'anh.png')} vừa đổi trong lúc dựng; hãy chạy lại.`;
  expect(JSON.parse(stdout)).toEqual(Object.fromEntries(addresses.map((address) => [address, reason])));
});
