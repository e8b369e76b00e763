import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { callScript } from '../fixtures/call-script.ts';
import { errorsIn } from '../fixtures/errors.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { portalYaml, runScript } from '../fixtures/make.ts';
import {
  bold,
  changePart,
  docx,
  heading,
  letterEnd,
  letterHead,
  p,
  photo,
  picture,
  table,
  title,
} from '../scaffold/word-documents.ts';

const TITLE = 'Hội nghị tổng kết cải cách hành chính';
const FIRST = 'Sáng 14/3, xã tổng kết công tác cải cách hành chính năm 2025.';
const FOLDER = 'portals/xa-mot/tin-tuc/2026/hoi-nghi-tong-ket-cai-cach-hanh-chinh';

const importing = async (bytes: Uint8Array, args: string[] = [], name = 'Bài viết.docx') => {
  const dir = await makeFolder({ 'portals/xa-mot/portal.yaml': portalYaml(), [name]: bytes });
  const run = await callScript('new', [
    'import',
    join(dir, name),
    '--content',
    dir,
    '--as-of',
    '2026-03-14',
    ...(args.includes('--section') ? [] : ['--section', 'cchc']),
    ...args,
  ]);
  return { ...run, dir };
};

/** Imports into a folder that an earlier import has written to. */
const importAgain = (dir: string, name: string, ...args: string[]) =>
  callScript('new', ['import', join(dir, name), '--content', dir, '--section', 'cchc', ...args]);

