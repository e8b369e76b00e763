import { expect, test } from 'vitest';
import { ALLOWED } from '../../src/markdown/allowed.ts';
import { toPlainText } from '../../src/markdown/plain-text.ts';

test('bản lưu giữ đề mục, danh sách, bảng như người ta gõ, và ảnh bằng lời mô tả', () => {
  const html = `<h2 id="muc-ho-so">Hồ sơ</h2><p>Gồm <strong>hai</strong> giấy_tờ:</p><ul><li>Tờ khai</li><li>Căn cước</li></ul>
    <a href="/anh/x.jpg" class="enlarge"><picture><source srcset="/anh/x.avif 1w"><img src="/anh/x.jpg" alt="Quầy một cửa"></picture></a>
    <div class="table"><table><thead><tr><th>Thôn</th><th>Hộ</th></tr></thead><tbody><tr><td>Mẫu 1</td><td>120</td></tr></tbody></table></div>`;
  const text = toPlainText(html);
  expect(text).toContain('## Hồ sơ');
  expect(text).toContain('giấy_tờ:');
  expect(text).toContain('- Tờ khai\n- Căn cước');
  expect(text).toContain('[Ảnh: Quầy một cửa]');
  expect(text).toMatch(/\| Mẫu 1 +\| 120 +\|/);
  expect(text).not.toMatch(/[<>]|srcset/);
});

test('bài không có chữ thì bản lưu cũng trống', () => {
  expect(toPlainText('').trim()).toBe('');
});

test('thẻ nào trang giữ lại thì bản lưu cũng viết ra được', () => {
  for (const tag of ALLOWED.tagNames!)
    expect(() => toPlainText(`<p>Trước <${tag}>chữ</${tag}> sau</p>`), tag).not.toThrow();
  expect(toPlainText('<p>Phí <del>8.000</del> <s>10.000</s> đồng</p>').trim()).toBe('Phí 8.000 10.000 đồng');
});
