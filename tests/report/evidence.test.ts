import { expect, test } from 'vitest';
import { evidenceOf } from '../../src/report/evidence.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';

const evidence = async (files: Files) => {
  const all = Object.entries({ 'portal.yaml': portalYaml(), ...files });
  const root = await makeFolder(Object.fromEntries(all.map(([path, file]) => [`portals/xa/${path}`, file])));
  return evidenceOf(await readPortal(root, 'xa'));
};
const fingerprints = async (...articles: string[]) =>
  (await evidence(
    Object.fromEntries(articles.map((text, index) => [`tin-tuc/2026/b${index}.md`, text])),
  ))!.articles.map(({ fingerprint }) => fingerprint);

test('một bài đăng lúc 0 giờ 30 ngày 1-10 tính vào ngày 1-10', async () => {
  const found = await evidence({ 'tin-tuc/2026/a.md': articleMd({ date: '2026-10-01T00:30' }) });
  expect(found?.articles[0]?.day).toBe('2026-10-01');
});

test('xếp theo ngày, rồi theo đường dẫn', async () => {
  const found = await evidence({
    'tin-tuc/2026/a.md': articleMd({ date: '2026-03-02' }),
    'tin-tuc/2026/c.md': articleMd({ date: '2026-03-01T23:00' }),
    'tin-tuc/2026/b.md': articleMd({ date: '2026-03-01' }),
  });
  expect(found?.articles.map(({ path }) => path.slice(-4))).toEqual(['b.md', 'c.md', 'a.md']);
});

test('minh chứng có địa chỉ lâu dài của cổng', async () => {
  const found = await evidence({ 'tin-tuc/2026/le/index.md': articleMd() });
  expect(found?.articles[0]).toMatchObject({
    path: 'portals/xa/tin-tuc/2026/le/index.md',
    url: 'https://thunghiem.vidu.gov.vn/tin-tuc/le/',
  });
});

test.each([
  ['cách đặt dấu thanh', { title: 'Hoà giải ở Uỷ ban xã' }, { title: 'Hòa giải ở Ủy ban xã' }],
  ['NFC và NFD', { title: 'Đất đai ở xã' }, { title: 'Đất đai ở xã'.normalize('NFD') }],
  ['chữ hoa và khoảng trắng', { title: 'HỌP THÔN  MẪU' }, { title: 'Họp thôn mẫu' }],
  ['ngày, chuyên mục, đơn vị', { unit: 'van-phong' }, { date: '2026-05-05', section: 'thong-bao' }],
])('hai bài chỉ khác %s là một bài đăng hai lần', async (_what, one, other) => {
  const [first, second] = await fingerprints(articleMd(one), articleMd(other));
  expect(first).toBe(second);
});

test('hai bài chỉ khác cách viết thân bài bằng &nbsp; hay ký hiệu Markdown là một bài', async () => {
  const [first, second] = await fingerprints(
    articleMd({}, 'Xã **họp** thôn\u00a0mẫu.\n'),
    articleMd({}, 'Xã họp&nbsp;thôn mẫu.\r\n'),
  );
  expect(first).toBe(second);
});

test('chữ dán từ trình soạn thảo dưới dạng To&agrave;n vẫn là bài cũ', async () => {
  const [first, second] = await fingerprints(
    articleMd({}, 'Toàn dân tham gia.\n'),
    articleMd({}, 'To&agrave;n d&acirc;n tham gia.\n'),
  );
  expect(first).toBe(second);
});

test.each([
  ['tên xã Sơn Hà và Sơn Hạ', { title: 'Họp dân ở Sơn Hà' }, { title: 'Họp dân ở Sơn Hạ' }],
  ['dấu', { title: 'Người dân mua lúa' }, { title: 'Người dân mưa lúa' }],
])('hai bài khác %s là hai bài', async (_what, one, other) => {
  const [first, second] = await fingerprints(articleMd(one), articleMd(other));
  expect(first).not.toBe(second);
});

test('cùng tiêu đề mà khác thân bài là hai bài', async () => {
  const [first, second] = await fingerprints(articleMd({}, 'Tuần này.\n'), articleMd({}, 'Tuần sau.\n'));
  expect(first).not.toBe(second);
});

test('một tin ngoài cổng ghi hai lần là một, theo địa chỉ của nó', async () => {
  const publication = (title: string, url: string) =>
    markdown({ title, date: '2026-03-01', channel: 'bao-tinh', outlet: 'Báo Ví Dụ', url });
  const found = await evidence({
    'dang-ngoai/a.md': publication('Một', 'https://bao.vidu.vn/1'),
    'dang-ngoai/b.md': publication('Hai', 'https://bao.vidu.vn/1'),
    'dang-ngoai/c.md': publication('Một', 'https://bao.vidu.vn/2'),
  });
  const [one, two, three] = found!.publications.map(({ fingerprint }) => fingerprint);
  expect(one).toBe(two);
  expect(three).not.toBe(one);
});

test('portal.yaml không đọc được thì không có gì để đếm', async () => {
  expect(await evidence({ 'portal.yaml': 'name: [', 'tin-tuc/2026/a.md': articleMd() })).toBeNull();
});

