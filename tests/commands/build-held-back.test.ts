import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, planYaml, soundPortal, type Outcome } from '../fixtures/make.ts';
import { filesWith, readSite, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const feedback = (question: string, more: Record<string, unknown> = {}) =>
  markdown({
    received: '2026-06-20',
    topic: 'Mương thoát nước ấp Chợ',
    question,
    status: 'tiep-nhan',
    ...more,
  });

/** One entry of each kind that is held back, each with a word of its own; and neighbours that are not. */
const FILES: Files = {
  'phan-anh/zqmuong.md': feedback('Bà Tư, căn cước 084 189 004567, hỏi zqmuong bao giờ nạo vét?'),
  'phan-anh/zqdien.md': feedback('Gọi lại giúp số 0917.482.365 về việc zqdien chập chờn.'),
  'phan-anh/zqnuoc.md': feedback('Nước zqnuoc bao giờ có lại? Tôi đã gọi 0294 3862 150.'),
  'tin-tuc/2026/zqmau.md': articleMd({
    title: 'Hội thi tìm hiểu zqmau của xã',
    date: '2026-06-10',
    summary: '[Viết tóm tắt bài trong một hoặc hai câu, từ 30 đến 500 ký tự]',
  }),
  'tin-tuc/2026/zqthan.md': articleMd(
    { title: 'Ra quân zqthan đầu tháng', date: '2026-06-11' },
    'Sáng nay ra quân.\n\n[Viết nội dung bài ở đây]\n',
  ),
  'tin-tuc/2026/zqso.md': articleMd(
    { title: 'Danh sách hộ zqso được nhận quà', date: '2026-06-12' },
    'Ông Năm, số định danh 084089001234, ấp Chợ.\n',
  ),
  'tin-tuc/2026/zqhoi.md': articleMd({ title: '[Hỏi đáp] Nộp zqhoi ở đâu', date: '2026-06-13' }),
  'thu-tuc/zqthu.md': markdown(
    {
      ...{ code: '1.001193', name: 'Cấp bản sao zqthu', field: 'Hộ tịch', level: 'mot-phan' },
      ...{ status: 'hien-hanh', url: 'https://dichvucong.gov.vn/p' },
    },
    'Ví dụ tờ khai ghi CCCD 084089004321.\n',
  ),
};
const HELD = ['zqmuong', 'zqdien', 'zqmau', 'zqthan', 'zqso', 'zqthu'];

describe('mục có dữ liệu cá nhân, bài còn chỗ để viết', () => {
  let built: Outcome;
  let site: Tree;
  beforeAll(async () => {
    const files = Object.entries(FILES).map(([path, text]) => [`portals/xa/${path}`, text]);
    const content = await writeFiles(join(root, 'noi-dung'), {
      ...soundPortal('xa', { plans: ['ke-hoach'] }),
      ...(Object.fromEntries(files) as Files),
      'plans/ke-hoach.yaml': planYaml(),
    });
    const out = join(root, 'dist');
    built = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
    site = await readSite(join(out, 'xa'));
  });

  test('không lên trang nào, danh sách nào, kênh tin, JSON, chỉ mục tìm kiếm nào; các mục khác vẫn lên', () => {
    for (const mark of HELD) expect(filesWith(site, mark), mark).toEqual([]);
    for (const mark of ['zqnuoc', 'zqhoi']) expect(filesWith(site, mark).length, mark).toBeGreaterThan(1);
    for (const digits of ['084089', '0917', '004567']) expect(filesWith(site, digits)).toEqual([]);
  });

  test('được lệnh dựng nêu tên từng mục, cổng vẫn dựng, mã thoát là 1', () => {
    expect(built.stderr).toContain('Giữ lại, chưa đăng 6 mục:');
    for (const mark of HELD) expect(built.stderr).toMatch(new RegExp(`${mark}\\.md: `));
    expect(built.stderr).toContain('Đã dựng 1/1 cổng');
    expect(built.code).toBe(1);
  });

  test('không được đếm vào chỉ tiêu', () => {
    // One of the portal's own articles of the quarter and the one with a question count, the three others do not.
    expect(built.stdout).toMatch(/Quý II\/2026 +2 trên 2 .*\n +không tính: 3 bị giữ lại, chưa được đăng/u);
  });
});
