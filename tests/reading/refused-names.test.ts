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
  ['tin-tuc/2026/con.md', 'reserved', 'con-1.md'],
  ['tin-tuc/2026/aux/index.md', 'reserved', 'aux-1'],
  ['AUX/a.md', 'reserved', 'aux-1'],
  ['com1.tar.gz', 'reserved', 'com1-1.tar.gz'],
  ['van-ban/Nul.PDF', 'reserved', 'nul-1.pdf'],
  ['van-ban/prn .pdf', 'reserved', 'prn-1.pdf'],
  ['van-ban/LPT².pdf', 'reserved', 'lpt-1.pdf'],
  ['van-ban/CONIN$', 'reserved', 'conin-1'],
])('%j: %s', (path, is, better) => {
  expect(refusedNameIn(path)).toMatchObject({ is, better });
});

test.each([
  'tin-tuc/2026/Kế hoạch (bản chính).pdf',
  'thu-tuc/con-nuoi.md',
  'a.b c.pdf',
  'conn.md',
  'con-1.md',
  'auxx/nulo.pdf',
  'com10.md',
  '👨‍👩‍👧.png',
  '…/x.md',
])('%j dùng được', (path) => {
  expect(refusedNameIn(path)).toBeNull();
});
