import { expect, test } from 'vitest';
import {
  defaultsOf,
  entryPath,
  newKinds,
  optionalPrompts,
  questionsOfEntry,
  slugFor,
} from '../../src/scaffold/entry.ts';
import { fileRoleOf } from '../../src/reading/file-role.ts';

test('địa chỉ lấy từ tiêu đề, bỏ dấu', () => {
  expect(slugFor({ title: 'Đất đai: “Một cửa” số 2' }, new Set())).toBe('dat-dai-mot-cua-so-2');
});

test('địa chỉ đã có thì thêm số, kể cả khi chỉ khác dấu', () => {
  expect(slugFor({ title: 'Má mạ' }, new Set(['ma-ma', 'ma-ma-2']))).toBe('ma-ma-3');
});

test('tiêu đề dài thì địa chỉ được cắt giữa hai chữ', () => {
  const slug = slugFor({ title: 'Tuyên truyền cải cách hành chính '.repeat(6) }, new Set());
  expect(slug.length).toBeLessThanOrEqual(80);
  expect('tuyen-truyen-cai-cach-hanh-chinh-'.repeat(6)).toContain(`${slug}-`);
});

test.each([
  ['Con', 'con-2'],
  ['Aux', 'aux-2'],
  ['COM1', 'com1-2'],
  ['Nul', 'nul-2'],
])('tên “%s” mà Windows giữ riêng thì địa chỉ có thêm số', (title, slug) => {
  expect(slugFor({ title }, new Set())).toBe(slug);
});

test('thủ tục có tên quá dài thì tệp mang mã quốc gia, tên vừa thì mang tên', () => {
  const long = 'Hỗ trợ chi phí đối với người lao động không hưởng lương '.repeat(3);
  expect(slugFor({ name: long, code: '1.004873' }, new Set())).toBe('1-004873');
  expect(slugFor({ name: 'Đăng ký khai tử', code: '1.000656' }, new Set())).toBe('dang-ky-khai-tu');
});

test('tiêu đề không còn chữ nào vẫn có địa chỉ', () => {
  expect(slugFor({ title: '!!!' }, new Set())).toBe('bai-moi');
});

test.each(newKinds)('đường dẫn của %s đúng chỗ, có hay không có tệp kèm', (kind) => {
  for (const hasFiles of [false, true])
    expect(fileRoleOf(entryPath(kind, 'a', { date: '2026-03-14' }, hasFiles))).toEqual({
      is: 'entry',
      kind,
      slug: 'a',
    });
});

test('tự điền: ngày, đơn vị duy nhất, số thứ tự tiếp theo; chuyên mục thì không', () => {
  const one = { section: [], unit: [{ id: 'van-phong', name: 'Văn phòng' }] };
  const given = { today: '2026-03-14', choices: one, present: 2 };
  expect(Object.fromEntries(defaultsOf('article', given))).toEqual({
    date: '2026-03-14',
    unit: 'van-phong',
  });
  expect(Object.fromEntries(defaultsOf('leader', given))).toEqual({ order: '3' });
});

test('không có hai tham số trùng tên, và không tham số nào trùng với tham số chung', () => {
  for (const kind of newKinds) {
    const flags = questionsOfEntry(kind, {}).map(({ flag }) => flag);
    expect(new Set([...flags, 'content', 'portal', 'as-of', 'help', 'body', 'dry-run']).size).toBe(
      flags.length + 6,
    );
  }
});

test('tin đăng ngoài: hỏi địa chỉ; không có địa chỉ mới hỏi số báo, giờ phát sóng', () => {
  const asked = (data: Record<string, unknown>) => [...optionalPrompts(data, false).keys()];
  expect(asked({ channel: 'bao-tinh' })).toEqual(['topics', 'unit', 'url', 'proof-issue', 'proof-aired']);
  expect(asked({ channel: 'bao-tinh', url: 'https://bao.vidu.gov.vn/a' })).toEqual(['topics', 'unit', 'url']);
  expect(asked({ form: 'tap-huan' }), 'hoạt động thì không hỏi thêm').toEqual(['topics', 'unit']);
});
