import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { textInPdf } from '../../src/reading/pdf-text.ts';

const PAGE = 'BT /F1 12 Tf (Uy ban nhan dan xa Minh Hoa) Tj ET';
const PICTURE = stream('/Type /XObject /Subtype /Image /Filter /DCTDecode', '\u00ff\u00d8(Day la anh) Tj');
const PLACED = flate('', 'q 595 0 0 842 0 0 cm /Im0 Do Q');
const STAMP = flate('/Subtype /Form', 'BT (Ky boi: UBND xa Minh Hoa, ngay 05/01/2026) Tj ET');

test.each([
  ['trang viết bằng chữ', [flate('', PAGE)]],
  ['trang không nén', [stream('', PAGE)]],
  ['chữ ghi bằng số của hình chữ, như Word', [flate('', `BT <${'0012'.repeat(30)}> Tj ET`)]],
  ['chữ chia thành mảng', [flate('', `BT [(Uy) -20 (ban) 5 (nhan dan xa Minh Hoa nam)] TJ ET`)]],
  [
    'ảnh quét đã nhận dạng chữ',
    [PICTURE, flate('', `q /Im0 Do Q BT 3 Tr (Uy ban nhan dan xa Minh Hoa) Tj ET`)],
  ],
  ['một dòng rất ngắn, không có ảnh', [flate('', 'BT (Nghi) Tj ET')]],
  [
    'cả trang nằm trong một khung',
    [PICTURE, flate('/Subtype/Form', PAGE.replace('Uy', 'Uy ban '.repeat(100)))],
  ],
])('%s: có chữ', (_, parts) => {
  expect(textInPdf(pdf(parts))).toBe('text');
});

test.each([
  ['ảnh quét', [PICTURE, PLACED]],
  ['ảnh quét có dấu ký số', [PICTURE, PLACED, STAMP, '<< /FT /Sig /T (Signature1) >>']],
])('%s: không có chữ', (_, parts) => {
  expect(textInPdf(pdf(parts))).toBe('none');
});

test.each([
  ['tệp có mật khẩu', [flate('', PAGE), '<< /Encrypt 5 0 R >>']],
  ['cách nén không đọc được', [PICTURE, stream('/Filter /LZWDecode', '\u0080\u000b')]],
  ['phần nén bị hỏng', [PICTURE, stream('/Filter /FlateDecode', 'khong phai')]],
  ['ảnh và vài chữ, có thể là số trang', [PICTURE, flate('', 'BT (12) Tj ET')]],
  ['thông báo ngắn có biểu trưng, không ký số', [PICTURE, PLACED, STAMP]],
  ['tệp cụt', ['1 0 obj << /Length 9 >> stream\nBT']],
])('%s: chưa rõ, không nói là không có chữ', (_, parts) => {
  expect(textInPdf(pdf(parts))).toBe('unknown');
});

test('tệp không phải PDF thì chưa rõ', () => {
  expect(textInPdf(Buffer.from('PK'))).toBe('unknown');
});

function pdf(parts: string[]): Buffer {
  return Buffer.from(`%PDF-1.4\n${parts.join('\n')}\n%%EOF\n`, 'latin1');
}

function stream(dictionary: string, content: string): string {
  return `4 0 obj\n<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj`;
}

function flate(dictionary: string, content: string): string {
  return stream(`${dictionary} /Filter /FlateDecode`, deflateSync(content).toString('latin1'));
}
