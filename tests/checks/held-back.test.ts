import { expect, test } from 'vitest';
import { withoutHeldBack } from '../../src/checks/held-back.ts';
import { allEntries } from '../../src/reading/content.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { markdown, soundPortal } from '../fixtures/make.ts';

const LEADER = {
  name: 'Lê Thị Hạnh',
  position: 'Phó Chủ tịch Ủy ban nhân dân xã',
  phone: '0294 3862 147',
  email: 'lthanh@hoathuan.vinhlong.gov.vn',
  duties: 'Phụ trách văn hóa, xã hội.',
  order: 2,
};

/** Says which of these files is not shown to residents. */
async function heldBack(files: Files, changes: Record<string, unknown> = {}): Promise<string[]> {
  const laid = Object.entries(files).map(([path, text]) => [`portals/xa/${path}`, text]);
  const content = readPortal(
    await makeFolder({ ...soundPortal('xa', changes), ...(Object.fromEntries(laid) as Files) }),
    'xa',
  );
  expect(content.problems).toEqual([]);
  const shown = new Set(allEntries(withoutHeldBack(content).entries));
  return allEntries(content.entries)
    .filter((entry) => !shown.has(entry))
    .map(({ file }) => file.replace('portals/xa/', ''));
}

test.each([
  ['họ tên', { name: '[Họ và tên]' }],
  ['số điện thoại', { phone: '[số điện thoại]' }],
  ['thư điện tử', { email: 'can-bo-sung@hoathuan.vinhlong.gov.vn' }],
  ['nhiệm vụ', { duties: '[Viết nhiệm vụ được phân công, một đến ba câu]' }],
])('lãnh đạo chưa có %s thì chưa hiện', async (_name, changes) => {
  const files = { 'lanh-dao/pho.md': markdown({ ...LEADER, ...changes }) };
  expect(await heldBack(files)).toEqual(['lanh-dao/pho.md']);
  expect(await heldBack(files, { demo: true })).toEqual([]);
});

test('điền đủ thì hiện, dù trong lời có dấu ngoặc vuông', async () => {
  const duties = 'Phụ trách văn hóa [cả thể thao], xã hội.';
  expect(await heldBack({ 'lanh-dao/pho.md': markdown({ ...LEADER, duties }) })).toEqual([]);
});

test('điểm giao dịch chưa có địa chỉ thì chưa hiện', async () => {
  const contact = {
    name: 'Trụ sở',
    address: '[Số nhà], xã Hòa Thuận',
    phone: LEADER.phone,
    email: LEADER.email,
  };
  expect(await heldBack({ 'giao-dich/tru-so.md': markdown(contact) })).toEqual(['giao-dich/tru-so.md']);
});

test.each([
  ['chỉ có chỗ để viết', '[Viết 3–5 đoạn về lịch sử phát triển của xã]', true],
  ['chỗ để viết và lời nhắc', '[Viết 3–5 đoạn]\n\n<!-- Theo danh sách:\n- Xã Cũ -->', true],
  ['đã viết, còn sót lời nhắc', 'Xã có từ năm 1945.\n\n<!-- Theo danh sách -->', false],
  ['đã viết sau chỗ để viết', '[Viết 3–5 đoạn]\n\nXã có từ năm 1945.', false],
  ['một liên kết', '[Lịch sử Đảng bộ xã](/tin-tuc/lich-cat-dien/)', false],
  ['lời giữa hai lời nhắc', '[Viết] <!-- a --> Xã có từ năm 1945. <!-- b -->', false],
])('trang giới thiệu %s', async (_name, body, isHeldBack) => {
  const path = 'gioi-thieu/lich-su.md';
  expect(await heldBack({ [path]: markdown({}, `${body}\n`) })).toEqual(isHeldBack ? [path] : []);
});
