import { describe, expect, test } from 'vitest';
import { contentOf, elementsOf, marked, pagesOf, shippedPortals, smallPortal, textOf } from './portals.ts';

const [ward, commune] = shippedPortals as [(typeof shippedPortals)[number], (typeof shippedPortals)[number]];
const pageAt = (portal: typeof ward, path: string) =>
  pagesOf(portal).find((page) => page.path === path)!.tree;
const texts = (portal: typeof ward, path: string, name: string) =>
  marked(pageAt(portal, path), name).map(textOf);
const hrefsOf = (portal: typeof ward, path: string, name: string) =>
  marked(pageAt(portal, path), name).map((element) => element.properties['href']);

test.each(shippedPortals)(
  'khảo sát có ở trang chủ, danh mục thủ tục, từng thủ tục, phản ánh: $id',
  (portal) => {
    const { portal: told, entries } = contentOf(portal);
    const paths = ['', 'thu-tuc/', 'phan-anh/', ...entries.procedure.map(({ slug }) => `thu-tuc/${slug}/`)];
    for (const path of paths) expect(hrefsOf(portal, path, 'survey'), path).toEqual([told.survey?.url]);
  },
);

test('cổng không ghi khảo sát, không ghi hạn trả lời thì không trang nào nói tới', () => {
  for (const { path, tree } of pagesOf(smallPortal))
    for (const name of ['survey', 'feedback-days', 'board', 'groups'])
      expect(marked(tree, name), path).toEqual([]);
});

describe('trang phản ánh', () => {
  test('đếm số nhận, trả lời, quá hạn như đếm tay trong thư mục phan-anh', () => {
    expect(texts(ward, 'phan-anh/', 'feedback-totals')).toEqual([
      'Nhận 10, trả lời 8 (1 sau hạn), quá hạn 0',
    ]);
    expect(texts(commune, 'phan-anh/', 'feedback-totals')).toEqual(['Nhận 9, trả lời 7, quá hạn 0']);
  });

  test('nói phải trả lời trong bao nhiêu ngày, và việc nào trả lời sau hạn', () => {
    expect(texts(ward, 'phan-anh/', 'feedback-days')).toEqual([expect.stringContaining('trong 45 ngày')]);
    expect(texts(ward, 'phan-anh/', 'feedback-late')).toEqual(['Trả lời sau hạn 4 ngày']);
    const late = 'phan-anh/gio-cam-xe-tai-duong-ben-cang/';
    expect(texts(ward, late, 'feedback-due')).toEqual(['17/09/2026']);
    expect(texts(ward, late, 'feedback-late')).toEqual(['Trả lời sau hạn 4 ngày']);
    expect(texts(ward, late, 'feedback-about')).toEqual(['Quy định hành chính']);
  });

  test('xếp theo loại việc, việc về thủ tục dẫn tới thủ tục ấy', () => {
    expect(texts(ward, 'phan-anh/', 'feedback-subject')).toEqual([
      'Thủ tục hành chính (3)',
      'Tinh thần, thái độ phục vụ của cán bộ (1)',
      'Quy định hành chính (2)',
      'Việc khác (4)',
    ]);
    const linked = marked(pageAt(ward, 'phan-anh/'), 'feedback-procedure')
      .flatMap((element) => [...elementsOf(element)])
      .flatMap(({ properties }) => (properties['href'] ? [properties['href']] : []));
    expect(linked).toContain(`${ward.base}thu-tuc/dang-ky-khai-sinh/`);
    expect(linked).toHaveLength(5);
  });

  test('cách gửi có mọi đường dây nóng, Zalo, Facebook và nơi nhận khác', () => {
    expect(hrefsOf(ward, 'phan-anh/', 'feedback-hotline')).toEqual(['tel:02000000001', 'tel:02000000002']);
    expect(texts(ward, 'phan-anh/', 'feedback-way')).toEqual([
      'Zalo của phường Thử Nghiệm',
      'Facebook của phường Thử Nghiệm',
    ]);
    expect(texts(commune, 'phan-anh/', 'feedback-way')).toEqual([
      'Zalo của xã Minh Họa',
      'Facebook của xã Minh Họa',
      'Hệ thống phản ánh hiện trường của tỉnh',
    ]);
  });
});

test.each(shippedPortals)(
  'trang giao dịch có từng đường dây nóng, nhóm Zalo, Ban Biên tập: $id',
  (portal) => {
    const { portal: told } = contentOf(portal);
    expect(texts(portal, 'giao-dich/', 'hotline-phone')).toEqual(
      [told.hotline!, ...told.hotlines].map(({ phone }) => phone),
    );
    const [groups] = texts(portal, 'giao-dich/', 'groups');
    for (const { name } of told.groups) expect(groups).toContain(name);
    const [board] = texts(portal, 'giao-dich/', 'board');
    for (const { name, position } of told.board) expect(board).toContain(`${position} ${name}`);
  },
);
