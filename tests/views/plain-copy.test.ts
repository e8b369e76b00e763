import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { schemas } from '../../src/schemas/kinds.ts';
import { procedureAsText } from '../../src/views/plain-copy.ts';
import { portalYaml } from '../fixtures/make.ts';

test('bản lưu của thủ tục có ngày thay đổi, cách nộp và quy trình giải quyết', () => {
  const data = schemas.procedure.parse({
    ...{ code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', level: 'toan-trinh' },
    ...{ status: 'sua-doi', url: 'https://dichvucong.gov.vn/p', decision: '45/QĐ-UBND', post: true },
    forms: [{ src: 'thu-tuc/to-khai.docx', name: 'Tờ khai' }],
    steps: [{ name: 'Tiếp nhận hồ sơ', who: 'Bộ phận Một cửa', time: '30 phút' }],
  });
  const decision = schemas.document.parse({
    ...{ number: '45/QĐ-UBND', type: 'Quyết định', issuer: 'UBND tỉnh', issued: '2026-05-10' },
    subject: 'Công bố danh mục',
  });
  const portal = {
    data: schemas.portal.parse(parse(portalYaml())),
    addresses: addressesOf('https://thu.vidu.gov.vn/'),
    documents: [{ slug: 'qd-45', data: decision, digest: '' }],
  };
  const text = procedureAsText(portal, { slug: 'khai-sinh', data, digest: '' }, '');
  expect(text).toContain('Ngày thay đổi: 10/05/2026\n');
  expect(text).toContain('- Nhận hồ sơ, trả kết quả qua bưu chính công ích\n');
  expect(text).toContain('Mẫu đơn, tờ khai:\n- Tờ khai: https://thu.vidu.gov.vn/tep/thu-tuc/to-khai.docx\n');
  expect(text).toContain('Quy trình giải quyết:\n- Tiếp nhận hồ sơ: Bộ phận Một cửa, 30 phút\n');
});
