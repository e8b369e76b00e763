import { strFromU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { formatBytes } from '../text/format.ts';

/** The parts of a Word document from which an article is made, packed anew; or the reason why the file is refused. */
type OpenedWord = { docx: Uint8Array; notices: string[] } | { refusal: string };

/** The most bytes of a Word file. */
export const MAX_WORD_BYTES = 50 * 1024 * 1024;

/** Bytes of all parts of a Word file, once unpacked. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
/** Bytes of the XML parts, which take far more memory once parsed. */
const MAX_XML_BYTES = 10 * 1024 * 1024;
/** Tags in the XML parts; each takes memory of its own once parsed. */
const MAX_XML_TAGS = 200_000;

/**
 * Opens an untrusted Word document. Reads the sizes before it unpacks anything, takes only text and pictures, and
 * refuses XML that declares entities. Packs the parts anew, so that later readers get no more than was counted here.
 */
export function openWord(bytes: Uint8Array): OpenedWord {
  const foreign = nameForeign(bytes);
  if (foreign) return { refusal: foreign };
  const listed = attempt(() => listParts(bytes));
  if (!listed) return { refusal: DAMAGED };
  if (
    !listed.some(({ name }) => name === '[Content_Types].xml') ||
    !listed.some(({ name }) => /^word\//.test(name))
  )
    return {
      refusal: nameZip(
        bytes,
        listed.map(({ name }) => name),
      ),
    };

  const total = (parts: UnzipFileInfo[]) => parts.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const size = total(listed);
  if (size > MAX_UNPACKED_BYTES)
    return {
      refusal: `Tệp này bung ra tới ${formatBytes(size)}, quá mức ${formatBytes(MAX_UNPACKED_BYTES)}; hãy thu nhỏ ảnh trong văn bản rồi lưu lại.`,
    };
  if (total(listed.filter(({ name }) => IS_XML.test(name) && WANTED.test(name))) > MAX_XML_BYTES)
    return { refusal: TOO_LONG };

  const parts = attempt(() => unzipSync(bytes, { filter: ({ name }) => WANTED.test(name) }));
  if (!parts) return { refusal: DAMAGED };
  const xml = Object.entries(parts).filter(([name]) => IS_XML.test(name));
  if (xml.reduce((sum, [, part]) => sum + countTags(part), 0) > MAX_XML_TAGS) return { refusal: TOO_LONG };
  if (xml.some(([, part]) => /<!(DOCTYPE|ENTITY)/i.test(strFromU8(part, true))))
    return {
      refusal: 'Tệp này chứa khai báo XML không có trong văn bản Word thường; không mở để giữ an toàn.',
    };
  return { docx: zipSync(parts, { level: 0 }), notices: describeLeftOut(listed) };
}

/**
 * The parts with text, styles, lists, notes and pictures; macros, fonts, embedded files and printer settings stay out.
 */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[^/]+\.rels|word\/[^/]+\.xml|word\/media\/[^/]+)$/;
const IS_XML = /\.(xml|rels)$/i;
const DAMAGED = 'Tệp này bị hỏng hoặc không phải tệp Word (.docx); hãy mở bằng Word rồi lưu lại.';

const TOO_LONG = 'Phần chữ của tệp này quá dài cho một tin bài; hãy chia thành nhiều tệp.';

function countTags(xml: Uint8Array): number {
  let count = 0;
  for (const byte of xml) if (byte === OPENING) count++;
  return count;
}

const OPENING = '<'.charCodeAt(0);

function listParts(bytes: Uint8Array): UnzipFileInfo[] {
  const listed: UnzipFileInfo[] = [];
  unzipSync(bytes, {
    filter: (file) => {
      listed.push(file);
      return false;
    },
  });
  return listed;
}

/** Says by its first bytes that a file is no zip, and what it is instead; undefined for a zip. */
function nameForeign(bytes: Uint8Array): string | undefined {
  const head = strFromU8(bytes.subarray(0, 12), true);
  if (bytes.length === 0) return 'Tệp này trống.';
  if (head.startsWith('PK')) return undefined;
  if (head.startsWith('%PDF'))
    return 'Đây là tệp PDF, không chuyển thành bài được; hãy dùng tệp Word gốc, hoặc đính kèm tệp PDF vào bài.';
  if (head.startsWith('{\\rtf'))
    return 'Đây là tệp RTF; hãy mở bằng Word, chọn “Lưu thành…” và chọn kiểu .docx.';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return nameOldOffice(bytes);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<|^MIME-/i.test(head))
    return 'Đây là trang web hoặc tệp XML mang đuôi của Word; hãy mở bằng Word, chọn “Lưu thành…” và chọn kiểu .docx.';
  if (PHONE_PICTURE.test(head)) return PICTURE;
  const known = SIGNATURES.find(([start]) => head.startsWith(start));
  if (known) return known[1];
  return isText(bytes) ? nameText(bytes) : DAMAGED;
}

const PICTURE =
  'Đây là tệp ảnh, không phải tệp Word (.docx); ảnh thì để cạnh bài, hoặc tạo bài bằng: npm run new -- article';
const PACKED = 'Đây là tệp nén; hãy giải nén rồi nhập tệp Word (.docx) ở trong.';

