import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/search/excerpt.ts';
import { packTitles, unpackTitles, type PackedTitles } from '../../src/search/title-list.ts';
import { toKeywords, toLocation } from '../../src/search/question.ts';
import { respell, swapEndings } from '../../src/search/spellings.ts';
import { indexTitles, matchTitles, type Title } from '../../src/search/titles.ts';
import { stripMarks } from '../../src/text/fold.ts';

const TITLES: Title[] = [
  {
    kind: 'thu-tuc',
    address: 'thu-tuc/dang-ky-khai-sinh/',
    title: 'Đăng ký khai sinh',
    keywords: ['làm giấy khai sinh'],
  },
  {
    kind: 'thu-tuc',
    address: 'thu-tuc/dang-ky-khai-tu/',
    title: 'Đăng ký khai tử',
    keywords: ['giấy chứng tử'],
  },
  {
    kind: 'thu-tuc',
    address: 'thu-tuc/so-do/',
    title: 'Cấp giấy chứng nhận quyền sử dụng đất',
    keywords: ['làm sổ đỏ'],
  },
  {
    kind: 'giao-dich',
    address: 'giao-dich/#noi-cong-an',
    title: 'Công an xã',
    keywords: [],
    answer: '0200 000 0005 · Thứ hai đến thứ sáu',
  },
  {
    kind: 'van-ban',
    address: 'van-ban/kh-25/',
    title: 'Kế hoạch số 25/KH-UBND: Cải cách hành chính',
    keywords: [],
    answer: '05/01/2026',
  },
  {
    kind: 'tin-tuc',
    address: 'tin-tuc/hoa-giai/',
    title: 'Hòa giải ở cơ sở',
    keywords: [],
    answer: '02/02/2026',
  },
];
const index = indexTitles(TITLES);

describe('danh sách tên', () => {
  test.each([
    ['khai si', 'thu-tuc/dang-ky-khai-sinh/'],
    ['dang ky khai sinh', 'thu-tuc/dang-ky-khai-sinh/'],
    ['giay chung tu', 'thu-tuc/dang-ky-khai-tu/'],
    ['làm sổ đỏ', 'thu-tuc/so-do/'],
    ['GCN quyền sử dụng đất', 'thu-tuc/so-do/'],
    ['số điện thoại công an', 'giao-dich/#noi-cong-an'],
    ['công an xã mấy giờ làm việc', 'giao-dich/#noi-cong-an'],
    ['25 kh ubnd', 'van-ban/kh-25/'],
    ['hoà giải', 'tin-tuc/hoa-giai/'],
    ['khai sihn', 'thu-tuc/dang-ky-khai-sinh/'],
  ])('gõ “%s”', (query, address) => {
    const [first] = matchTitles(index, query, 5);
    expect(first?.title.address).toBe(address);
  });

  test('tên đúng dấu đứng trên tên chỉ giống khi bỏ dấu', () => {
    const two = indexTitles([
      { kind: 'tin-tuc', address: 'a', title: 'Bàn đạt chuẩn', keywords: [] },
      { kind: 'tin-tuc', address: 'b', title: 'Bán đất chuẩn', keywords: [] },
    ]);
    expect(matchTitles(two, 'bán đất', 2).map(({ title }) => title.address)).toEqual(['b', 'a']);
  });

  test('gói lại rồi mở ra vẫn như cũ, và cắt cho vừa', () => {
    const packed = packTitles(TITLES, (text) => text.length, 100_000);
    const unpacked = unpackTitles(JSON.parse(packed) as PackedTitles);
    expect(unpacked).toEqual(expect.arrayContaining(TITLES));
    const cut = packTitles(TITLES, (text) => text.length, 120);
    expect(cut.length).toBeLessThanOrEqual(120);
    expect(unpackTitles(JSON.parse(cut) as PackedTitles)[0]).toEqual(TITLES[0]);
  });

  test('chữ nào gõ vào cũng không làm hỏng gì', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        for (const { score } of matchTitles(index, query, 5)) expect(score).toBeGreaterThan(0);
      }),
    );
  });
});

test('đoạn trích giữ chữ như đã viết, và chỉ đánh dấu chữ được tìm', () => {
  const text = `Mở đầu dài ${'lời dẫn '.repeat(60)} cần giấy khai sinh; nộp tại xã. ${'Lời kết '.repeat(60)}`;
  const pieces = excerptOf(text, ['khai', 'sinh']);
  expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['khai sinh']);
  expect(pieces.map((piece) => piece.text).join('')).toContain('cần giấy khai sinh; nộp tại xã.');
  fc.assert(
    fc.property(fc.lorem({ maxCount: 120 }), fc.nat(5), (words, at) => {
      const wanted = [stripMarks(words.split(' ')[at] ?? 'x').replace(/\W/g, '')];
      const shown = excerptOf(words, wanted)
        .map((piece) => piece.text)
        .join('');
      expect(words).toContain(shown.replace(/^… | …$/g, ''));
    }),
  );
});

test('câu hỏi còn lại điều được hỏi', () => {
  expect(toKeywords('Làm thế nào để đăng ký khai sinh?').words).toEqual(['đăng', 'ký', 'khai', 'sinh']);
  expect(toKeywords('lam the nao de dang ky khai sinh').words).toEqual(['dang', 'ky', 'khai', 'sinh']);
  expect(toKeywords('xóa thế chấp').words).toEqual(['xóa', 'thế', 'chấp']);
  expect(toLocation('số điện thoại công an xã')).toBe('công an xã');
  expect(toLocation('khai sinh')).toBeUndefined();
});

test('chữ viết tắt và chữ viết đủ thay nhau; hai chữ cái chỉ là viết tắt khi viết hoa', () => {
  expect(respell('UBND xã')).toContain('Ủy ban nhân dân xã');
  expect(respell('ủy ban nhân dân xã')).toContain('UBND xã');
  expect(respell('uy ban nhan dan xa')).toContain('UBND xa');
  expect(respell('KH 2026')).toContain('kế hoạch 2026');
  expect(respell('kh 2026')).toEqual([]);
  expect(swapEndings('kĩ thuật')).toBe('kỹ thuật');
  expect(swapEndings('khai sinh')).toBeUndefined();
});
