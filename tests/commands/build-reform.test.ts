import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';
import { leastPortal, pdf, underPortal } from '../fixtures/portals.ts';

const root = await makeSharedFolder();
const [content, out] = [join(root, 'content'), join(root, 'dist')];

/** Returns the main part of a built page as one line of text and tags. */
const mainOf = async (path: string) => {
  const html = await readFile(join(out, 'xa', path, 'index.html'), 'utf8');
  return html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/\s+/g, ' ');
};

/** Returns what a page says, without its tags. */
const wordsOf = async (path: string) =>
  (await mainOf(path))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+([.,;:)])/g, '$1')
    .replace(/\s+/g, ' ');

const activity = (data: Record<string, unknown>) =>
  markdown({ form: 'hoi-nghi', times: 1, people: 0, evidence: 'Biên bản lưu tại Văn phòng', ...data });

beforeAll(async () => {
  await writeFiles(content, {
    ...leastPortal('xa'),
    ...underPortal('xa', {
      'portal.yaml': portalYaml({
        url: 'https://xa.vidu.gov.vn/',
        hotline: { phone: '0200 000 0001' },
        hotlines: [{ name: 'Đường dây nóng của tỉnh', phone: '0200 000 0099' }],
        survey: { url: 'https://khaosat.vidu.gov.vn/' },
      }),
      'so-lieu.yaml': [
        '- { id: par-index, year: 2024, value: 79.5, of: 100, measure: điểm, source: Quyết định 1 }',
        '- { id: par-index, year: 2025, value: 81.75, of: 100, measure: điểm, rank: 21, among: 64, source: Quyết định 2, url: "https://vidu.gov.vn/qd2" }',
        '- { id: par-index, year: 2027, value: 99, of: 100, source: Ước tính }',
        '- { id: ho-so-tiep-nhan, month: 2026-05, value: 1000, source: Một cửa }',
        '- { id: ho-so-truc-tuyen, month: 2026-05, value: 829, source: Một cửa }',
      ].join('\n'),
      'tin-tuc/2026/clip.md': articleMd({
        title: 'Clip nộp hồ sơ trên điện thoại',
        genre: 'video',
        video: 'https://dai.vidu.gov.vn/clip/12',
        labels: ['sang-kien'],
        topics: ['chinh-quyen-so'],
        audience: ['nguoi-dan'],
      }),
      'tin-tuc/2026/het-han.md': articleMd({
        title: 'Phong trào thi đua năm ngoái',
        labels: ['thi-dua'],
        expires: '2026-04-01',
      }),
      'van-ban/gop-y.md': markdown({
        ...{ number: '25/UBND-VP', type: 'Công văn', issuer: 'UBND xã', issued: '2026-06-10' },
        subject: 'Lấy ý kiến dự thảo quy chế tiếp công dân',
        ...{ section: 'cchc', unit: 'van-phong' },
        consultation: { until: '2026-07-10', email: 'gopy@xa.vidu.gov.vn' },
      }),
      'hoat-dong/doi-thoai.md': activity({
        title: 'Đối thoại đã qua',
        date: '2026-05-14',
        form: 'doi-thoai',
        people: { 'can-bo': 34, 'nguoi-dan': 79 },
        partners: 'Ủy ban MTTQ xã',
        evidence: [
          'https://vidu.gov.vn/tin/doi-thoai',
          { name: 'Giấy mời', src: 'giay-moi.pdf' },
          { name: 'Danh sách ký nhận', src: 'ky-nhan.pdf' },
        ],
      }),
      'hoat-dong/giay-moi.pdf': pdf('giấy mời'),
      'hoat-dong/ky-nhan.pdf': pdf('ký nhận'),
      'hoat-dong/sap-toi.md': activity({ title: 'Đối thoại sắp tới', date: '2026-07-14', form: 'doi-thoai' }),
      'hoat-dong/to-roi.md': activity({
        title: 'Phát tờ rơi',
        date: '2026-05-20',
        form: 'to-roi',
        copies: 500,
        evidence: { name: 'Tờ rơi nộp hồ sơ', src: 'giay-moi.pdf' },
      }),
      'phan-anh/loa.md': markdown({
        ...{ received: '2026-05-14', topic: 'Đề nghị lắp thêm loa', question: 'Bao giờ lắp?' },
        ...{ status: 'tiep-nhan', activity: 'doi-thoai' },
      }),
      'dang-ngoai/bao-in.md': markdown({
        ...{ title: 'Xã đưa dịch vụ công về thôn', date: '2026-05-11', channel: 'bao-tinh' },
        ...{ outlet: 'Báo Ví Dụ', proof: { issue: 'Số 5213, trang 3' } },
      }),
    }),
  });
  const { stderr } = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
  expect(stderr).toContain('Đã dựng 1/1 cổng');
});

test('trang chỉ số: điểm, thang, hạng, nguồn có liên kết, biểu đồ có lời; số liệu của năm chưa tới không hiện', async () => {
  const [html, words] = [await mainOf('chi-so'), await wordsOf('chi-so')];
  expect(words).toContain('Năm 2025 81,75/100 điểm 21/64 Quyết định 2');
  expect(html).toContain('<a href="https://vidu.gov.vn/qd2"');
  expect(html).toMatch(/<svg[^>]+role="img"[^>]+aria-label="Biểu đồ[^"]+79,5\/100 điểm năm 2024/);
  expect(words).toContain('829 (82,9%)');
  expect(words).not.toContain('2027');
});