const OLD_EXCEL = 'Đây là tệp Excel kiểu cũ (.xls); lệnh này chỉ nhận tệp Word (.docx).';

/** What files are by their first bytes. */
const SIGNATURES: [string, string][] = [
  ...['\u00ff\u00d8\u00ff', '\u0089PNG', 'GIF8', 'BM', 'II*\0', 'MM\0*'].map((start): [string, string] => [
    start,
    PICTURE,
  ]),
  ...['7z\u00bc\u00af', 'Rar!', '\u001f\u008b'].map((start): [string, string] => [start, PACKED]),
  ...['\t\b', '\t\u0004', '\t\u0002', '\t\0'].map((start): [string, string] => [start, OLD_EXCEL]),
];

/** A picture of a phone tells its kind after four bytes. */
const PHONE_PICTURE = /^[^]{4}ftyp(?:hei|hev|mif|avi)/;

/** Says whether bytes are text in UTF-8 or UTF-16 throughout their beginning. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096);
  const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (isWide) return true;
  const text = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true }));
  // eslint-disable-next-line no-control-regex
  return text !== undefined && !/[\0-\u0008\u000e-\u001f]/.test(text);
}

function nameText(bytes: Uint8Array): string {
  return strFromU8(bytes.subarray(0, 4096)).includes('docs.google.com')
    ? 'Đây chỉ là lối tắt tới Google Tài liệu; hãy mở ra, chọn Tệp › Tải xuống › Microsoft Word (.docx).'
    : 'Đây là tệp chữ thường (.txt, .md), không phải tệp Word (.docx); hãy dán chữ vào Word rồi lưu lại, hoặc tạo bài bằng: npm run new -- article';
}

/** Names what a file in the old container of Office holds, which also holds newer documents with a password. */
function nameOldOffice(bytes: Uint8Array): string {
  if (includesWide(bytes, 'EncryptedPackage')) return `Tệp Word này được đặt mật khẩu; ${WITHOUT_PASSWORD}.`;
  if (includesWide(bytes, 'Workbook')) return OLD_EXCEL;
  if (includesWide(bytes, 'PowerPoint Document'))
    return 'Đây là tệp PowerPoint kiểu cũ (.ppt); lệnh này chỉ nhận tệp Word (.docx).';
  return hasOldPassword(bytes)
    ? `Đây là tệp Word kiểu cũ (.doc) được đặt mật khẩu; ${WITHOUT_PASSWORD}, chọn kiểu .docx.`
    : 'Đây là tệp Word kiểu cũ (.doc); hãy mở bằng Word, chọn “Lưu thành…” và chọn kiểu .docx.';
}

const WITHOUT_PASSWORD =
  'hãy mở bằng Word, vào Tệp › Thông tin › Bảo vệ tài liệu › Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu lại';

/**
 * Reads in the head of an old Word document (MS-DOC, FibBase), which begins at a block of the file, if it is encrypted.
 */
function hasOldPassword(bytes: Uint8Array): boolean {
  for (let at = OLD_BLOCK; at + 12 <= bytes.length; at += OLD_BLOCK)
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return (bytes[at + 11]! & 1) === 1;
  return false;
}

const OLD_BLOCK = 512;

function nameZip(bytes: Uint8Array, names: string[]): string {
  if (names.some((name) => name.startsWith('xl/')))
    return 'Đây là tệp Excel; lệnh này chỉ nhận tệp Word (.docx).';
  if (names.some((name) => name.startsWith('ppt/')))
    return 'Đây là tệp PowerPoint; lệnh này chỉ nhận tệp Word (.docx).';
  if (names.includes('content.xml')) return nameOpenDocument(bytes);
  if (names.some((name) => name.endsWith('.iwa')))
    return 'Đây là tệp của máy Apple (Pages); hãy mở ra, chọn Tệp › Xuất sang › Word và chọn kiểu .docx.';
  return names.some((name) => /\.docx?$/i.test(name))
    ? PACKED
    : 'Đây là tệp nén, không phải tệp Word (.docx).';
}

/** Names the kind of a LibreOffice file by what it says of itself. */
function nameOpenDocument(bytes: Uint8Array): string {
  const { mimetype } = attempt(() => unzipSync(bytes, { filter: isMimetype })) ?? {};
  return /spreadsheet|presentation|graphics/.test(mimetype ? strFromU8(mimetype) : '')
    ? 'Đây là tệp bảng tính hay trình chiếu của LibreOffice; lệnh này chỉ nhận tệp Word (.docx).'
    : 'Đây là tệp LibreOffice (.odt); hãy mở ra, chọn “Lưu thành…” và chọn kiểu .docx.';
}

function isMimetype({ name, originalSize }: UnzipFileInfo): boolean {
  return name === 'mimetype' && originalSize <= 200;
}

/** Says whether old Office bytes contain a word, in which each letter takes two bytes. */
function includesWide(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(word, 'utf16le'));
}

/** Says what of a file is never opened. */
function describeLeftOut(listed: UnzipFileInfo[]): string[] {
  return listed.some(({ name }) => /vbaProject|\/embeddings\//.test(name))
    ? ['Tệp nhúng và macro trong văn bản không được đưa vào bài.']
    : [];
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
