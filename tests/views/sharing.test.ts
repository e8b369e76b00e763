import { expect, test } from 'vitest';
import { sharingLinks } from '../../src/views/sharing.ts';

test('liên kết chia sẻ mang nguyên địa chỉ của trang', () => {
  const address = 'https://vidu.gov.vn/phuong-mot/tin-tuc/le/';
  const links = sharingLinks(address).map((link) => new URL(link.address));
  expect(links.map(({ hostname }) => hostname)).toEqual(['sp.zalo.me', 'www.facebook.com']);
  expect(links.map(({ searchParams }) => [...searchParams.values()])).toEqual([[address], [address]]);
});