test('cổng chưa có số liệu vẫn có trang chỉ số', async () => {
  await writeFiles(join(content, '../trong'), leastPortal('xa'));
  const flags = [
    '--content',
    join(content, '../trong'),
    '--out',
    join(out, '../dist-trong'),
    '--as-of',
    '2026-06-30',
  ];
  await callBuild(flags);
  const html = await readFile(join(out, '../dist-trong/xa/chi-so/index.html'), 'utf8');
  expect(html).toContain('Chưa có số liệu.');
});

test('chuyên trang mở đầu bằng văn bản, chỉ số, đường dây nóng, khảo sát, phản ánh', async () => {
  const [html, words] = [await mainOf('chuyen-muc/cchc'), await wordsOf('chuyen-muc/cchc')];
  for (const part of [
    'Công văn số 25/UBND-VP',
    '81,75/100 điểm',
    'Hạng 21/64',
    '0200 000 0001',
    'Nhận 1, trả lời 0',
  ])
    expect(words).toContain(part);
  expect(words).toContain('Đường dây nóng của tỉnh: 0200 000 0099');
  expect(html).toContain('href="https://khaosat.vidu.gov.vn/"');
  expect(words.indexOf('25/UBND-VP')).toBeLessThan(words.indexOf('Clip nộp hồ sơ'));
});

test('nội dung nào cũng có trang; nhãn chỉ có trang khi có bài; clip dẫn ra nơi xem, không nhúng', async () => {
  const clips = await mainOf('chuyen-muc/cchc/clip');
  expect(clips).toContain('href="https://dai.vidu.gov.vn/clip/12"');
  expect(clips).not.toMatch(/<iframe|<video/);
  expect(await wordsOf('chuyen-muc/cchc/noi-dung/chinh-quyen-so')).toContain('Clip nộp hồ sơ');
  expect(await wordsOf('chuyen-muc/cchc/noi-dung/tai-chinh-cong')).toContain('Chưa có tin bài.');
  expect(await wordsOf('chuyen-muc/cchc/nhan/sang-kien')).toContain('Clip nộp hồ sơ');
  expect(existsSync(join(out, 'xa/chuyen-muc/cchc/nhan/thi-dua'))).toBe(false);
  expect(await mainOf('tin-tuc/het-han')).toContain('<span class="label">Phong trào thi đua</span>');
  expect(await wordsOf('tin-tuc/clip')).toMatch(/Dành cho: người dân .*Sáng kiến, cách làm hay .*Xem clip/);
});

describe('trang hoạt động', () => {
  test('việc sắp tới đứng riêng; số người tách theo đối tượng; kiến nghị thu được ở buổi ấy', async () => {
    const words = await wordsOf('hoat-dong');
    expect(words).toMatch(/Sắp diễn ra Đối thoại sắp tới .*Đã thực hiện .*Đối thoại đã qua/);
    expect(words).toContain('113 người (cán bộ 34, người dân 79)');
    expect(words).toContain('Phối hợp Ủy ban MTTQ xã');
    expect(words).toContain('Đề nghị lắp thêm loa Tiếp nhận ngày 14/05/2026');
    expect(words).toContain('500 tờ');
  });

  test('minh chứng là liên kết hoặc tệp tải về; danh sách ký nhận chỉ còn tên', async () => {
    const html = await mainOf('hoat-dong');
    expect(html).toContain('<a href="https://vidu.gov.vn/tin/doi-thoai"');
    expect(html).toContain('<a href="/tep/hoat-dong/giay-moi.pdf"');
    expect(html).toMatch(/<li> ?Danh sách ký nhận ?<\/li>/);
    expect(existsSync(join(out, 'xa/tep/hoat-dong/giay-moi.pdf'))).toBe(true);
    expect(existsSync(join(out, 'xa/tep/hoat-dong/ky-nhan.pdf'))).toBe(false);
  });

  test('tờ rơi tải về được; tin báo in có số báo thay cho địa chỉ', async () => {
    const words = await wordsOf('hoat-dong');
    expect(words).toMatch(/Ấn phẩm tuyên truyền tải về Tờ rơi nộp hồ sơ PDF/);
    expect(words).toMatch(/Xã đưa dịch vụ công về thôn .*Số 5213, trang 3 Không có địa chỉ trên mạng/);
  });
});

test('dự thảo đang lấy ý kiến có ở trang của nó, ở mục văn bản và ở mục phản ánh', async () => {
  for (const list of ['van-ban', 'phan-anh'])
    expect(await wordsOf(list)).toContain('Đang lấy ý kiến Lấy ý kiến dự thảo quy chế tiếp công dân');
  const words = await wordsOf('van-ban/gop-y');
  expect(words).toContain('Đang nhận ý kiến đến hết ngày 10/07/2026.');
  expect(words).toContain('gopy@xa.vidu.gov.vn');
  expect(words).toContain('Đơn vị Văn phòng');
});
