import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packTitles, unpackTitles, type TitleFile } from '../../src/search/title-list.ts';
import { slugify } from '../../src/text/fold.ts';
import { indexTitles, type TitleEntry } from '../../src/search/title-index.ts';
import { matchTitles } from '../../src/search/title-scores.ts';

const TITLES: TitleEntry[] = [
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
const unpacked = (files: string[]) => unpackTitles(files.map((file) => JSON.parse(file) as TitleFile));

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
    const packed = packTitles(TITLES, 'lần-này', (text) => text.length, 100_000);
    expect(packed.leftOut).toBe(0);
    expect(unpacked(packed.files)).toEqual(expect.arrayContaining(TITLES));
    const cut = packTitles(TITLES, 'lần-này', (text) => text.length, 120);
    expect(cut.files.at(-1)!.length).toBeLessThanOrEqual(120);
    const kept = unpacked(cut.files);
    expect(cut.leftOut).toBe(TITLES.length - kept.length);
    expect(kept).toEqual(
      expect.arrayContaining(TITLES.filter(({ kind }) => kind === 'thu-tuc' || kind === 'giao-dich')),
    );
  });

  test('thủ tục đứng trước tin bài có cùng những chữ ấy trong tiêu đề, dù tiêu đề ngắn hơn', () => {
    const both = indexTitles([
      { kind: 'tin-tuc', address: 'tin', title: 'Đăng ký tạm trú', keywords: [] },
      { kind: 'hoat-dong', address: 'hoat-dong', title: 'Tuyên truyền tạm trú', keywords: [] },
      {
        kind: 'thu-tuc',
        address: 'thu-tuc',
        title: 'Đăng ký tạm trú theo danh sách cho người ở nhà công vụ',
        keywords: [],
      },
    ]);
    for (const query of ['tạm trú', 'dang ky tam tru', 'tạm tr'])
      expect(matchTitles(both, query, 3)[0]?.title.address, query).toBe('thu-tuc');
  });

  test('trong các thủ tục gần nhau, thủ tục không kèm điều kiện đứng trước', () => {
    const sisters = indexTitles(
      ['Đăng ký kết hôn lưu động', 'Đăng ký kết hôn có yếu tố nước ngoài', 'Thủ tục đăng ký kết hôn'].map(
        (title, at) => ({ kind: 'thu-tuc', address: String(at), title, keywords: [] }),
      ),
    );
    expect(matchTitles(sisters, 'tôi muốn đăng ký kết hôn thì cần giấy tờ gì', 3)[0]?.title.address).toBe(
      '2',
    );
    expect(matchTitles(sisters, 'đăng ký kết hôn lưu động', 3)[0]?.title.address).toBe('0');
  });

  test('tiêu đề có đủ năm chữ của câu gõ liền nhau thì đứng đầu, trừ khi tên thủ tục cũng có', () => {
    const news = {
      kind: 'tin-tuc',
      address: 'tin',
      title: 'Xã khen đội đi tuần bắt gọn nhóm trộm chó',
    } as const;
    const titles: TitleEntry[] = [...TITLES, { ...news, keywords: [] }];
    expect(matchTitles(indexTitles(titles), 'doi di tuan bat gon', 3)[0]?.title.address).toBe('tin');
  });

  test('câu nào cũng cho một thứ tự, hỏi lại hay hỏi câu khác ở giữa cũng vậy', () => {
    const words = fc.constantFrom(
      'đăng',
      'ký',
      'khai',
      'sinh',
      'tử',
      'giấy',
      'đất',
      'công',
      'an',
      'số',
      'mấy',
      'giờ',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.array(words), (query, between) => {
        const ask = () => matchTitles(index, query.join(' '), 6).map(({ title }) => title.address);
        const before = ask();
        matchTitles(index, between.join(' '), 6);
        expect(ask()).toEqual(before);
        expect(new Set(before).size).toBe(before.length);
      }),
      { numRuns: 30 },
    );
  });

  test('địa chỉ nào gói lại rồi mở ra cũng như cũ: tên cắt ngắn, thêm số, hay không theo tên', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.nat(50),
        fc.constantFrom('', '-2', '1-004873', '#noi-khac', 'khac'),
        (title, length, rest) => {
          const name = slugify(title).slice(0, length) + rest;
          const address = `thu-tuc/${name}${name === '' || rest.startsWith('#') ? '' : '/'}`;
          const { files } = packTitles([{ kind: 'thu-tuc', address, title, keywords: [] }], '', () => 0, 1);
          expect(unpacked(files)[0]!.address).toBe(address);
        },
      ),
    );
  });

  test('chữ nào gõ vào cũng không làm hỏng gì', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        for (const { score } of matchTitles(index, query, 5)) expect(score).toBeGreaterThan(0);
      }),
    );
  });
});
