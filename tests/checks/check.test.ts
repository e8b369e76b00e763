import { describe, expect, test } from 'vitest';
import { checkPortal } from '../../src/checks/check.ts';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { completeness } from '../../src/checks/required-parts.ts';
import { isError, tell } from '../../src/problems/problem.ts';
import { paste } from '../../src/problems/sentences/sentence.ts';
import type { PortalContent } from '../../src/reading/content.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';

const readFiles = async (files: Files, portal: Record<string, unknown> = {}) => {
  const inPortal = Object.entries({ 'portal.yaml': portalYaml(portal), ...files });
  const root = await makeFolder(
    Object.fromEntries(inPortal.map(([path, file]) => [`portals/xa/${path}`, file])),
  );
  return readPortal(root, 'xa');
};
/** The errors of a portal; what a tiny portal lacks is only worth a warning. */
const errorsOf = (content: PortalContent, plans: string[] = []) =>
  checkPortal(content, { plans: { plans: new Map(), ids: plans }, today: '2026-06-30' }).problems.filter(
    isError,
  );
const placesOf = async (files: Files, portal: Record<string, unknown> = {}, plans: string[] = []) =>
  errorsOf(await readFiles(files, portal), plans).map(
    ({ code, file, line, column }) => `${file.replace('portals/xa/', '')}:${line}:${column} ${code}`,
  );
const leader = markdown({
  name: 'Nguyễn Văn A',
  position: 'Chủ tịch',
  phone: '0200',
  email: 'a@vidu.gov.vn',
  duties: 'Chung',
  order: 1,
});
const contact = markdown({ name: 'Một cửa', address: 'Thôn', phone: '0200', email: 'a@vidu.gov.vn' });

describe('tên được nêu phải được khai', () => {
  test('chuyên mục, đơn vị và kế hoạch lạ bị chỉ ra đúng chỗ', async () => {
    const files = {
      'tin-tuc/2026/a.md': articleMd({ section: 'cchcc', unit: 'van-phongg' }),
      'tin-tuc/2026/b.md': articleMd({ section: 'thong-bao', unit: 'van-phong' }),
    };
    expect(await placesOf(files, { plans: ['ke-hoach-2026', 'la'] }, ['ke-hoach-2026'])).toEqual([
      expect.stringMatching(/^portal\.yaml:\d+:5 unknown-plan$/),
      'tin-tuc/2026/a.md:4:1 unknown-section',
      'tin-tuc/2026/a.md:6:1 unknown-unit',
    ]);
  });

  test('gợi ý tên gần đúng', async () => {
    const content = await readFiles({ 'tin-tuc/2026/a.md': articleMd({ section: 'thongbao' }) });
    expect(errorsOf(content)).toMatchObject([{ code: 'unknown-section', facts: { nearest: 'thong-bao' } }]);
  });
});

describe('địa chỉ', () => {
  test('hai bài cùng tên ở hai năm tranh nhau một địa chỉ; tệp sau phải đổi tên', async () => {
    const content = await readFiles({
      'tin-tuc/2025/le.md': articleMd(),
      'tin-tuc/2026/le/index.md': articleMd({ title: 'Một bài khác hẳn bài kia' }),
    });
    expect(errorsOf(content)).toMatchObject([
      {
        code: 'duplicate-slug',
        file: 'portals/xa/tin-tuc/2026/le/index.md',
        facts: { other: 'portals/xa/tin-tuc/2025/le.md', address: '/tin-tuc/le/' },
      },
    ]);
  });

  test('một tên viết NFC và một tên viết NFD là một địa chỉ', async () => {
    const places = await placesOf({
      [`tin-tuc/2026/${'lễ'.normalize('NFC')}.md`]: articleMd(),
      [`tin-tuc/2026/${'lễ'.normalize('NFD')}.md`]: articleMd(),
    });
    expect(places.filter((position) => position.endsWith('duplicate-slug'))).toHaveLength(1);
    expect(places.filter((position) => position.endsWith('file-name'))).toHaveLength(2);
  });

  test('bài và thủ tục cùng tên thì không tranh nhau', async () => {
    const procedure = markdown({
      code: '1.1',
      name: 'Lễ',
      field: 'Hộ tịch',
      level: 'mot-phan',
      status: 'moi',
      url: 'https://dichvucong.gov.vn',
    });
    expect(await placesOf({ 'tin-tuc/2026/le.md': articleMd(), 'thu-tuc/le.md': procedure })).toEqual([]);
  });
});

