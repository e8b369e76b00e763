import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemas } from '../../src/schemas/kinds.ts';
import { progressLookup, submitLabel } from '../../src/views/national-portal.ts';
import { portalYaml } from '../fixtures/make.ts';

test.each([
  ['https://dichvucong.gov.vn/p', 'toan-trinh', 'Nộp hồ sơ trên Cổng Dịch vụ công quốc gia'],
  ['https://dichvucong.gov.vn/p', 'truc-tiep', 'Xem trên Cổng Dịch vụ công quốc gia'],
  ['https://dichvucong.bocongan.gov.vn/p', 'mot-phan', 'Nộp hồ sơ trên trang dịch vụ công'],
] as const)('nút ở %s, mức %s nói đúng nơi nó dẫn tới', (url, level, words) => {
  expect(submitLabel({ url, level })).toBe(words);
});

test('tra cứu hồ sơ: liên kết của cổng mang tên ấy, không có thì Cổng Dịch vụ công quốc gia', () => {
  const portal = (links: unknown) => schemas.portal.parse(parse(portalYaml({ links })));
  const own = { name: 'Tra cứu tình trạng hồ sơ', url: 'https://dichvucong.gov.vn/tra-cuu' };
  expect(progressLookup(portal([{ name: 'Hồ sơ', url: 'https://vidu.gov.vn/' }, own]))).toBe(own.url);
  expect(progressLookup(portal([]))).toBe('https://dichvucong.gov.vn');
});
