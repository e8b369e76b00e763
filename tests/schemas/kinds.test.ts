import { describe, expect, test } from 'vitest';
import { entryFolders, schemas, type Kind } from '../../src/schemas/kinds.ts';
import { fieldWords } from '../../src/schemas/fields.ts';
import { introParts } from '../../src/schemas/vocabulary.ts';
import { z } from 'zod';

/** The tables of the contract: what must stand in an entry of each kind, and what may. */
const kinds: Record<
  string,
  { kind: Kind; required: Record<string, unknown>; optional: Record<string, unknown> }
> = {
  'tin bài': {
    kind: 'article',
    required: {
      title: 'Mười ký tự',
      date: '2026-03-14T08:30',
      section: 'cchc',
      summary: 'Ba mươi ký tự vừa đủ để qua mức',
    },
    optional: {
      genre: 'phong-su',
      topics: ['the-che', 'chi-dao-dieu-hanh'],
      origin: 'dang-lai',
      source: { name: 'Báo Ví Dụ', url: 'https://bao.vidu.vn/1' },
      unit: 'van-phong',
      author: 'Lê B',
      cover: { src: 'anh.jpg', alt: 'Mô tả', caption: 'Chú thích' },
      draft: true,
      expires: '2026-12-31',
      updated: '2026-03-20',
      attachments: [{ src: 'tep.pdf' }],
      pinned: true,
    },
  },
  'lãnh đạo': {
    kind: 'leader',
    required: {
      name: 'Nguyễn Văn A',
      position: 'Chủ tịch',
      phone: '0200',
      email: 'a@vidu.gov.vn',
      duties: 'Phụ trách chung',
      order: 1,
    },
    optional: { photo: { src: 'a.jpg', alt: 'Chân dung' }, termFrom: '2025-07-01', termTo: '2026-06-30' },
  },
  'điểm giao dịch': {
    kind: 'contact',
    required: { name: 'Một cửa', address: 'Thôn Mẫu', phone: '0200', email: 'a@vidu.gov.vn' },
    optional: { hours: 'Thứ Hai', fax: '0201', map: 'Cạnh chợ', order: 2, kind: 'Một cửa' },
  },
  'thủ tục': {
    kind: 'procedure',
    required: {
      code: '1.001193',
      name: 'Đăng ký khai sinh',
      field: 'Hộ tịch',
      level: 'toan-trinh',
      status: 'hien-hanh',
      url: 'https://dichvucong.gov.vn',
    },
    optional: {
      decision: '45/QĐ-UBND',
      days: 5,
      fee: 0,
      forWhom: 'Cá nhân',
      papers: ['Tờ khai'],
      places: ['Một cửa'],
      result: 'Giấy khai sinh',
      legalBasis: ['Luật Hộ tịch'],
      lifeEvent: 'sinh-con',
    },
  },
  'văn bản': {
    kind: 'document',
    required: {
      number: '132-KH/UBND',
      type: 'Kế hoạch',
      issuer: 'UBND',
      issued: '2026-01-05',
      subject: 'Tuyên truyền',
    },
    optional: {
      effective: '2026-01-05',
      expires: '2026-12-31',
      file: 'a.pdf',
      signer: 'Nguyễn Văn A',
      replaces: '1/KH-UBND',
      section: 'cchc',
    },
  },
  'phản ánh': {
    kind: 'feedback',
    required: { received: '2026-03-14', topic: 'Đường', question: 'Bao giờ sửa?', status: 'tiep-nhan' },
    optional: { answered: '2026-03-20', answer: 'Tháng sau', unit: 'van-phong' },
  },
  'hoạt động': {
    kind: 'activity',
    required: { title: 'Họp thôn', date: '2026-03-14', form: 'hop-thon', times: 1, people: 0 },
    optional: { unit: 'van-phong', topics: ['the-che'], evidence: 'Biên bản số 3' },
  },
  'tin đăng ngoài': {
    kind: 'publication',
    required: {
      title: 'Tin',
      date: '2026-03-14',
      channel: 'bao-tinh',
      outlet: 'Báo Ví Dụ',
      url: 'https://bao.vidu.vn/2',
    },
    optional: { genre: 'bai', unit: 'van-phong', topics: ['the-che'], origin: 'dang-lai' },
  },
  'trang giới thiệu': { kind: 'intro', required: {}, optional: { title: 'Lịch sử' } },
  cổng: {
    kind: 'portal',
    required: {
      name: 'Xã Thử',
      kind: 'dac-khu',
      code: '00123',
      province: 'Tỉnh Ví Dụ',
      url: 'https://a.vidu.vn',
      owner: 'UBND',
      responsible: { name: 'A', position: 'Chủ tịch' },
      address: 'Thôn',
      phone: '0200',
      email: 'a@vidu.vn',
      sections: [{ id: 'cchc', name: 'CCHC' }],
      plans: [],
    },
    optional: {
      units: [{ id: 'van-phong', name: 'Văn phòng' }],
      hotline: { phone: '0200', address: 'Thôn', email: 'a@vidu.vn' },
      hours: ['Sáng', 'Chiều'],
      links: [{ name: 'Cổng', url: 'https://chinhphu.vn' }],
      social: { zalo: 'https://zalo.me/1', facebook: 'https://facebook.com/1' },
      theme: {},
      licence: 'Giấy phép số 1',
      demo: true,
    },
  },
  'kế hoạch': {
    kind: 'plan',
    required: {
      title: 'Kế hoạch',
      issuer: 'UBND',
      year: 2023,
      targets: [],
    },
    optional: {
      number: '31/KH-UBND',
      issued: '2023-02-28',
      periods: { scheme: 'calendar', deadlines: [{ period: '2023-Q1', due: '2023-02-27' }] },
      bands: { near: 0.9 },
      minWords: 50,
    },
  },
};