describe('ảnh và tệp', () => {
  test('đủ cả thì không có lỗi', async () => {
    const article = articleMd(
      { cover: { src: 'anh.jpg', alt: 'Lễ khai giảng' }, attachments: [{ src: '../chung/a.pdf' }] },
      '![Lễ khai giảng](./anh.jpg) [tệp](../chung/a.pdf#page=2) [ngoài](https://a.vn/b.exe) [trang](/thu-tuc/x/)\n',
    );
    expect(
      await placesOf({
        'tin-tuc/2026/le/index.md': article,
        'tin-tuc/2026/le/anh.jpg': '',
        'tin-tuc/2026/chung/a.pdf': '',
      }),
    ).toEqual([]);
  });

  test('ảnh và tệp không có, ở đầu bài và trong thân bài', async () => {
    const article = articleMd(
      { cover: { src: 'khong.jpg', alt: 'Lễ khai giảng' }, attachments: [{ src: 'khong.pdf' }] },
      'Mở đầu.\n\n![Lễ khai giảng](cung-khong.jpg) [tệp](cung-khong.pdf)\n',
    );
    expect(await placesOf({ 'tin-tuc/2026/le.md': article })).toEqual([
      'tin-tuc/2026/le.md:7:3 picture-missing',
      'tin-tuc/2026/le.md:10:5 file-missing',
      'tin-tuc/2026/le.md:15:1 picture-missing',
      'tin-tuc/2026/le.md:15:34 file-missing',
    ]);
  });

  test('tên gần đúng được gợi ý', async () => {
    const content = await readFiles({
      'tin-tuc/2026/le/index.md': articleMd({}, '![Lễ khai giảng](truong.jpg)\n'),
      'tin-tuc/2026/le/truong.jpeg': '',
    });
    expect(errorsOf(content)).toMatchObject([
      { code: 'picture-missing', facts: { nearest: expect.stringContaining('truong.jpeg') } },
    ]);
  });

  test('ảnh của cổng khác, ngoài thư mục của cổng, không dùng được', async () => {
    expect(
      await placesOf({ 'tin-tuc/2026/le.md': articleMd({}, '![Lễ khai giảng](../../../xb/anh.jpg)\n') }),
    ).toEqual(['tin-tuc/2026/le.md:8:1 picture-missing']);
  });

  test.each(['html', 'svg', 'exe', 'js'])('tệp .%s không được đăng để tải về', async (ending) => {
    expect(
      await placesOf({
        'tin-tuc/2026/le.md': articleMd({ attachments: [{ src: `a.${ending}` }] }),
        [`tin-tuc/2026/a.${ending}`]: '',
      }),
    ).toEqual(['tin-tuc/2026/le.md:7:5 file-type']);
  });

  test('tệp đến từ máy Mac với tên NFD vẫn được tìm thấy', async () => {
    const name = 'lễ.jpg';
    expect(
      await placesOf({
        'tin-tuc/2026/le.md': articleMd({}, `![Lễ khai giảng](${name.normalize('NFC')})\n`),
        [`tin-tuc/2026/${name.normalize('NFD')}`]: '',
      }),
    ).toEqual([]);
  });
});

