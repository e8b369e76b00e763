import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openWord } from '../../src/scaffold/word-file.ts';
import { changePart, docx, p } from './word-documents.ts';

const refusal = (bytes: Uint8Array) => {
  const opened = openWord(bytes);
  return 'refusal' in opened ? opened.refusal : null;
};
const OLE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const wide = (word: string) => new Uint8Array(Buffer.from(word, 'utf16le'));
/** An old Word document whose head says whether it is encrypted. */
const oldWord = (flags: number) => {
  const bytes = new Uint8Array(1024);
  bytes.set(OLE);
  bytes.set([0xec, 0xa5], 512);
  bytes[512 + 11] = flags;
  return bytes;
};
const minimal = (more: Record<string, Uint8Array>) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>'), ...more });

test.each<[string, Uint8Array, string]>([
  ['tệp trống', new Uint8Array(), 'trống'],
  ['PDF', strToU8('%PDF-1.7 …'), 'PDF'],
  ['RTF', strToU8('{\\rtf1}'), 'RTF'],
  ['trang web mang đuôi .docx', strToU8('<html><body>a</body></html>'), 'trang web'],
  ['Word kiểu cũ', new Uint8Array([...OLE, ...wide('WordDocument')]), '.doc'],
  [
    'Word có mật khẩu',
    new Uint8Array([...OLE, ...new Uint8Array(64), ...wide('EncryptedPackage')]),
    'mật khẩu',
  ],
  ['Word kiểu cũ có mật khẩu', oldWord(0x01), 'Mã hóa bằng mật khẩu'],
  ['Word kiểu cũ không mật khẩu', oldWord(0x00), 'Lưu thành'],
  ['Excel kiểu cũ', new Uint8Array([...OLE, ...wide('Workbook')]), '.xls'],
  ['Excel', zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('<a/>') }), 'Excel'],
  ['LibreOffice', zipSync({ mimetype: strToU8('a'), 'content.xml': strToU8('<a/>') }), 'LibreOffice'],
  ['tệp nén khác', zipSync({ 'a.txt': strToU8('a') }), 'tệp nén'],
  [
    'bảng tính LibreOffice',
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8('<a/>'),
    }),
    'bảng tính',
  ],
  ['Pages', zipSync({ 'Index/Document.iwa': strToU8('a') }), 'Pages'],
  ['tệp nén có tệp Word ở trong', zipSync({ 'Bài viết.docx': strToU8('a') }), 'giải nén'],
  ['tệp nén RAR', strToU8('Rar!\u001a'), 'giải nén'],
  ['ảnh JPG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'tệp ảnh'],
  ['ảnh HEIC', strToU8('\0\0\0\u0018ftypheic'), 'tệp ảnh'],
  ['tệp chữ', strToU8('---\ntitle: Bài\n---\n'), 'tệp chữ thường'],
  ['tệp chữ UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), 'tệp chữ thường'],
  ['lối tắt Google', strToU8('{"url":"https://docs.google.com/open?id=x"}'), 'Google Tài liệu'],
  ['Excel rất cũ', new Uint8Array([9, 8, 16, 0, 0, 6]), '.xls'],
  ['byte lạ', new Uint8Array([1, 2, 3]), 'hỏng'],
  ['tệp nén đứt giữa chừng', minimal({}).subarray(0, 60), 'hỏng'],
])('%s bị từ chối bằng một câu nói rõ', (_name, bytes, word) => {
  expect(refusal(bytes)).toContain(word);
});

test('tệp bung ra quá 200 MB bị từ chối trước khi bung', () => {
  const bomb = minimal({ 'word/media/a.png': new Uint8Array(1) });
  // The central directory tells the size; it is the second place where the name stands.
  const at = Buffer.from(bomb).lastIndexOf('word/media/a.png') - 46 + 24;
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(at, 210 * 1024 * 1024, true);
  expect(refusal(bomb)).toContain('bung ra tới 210 MB');
});

test('phần chữ quá dài bị từ chối', () => {
  expect(refusal(minimal({ 'word/styles.xml': new Uint8Array(21 * 1024 * 1024).fill(32) }))).toContain(
    'quá dài',
  );
});

test('hàng trăm nghìn thẻ XML trong một tệp nhỏ bị từ chối', () => {
  expect(refusal(minimal({ 'word/styles.xml': strToU8('<w:r/>'.repeat(500_000)) }))).toContain('quá dài');
});

test('phần khai nhỏ hơn thật thì không được bung quá mức đã khai', () => {
  const packed = minimal({ 'word/styles.xml': new Uint8Array(10 * 1024 * 1024).fill(32) });
  const at = Buffer.from(packed).lastIndexOf('word/styles.xml') - 46 + 24;
  new DataView(packed.buffer, packed.byteOffset).setUint32(at, 100, true);
  const opened = openWord(packed);
  if ('docx' in opened) expect(opened.docx.length).toBeLessThan(10_000);
  else expect(opened.refusal).toContain('hỏng');
});

test.each(['<!DOCTYPE w [<!ENTITY a "b">]>', '<!doctype w SYSTEM "file:///etc/passwd">'])(
  'khai báo thực thể XML bị từ chối: %s',
  async (declaration) => {
    const packed = changePart(await docx([p('Chữ.')]), 'word/document.xml', (xml) =>
      xml.replace(/(<\?xml[^>]*\?>)?/, (start) => start + declaration),
    );
    expect(refusal(packed)).toContain('khai báo XML');
  },
);

test('macro và tệp nhúng bị bỏ lại, và được nói ra', async () => {
  const packed = changePart(await docx([p('Chữ.')]), 'word/embeddings/a.bin', () => 'MACRO-VA-TEP-NHUNG');
  const opened = openWord(packed);
  expect(opened).toMatchObject({ notices: [expect.stringContaining('macro')] });
  expect('docx' in opened && Buffer.from(opened.docx).includes('MACRO-VA-TEP-NHUNG')).toBe(false);
});

test('byte bất kỳ không bao giờ làm lệnh đổ', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(refusal(bytes)).toEqual(expect.any(String));
      expect(refusal(new Uint8Array([0x50, 0x4b, 3, 4, ...bytes]))).toEqual(expect.any(String));
    }),
  );
});
