import { expect, test } from 'vitest';
import { refusedNameIn } from '../../src/reading/refused-names.ts';

test.each([
  ['tin-tuc/2026/a\nb.md', 'signs', 'a-b.md'],
  ['tin-tuc/2026/to-khai\u202efdp.exe', 'signs', 'to-khai-fdp.exe'],
  ['tin-tuc/2026\u200b/a.md', 'signs', '2026'],
  ['van-ban/a\\b.pdf', 'signs', 'a-b.pdf'],
  ['van-ban/\u009b31m.pdf', 'signs', '31m.pdf'],
  ['van-ban/nửa\ud83d.pdf', 'signs', 'nua.pdf'],
  ['Ảnh hội nghị /a.jpg', 'ends', 'anh-hoi-nghi'],
  ['a.pdf.', 'ends', 'a-pdf'],
  [' a.pdf', 'ends', 'a.pdf'],
  ['tin-tuc/2026/con.md', 'reserved', ''],
  ['AUX/a.md', 'reserved', ''],
  ['com1.tar.gz', 'reserved', ''],
])('%j: %s', (path, is, better) => {
  expect(refusedNameIn(path)).toMatchObject({ is, better });
});

test.each([
  'tin-tuc/2026/Kế hoạch (bản chính).pdf',
  'thu-tuc/con-nuoi.md',
  'a.b c.pdf',
  'conn.md',
  '👨‍👩‍👧.png',
  '…/x.md',
])('%j dùng được', (path) => {
  expect(refusedNameIn(path)).toBeNull();
});
