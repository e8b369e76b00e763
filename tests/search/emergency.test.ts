import { expect, test } from 'vitest';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { BREAKDOWNS, EMERGENCY_NUMBERS } from '../../src/schemas/emergency.ts';
import { findTitles } from '../../src/search/find.ts';
import { recordsOf } from '../../src/search/records.ts';
import { titlesOf } from '../../src/search/title-list.ts';
import { indexTitles } from '../../src/search/title-index.ts';
import { matchTitles } from '../../src/search/title-scores.ts';
import { dutyWordsOf } from '../../src/search/words/office-words.ts';
import { readProcedureWords } from '../../src/search/words/procedure-words.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';

const { portal, entries } = readPortal('content', 'xa-minh-hoa');
const records = recordsOf(portal!.data, entries, addressesOf(portal!.data.url, '/'), '2026-11-20');
/** The portal's own titles beside every procedure that communes are asked for. */
const own = titlesOf(records, []);
const procedures = readProcedureWords().map(({ code, name, words }) => ({
  kind: 'thu-tuc' as const,
  address: `thu-tuc/${code}/`,
  title: name,
  keywords: words,
}));
const index = indexTitles([...own.filter(({ kind }) => kind !== 'thu-tuc'), ...procedures]);

test.each([
  ['có trộm gọi ai', /^Gọi 113/, /^113 · Công an xã/],
  ['co trom goi ai', /^Gọi 113/, /^113/],
  ['nhà bị mất trộm', /^Gọi 113/, /^113/],
  ['bị đánh', /^Gọi 113/, /^113/],
  ['cháy nhà gọi số nào', /^Gọi 114/, /^114/],
  ['có người té sông', /^Gọi 114/, /^114/],
  ['má em đau tim', /^Gọi 115/, /^115/],
  ['chay nha goi ai', /^Gọi 114/, /^114/],
  ['đuối nước', /^Gọi 114/, /^114/],
  ['có người đuối nước gọi số nào', /^Gọi 114/, /^114/],
  ['gọi xe cấp cứu', /^Gọi 115/, /^115/],
  ['sạt lở gọi ai', /^Gọi 112/, /^112/],
  ['mất điện', /^Sự cố điện/, new RegExp(portal!.data.hotline!.phone)],
  ['mất điện gọi ai', /^Sự cố điện/, new RegExp(portal!.data.hotline!.phone)],
  ['ống nước vỡ', /^Sự cố điện/, new RegExp(portal!.data.hotline!.phone)],
  ['cháy rừng', /^Gọi 114/, /^114/],
  ['chay rung goi ai', /^Gọi 114/, /^114/],
  ['rừng đang cháy', /^Gọi 114/, /^114/],
  ['cây ngã', /^Sự cố điện/, new RegExp(portal!.data.hotline!.phone)],
  ['cay nga do', /^Sự cố điện/, new RegExp(portal!.data.hotline!.phone)],
  ['cây đổ chắn đường', /^Sự cố điện/, new RegExp(portal!.data.hotline!.phone)],
])('“%s”: số phải gọi đứng đầu, ở ô tìm và ở trang', (query, title, answer) => {
  const [suggestion] = matchTitles(index, query, 8);
  expect(suggestion?.title.title).toMatch(title);
  expect(suggestion?.title.answer).toMatch(answer);
  expect(findTitles(query, index)[0]?.title.title).toMatch(title);
});

test.each([
  ['cháy rừng', '1.012922'],
  ['cây ngã', '1.002693'],
  ['cây ngã đổ', '1.002693'],
])('“%s”: số phải gọi không che thủ tục có liên quan', (query, code) => {
  expect(
    findTitles(query, index)
      .slice(0, 5)
      .map(({ title }) => title.address),
  ).toContain(`thu-tuc/${code}/`);
});

test('cổng có số của điện lực, kiểm lâm thì số ấy cũng hiện cho người cần gọi', () => {
  const hotlines = [
    { name: 'Điện lực huyện', phone: '0200 000 0031' },
    { name: 'Hạt Kiểm lâm', phone: '0200 000 0032' },
  ];
  const data = { ...portal!.data, hotlines };
  const listed = recordsOf(data, entries, addressesOf(data.url, '/'), '2026-11-20');
  const lines = titlesOf(listed, []).filter(({ kind }) => kind !== 'thu-tuc');
  const withLines = indexTitles([...lines, ...procedures]);
  const names = (query: string) =>
    findTitles(query, withLines)
      .slice(0, 3)
      .map(({ title }) => title.title);
  expect(names('cháy rừng')[0]).toMatch(/^Gọi 114/);
  expect(names('cháy rừng')).toContain('Hạt Kiểm lâm');
  expect(findTitles('mất điện', withLines)[0]?.title.answer).toMatch(/ · Điện lực huyện 0200 000 0031$/);
  expect(names('số điện thoại điện lực')[0]).toBe('Điện lực huyện');
});

test.each([
  ['ai phụ trách văn hóa', /Phó Chủ tịch/, 'văn hóa'],
  ['ai phu trach van hoa', /Phó Chủ tịch/, 'văn hóa'],
  ['phó chủ tịch phụ trách đất đai', /Phó Chủ tịch/, 'đất đai'],
  ['lãnh đạo phụ trách y tế', /Phó Chủ tịch/, 'y tế'],
  ['ai phụ trách môi trường', /Phó Chủ tịch/, 'môi trường'],
  ['chủ tịch phụ trách gì ngân sách', /Chủ tịch/, 'ngân sách'],
])('“%s”: người được phân công việc ấy đứng đầu, có số điện thoại', (query, position, duty) => {
  const [first] = findTitles(query, index);
  expect(first?.title.title).toMatch(position);
  const leader = entries.leader.find(({ data }) => first?.title.title.startsWith(data.name));
  expect(leader?.data.duties).toContain(duty);
  expect(first?.title.answer).toBe(leader?.data.phone);
});

test('nhiệm vụ của lãnh đạo thành từ tìm: từng việc một, không lấy những câu dài', () => {
  expect(
    dutyWordsOf('Phó Chủ tịch Ủy ban nhân dân xã', 'Phụ trách văn hóa, y tế và thông tin; tiếp công dân.'),
  ).toEqual([
    'phó chủ tịch phụ trách văn hóa',
    'phó chủ tịch phụ trách y tế',
    'phó chủ tịch phụ trách thông tin',
  ]);
  expect(dutyWordsOf('Trưởng Công an xã', 'Trực tiếp phụ trách an ninh')).toEqual([
    'lãnh đạo phụ trách an ninh',
  ]);
  expect(
    dutyWordsOf('Chủ tịch', 'Điều hành chung. Phụ trách việc đôn đốc trả lời chất vấn của các đại biểu'),
  ).toEqual([]);
});

test('chữ của việc khẩn cấp không che tên gọi của thủ tục nào', () => {
  const fold = (text: string) => foldedSyllables(text).join(' ');
  const words = [...EMERGENCY_NUMBERS.flatMap((each) => each.words), ...BREAKDOWNS.words].map(fold);
  expect(new Set(words).size).toBe(words.length);
  const shadowed = readProcedureWords().filter((each) =>
    [each.name, ...each.words].some((name) => words.includes(fold(name))),
  );
  expect(shadowed.map(({ code }) => code)).toEqual([]);
});
