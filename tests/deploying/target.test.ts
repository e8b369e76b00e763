import { describe, expect, test } from 'vitest';
import { readTarget } from '../../src/deploying/target.ts';
import { inOrder, planTransfer } from '../../src/deploying/transfer.ts';

describe('đích', () => {
  test.each([
    ['/srv/cong', { kind: 'folder', path: '/srv/cong' }],
    ['../cong', { kind: 'folder', path: '../cong' }],
    ['C:\\cong', { kind: 'folder', path: 'C:\\cong' }],
    ['cong@may-chu.vidu:/srv/cong/', { kind: 'ssh', host: 'cong@may-chu.vidu', path: '/srv/cong' }],
    ['may-chu:/', { kind: 'ssh', host: 'may-chu', path: '' }],
    ['rclone:kho:thung/cong', { kind: 'rclone', remote: 'kho:thung/cong' }],
    ['s3://thung/cong/xa', { kind: 'aws', bucket: 'thung', prefix: 'cong/xa' }],
    ['s3://thung', { kind: 'aws', bucket: 'thung', prefix: '' }],
  ])('%s', (typed, target) => {
    expect(readTarget(typed)).toEqual(target);
  });

  test.each([
    ['cong@may:srv', 'ssh-relative'],
    ['cong@may:/srv/$(id)', 'ssh-sign'],
    ['cong@may:/srv/../etc', 'ssh-sign'],
    ['cong@may:/srv/hai từ', 'ssh-sign'],
    ['rclone:kho', 'rclone-form'],
    ['rclone:--config=/x:y', 'rclone-form'],
    ['s3:thung', 's3-form'],
    ['ftp://may/srv', 'scheme'],
    ['https://may/srv', 'scheme'],
  ])('%s bị từ chối', (typed, fault) => {
    expect(readTarget(typed)).toEqual({ fault });
  });
});

describe('những gì phải đi', () => {
  const file = (digest: string) => ({ digest, size: 1 });

  test('chỉ tệp mới, tệp đổi; tệp thừa bị xóa', () => {
    const there = new Map([
      ['a', file('1')],
      ['b', file('2')],
      ['c', file('3')],
    ]);
    const built = new Map([
      ['d', file('4')],
      ['b', file('5')],
      ['a', file('1')],
    ]);
    expect(planTransfer(built, there)).toEqual({ sent: ['b', 'd'], unchanged: ['a'], removed: ['c'] });
  });

  test('tệp gọi tên theo nội dung đi trước, rồi tệp trang cần, sau cùng là trang', () => {
    expect(
      inOrder([
        'index.html',
        'rss.xml',
        'pagefind/dau-chi-muc.json',
        '_astro/a.css',
        'anh/b.avif',
        'tep/c.pdf',
      ]),
    ).toEqual({
      lasting: ['_astro/a.css', 'anh/b.avif'],
      parts: ['pagefind/dau-chi-muc.json', 'tep/c.pdf'],
      pages: ['index.html', 'rss.xml'],
    });
  });
});