describe('tám phần bắt buộc', () => {
  const at = addressesOf('https://a.vidu.vn/');
  const complete = async (files: Files) =>
    completeness(await readFiles(files), at)
      .filter((part) => part.complete)
      .map(({ path }) => path.replace('portals/xa/', ''));
  const intro = (body: string, front: Record<string, unknown> = { title: 'Phần' }) => markdown(front, body);

  test('sáu phần giới thiệu có lời, bản đồ có ảnh, một lãnh đạo, một điểm giao dịch', async () => {
    const parts = ['lich-su', 'dieu-kien-tu-nhien', 'kinh-te-xa-hoi', 'van-hoa', 'dia-gioi-hanh-chinh'];
    const files: Files = {
      ...Object.fromEntries(parts.map((part) => [`gioi-thieu/${part}.md`, intro('Có lời.')])),
      'gioi-thieu/ban-do-hanh-chinh.md': intro('![Bản đồ](ban-do.png)'),
      'lanh-dao/a.md': leader,
      'giao-dich/a.md': contact,
    };
    expect(await complete(files)).toHaveLength(8);
  });

  test('cổng trống thì không phần nào đủ, và cả tám phần đều được nêu tên', async () => {
    expect(await complete({})).toEqual([]);
    expect(completeness(await readFiles({}), at)).toHaveLength(8);
  });

  test('sở, ban, ngành không phải viết sáu phần giới thiệu của xã; phần nào viết thì vẫn xét', async () => {
    const kind = 'so-nganh';
    const own = ['portals/xa/lanh-dao', 'portals/xa/giao-dich'];
    const bare = await readFiles({}, { kind });
    expect(completeness(bare, at).map(({ path }) => path)).toEqual(own);
    const plans = { plans: new Map(), ids: [] };
    const codes = checkPortal(bare, { plans, today: '2026-03-14' }).problems.map(({ code }) => code);
    expect(codes).not.toContain('intro-part-missing');
    const written = await readFiles({ 'gioi-thieu/lich-su.md': intro('') }, { kind });
    expect(completeness(written, at).map(({ path, complete }) => [path, complete])).toEqual([
      ['portals/xa/gioi-thieu/lich-su.md', false],
      ...own.map((path) => [path, false]),
    ]);
  });

  test('trang có ảnh mà không có lời, trang chỉ có ký hiệu, và bản đồ chỉ có lời đều chưa đủ', async () => {
    expect(
      await complete({
        'gioi-thieu/lich-su.md': intro('\n***\n\n&nbsp;\n'),
        'gioi-thieu/van-hoa.md': intro(''),
        'gioi-thieu/ban-do-hanh-chinh.md': intro('Bản đồ sẽ cập nhật sau.'),
      }),
    ).toEqual([]);
  });

  test('bản đồ có thể là tệp PDF đính kèm hoặc liên kết trong bài', async () => {
    const path = 'gioi-thieu/ban-do-hanh-chinh.md';
    expect(await complete({ [path]: intro('', { attachments: [{ src: 'a.pdf' }] }) })).toEqual([path]);
    expect(await complete({ [path]: intro('[Bản đồ](ban-do.PDF)') })).toEqual([path]);
    expect(await complete({ [path]: intro('', { map: { src: 'a.png', alt: 'Bản đồ' } }) })).toEqual([path]);
  });

  test('lãnh đạo thiếu một trong năm trường thì không tính', async () => {
    expect(await complete({ 'lanh-dao/a.md': leader.replace(/duties.*\n/, '') })).toEqual([]);
  });
});

describe('màu nhấn', () => {
  const accents = async (accent: string) =>
    checkPortal(await readFiles({ 'tin-tuc/2026/a.md': articleMd() }, { theme: { accent } }), {
      plans: { plans: new Map(), ids: [] },
      today: '2026-06-30',
    }).problems.filter(({ code }) => code === 'accent-contrast');

  test('quá nhạt thì cảnh báo đúng chỗ, kèm màu thay thế; vẫn dựng được', async () => {
    const [found] = await accents('#ffe600');
    expect(isError(found!)).toBe(false);
    expect(found!.line).toBeGreaterThan(1);
    expect(tell(found!)).toMatchObject({
      message: expect.stringMatching(/“#ffe600” chỉ tương phản 1,1 với nền trang/) as string,
      fix: [paste(expect.stringMatching(/^accent: "#[0-9a-f]{6}"$/) as string)],
    });
  });

  test('đọc rõ thì không nói gì', async () => {
    expect(await accents('#0B5394')).toEqual([]);
  });
});

test('từ ngày 1/12 thì hỏi cả ngày nghỉ của năm sau, chỉ ở cổng ghi giờ mở cửa', async () => {
  const opening = [{ days: ['thu-2'], from: '7:30', to: '11:30' }];
  const asked = async (portal: Record<string, unknown>, today: string) =>
    checkPortal(await readFiles({ 'tin-tuc/2026/a.md': articleMd() }, portal), {
      ...{ plans: { plans: new Map(), ids: [] }, today },
      daysOff: { years: [2026], holidays: {}, worked: {} },
    }).problems.flatMap(({ code, file }) => (code === 'holidays-missing' ? [file] : []));
  expect(await asked({ opening }, '2026-11-30')).toEqual([]);
  expect(await asked({ opening }, '2026-12-01')).toEqual(['ngay-nghi/2027.yaml']);
  expect(await asked({}, '2026-12-01')).toEqual([]);
});
