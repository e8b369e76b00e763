import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { schemas } from '../../src/schemas/kinds.ts';
import { writeChangesFeed } from '../../src/views/feed.ts';
import { portalYaml } from '../fixtures/make.ts';

test('mỗi lần thay đổi là một mục của RSS, địa chỉ có ngày để lần thay đổi sau là mục mới', async () => {
  const procedure = schemas.procedure.parse({
    ...{ code: '1.001193', name: 'Khai sinh <b>', field: 'Hộ tịch', level: 'toan-trinh', status: 'sua-doi' },
    ...{ url: 'https://dichvucong.gov.vn/p', decision: '45/QĐ-UBND', changed: '2026-03-01' },
  });
  const portal = {
    data: schemas.portal.parse(parse(portalYaml())),
    addresses: addressesOf('https://thu.vidu.gov.vn/xa/'),
    procedures: [{ slug: 'khai-sinh', data: procedure, digest: '' }],
    documents: [],
  };
  const xml = await (await writeChangesFeed(portal)).text();
  expect(xml).toContain('<link>https://thu.vidu.gov.vn/xa/thu-tuc/khai-sinh/#thay-doi-2026-03-01</link>');
  expect(xml).toContain('<title>Sửa đổi, bổ sung: Khai sinh ‹b&gt;</title>');
  expect(xml).toContain('<pubDate>Sat, 28 Feb 2026 17:00:00 GMT</pubDate>');
});
