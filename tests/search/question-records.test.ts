import { expect, test } from 'vitest';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { mattersElsewhere } from '../../src/search/elsewhere.ts';
import { findTitles } from '../../src/search/find.ts';
import { questionKindsOf } from '../../src/search/question-kinds.ts';
import { nameOfAnswer } from '../../src/search/question-names.ts';
import { recordsOf, type SearchRecord } from '../../src/search/records.ts';
import { titlesOf } from '../../src/search/title-list.ts';
import { indexTitles } from '../../src/search/title-index.ts';
import { matchTitles } from '../../src/search/title-scores.ts';
import { readProcedureWords } from '../../src/search/words/procedure-words.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { portalFiles } from '../fixtures/portals.ts';

async function recordsWith(
  portal: Record<string, unknown>,
  files: Record<string, string> = {},
): Promise<SearchRecord[]> {
  const url = 'https://xathu.vidu.gov.vn/';
  const root = await makeFolder({ ...portalFiles('xa-thu', { url, mark: 'Thử', portal }), ...files });
  const content = readPortal(root, 'xa-thu');
  return recordsOf(content.portal!.data, content.entries, addressesOf(url, '/'), '2026-11-20');
}

const FULL = {
  phone: '0200 000 0010',
  hours: ['Thứ Hai đến thứ Sáu: 7 giờ 30 – 17 giờ'],
  hotline: { phone: '0200 000 0001' },
  formerNames: ['Xã Đông Hòa', 'Xã Tây Hòa'],
  predecessors: [{ code: '00124', name: 'Xã Bắc Hòa', until: '2025-06-30' }],
  matters: [{ name: 'Đất đai', who: 'Công chức địa chính' }],
  reception: [{ who: 'Chủ tịch Ủy ban nhân dân xã', days: ['thu-5'], from: '07:30', to: '11:30' }],
};

test.each([
  ['hôm nay có làm việc không', 'Thứ Hai đến thứ Sáu: 7 giờ 30 – 17 giờ'],
  ['gọi số nào', '0200 000 0001'],
  ['email của xã', '@'],
  ['hồ sơ của tôi đến đâu rồi', 'dichvucong.gov.vn · 0200 000 0011'],
  ['tố cáo cán bộ', '0200 000 0001'],
  ['khiếu nại', '0200 000 0001'],
  ['gửi kiến nghị', '0200 000 0001'],
  ['lịch tiếp dân', 'Thứ Năm hằng tuần, 7 giờ 30 – 11 giờ 30'],
  ['ai phụ trách đất đai', 'Đất đai: Công chức địa chính'],
  ['xã cũ sáp nhập vào đâu', 'Trước là: Xã Bắc Hòa, Xã Đông Hòa, Xã Tây Hòa'],
])('câu “%s” có mục trả lời ngay', async (query, answer) => {
  const records = await recordsWith(FULL);
  const name = nameOfAnswer(questionKindsOf(query)[0]!)!;
  const found = records.filter(({ title }) => title.startsWith(name));
  expect(found).toHaveLength(1);
  expect(found[0]!.answer ?? found[0]!.text).toContain(answer);
});

test('mục trả lời dẫn tới đúng phần của trang, và chỉ khi cổng có phần ấy', async () => {
  const addressesOn = async (portal: Record<string, unknown>) => {
    const records = await recordsWith(portal);
    const kinds = ['reception', 'complaint', 'denunciation', 'suggestion', 'matter', 'merger'] as const;
    return kinds.map((kind) => records.find(({ title }) => title === nameOfAnswer(kind))?.address);
  };
  const petitions = ['/phan-anh/#khieu-nai', '/phan-anh/#to-cao', '/phan-anh/#gop-y'];
  expect(await addressesOn(FULL)).toEqual([
    '/lanh-dao/#lich-tiep-cong-dan',
    ...petitions,
    '/lanh-dao/#viec-gi-gap-ai',
    '/gioi-thieu/#don-vi-cu',
  ]);
  expect(await addressesOn({})).toEqual(['/lanh-dao/', ...petitions, undefined, undefined]);
});

test('tên xã cũ là từ tìm của mục sáp nhập', async () => {
  const merger = (await recordsWith(FULL)).find(({ title }) => title === nameOfAnswer('merger'));
  for (const name of ['Xã Bắc Hòa', 'Xã Đông Hòa', 'Xã Tây Hòa']) expect(merger!.keywords).toContain(name);
});

