import { join } from 'node:path';
import { chmod, mkdir } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { articleMd, makeFolder, planYaml, portalYaml, runScript, type Files } from '../fixtures/make.ts';

const content = (more: Files = {}): Files => ({
  'plans/ke-hoach-2026.yaml': planYaml(),
  'portals/xa-mot/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'] }),
  'portals/xa-mot/tin-tuc/2026/a.md': articleMd(),
  ...more,
});
const check = async (files: Files, args: string[] = []) => {
  const dir = await makeFolder(files);
  return { ...(await runScript('check', ['--content', dir, ...args])), dir };
};

interface Found {
  problems: {
    code: string;
    severity: string;
    file: string;
    line: number;
    column: number;
    message: string;
    fix: string;
  }[];
  errors: number;
  warnings: number;
}
/** Runs the check for JSON and gives its problems as `file:line:column code`. */
const places = async (files: Files, args: string[] = []) => {
  const { code, stdout, stderr } = await check(files, ['--format', 'json', ...args]);
  expect(stderr).toBe('');
  const found = JSON.parse(stdout) as Found;
  expect(found.errors + found.warnings).toBe(found.problems.length);
  expect(code).toBe(found.errors > 0 ? 1 : 0);
  return found.problems.map(
    (each) => `${each.file.replace('portals/xa-mot/', '')}:${each.line}:${each.column} ${each.code}`,
  );
};
const A = 'portals/xa-mot/tin-tuc/2026/';
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();

