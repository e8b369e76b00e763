import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { errorsIn } from '../fixtures/errors.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { callScript } from '../fixtures/call-script.ts';
import { portalYaml, runScript, wordsFor } from '../fixtures/make.ts';
import { photo } from '../scaffold/word-documents.ts';

const TITLE = 'Hội nghị: “tổng kết” cải cách hành chính';
const SUMMARY = 'Sáng 14/3, xã tổng kết công tác cải cách hành chính năm 2025.';
const ARTICLE = ['--title', TITLE, '--summary', SUMMARY, '--section', 'cchc'];
const SLUG = 'hoi-nghi-tong-ket-cai-cach-hanh-chinh';

const content = (more: Files = {}) => makeFolder({ 'portals/xa-mot/portal.yaml': portalYaml(), ...more });
const wordsOn = (dir: string, args: string[]) => [...args, '--content', dir, '--as-of', '2026-03-14'];
const make = (dir: string, ...args: string[]) => callScript('new', wordsOn(dir, args));
const filesIn = async (dir: string) =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

describe('một tin bài', () => {
  test('từ tiêu đề và tóm tắt: phần còn lại tự điền, kiểm tra không có lỗi', async () => {
    const dir = await content();
    const path = `portals/xa-mot/tin-tuc/2026/${SLUG}.md`;
    const { code, stdout, stderr } = await runScript('new', wordsOn(dir, ['article', ...ARTICLE]));
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(dir, path)}\n` });
    expect(stderr).toContain(`npm run check -- --portal xa-mot --content ${dir}\n`);
    const text = await readFile(join(dir, path), 'utf8');
    expect(text).toContain(`title: "${TITLE}"\ndate: 2026-03-14\nsection: cchc\n`);
    expect(text).toContain('unit: van-phong\n');
    expect(text).toContain('draft: true\n');
    expect(await errorsIn(dir)).toEqual([]);
  });

  test('có nội dung thì không phải bản nháp', async () => {
    const dir = await content();
    const elsewhere = await makeFolder({ 'bai.md': 'Nội dung bài.\r\n\r\nĐoạn hai.' });
    await make(dir, 'article', ...ARTICLE, '--body', join(elsewhere, 'bai.md'));
    const text = await readFile(join(dir, `portals/xa-mot/tin-tuc/2026/${SLUG}.md`), 'utf8');
    expect(text).toMatch(/\n---\n\nNội dung bài.\n\nĐoạn hai.\n$/);
    expect(text).not.toMatch(/^draft/m);
    expect(await errorsIn(dir)).toEqual([]);
  });

  test('nội dung nhận được từ lệnh đứng trước dấu |', async () => {
    const dir = await content();
    const args = [...wordsFor('new'), 'article', ...ARTICLE, '--body', '-', '--content', dir, '--dry-run'];
    const child = spawn(process.execPath, args);
    child.stdin.end('Nội dung từ ống.');
    const stdout = (await child.stdout.toArray()).join('');
    expect(stdout).toMatch(/\n---\n\nNội dung từ ống.\n$/);
  });

  test('hai bài cùng tiêu đề: bài sau có địa chỉ khác, bài trước nguyên vẹn', async () => {
    const dir = await content();
    await make(dir, 'article', ...ARTICLE);
    const before = await readFile(join(dir, `portals/xa-mot/tin-tuc/2026/${SLUG}.md`), 'utf8');
    await make(dir, 'article', ...ARTICLE, '--date', '2025-12-01');
    expect(await filesIn(join(dir, 'portals/xa-mot/tin-tuc'))).toEqual([
      `2025/${SLUG}-2.md`,
      `2026/${SLUG}.md`,
    ]);
    expect(await readFile(join(dir, `portals/xa-mot/tin-tuc/2026/${SLUG}.md`), 'utf8')).toBe(before);
    expect(await errorsIn(dir)).toEqual([]);
  });

  test('ảnh đại diện nằm cạnh bài, thu nhỏ, xoay đứng, không còn EXIF', async () => {
    const dir = await content({ 'Ảnh Hội Nghị.JPG': await photo() });
    const { code } = await make(
      dir,
      ...[
        'article',
        ...ARTICLE,
        '--cover',
        join(dir, 'Ảnh Hội Nghị.JPG'),
        '--cover-alt',
        'Quang cảnh hội nghị',
      ],
    );
    const folder = join(dir, `portals/xa-mot/tin-tuc/2026/${SLUG}`);
    expect(code).toBe(0);
    expect(await filesIn(folder)).toEqual(['anh-hoi-nghi.jpg', 'index.md']);
    const made = await sharp(join(folder, 'anh-hoi-nghi.jpg')).metadata();
    expect(made).toMatchObject({ width: 1000, height: 2000 });
    expect(made.exif).toBeUndefined();
    expect(await errorsIn(dir)).toEqual([]);
  });

  test('--dry-run in tệp ra, không ghi gì', async () => {
    const dir = await content();
    const { code, stdout } = await make(dir, 'article', ...ARTICLE, '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^---\ntitle: /);
    expect(await filesIn(dir)).toEqual(['portals/xa-mot/portal.yaml']);
  });

  test.each([
    ['thiếu', [], 'Thiếu: --title (Tiêu đề), --section (Chuyên mục), --summary (Tóm tắt).\n'],
    ['thiếu chuyên mục', ARTICLE.slice(0, 4), '--section là một trong: cchc (Cải cách hành chính),'],
    ['sai', [...ARTICLE, '--date', '31/9/2026'], 'tháng 9/2026 chỉ có 30 ngày'],
    ['chuyên mục lạ', [...ARTICLE, '--section', 'cchcc'], '  section: cchc\n'],
    ['đăng lại thiếu nguồn', [...ARTICLE, '--origin', 'dang-lai'], 'Bài đăng lại chưa ghi nguồn.'],
    ['tham số lạ', [...ARTICLE, '--tieude', 'x'], 'Không có tham số --tieude.'],
    ['thừa chữ', [...ARTICLE, 'thừa'], 'Không hiểu “thừa”.'],
    ['cổng lạ', [...ARTICLE, '--portal', 'xa-ba'], 'Không có cổng xa-ba.'],
    [
      'ảnh không có',
      [...ARTICLE, '--cover', 'khong-co.jpg', '--cover-alt', 'Ảnh'],
      'Không có tệp khong-co.jpg.',
    ],
    [
      'ảnh không phải ảnh',
      [...ARTICLE, '--cover', 'README.md', '--cover-alt', 'Ảnh'],
      'bị hỏng hoặc không phải ảnh',
    ],
    ['nội dung không có', [...ARTICLE, '--body', 'khong-co.md'], 'Không có tệp khong-co.md.'],
  ])('%s: một câu ở stderr, mã thoát 2, không ghi gì', async (_name, args, sentence) => {
    const dir = await content();
    const { code, stdout, stderr } = await make(dir, 'article', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await filesIn(dir)).toEqual(['portals/xa-mot/portal.yaml']);
  });

  test('nhiều cổng mà không nói cổng nào thì nêu các cổng', async () => {
    const dir = await content({ 'portals/xa-hai/portal.yaml': portalYaml() });
    expect(await make(dir, 'article', ...ARTICLE)).toMatchObject({
      code: 2,
      stderr: 'Thiếu: --portal (Cổng). Các cổng hiện có: xa-hai, xa-mot.\n',
    });
  });

  test('chưa có cổng nào thì nói tạo cổng trước', async () => {
    const dir = await makeFolder({});
    expect(await make(dir, 'article', ...ARTICLE)).toMatchObject({
      code: 2,
      stderr: `Trong ${dir} chưa có cổng nào; tạo cổng trước:  npm run new -- portal --content ${dir}\n`,
    });
  });

  test('không ghi được thì nói ra, không để lại gì', async () => {
    const dir = await content({ 'portals/xa-mot/tin-tuc': 'tệp chắn chỗ' });
    const { code, stderr } = await make(dir, 'article', ...ARTICLE);
    expect(code).toBe(2);
    expect(stderr).toContain('Không ghi được vào');
    expect(await filesIn(dir)).toEqual(['portals/xa-mot/portal.yaml', 'portals/xa-mot/tin-tuc']);
  });
});

describe('các loại khác', () => {
  test.each([
    [
      'leader',
      [
        '--name',
        'Nguyễn Văn A',
        '--position',
        'Chủ tịch',
        '--phone',
        '0200',
        '--email',
        'a@b.gov.vn',
        '--duties',
        'Chung',
      ],
      'lanh-dao/nguyen-van-a.md',
    ],
    [
      'contact',
      ['--name', 'Trụ sở', '--address', 'Thôn 1', '--phone', '0200', '--email', 'a@b.gov.vn'],
      'giao-dich/tru-so.md',
    ],
    [
      'procedure',
      [
        '--code',
        '1.001193',
        '--name',
        'Đăng ký khai sinh',
        '--field',
        'Hộ tịch',
        '--level',
        '1',
        '--status',
        'moi',
        '--url',
        'https://dichvucong.gov.vn',
      ],
      'thu-tuc/dang-ky-khai-sinh.md',
    ],
    [
      'document',
      [
        '--number',
        '25/KH-UBND',
        '--type',
        'Kế hoạch',
        '--issuer',
        'UBND xã',
        '--subject',
        'Về việc tuyên truyền',
      ],
      'van-ban/ve-viec-tuyen-truyen.md',
    ],
    [
      'feedback',
      ['--topic', 'Đường thôn', '--question', 'Khi nào sửa?', '--status', 'tiep-nhan'],
      'phan-anh/duong-thon.md',
    ],
    [
      'activity',
      ['--title', 'Tập huấn', '--form', 'tap-huan', '--times', '1', '--people', '40'],
      'hoat-dong/tap-huan.md',
    ],
    [
      'publication',
      [
        '--title',
        'Tin trên báo',
        '--channel',
        'bao-tinh',
        '--outlet',
        'Báo Ví Dụ',
        '--url',
        'https://bao.vidu.vn/a',
      ],
      'dang-ngoai/tin-tren-bao.md',
    ],
  ])('%s', async (kind, args, path) => {
    const dir = await content();
    const { code, stderr } = await make(dir, kind, ...args);
    expect(code, stderr).toBe(0);
    expect(await filesIn(join(dir, 'portals/xa-mot'))).toEqual([path, 'portal.yaml'].sort());
    expect(await errorsIn(dir)).toEqual([]);
  });

  test('loại gõ nhầm thì nêu loại gần nhất', async () => {
    const { code, stderr } = await callScript('new', ['artcle']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Không có loại “artcle”\. Có thể là: article\n/);
  });

  test('không ghi loại thì xem hướng dẫn, việc phải làm ở dòng cuối', async () => {
    const { code, stdout, stderr } = await callScript('new', []);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Tạo một tệp mới.*\nHãy ghi loại cần tạo, ví dụ: {2}npm run new -- article\n$/s);
  });

  test.each([[], ['article'], ['portal'], ['import'], ['leader']])(
    '%s --help vừa 80 cột',
    async (...words) => {
      const { code, stdout } = await callScript('new', [...words, '--help']);
      expect(code).toBe(0);
      for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );
});

describe('một cổng', () => {
  test('từ mã: đủ tệp, kiểm tra không có lỗi', async () => {
    const dir = await content();
    await mkdir(join(dir, 'portals'), { recursive: true });
    const { code, stdout, stderr } = await make(dir, 'portal', '--code', '00004');
    const made = await filesIn(join(dir, 'portals/phuong-ba-dinh'));
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').sort()).toEqual(
      made.map((path) => join(dir, 'portals/phuong-ba-dinh', path)),
    );
    expect(made).toHaveLength(11);
    expect(stderr).toContain('https://phuongbadinh.hanoi.gov.vn/ chỉ là đề xuất');
    expect(await errorsIn(dir, ['phuong-ba-dinh'])).toEqual([]);
  });

  test('mã hay tên ghi ngay sau portal cũng được', async () => {
    const dir = await content();
    expect(await make(dir, 'portal', 'phường ba đình', '--dry-run')).toMatchObject({ code: 0 });
    const { stdout, stderr } = await make(dir, 'portal', '00004', '--dry-run');
    expect(stdout).toContain(join(dir, 'portals/phuong-ba-dinh/portal.yaml'));
    expect(stderr).toContain(`npm run check -- --portal phuong-ba-dinh --content ${dir}\n`);
  });

  test('cổng đầu tiên của một thư mục còn trống', async () => {
    const dir = await makeFolder({});
    expect(await make(dir, 'portal', '--code', '00004')).toMatchObject({ code: 0 });
  });

  test('không ghi đè cổng đã có', async () => {
    const dir = await content({ 'portals/phuong-ba-dinh/portal.yaml': 'của tôi' });
    expect(await make(dir, 'portal', '--code', '00004')).toMatchObject({
      code: 2,
      stderr: `Đã có ${join(dir, 'portals/phuong-ba-dinh')}; lệnh này không ghi đè.\n`,
    });
    expect(await readFile(join(dir, 'portals/phuong-ba-dinh/portal.yaml'), 'utf8')).toBe('của tôi');
  });

  test('--dry-run chỉ kê tệp', async () => {
    const dir = await content();
    const { stdout } = await make(dir, 'portal', '--name', 'sơn hạ', '--province', 'quảng ngãi', '--dry-run');
    expect(stdout).toContain(`${join(dir, 'portals/xa-son-ha-21292/portal.yaml')}\n`);
    expect(await filesIn(dir)).toEqual(['portals/xa-mot/portal.yaml']);
  });

  test.each([
    ['không nói đơn vị nào', [], 'Thiếu: --code (Mã đơn vị hành chính) hoặc --name (Tên đơn vị).'],
    ['nhiều nơi cùng tên', ['--name', 'Ba Đình'], '  Xã Ba Đình, Tỉnh Thanh Hóa (mã 16171)'],
    [
      'tên cũ',
      ['--name', 'Phường Trúc Bạch'],
      'là đơn vị cũ; từ ngày 01/7/2025 thuộc:\n  Phường Ba Đình, Thành phố Hà Nội (mã 00004)',
    ],
    ['tên gõ nhầm', ['--name', 'Ba Đinhh'], 'Có thể là:\n  Phường Ba Đình'],
    ['ghi hai lần', ['00004', '--code', '00004'], 'Đơn vị được ghi hai lần'],
    ['cả mã lẫn tên', ['--name', 'Ba Đình', '--code', '00004'], 'Chỉ ghi một trong hai'],
    [
      'địa chỉ không https',
      ['--code', '00004', '--url', 'http://a.gov.vn'],
      '--url phải bắt đầu bằng https://',
    ],
    ['tên thư mục có dấu', ['--code', '00004', '--id', '../x'], '--id chỉ dùng a–z'],
  ])('%s: một câu, mã thoát 2', async (_name, args, sentence) => {
    const dir = await content();
    const { code, stderr } = await make(dir, 'portal', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(await filesIn(dir)).toEqual(['portals/xa-mot/portal.yaml']);
  });
});
