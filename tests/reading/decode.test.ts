import { expect, test } from 'vitest';
import { decode, MAX_TEXT_BYTES } from '../../src/reading/decode.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (content: Uint8Array) => {
  const decoded = decode('a.md', content);
  return 'problem' in decoded ? decoded.problem.code : decoded.text;
};

test('chữ đến từ máy Mac (NFD) đọc thành NFC', () => {
  expect(codeOf(bytes('Hòa bình, Đất đai'.normalize('NFD')))).toBe('Hòa bình, Đất đai'.normalize('NFC'));
});

test('dấu BOM và xuống dòng kiểu Windows, kiểu Mac cũ không còn', () => {
  expect(codeOf(bytes('\uFEFFmột\r\nhai\rba\n'))).toBe('một\nhai\nba\n');
});

test.each([
  ['tệp nhị phân', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2)],
  ['chữ Windows-1258', Uint8Array.of(0x54, 0x69, 0xea, 0x75, 0x20, 0xf0, 0xea)],
  ['UTF-8 bị cắt giữa chữ', bytes('Đất').slice(0, 1)],
])('%s không phải văn bản đọc được', (_name, content) => {
  expect(codeOf(content)).toBe('not-text');
});

test('đúng một MB thì đọc, hơn một byte thì không', () => {
  expect(codeOf(new Uint8Array(MAX_TEXT_BYTES).fill(97))).toHaveLength(MAX_TEXT_BYTES);
  expect(codeOf(new Uint8Array(MAX_TEXT_BYTES + 1).fill(97))).toBe('file-too-large');
});

test('chữ UTF-16 ghi từ Notepad được gọi đúng tên', () => {
  expect(codeOf(Uint8Array.from(Buffer.from('\uFEFFTiêu đề', 'utf16le')))).toBe('utf-16');
});

test('chữ gõ bằng phông cũ được gọi tên cùng bản chuyển mã', () => {
  const tcvn3 = Uint8Array.from(Buffer.from('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'latin1'));
  expect(codeOf(tcvn3)).toBe('legacy-encoding');
});
