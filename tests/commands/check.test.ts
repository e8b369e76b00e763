import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/commands/check-content.ts';
import { chooseScope } from '../../src/commands/check-scope.ts';
import { codes } from '../../src/problems/explanation.ts';
import { tell } from '../../src/problems/problem.ts';
import { formatJson } from '../../src/problems/reporters/json.ts';
import { callCheck } from '../fixtures/call-commands.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, planYaml, runScript, soundPortal, SOUND_DAY } from '../fixtures/make.ts';

const content = (more: Files = {}): Files => ({
  'plans/ke-hoach-2026.yaml': planYaml(),
  ...soundPortal('xa-mot', { plans: ['ke-hoach-2026'] }),
  ...more,
});
const check = async (files: Files, args: string[] = []) => {
  const dir = await makeFolder(files);
  return { ...(await callCheck(['--content', dir, '--as-of', SOUND_DAY, ...args])), dir };
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
/** Checks in this process, as the command does in one that it starts; gives the problems as `file:line:column code`. */
const places = async (files: Files, portals?: string[]) => {
  const dir = await makeFolder(files);
  const { problems } = await checkContent(dir, chooseScope(dir, portals, undefined).ids, {
    today: SOUND_DAY,
  });
  return (JSON.parse(formatJson(problems.map(tell))) as Found).problems.map(
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
    const words = ['--content', await makeFolder(content()), '--as-of', SOUND_DAY];
    expect(await runScript('check', words)).toEqual({ code: 0, stdout: 'Không có lỗi.\n', stderr: '' });
  });

  test('JSON là danh sách trống', async () => {
    const { stdout } = await check(content(), ['--format', 'json']);
    expect(JSON.parse(stdout)).toEqual({ problems: [], errors: 0, warnings: 0 });
  });

  test('bản nháp được đếm ở cuối, không thành lỗi', async () => {
    const drafts = [1, 2, 3, 4].map((number) => [
      `${A}nhap-${number}.md`,
      articleMd({ title: `Bài còn đang viết số ${number}`, draft: true }),
    ]);
    const { code, stdout } = await check(content(Object.fromEntries(drafts)));
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').at(-1)).toBe(
      `4 bài còn là bản nháp, chưa lên trang: ${A}nhap-1.md, ${A}nhap-2.md, ${A}nhap-3.md…`,
    );
  });

  test('GitHub không có chú thích nào', async () => {
    expect(await check(content(), ['--format', 'github'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('ảnh mở được thì không có lỗi', async () => {
    const files = content({
      [`${A}le/index.md`]: articleMd(
        { title: 'Lễ khai giảng năm học mới', cover: { src: 'a.jpg', alt: 'Lễ khai giảng' } },
        '![Lễ khai giảng](a.jpg)\n',
      ),
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
    expect(stdout.replaceAll(/\/\S*\/(?=portals\/)/g, 'DIR/')).toMatchInlineSnapshot(`
      "DIR/portals/xa-mot/ghi-chu.md
        1:1  lỗi       Tệp này không nằm đúng chỗ nên không được đọc.  misplaced-file
                       Nơi dành cho nó: gioi-thieu, lanh-dao, giao-dich, tin-tuc/<năm>, thu-tuc, van-ban, phan-anh, hoat-dong, dang-ngoai, nhiem-vu

      DIR/portals/xa-mot/tin-tuc/2026/b.md
        3:1  lỗi       Mục Ngày đăng (date) ghi “05/09/2026”; phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T.  invalid-moment
                       date: 2026-09-05
        6:1  lỗi       Mục Thể loại (genre) không nhận giá trị “phongsu”.  not-in-list
                       genre: phong-su

      3 lỗi, 0 cảnh báo trong 2 tệp.
      Số ở đầu mỗi câu là dòng:cột của chỗ đó trong tệp.
      "
    `);
  });

  test('ở GitHub: chú thích trên đúng dòng', async () => {
    const { code, stdout } = await check(
      content({ [`${A}b.md`]: articleMd({ title: 'Bài sai thể loại', genre: 'phongsu' }) }),
      ['--format', 'github'],
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=\S+\/portals\/xa-mot\/tin-tuc\/2026\/b\.md,line=6,col=1,title=not-in-list::.*%0Agenre: phong-su\n$/,
    );
  });

  test('chỉ có cảnh báo thì mã thoát 0', async () => {
    const article = articleMd({ title: 'Bài có đề mục gõ liền dấu' }, '##Thời gian\n');
    const { code, stdout } = await check(content({ [`${A}b.md`]: article }));
    expect(code).toBe(0);
    expect(stdout).toContain('heading-space');
  });

  test('mỗi tệp sai được nêu ở đúng chỗ của nó', async () => {
    const files = content({
      'portals/xa-mot/tin-tuc/2025/lich-cat-dien.md': articleMd({
        title: 'Một bài khác của năm trước',
        date: '2025-03-14',
      }),
      'portals/xa-mot/van-ban': { link: '/etc' },
      'portals/xa-mot/.git/a.md': 'thư mục ẩn được bỏ qua',
      [`${A}anh-hong/index.md`]: articleMd(
        { title: 'Bài có ảnh bị hỏng', cover: { src: 'a.jpg', alt: 'Lễ khai giảng' } },
        '![Lễ khai giảng](a.jpg)\n',
      ),
      [`${A}anh-hong/a.jpg`]: 'không phải ảnh',
      [`${A}anh-thieu.md`]: articleMd({ title: 'Bài có ảnh bị thiếu' }, '![Lễ khai giảng](khong.jpg)\n'),
      [`${A}chuong-trinh.md`]: '---js\nprocess.exit(0)\n---\n',
      [`${A}lien-ket.md`]: { link: '/etc/passwd' },
      [`${A}nang.md`]: articleMd({ title: 'Bài dài hơn một triệu chữ' }, 'chữ '.repeat(450_000)),
      [`${A}nhi-phan.md`]: Uint8Array.of(0xff, 0xd8, 0, 1),
      [`${A}Bài Mới.md`]: articleMd({ title: 'Bài mới của xã' }),
    });
    expect((await places(files)).sort()).toEqual([
      'tin-tuc/2026/Bài Mới.md:1:1 file-name',
      'tin-tuc/2026/anh-hong/index.md:11:1 picture-broken',
      'tin-tuc/2026/anh-hong/index.md:7:3 picture-broken',
      'tin-tuc/2026/anh-thieu.md:8:1 picture-missing',
      'tin-tuc/2026/chuong-trinh.md:1:1 front-matter-language',
      'tin-tuc/2026/lich-cat-dien.md:1:1 duplicate-slug',
      'tin-tuc/2026/lien-ket.md:1:1 symbolic-link',
      'tin-tuc/2026/nang.md:1:1 file-too-large',
      'tin-tuc/2026/nhi-phan.md:1:1 not-text',
      'van-ban:1:1 symbolic-link',
    ]);
  });

  test('mỗi cổng và kế hoạch sai được nêu ở đúng chỗ của nó', async () => {
    const article = articleMd();
    const others = {
      ...soundPortal('rong', { url: 'https://rong.vinhlong.gov.vn' }),
      ...soundPortal('Xã Hai', { url: 'https://hai.vinhlong.gov.vn' }),
      ...soundPortal('xa-trung'),
    };
    const isKept = ([path]: [string, unknown]) =>
      !path.startsWith('portals/rong/') || path.endsWith('portal.yaml');
    const files = content({
      ...Object.fromEntries(Object.entries(others).filter(isKept)),
      'plans/hong.yaml': planYaml().replace('year: 2026', 'year: hai nghìn'),
      ...soundPortal('xa-mot', { plans: ['ke-hoach-2025'] }),
      'portals/thieu/tin-tuc/2026/a.md': article,
      'portals/.tam/a.md': 'thư mục ẩn được bỏ qua',
      'portals/ghi-chu.txt': 'không phải cổng',
    });
    const isOfTinyPortal = (place: string) =>
      / (?:intro-part|leaders|contacts)-missing$|empty-section$/.test(place);
    expect((await places(files)).filter((place) => !isOfTinyPortal(place)).sort()).toEqual([
      'plans/hong.yaml:5:1 wrong-type',
      'portal.yaml:22:5 unknown-plan',
      'portal.yaml:5:1 portal-url-shared',
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
        '![Cầu Hòa Thuận](lon.png)\n\n![Chợ Hòa Thuận](cut.jpg)\n',
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
    const { code, stdout } = await runScript(
      'check',
      ['--content', dir, '--format', 'json', '--as-of', SOUND_DAY],
      asNobody,
    );
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Found).problems).toMatchObject([{ code: 'unreadable', file: `${A}b.md` }]);
  });

  test('chỉ kiểm tra cổng được hỏi', async () => {
    const files = content({ 'portals/xa-hai/portal.yaml': 'name: x\n' });
    expect(await places(files, ['xa-mot'])).toEqual([]);
    const { code, stdout } = await check(files, ['--portal', 'xa-hai', '--format', 'json']);
    expect(code).toBe(1);
    const found = JSON.parse(stdout) as Found;
    expect(found.errors).toBeGreaterThan(5);
    expect(found.errors + found.warnings).toBe(found.problems.length);
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
      const { code, stdout, stderr } = await callCheck(['--content', dir]);
      expect(stderr).toContain(dir);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });
});

describe('sửa bằng --fix', () => {
  const wrong = articleMd({ title: 'Bài có vài lỗi chắc chắn', genre: 'Phóng sự' })
    .replace('date: 2026-03-14', 'date: 14/3/2026')
    .replaceAll('\n', '\r\n');
  const fixed = wrong.replace('14/3/2026', '2026-03-14').replace('Phóng sự', 'phong-su');
  const file = `${A}sai.md`;

  test('sửa ngay trong tệp, giữ nguyên mọi chữ khác và quyền của tệp, kể đã làm gì', async () => {
    const dir = await makeFolder(content({ [file]: wrong }));
    await chmod(join(dir, file), 0o640);
    const args = ['--content', dir, '--as-of', SOUND_DAY, '--fix'];
    const { code, stdout, stderr } = await runScript('check', args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Không có lỗi.\n' });
    expect(stderr).toBe(
      `${join(dir, file)}\n` +
        '     3  date: 14/3/2026\n      → date: 2026-03-14\n' +
        '     6  genre: Phóng sự\n      → genre: phong-su\n\n' +
        'Đã sửa 2 chỗ trong 1 tệp.\n\n',
    );
    expect(await readFile(join(dir, file), 'utf8')).toBe(fixed);
    expect((await stat(join(dir, file))).mode & 0o777).toBe(0o640);

    const again = await callCheck(args);
    expect(again.stderr).toBe('Không có lỗi nào sửa được một cách chắc chắn.\n\n');
    expect(await readFile(join(dir, file), 'utf8')).toBe(fixed);
  });

  test('--dry-run chỉ nói sẽ sửa gì', async () => {
    const { code, stderr, stdout, dir } = await check(content({ [file]: wrong }), ['--fix', '--dry-run']);
    expect(stderr).toContain('Sẽ sửa 2 chỗ trong 1 tệp.');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Không có lỗi.\n' });
    expect(await readFile(join(dir, file), 'utf8')).toBe(wrong);
  });

  test('điều không chắc thì chỉ đề nghị', async () => {
    const unsure = articleMd({ title: '“Ngày hội toàn dân”' });
    const { stdout, dir } = await check(content({ [file]: unsure }), ['--fix']);
    expect(stdout).toContain('title: "Ngày hội toàn dân"');
    expect(await readFile(join(dir, file), 'utf8')).toBe(unsure);
  });

  test('--dry-run một mình thì không làm gì được', async () => {
    expect(await check(content(), ['--dry-run'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('chỉ những gì đã đổi, bằng --changed', () => {
  const git = (dir: string, ...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=Hanh', '-c', 'user.email=hanh@vinhlong.gov.vn', ...words], {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const bad = (title: string) => articleMd({ title, genre: 'phongsu' });
  /** A repository whose main branch holds a mistake, and a branch that begins there. */
  const repository = async (more: Files = {}, folder = '') => {
    const files = Object.entries(content({ [`${A}cu.md`]: bad('Lỗi đã có từ trước'), ...more }));
    const dir = await makeFolder(Object.fromEntries(files.map(([path, file]) => [folder + path, file])));
    git(dir, 'init', '-q', '-b', 'main');
    git(dir, 'add', '.');
    git(dir, 'commit', '-q', '-m', 'Bản đầu');
    git(dir, 'switch', '-q', '-c', 'bai-moi');
    return dir;
  };
  const changed = async (dir: string, ...args: string[]) => {
    const outcome = await callCheck([
      ...['--content', dir, '--as-of', SOUND_DAY, '--format', 'json', '--changed', ...args],
    ]);
    if (outcome.code === 2) return outcome.stderr;
    return (JSON.parse(outcome.stdout) as Found).problems.map(({ code, file }) => `${file} ${code}`);
  };

  test('tệp đã ghi trên nhánh, tệp chưa ghi và tệp mới đều được xem; tệp không đổi thì không', async () => {
    const dir = await repository();
    expect(await changed(dir)).toEqual([]);
    await writeFile(join(dir, `${A}ghi.md`), bad('Bài đã ghi vào nhánh'));
    git(dir, 'add', '.');
    git(dir, 'commit', '-q', '-m', 'Bài mới');
    await writeFile(join(dir, `${A}lich-cat-dien.md`), bad('Bài cũ được sửa lại'));
    await writeFile(join(dir, `${A}chua-ghi.md`), bad('Bài chưa ghi vào kho'));
    expect(await changed(dir)).toEqual(
      ['chua-ghi', 'ghi', 'lich-cat-dien'].map((name) => `${A}${name}.md not-in-list`),
    );
    expect(await changed(dir, 'HEAD')).toEqual(
      ['chua-ghi', 'lich-cat-dien'].map((name) => `${A}${name}.md not-in-list`),
    );
  });

  test('xóa một bài thì những bài dẫn tới nó được xem lại', async () => {
    const dir = await repository({
      [`${A}dan.md`]: articleMd(
        { title: 'Bài dẫn tới bài khác' },
        '[Lịch cắt điện](/tin-tuc/lich-cat-dien/)\n',
      ),
    });
    await rm(join(dir, `${A}lich-cat-dien.md`));
    expect(await changed(dir)).toContain(`${A}dan.md dead-link`);
  });

  test('đổi một ảnh thì những bài có ảnh đó được xem, cả bài ở thư mục khác', async () => {
    const show = (src: string, title: string) => articleMd({ title }, `![Cầu Hòa Thuận](${src})\n`);
    const dir = await repository({
      [`${A}mot/index.md`]: show('cau.jpg', 'Bài thứ nhất có ảnh'),
      [`${A}hai.md`]: show('mot/cau.jpg', 'Bài thứ hai có ảnh'),
      [`${A}mot/cau.jpg`]: await photo(),
    });
    await writeFile(join(dir, `${A}mot/cau.jpg`), 'hỏng');
    expect(await changed(dir)).toEqual([`${A}hai.md picture-broken`, `${A}mot/index.md picture-broken`]);
  });

  test('đổi portal.yaml thì cả cổng được xem lại', async () => {
    const dir = await repository();
    const files = soundPortal('xa-mot', { sections: [{ id: 'cchc', name: 'Cải cách hành chính' }] });
    await writeFile(join(dir, 'portals/xa-mot/portal.yaml'), files['portals/xa-mot/portal.yaml'] as string);
    expect(await changed(dir)).toEqual([`${A}cu.md not-in-list`, `${A}lich-cat-dien.md unknown-section`]);
  });

  test('bỏ một kế hoạch thì những cổng phải thực hiện nó được xem lại', async () => {
    const dir = await repository();
    await rm(join(dir, 'plans/ke-hoach-2026.yaml'));
    expect(await changed(dir)).toContain('portals/xa-mot/portal.yaml unknown-plan');
  });

  test('thư mục nội dung nằm trong một thư mục con của kho', async () => {
    const dir = await repository({}, 'noi-dung/xa/');
    await writeFile(join(dir, 'noi-dung/xa', `${A}moi.md`), bad('Bài mới trong thư mục con'));
    expect(await changed(join(dir, 'noi-dung/xa'))).toEqual([`${A}moi.md not-in-list`]);
  });

  test('nhánh không có, tên nhánh là một tham số, hoặc không có kho: mã thoát 2 và một câu', async () => {
    const dir = await repository();
    expect(await changed(dir, 'nhanh-la')).toContain('nhanh-la');
    const outside = await makeFolder(content());
    expect(await changed(outside)).toContain('kho Git');
    const told = await callCheck(['--content', dir, '--changed=--output=/tmp/x']);
    expect(told).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('giải thích bằng --explain', () => {
  test('một mã: quy tắc, lý do, câu báo, cách sửa', async () => {
    const { code, stdout } = await callCheck(['--explain', 'vague-link']);
    expect(code).toBe(0);
    for (const part of ['vague-link · cảnh báo', 'WCAG 2.4.4', 'Câu báo, ví dụ:', 'Cách sửa:'])
      expect(stdout).toContain(part);
  });

  test('mã gõ nhầm: gợi ý mã gần nhất', async () => {
    const { code, stdout, stderr } = await callCheck(['--explain', 'vague-lnik']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Có thể là: vague-link');
  });

  test('không ghi mã: danh sách mọi mã', async () => {
    const { code, stdout } = await callCheck(['--explain']);
    const listed = stdout
      .split('\n')
      .flatMap((line) => /^ {2}([a-z0-9-]+) {2,}\p{Lu}/u.exec(line)?.[1] ?? []);
    expect({ code, listed: listed.sort() }).toEqual({ code: 0, listed: codes });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

test('tóm tắt Markdown cho yêu cầu gộp nhánh: lỗi trước, chữ của bài không thành thẻ', async () => {
  const files = content({
    [`${A}b.md`]: articleMd({ title: 'Bài sai thể loại', genre: '<b>|x' }, '[tại đây](/tin-tuc/)\n'),
  });
  const { code, stdout } = await check(files, ['--format', 'markdown']);
  expect(code).toBe(1);
  expect(stdout).toContain('1 lỗi, 0 cảnh báo trong 1 tệp.');
  expect(stdout).toContain('&lt;b&gt;\\|x');
  expect((await check(content(), ['--format', 'markdown'])).stdout).toBe(
    '## Kiểm tra nội dung\n\nKhông có lỗi.\n',
  );
});

test('ảnh nặng hơn 5 MB bị nhắc', async () => {
  const noise = await sharp({
    create: { width: 2000, height: 1200, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  } as never)
    .png({ compressionLevel: 0 })
    .toBuffer();
  const files = content({
    [`${A}b/index.md`]: articleMd({ title: 'Bài có ảnh quá nặng' }, '![Cầu Hòa Thuận](cau.png)\n'),
    [`${A}b/cau.png`]: noise,
  });
  expect(await places(files)).toEqual(['tin-tuc/2026/b/index.md:8:1 picture-heavy']);
});

/** The superuser may read anything; a test of what is forbidden runs as somebody else. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