test('từ của việc nơi khác không che thủ tục nào của cấp xã', () => {
  const names = readProcedureWords().map(({ code, name, words }) => ({ code, names: [name, ...words] }));
  const fold = (text: string) => foldedSyllables(text).join(' ');
  const matters = mattersElsewhere(new Set());
  for (const { id, name, keywords, basis, codes } of matters) {
    expect(basis, id).toMatch(/luật|nghị định|thông tư/i);
    const words = [name, ...keywords].map(fold);
    const shadowed = names.filter(
      (each) => !codes.includes(each.code) && each.names.some((own) => words.includes(fold(own))),
    );
    expect(
      shadowed.map(({ code }) => code),
      id,
    ).toEqual([]);
  }
});

test('mỗi mục một địa chỉ; cổng không ghi tên cũ thì không có mục sáp nhập', async () => {
  for (const portal of [FULL, {}]) {
    const addresses = (await recordsWith(portal)).map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
  }
  expect((await recordsWith({})).some(({ title }) => title.startsWith(nameOfAnswer('merger')!))).toBe(false);
});

test('thủ tục tìm thấy có phí và thời hạn, chỉ phần đầu khi phí là cả một bảng', async () => {
  const procedure = (code: string, more: string) =>
    `---\ncode: "${code}"\nname: Thủ tục ${code}\nfield: Hộ tịch\nlevel: toan-trinh\nstatus: hien-hanh\n` +
    `url: https://dichvucong.gov.vn/p\n${more}---\n`;
  const records = await recordsWith(
    {},
    {
      'portals/xa-thu/thu-tuc/a.md': procedure('1.000001', 'fee: 0\ndays: 3\n'),
      'portals/xa-thu/thu-tuc/b.md': procedure(
        '1.000002',
        'fee: "8.000 đồng một bản; miễn cho người nghèo"\n',
      ),
      'portals/xa-thu/thu-tuc/c.md': procedure('1.000003', 'days: "N/A"\n'),
    },
  );
  const answerOf = (code: string) => records.find(({ title }) => title.endsWith(code))!.answer;
  expect(answerOf('1.000001')).toBe('Không thu · 3 ngày làm việc');
  expect(answerOf('1.000002')).toBe('8.000 đồng một bản');
  expect(answerOf('1.000003')).toBeUndefined();
});

test('việc xã không làm thì nói nơi làm; xã có thủ tục ấy thì không nói nơi khác', async () => {
  const found = (await recordsWith({})).find(({ keywords }) => keywords?.includes('làm hộ chiếu'));
  expect(found!.answer).toMatch(/^Nơi giải quyết: Phòng Quản lý xuất nhập cảnh/);
  expect(found!.address).toBe('/thu-tuc/noi-khac/#noi-khac-ho-chieu');
  const idsFor = (codes: string[]) => mattersElsewhere(new Set(codes)).map(({ id }) => id);
  expect(idsFor([])).toContain('giay-phep-lai-xe');
  expect(idsFor(['3.000347'])).not.toContain('giay-phep-lai-xe');
});

test('đường dây nóng khác của cổng tìm được bằng tên và bằng số, và không đứng trước đường dây nóng của xã', async () => {
  const hotlines = [
    {
      name: 'Đường dây nóng cải cách hành chính của tỉnh',
      phone: '0200 000 0002',
      email: 'nong@vidu.gov.vn',
    },
    { name: 'Tổng đài điện lực', phone: '1900 0000' },
  ];
  const records = await recordsWith({ ...FULL, hotlines });
  const lines = records.filter(({ address }) => address.includes('#duong-day-nong-'));
  expect(lines.map(({ kind, title, answer, address }) => [kind, title, answer, address])).toEqual([
    ['giao-dich', hotlines[0]!.name, '0200 000 0002', '/giao-dich/#duong-day-nong-1'],
    ['giao-dich', hotlines[1]!.name, '1900 0000', '/giao-dich/#duong-day-nong-2'],
  ]);
  expect(lines[0]!.text).toContain('nong@vidu.gov.vn');
  expect(lines[0]!.hidden).toContain('02000000002');
  const titles = titlesOf(records, []);
  const index = indexTitles([...titles].reverse());
  const first = (query: string) => [
    findTitles(query, index)[0]?.title.title,
    matchTitles(index, query, 1)[0]?.title.title,
  ];
  expect(first('đường dây nóng')).toEqual(['Đường dây nóng', 'Đường dây nóng']);
  expect(first('duong day nong cai cach hanh chinh tinh')).toEqual([hotlines[0]!.name, hotlines[0]!.name]);
  expect(first('tổng đài điện lực')).toEqual([hotlines[1]!.name, hotlines[1]!.name]);

  const [only] = (await recordsWith({ hotlines })).filter(({ title }) => title === hotlines[0]!.name);
  expect(only!.address).toBe('/giao-dich/#duong-day-nong-0');
});
