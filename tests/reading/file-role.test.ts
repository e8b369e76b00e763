import { describe, expect, test } from 'vitest';
import { addressableName, fileRoleOf } from '../../src/reading/file-role.ts';

describe('chỗ của một tệp', () => {
  test.each([
    ['portal.yaml', { is: 'portal' }],
    ['luot-truy-cap.yaml', { is: 'visits' }],
    ['gioi-thieu/lich-su.md', { is: 'entry', kind: 'intro', slug: 'lich-su' }],
    ['tin-tuc/2026/le.md', { is: 'entry', kind: 'article', slug: 'le' }],
    ['tin-tuc/2026/le/index.md', { is: 'entry', kind: 'article', slug: 'le' }],
    ['tin-tuc/2026/le/anh.jpg', { is: 'attachment' }],
    ['lanh-dao/chu-tich.md', { is: 'entry', kind: 'leader', slug: 'chu-tich' }],
    ['giao-dich/mot-cua.md', { is: 'entry', kind: 'contact', slug: 'mot-cua' }],
    ['thu-tuc/khai-sinh/index.md', { is: 'entry', kind: 'procedure', slug: 'khai-sinh' }],
    ['van-ban/ke-hoach.pdf', { is: 'attachment' }],
    ['hoat-dong/hop.md', { is: 'entry', kind: 'activity', slug: 'hop' }],
    ['dang-ngoai/bao.md', { is: 'entry', kind: 'publication', slug: 'bao' }],
    ['phan-anh/duong.md', { is: 'entry', kind: 'feedback', slug: 'duong' }],
    ['README.md', { is: 'attachment' }],
    ['tin-tuc/README.md', { is: 'attachment' }],
  ])('%s', (path, expected) => {
    expect(fileRoleOf(path)).toEqual(expected);
  });

  test.each([
    'tin-tuc/le.md',
    'tin-tuc/26/le.md',
    'tin-tuc/2026/thang-3/le.md',
    'tin-tuc/2026/le/bai.md',
    'gioi-thieu/khac.md',
    'tin/2026/le.md',
    'bai.md',
    'portal.yml',
    'van-ban/du-lieu.yaml',
    'toString/a.md',
    'gioi-thieu/constructor.md',
  ])('%s không đúng chỗ', (path) => {
    expect(fileRoleOf(path)).toMatchObject({ is: 'misplaced', expected: expect.stringMatching(/\S/) });
  });
});

test.each([
  ['Họp thôn.md', 'hop-thon.md'],
  ['ĐẤT ĐAI (2).PDF', 'dat-dai-2.pdf'],
  ['Lễ', 'le'],
  ['….md', ''],
])('tên dùng được của %s là %j', (name, expected) => {
  expect(addressableName(name)).toBe(expected);
});
