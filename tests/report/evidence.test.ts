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