test('hoạt động kê người theo đối tượng, đơn vị cùng làm, minh chứng có liên kết và tệp', async () => {
  const found = await evidence({
    'portal.yaml': portalYaml({
      units: [
        { id: 'van-phong', name: 'Văn phòng' },
        { id: 'van-hoa', name: 'Văn hóa' },
      ],
    }),
    'hoat-dong/tap-huan/index.md': markdown({
      ...{ title: 'Tập huấn', date: '2026-03-14', form: 'giao-ban', times: 2 },
      people: { 'can-bo': 34, 'nguoi-dan': 79 },
      ...{ unit: 'van-phong', units: ['van-hoa'], copies: 50 },
      evidence: [
        'Giấy mời lưu tại Văn phòng',
        'https://vidu.gov.vn/tap-huan',
        { name: 'Tài liệu', src: 'tai-lieu.pdf' },
        { name: 'Danh sách ký nhận', src: 'ky-nhan.pdf' },
      ],
    }),
  });
  expect(found?.activities[0]).toMatchObject({
    ...{ units: ['van-phong', 'van-hoa'], people: 113, byAudience: { 'can-bo': 34, 'nguoi-dan': 79 } },
    facts: {
      ...{
        form: 'Giao ban, họp định kỳ',
        units: ['Văn phòng', 'Văn hóa'],
        times: 2,
        people: 113,
        copies: 50,
      },
      evidence: [
        { name: 'Giấy mời lưu tại Văn phòng', url: null },
        { name: 'https://vidu.gov.vn/tap-huan', url: 'https://vidu.gov.vn/tap-huan' },
        {
          name: 'Tài liệu',
          url: 'https://thunghiem.vidu.gov.vn/tep/hoat-dong/tap-huan/tai-lieu.pdf',
        },
        // The portal does not publish it, so there is nothing to lead to.
        { name: 'Danh sách ký nhận', url: null },
      ],
    },
  });
});

test('báo in, phát sóng không có địa chỉ vẫn là một tin, kèm số báo hay giờ phát', async () => {
  const publication = (title: string, channel: string, proof: object) =>
    markdown({ title, date: '2026-03-01', channel, outlet: 'Báo và Đài Ví Dụ', proof });
  const found = await evidence({
    'dang-ngoai/a.md': publication('Một cửa gần dân', 'bao-tinh', { issue: 'Số 5213, trang 3' }),
    'dang-ngoai/b.md': publication('Một cửa gần dân', 'bao-tinh', { issue: 'Số 5213' }),
    'dang-ngoai/c.md': publication('Họp thôn trực tuyến', 'dai-tinh', { aired: '17 giờ 30 ngày 01/3/2026' }),
  });
  const [print, again, air] = found!.publications;
  expect(print).toMatchObject({ url: null, facts: { evidence: [{ name: 'Số 5213, trang 3', url: null }] } });
  expect(again!.fingerprint).toBe(print!.fingerprint);
  expect(air!.facts?.evidence).toEqual([{ name: 'Phát 17 giờ 30 ngày 01/3/2026', url: null }]);
});

test('bài hướng dẫn thủ tục mang lĩnh vực của thủ tục đó', async () => {
  const found = await evidence({
    'tin-tuc/2026/a.md': articleMd({ procedures: ['khai-sinh'], audience: ['nguoi-dan'] }),
    'thu-tuc/khai-sinh.md': markdown({
      ...{ code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch' },
      ...{ level: 'toan-trinh', status: 'hien-hanh', url: 'https://dichvucong.gov.vn' },
    }),
  });
  expect(found?.articles[0]).toMatchObject({ fields: ['Hộ tịch'], audience: ['nguoi-dan'] });
});

test('số liệu theo tháng, theo năm có ngày đầu, ngày cuối; vướng mắc thu được xếp theo ngày', async () => {
  const activity = (date: string, proposals: string[]) =>
    markdown({ title: 'Đối thoại', date, form: 'doi-thoai', times: 1, people: 20, proposals });
  const found = await evidence({
    'so-lieu.yaml': [
      '- { id: par-index, year: 2025, value: 87.5, of: 100, source: Quyết định số 45/QĐ-UBND }',
      '- { id: ho-so-tiep-nhan, month: 2026-02, value: 312, source: Một cửa điện tử }',
    ].join('\n'),
    'hoat-dong/sau.md': activity('2026-05-02', ['Giảm giấy tờ hộ tịch']),
    'hoat-dong/truoc.md': activity('2026-04-02', ['Mở cửa sáng thứ Bảy', 'Thêm ghế chờ']),
  });
  expect(found?.figures).toMatchObject([
    { id: 'par-index', from: '2025-01-01', to: '2025-12-31', isYear: true },
    { id: 'ho-so-tiep-nhan', from: '2026-02-01', to: '2026-02-28', isYear: false },
  ]);
  expect(found?.proposals.map(({ text }) => text)).toEqual([
    'Mở cửa sáng thứ Bảy',
    'Thêm ghế chờ',
    'Giảm giấy tờ hộ tịch',
  ]);
});

test('minh chứng ghi bằng lời mà là địa chỉ dễ nhầm thì báo cáo không dẫn tới', async () => {
  const notes = ['https://vidu.gov.vn/tin', 'https://dichvucong.gov.vn@xau.example/', 'https://[', 'Sổ họp'];
  const found = await evidence({
    'hoat-dong/hop.md': markdown({
      ...{ title: 'Họp thôn', date: '2026-03-14', form: 'hop-thon', times: 1, people: 40 },
      evidence: notes,
    }),
  });
  expect(found!.activities[0]!.facts!.evidence).toEqual(
    notes.map((name, at) => ({ name, url: at === 0 ? name : null })),
  );
});