test('bài có đề mục, bảng và ảnh: ảnh nằm cạnh bài, sạch EXIF, kiểm tra không có lỗi', async () => {
  const image = await photo();
  expect((await sharp(image).metadata()).exif).toBeDefined();
  const { code, stdout, stderr, dir } = await importing(
    await docx([
      title(TITLE),
      p(FIRST),
      heading(1, 'Kết quả'),
      table([
        ['Thôn', 'Số hộ'],
        ['Mẫu 1', '402'],
      ]),
      p(picture(image, 'Cán bộ nhận hồ sơ')),
      p(picture(image, 'Picture 2')),
    ]),
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(dir, FOLDER, 'index.md')}\n` });
  expect(stderr).toContain(
    'Bài là bản nháp, chưa được đăng. Để đăng:\n  - thay chữ [Mô tả ảnh] trong bài bằng lời tả ảnh (1 ảnh: hinh-2.jpg)\n  - xóa dòng draft: true\n',
  );
  expect((await readdir(join(dir, FOLDER))).sort()).toEqual(['hinh-1.jpg', 'hinh-2.jpg', 'index.md']);
  const made = await sharp(join(dir, FOLDER, 'hinh-1.jpg')).metadata();
  expect(made).toMatchObject({ format: 'jpeg', width: 1000, height: 2000 });
  expect(made.exif).toBeUndefined();

  const text = await readFile(join(dir, FOLDER, 'index.md'), 'utf8');
  expect(text).toMatch(
    new RegExp(`^---\ntitle: ${TITLE}\ndate: 2026-03-14\nsection: cchc\nsummary: ${FIRST}\n`),
  );
  expect(text).toContain('\ndraft: true\n');
  expect(text).toContain('\n## Kết quả\n\n| Thôn | Số hộ |\n');
  expect(text).toContain('![Cán bộ nhận hồ sơ](hinh-1.jpg)');
  expect(await errorsIn(dir)).toEqual([`${FOLDER}/index.md image-alt`]);
});

const LETTER = [
  letterHead({ number: 'Số: 45/TB-UBND', day: 'Minh Họa, ngày 02 tháng 3 năm 2026' }),
  p(bold('THÔNG BÁO')),
  p(bold('Về việc tạm ngừng cấp nước')),
  p(FIRST),
  letterEnd(),
];

test('văn bản hành chính: bản nháp có tiêu đề và ngày của văn bản, không có phần đầu và phần ký', async () => {
  const { code, stderr, dir } = await importing(await docx(LETTER));
  expect(code, stderr).toBe(0);
  expect(stderr).toBe(
    `Lưu ý: Phần đầu văn bản (quốc hiệu, tên cơ quan, số, ngày) không được đưa vào bài.
Lưu ý: Phần nơi nhận, chữ ký ở cuối văn bản không được đưa vào bài.
Lưu ý: Ngày đăng lấy theo ngày của văn bản, 02/03/2026; muốn đăng theo ngày khác thì sửa dòng date.
Bài là bản nháp, chưa được đăng. Để đăng:
  - xem lại tiêu đề, vì được đoán từ văn bản: Thông báo về việc tạm ngừng cấp nước
  - xóa dòng draft: true
Xem thử:  npm run dev -- --portal xa-mot --content ${dir}
Kiểm tra: npm run check -- --portal xa-mot --content ${dir}
`,
  );
  const path = 'portals/xa-mot/tin-tuc/2026/thong-bao-ve-viec-tam-ngung-cap-nuoc.md';
  const text = await readFile(join(dir, path), 'utf8');
  expect(text).toMatch(/^---\ntitle: Thông báo về việc tạm ngừng cấp nước\ndate: 2026-03-02\n/);
  expect(text).toContain('\ndraft: true\n');
  expect(text).toMatch(new RegExp(`\n---\n\n${FIRST}\n$`));
  expect(await errorsIn(dir)).toEqual([]);
});

test('văn bản ghi ngày chưa tới thì ngày đăng là hôm nay; cho tiêu đề thì không còn gì để xem lại', async () => {
  const [, ...text] = LETTER;
  const later = letterHead({ day: 'Minh Họa, ngày 20 tháng 12 năm 2026' });
  const { stdout } = await importing(await docx([later, ...text]), [
    ...['--title', 'Tạm ngừng cấp nước ở thôn Mẫu 1', '--dry-run'],
  ]);
  expect(stdout).toContain('\ndate: 2026-03-14\n');
  expect(stdout).not.toMatch(/^draft: true$/m);
});

test('ảnh EMF không chuyển được thì nói tên, bài vẫn được tạo', async () => {
  const emf = Buffer.from([1, 0, 0, 0, 108, 0, 0, 0]);
  const { code, stderr, dir } = await importing(
    await docx([title(TITLE), p(FIRST), p(picture(emf, 'Sơ đồ'))]),
  );
  expect(code).toBe(0);
  expect(stderr).toContain('Lưu ý: Hình 1 (EMF) không chuyển được');
  expect(await readFile(join(dir, `${FOLDER}.md`), 'utf8')).not.toContain('hinh-1');
});

test('--dry-run in bài ra, không ghi; lời lưu ý vẫn có', async () => {
  const { code, stdout, dir } = await importing(await docx([title(TITLE), p(FIRST)]), ['--dry-run']);
  expect(code).toBe(0);
  expect(stdout).toContain(`title: ${TITLE}\n`);
  expect(await readdir(join(dir, 'portals/xa-mot'))).toEqual(['portal.yaml']);
});

test('tham số thắng đề xuất', async () => {
  const { stdout } = await importing(await docx([title(TITLE), p(FIRST)]), [
    ...['--title', 'Tiêu đề khác hẳn', '--section', 'thong-bao', '--topics', 'the-che', '--dry-run'],
  ]);
  expect(stdout).toContain('title: Tiêu đề khác hẳn\n');
  expect(stdout).toContain('section: thong-bao\n');
  expect(stdout).toContain('topics: [the-che]\n');
});

test('văn bản không có gì làm tiêu đề thì nêu tham số còn thiếu', async () => {
  expect(await importing(await docx([p('Ngắn')]))).toMatchObject({
    code: 2,
    stderr: 'Thiếu: --title (Tiêu đề), --summary (Tóm tắt).\n',
  });
});

test('không cho chuyên mục thì không bài nào được tạo; các chuyên mục được kê kèm tên', async () => {
  const dir = await makeFolder({
    'portals/xa-mot/portal.yaml': portalYaml(),
    'Bài viết.docx': await docx([title(TITLE), p(FIRST)]),
  });
  const { code, stderr } = await runScript('new', ['import', join(dir, 'Bài viết.docx'), '--content', dir]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Thiếu: --section \(Chuyên mục\)\.\n--section là một trong: cchc \(Cải cách hành chính\)/,
  );
  expect(await readdir(join(dir, 'portals/xa-mot'))).toEqual(['portal.yaml']);
});

test('phần không chuyển được làm bài thành bản nháp', async () => {
  const packed = changePart(
    await docx([title(TITLE), p(FIRST), p('Đoạn sau.')]),
    'word/document.xml',
    (xml) => xml.replace('</w:body>', '<w:p><m:oMath/></w:p></w:body>'),
  );
  const { code, stdout, stderr } = await importing(packed, ['--dry-run']);
  expect({ code, isDraft: /^draft: true$/m.test(stdout) }).toEqual({ code: 0, isDraft: true });
  expect(stderr).toContain('Lưu ý: Công thức toán không chuyển được');
  expect(stderr).toContain('  - xem lại, bổ sung những phần chuyển không trọn');
});

test('nhập lại một tệp đã nhập: nêu bài đã có, không ghi gì; --again thì ghi thêm bài', async () => {
  const { dir, stdout } = await importing(await docx([title(TITLE), p(FIRST), p('Đoạn sau.')]));
  const first = join(dir, `${FOLDER}.md`);
  expect(stdout).toBe(`${first}\n`);
  // An editor has changed the article since.
  await writeFile(first, (await readFile(first, 'utf8')).replace('Đoạn sau.', 'Đoạn đã sửa.'));
  expect(await importAgain(dir, 'Bài viết.docx')).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: `Tệp Word này đã được nhập thành ${FOLDER}.md; hãy sửa bài đó, hoặc thêm --again để có thêm một bài nữa.\n`,
  });
  expect(await importAgain(dir, 'Bài viết.docx', '--again')).toMatchObject({ code: 0 });
});

test('tệp Word khác mà cùng chữ thì cũng được nhận ra', async () => {
  const text =
    'Đoạn sau nói về kết quả của từng thôn trong năm, số hồ sơ đã nhận và đã trả đúng hẹn cho bà con.';
  const { dir } = await importing(await docx([title(TITLE), p(FIRST), p(text)]));
  await writeFile(join(dir, 'Bản hai.docx'), await docx([title(TITLE), p(FIRST), p(bold(text))]));
  expect(await importAgain(dir, 'Bản hai.docx')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`đã được nhập thành ${FOLDER}.md`),
  });
});

test('ảnh bị cắt trong Word thì ảnh cạnh bài cũng bị cắt, và được nói ra', async () => {
  const packed = await docx([title(TITLE), p(FIRST), p(picture(await photo(60, 40), 'Cán bộ nhận hồ sơ'))]);
  const cut = changePart(packed, 'word/document.xml', (xml) =>
    xml.replace(/<a:srcRect\/>/, '').replace('<a:stretch>', '<a:srcRect r="50000"/><a:stretch>'),
  );
  const { code, stderr, dir } = await importing(cut);
  expect(code).toBe(0);
  expect(stderr).toContain('Lưu ý: Ảnh được cắt, lật, xoay như Word cho thấy');
  // The camera noted that the photo lies on its side.
  expect(await sharp(join(dir, FOLDER, 'hinh-1.jpg')).metadata()).toMatchObject({ width: 40, height: 30 });
});

test.each<[string, Uint8Array | string, string]>([
  ['PDF', '%PDF-1.7', 'PDF'],
  ['Word kiểu cũ', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'Word kiểu cũ'],
  ['tệp nén hỏng', 'PK\u0003\u0004 hỏng', 'hỏng'],
  ['tệp trống', '', 'trống'],
])('%s: một câu, mã thoát 2, không ghi gì', async (_name, bytes, word) => {
  const { code, stdout, stderr, dir } = await importing(Buffer.from(bytes));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(await readdir(join(dir, 'portals/xa-mot'))).toEqual(['portal.yaml']);
});

test('tệp tạm của Word: nói đúng là gì', async () => {
  const { code, stderr } = await importing(Buffer.from('tạm'), [], '~$i viết.docx');
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('tệp tạm của Word') });
});

test('XML hỏng hoặc lồng quá sâu bên trong tệp Word: một câu, mã thoát 2', async () => {
  const packed = await docx([title(TITLE), p(FIRST)]);
  for (const inside of ['<w:p', '<w:p>'.repeat(60_000) + '</w:p>'.repeat(60_000)]) {
    const broken = changePart(packed, 'word/document.xml', (xml) => xml.replace('<w:p>', `${inside}<w:p>`));
    const { code, stderr } = await importing(broken);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('bị hỏng nên không đọc được'),
    });
  }
});

test('thiếu tên tệp, tệp không có, là thư mục: một câu, mã thoát 2', async () => {
  expect(await runScript('new', ['import'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^Thiếu tên tệp Word, ví dụ: .*\nHướng dẫn: {2}npm run new -- import --help\n$/,
    ),
  });
  expect(await callScript('new', ['import', 'khong-co.docx'])).toMatchObject({
    code: 2,
    stderr: 'Không có tệp khong-co.docx.\n',
  });
  expect(await callScript('new', ['import', 'src'])).toMatchObject({
    code: 2,
    stderr: 'src không phải một tệp.\n',
  });
});
