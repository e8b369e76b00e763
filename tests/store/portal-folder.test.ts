import { expect, test } from 'vitest';
import { refuseTooMany } from '../../src/store/portal-folder.ts';

test('cổng có quá năm mươi nghìn bài thì được gọi tên khi chưa đọc bài nào; ảnh không tính', () => {
  const paths = Array.from({ length: 50_000 }, (_, index) => `tin-tuc/2026/bai-${index}.md`);
  const pictures = paths.map((path) => path.replace('.md', '.jpg'));
  expect(refuseTooMany('portals/xa', [...paths, ...pictures])).toBeUndefined();
  expect(refuseTooMany('portals/xa', [...paths, 'van-ban/mot.md'])).toMatchObject({
    code: 'too-many-entries',
    file: 'portals/xa',
    facts: { entries: 50_001, limit: 50_000 },
  });
});