describe('nội dung đúng', () => {
  test('mã thoát 0, một câu ở stdout, stderr trống', async () => {
    const { code, stdout, stderr } = await check(content());
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Không có lỗi.\n', stderr: '' });
  });

  test('JSON là danh sách trống', async () => {
    const { stdout } = await check(content(), ['--format', 'json']);
    expect(JSON.parse(stdout)).toEqual({ problems: [], errors: 0, warnings: 0 });
  });

  test('GitHub không có chú thích nào', async () => {
    expect(await check(content(), ['--format', 'github'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('ảnh mở được thì không có lỗi', async () => {
    const files = content({
      [`${A}le/index.md`]: articleMd({ cover: { src: 'a.jpg', alt: 'Lễ' } }, '![Lễ](a.jpg)\n'),
      [`${A}le/a.jpg`]: await photo(),
    });
    expect(await places(files)).toEqual([]);
  });

  test('--help in hướng dẫn ra stdout', async () => {
    const { code, stdout, stderr } = await runScript('check', ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const flag of ['--content', '--portal', '--format', '--help']) expect(stdout).toContain(flag);
  });
});

describe('nội dung sai', () => {
  test('ở dòng lệnh: tệp, chỗ, lỗi, mã, dòng đã sửa, và dòng đếm; mã thoát 1', async () => {
    const files = content({
      [`${A}b.md`]: articleMd({ date: '05/09/2026', genre: 'phongsu' }),
      'portals/xa-mot/ghi-chu.md': 'x',
    });
    const { code, stdout, stderr } = await check(files);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "portals/xa-mot/ghi-chu.md
        1:1  cảnh báo  Tệp này không nằm đúng chỗ nên không được đọc.  misplaced-file
                       Nơi dành cho nó: gioi-thieu, lanh-dao, giao-dich, tin-tuc, thu-tuc, van-ban, phan-anh, hoat-dong, dang-ngoai

      portals/xa-mot/tin-tuc/2026/b.md
        3:1  lỗi       Mục Ngày đăng (date) ghi “05/09/2026”; phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T.  invalid-moment
                       date: 2026-09-05
        6:1  lỗi       Mục Thể loại (genre) không nhận giá trị “phongsu”.  not-in-list
                       genre: phong-su

      2 lỗi, 1 cảnh báo trong 2 tệp.
      "
    `);
  });

  test('ở GitHub: chú thích trên đúng dòng', async () => {
    const { code, stdout } = await check(content({ [`${A}b.md`]: articleMd({ genre: 'phongsu' }) }), [
      '--format',
      'github',
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=\S+\/portals\/xa-mot\/tin-tuc\/2026\/b\.md,line=6,col=1,title=not-in-list::.*%0Agenre: phong-su\n$/,
    );
  });

  test('chỉ có cảnh báo thì mã thoát 0', async () => {
    expect(await places(content({ 'portals/xa-mot/ghi-chu.md': 'x' }))).toEqual([
      'ghi-chu.md:1:1 misplaced-file',
    ]);
  });

  test('mỗi tệp sai được nêu ở đúng chỗ của nó', async () => {
    const files = content({
      'portals/xa-mot/tin-tuc/2025/a.md': articleMd({ title: 'Một bài khác của năm trước' }),
      'portals/xa-mot/van-ban': { link: '/etc' },
      'portals/xa-mot/.git/a.md': 'thư mục ẩn được bỏ qua',
      [`${A}anh-hong/index.md`]: articleMd(
        { title: 'Bài có ảnh bị hỏng', cover: { src: 'a.jpg', alt: 'Lễ' } },
        '![Lễ](a.jpg)\n',
      ),
      [`${A}anh-hong/a.jpg`]: 'không phải ảnh',
      [`${A}anh-thieu.md`]: articleMd({ title: 'Bài có ảnh bị thiếu' }, '![Lễ](khong.jpg)\n'),
      [`${A}chuong-trinh.md`]: '---js\nprocess.exit(0)\n---\n',
      [`${A}lien-ket.md`]: { link: '/etc/passwd' },
      [`${A}nang.md`]: articleMd({}, 'chữ '.repeat(450_000)),
      [`${A}nhi-phan.md`]: Uint8Array.of(0xff, 0xd8, 0, 1),
      [`${A}Bài Mới.md`]: articleMd({ title: 'Bài mới của xã' }),
    });
    expect((await places(files)).sort()).toEqual([
      'tin-tuc/2026/Bài Mới.md:1:1 file-name',
      'tin-tuc/2026/a.md:1:1 duplicate-slug',
      'tin-tuc/2026/anh-hong/index.md:11:1 picture-broken',
      'tin-tuc/2026/anh-hong/index.md:7:3 picture-broken',
      'tin-tuc/2026/anh-thieu.md:8:1 picture-missing',
      'tin-tuc/2026/chuong-trinh.md:1:1 front-matter-language',
      'tin-tuc/2026/lien-ket.md:1:1 symbolic-link',
      'tin-tuc/2026/nang.md:1:1 file-too-large',
      'tin-tuc/2026/nhi-phan.md:1:1 not-text',
      'van-ban:1:1 symbolic-link',
    ]);
  });

  test('mỗi cổng và kế hoạch sai được nêu ở đúng chỗ của nó', async () => {
    const article = articleMd();
    const files = content({
      'plans/hong.yaml': planYaml().replace('year: 2026', 'year: hai nghìn'),
      'portals/xa-mot/portal.yaml': portalYaml({ plans: ['ke-hoach-2025'] }),
      'portals/thieu/tin-tuc/2026/a.md': article,
      'portals/rong/portal.yaml': portalYaml({ url: 'https://rong.vidu.gov.vn' }),
      'portals/Xã Hai/portal.yaml': portalYaml({ url: 'https://hai.vidu.gov.vn' }),
      'portals/Xã Hai/tin-tuc/2026/a.md': article,
      'portals/xa-trung/portal.yaml': portalYaml(),
      'portals/xa-trung/tin-tuc/2026/a.md': article,
      'portals/.tam/a.md': 'thư mục ẩn được bỏ qua',
      'portals/ghi-chu.txt': 'không phải cổng',
    });
    expect((await places(files)).sort()).toEqual([
      'plans/hong.yaml:5:1 wrong-type',
      'portal.yaml:22:5 unknown-plan',
      'portals/Xã Hai:1:1 portal-folder-name',
      'portals/rong/portal.yaml:1:1 portal-empty',
      'portals/thieu:1:1 portal-file-missing',
      'portals/xa-trung/portal.yaml:5:1 portal-url-shared',
    ]);
  });

  test('tên NFD từ máy Mac bị yêu cầu đổi, gợi ý tên dùng được', async () => {
    const { stdout } = await check(
      content({ [`${A}${'lễ-hội'.normalize('NFD')}.md`]: articleMd({ title: 'Lễ hội đầu xuân' }) }),
      ['--format', 'json'],
    );
    expect((JSON.parse(stdout) as Found).problems).toMatchObject([
      { code: 'file-name', fix: expect.stringContaining('le-hoi') },
    ]);
  });

  test('ảnh lớn quá mức, ảnh cụt', async () => {
    const large = await sharp({ create: { width: 9000, height: 6000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const whole = await photo();
    const files = content({
      [`${A}b/index.md`]: articleMd(
        { title: 'Bài có ảnh lớn và ảnh cụt' },
        '![Một](lon.png)\n\n![Hai](cut.jpg)\n',
      ),
      [`${A}b/lon.png`]: large,
      [`${A}b/cut.jpg`]: whole.subarray(0, whole.length - 60),
    });
    expect(await places(files)).toEqual([
      'tin-tuc/2026/b/index.md:8:1 picture-too-large',
      'tin-tuc/2026/b/index.md:10:1 picture-broken',
    ]);
  });

  test('tệp không có quyền đọc', async () => {
    const dir = await makeFolder(content({ [`${A}b.md`]: articleMd({ title: 'Bài không mở được' }) }));
    await chmod(dir, 0o755);
    await chmod(join(dir, A, 'b.md'), 0);
    const { code, stdout } = await runScript('check', ['--content', dir, '--format', 'json'], asNobody);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Found).problems).toMatchObject([{ code: 'unreadable', file: `${A}b.md` }]);
  });

  test('chỉ kiểm tra cổng được hỏi', async () => {
    const files = content({ 'portals/xa-hai/portal.yaml': 'name: x\n' });
    expect(await places(files, ['--portal', 'xa-mot'])).toEqual([]);
    expect((await places(files, ['--portal', 'xa-hai'])).length).toBeGreaterThan(5);
  });
});

describe('không kiểm tra được thì mã thoát là 2', () => {
  test.each([
    ['tham số lạ', ['--sua'], '--sua'],
    ['kiểu lạ', ['--format', 'xml'], 'xml'],
    ['cổng lạ', ['--portal', 'la'], 'Không có cổng la. Các cổng hiện có: xa-mot.'],
    ['tên cổng để trống', ['--portal', ''], '--portal'],
    ['ngày không có thật', ['--as-of', '2026-13-01'], '2026-13-01'],
  ])('%s', async (_name, args, told) => {
    const { code, stdout, stderr } = await check(content(), args);
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('thư mục nội dung không có, hoặc trống', async () => {
    const empty = await makeFolder({});
    await mkdir(join(empty, 'portals'));
    for (const dir of ['/khong-co-thu-muc-nay', empty]) {
      const { code, stdout, stderr } = await runScript('check', ['--content', dir]);
      expect(stderr).toContain(dir);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });
});

/** The superuser may read anything; a test of what is forbidden runs as somebody else. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
