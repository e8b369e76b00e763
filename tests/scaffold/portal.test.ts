import { expect, test } from 'vitest';
import { checkPortal } from '../../src/checks/check.ts';
import { completeness } from '../../src/checks/required-parts.ts';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { isError, isUnfinished } from '../../src/problems/problem.ts';
import { portalFiles, TODO_MAILBOX } from '../../src/scaffold/portal.ts';
import type { Unit } from '../../src/scaffold/units.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { makeFolder } from '../fixtures/folders.ts';

const unit: Unit = {
  code: '99901',
  name: 'Phường Thử Nghiệm',
  kind: 'phuong',
  province: 'Thành phố Ví Dụ',
  folder: 'phuong-thu-nghiem',
  predecessors: ['Xã Cũ Một (Huyện Cũ, Tỉnh Ví Dụ)', 'Xã Cũ Hai (Huyện Cũ, Tỉnh Ví Dụ)'],
};
const files = portalFiles({ unit, id: unit.folder, today: '2026-03-14' });
const read = async () => {
  const written = [...files].map(([path, text]) => [`portals/${unit.folder}/${path}`, text]);
  return readPortal(await makeFolder(Object.fromEntries(written) as Record<string, string>), unit.folder);
};

test('mọi tệp bắt buộc có mặt, đọc được, và khớp với nhau', async () => {
  const content = await read();
  const known = { plans: { plans: new Map(), ids: [] }, today: '2026-03-14' };
  expect(checkPortal(content, known).problems.filter(isError)).toEqual([]);
  expect(content.entries.intro).toHaveLength(6);
  expect(content.entries.leader).toHaveLength(1);
  expect(content.entries.contact).toHaveLength(1);
  expect(content.visits?.data).toEqual([]);
});

test('chưa điền gì thì chưa phần bắt buộc nào được tính là đủ, và cổng chưa được đăng', async () => {
  const content = await read();
  const parts = completeness(content, addressesOf('https://a.gov.vn/', '/'));
  expect(parts.filter(({ complete }) => complete)).toEqual([]);
  const known = { plans: { plans: new Map(), ids: [] }, today: '2026-03-14' };
  expect(checkPortal(content, known).problems.filter(isUnfinished)).toMatchObject([
    { facts: { keys: ['responsible.name', 'responsible.position', 'address', 'phone', 'email'] } },
  ]);
});

test('điều công cụ biết thì đã điền: tên, loại, mã, tỉnh, chủ quản, các phòng', async () => {
  const { portal } = await read();
  expect(portal?.data).toMatchObject({
    name: 'Phường Thử Nghiệm',
    kind: 'phuong',
    code: '99901',
    province: 'Thành phố Ví Dụ',
    url: 'https://phuongthunghiem.vidu.gov.vn/',
    owner: 'Ủy ban nhân dân phường Thử Nghiệm, thành phố Ví Dụ',
  });
  expect(portal?.data.units.map(({ name }) => name)).toContain('Phòng Kinh tế, Hạ tầng và Đô thị');
});

test.each([
  ['xa', 'Xã Thử Nghiệm', 'Phòng Kinh tế'],
  ['phuong', 'Phường Thử Nghiệm', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
  ['dac-khu', 'Đặc khu Côn Đảo', 'Phòng Kinh tế'],
  ['dac-khu', 'Đặc khu Phú Quốc', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
] as const)('%s %s có %s', (kind, name, office) => {
  const made = portalFiles({ unit: { ...unit, kind, name }, id: 'a', today: '2026-03-14' });
  expect(made.get('portal.yaml')).toContain(`name: ${office}\n`);
});

test('điều chỉ xã mới biết là chỗ trống trong ngoặc vuông, thư điện tử thì là can-bo-sung', () => {
  for (const [path, text] of files)
    if (path !== 'luot-truy-cap.yaml') expect(text.replace(/^#.*$/gm, ''), path).toMatch(/\[[^\]\n]{4,}\]/);
  const emails = [...files.values()].join('').match(/^email: .*$/gm);
  expect(new Set(emails)).toEqual(new Set([`email: ${TODO_MAILBOX}@phuongthunghiem.vidu.gov.vn`]));
});

test('tin bài đầu tiên là bản nháp, đăng vào ngày tạo', async () => {
  const [article] = (await read()).entries.article;
  expect(article?.data).toMatchObject({ draft: true, date: '2026-03-14', section: 'cchc' });
});

test('các đơn vị cũ nằm trong lời nhắc của bài lịch sử, không lộ ra trang', async () => {
  const text = files.get('gioi-thieu/lich-su.md')!;
  const note = /<!--.*?-->/s.exec(text)![0];
  for (const name of unit.predecessors) expect(note).toContain(name);
  expect(text.replace(note, '')).not.toContain('Cũ');
});

test('địa chỉ đã biết thì dùng địa chỉ đó', () => {
  const known = portalFiles({ unit, id: 'a', url: 'https://vidu.gov.vn/thu-nghiem/', today: '2026-03-14' });
  expect(known.get('portal.yaml')).toContain('url: https://vidu.gov.vn/thu-nghiem/\n');
  expect(known.get('portal.yaml')).toContain(`email: ${TODO_MAILBOX}@vidu.gov.vn\n`);
});