describe.each(Object.entries(kinds))('%s', (_name, { kind, required, optional }) => {
  const accepts = (data: unknown) => schemas[kind].safeParse(data).success;

  test('chỉ cần các mục bắt buộc', () => {
    expect(schemas[kind].safeParse(required).error).toBeUndefined();
  });

  test('nhận mọi mục tùy chọn của bản cam kết', () => {
    expect(schemas[kind].safeParse({ ...required, ...optional }).error).toBeUndefined();
  });

  test('thiếu hoặc để trống một mục bắt buộc thì không nhận', () => {
    for (const key of Object.keys(required)) {
      const { [key]: _left, ...rest } = required;
      expect(accepts(rest), `thiếu ${key}`).toBe(false);
      expect(accepts({ ...required, [key]: null }), `${key} để trống`).toBe(false);
      if (typeof required[key] === 'string')
        expect(accepts({ ...required, [key]: '   ' }), `${key} toàn dấu cách`).toBe(false);
    }
  });

  test('gõ sai tên mục thì không nhận', () => {
    expect(accepts({ ...required, tieude: 'x' })).toBe(false);
  });

  test('mục nào cũng có nhãn tiếng Việt', () => {
    const { shape } = schemas[kind] as unknown as z.ZodObject;
    for (const [key, schema] of Object.entries(shape))
      expect(fieldWords(schema as z.ZodType)?.label, key).toMatch(/\S/);
  });
});

test('phản ánh không có chỗ ghi tên người gửi', () => {
  const { required } = kinds['phản ánh']!;
  for (const key of ['sender', 'name', 'phone', 'author', 'email'])
    expect(schemas.feedback.safeParse({ ...required, [key]: 'Trần Thị B' }).success).toBe(false);
});

test('bài viết có giá trị mặc định của bản cam kết', () => {
  expect(schemas.article.parse(kinds['tin bài']!.required)).toMatchObject({
    genre: 'tin',
    topics: [],
    origin: 'dia-phuong',
    draft: false,
  });
});

test.each([
  ['title', 9, 10, 200, 201],
  ['summary', 29, 30, 500, 501],
])('%s dài từ mức này tới mức kia', (key, short, least, most, long) => {
  const { required } = kinds['tin bài']!;
  const accepts = (length: number) =>
    schemas.article.safeParse({ ...required, [key]: 'ữ'.repeat(length) }).success;
  expect([short, least, most, long].map(accepts)).toEqual([false, true, true, false]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.vn/x', 'dichvucong.gov.vn', '//a.vn'])(
  'địa chỉ %s không được đăng',
  (url) => {
    const { required } = kinds['thủ tục']!;
    expect(schemas.procedure.safeParse({ ...required, url }).success).toBe(false);
  },
);

test('ngày nào cũng có thể kèm giờ', () => {
  const { required } = kinds['phản ánh']!;
  expect(schemas.feedback.safeParse({ ...required, received: '2026-03-14T08:30' }).success).toBe(true);
});

test('thư mục mang tên trong bản cam kết', () => {
  expect(Object.values(entryFolders).sort()).toEqual(
    [
      'dang-ngoai',
      'gioi-thieu',
      'giao-dich',
      'hoat-dong',
      'lanh-dao',
      'nhiem-vu',
      'phan-anh',
      'thu-tuc',
      'tin-tuc',
      'van-ban',
    ].sort(),
  );
  expect(Object.keys(introParts)).toEqual([
    'lich-su',
    'dieu-kien-tu-nhien',
    'kinh-te-xa-hoi',
    'van-hoa',
    'dia-gioi-hanh-chinh',
    'ban-do-hanh-chinh',
  ]);
});
