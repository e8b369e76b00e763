import { describe, expect, test } from 'vitest';
import { choosePrecached, countWithin, orderSaved } from '../../src/offline/precache.ts';

const pages = [
  '404.html',
  'giao-dich/index.html',
  'index.html',
  'thu-tuc/b/index.html',
  'thu-tuc/a/index.html',
  'thu-tuc/c/index.html',
  'thu-tuc/index.html',
  'tin-tuc/a/index.html',
].map((path) => ({ path, bytes: 400 }));

describe('trang được lưu ngay lần đầu', () => {
  test('trang chủ, điểm giao dịch, danh sách thủ tục, rồi các thủ tục theo thứ tự; không có tin bài', () => {
    expect(choosePrecached(pages)).toEqual([
      'index.html',
      'giao-dich/index.html',
      'thu-tuc/index.html',
      'thu-tuc/a/index.html',
      'thu-tuc/b/index.html',
      'thu-tuc/c/index.html',
    ]);
  });

  test('thủ tục chỉ lưu trong mức cho phép; danh sách thì luôn lưu', () => {
    expect(choosePrecached(pages, 900).filter((path) => path.startsWith('thu-tuc/'))).toEqual([
      'thu-tuc/index.html',
      'thu-tuc/a/index.html',
      'thu-tuc/b/index.html',
    ]);
    expect(choosePrecached(pages, 0)).toEqual(['index.html', 'giao-dich/index.html', 'thu-tuc/index.html']);
  });

  test('thủ tục quá dài thì nhường chỗ cho thủ tục ngắn sau nó', () => {
    const long = pages.map((page) =>
      page.path === 'thu-tuc/a/index.html' ? { ...page, bytes: 2000 } : page,
    );
    expect(choosePrecached(long, 900).slice(3)).toEqual(['thu-tuc/b/index.html', 'thu-tuc/c/index.html']);
  });
});

describe('thứ tự lưu', () => {
  test('trang cần nhất, rồi kiểu dáng, mã, rồi mới tới từng thủ tục', () => {
    const saved = choosePrecached(pages);
    expect(orderSaved(saved, ['_astro/a.js', '_astro/b.css'])).toEqual([
      ...saved.slice(0, 3),
      '_astro/b.css',
      '_astro/a.js',
      ...saved.slice(3),
    ]);
  });

  test('đường truyền chậm thì chỉ những tệp đầu, cộng lại không quá 60 KB', () => {
    expect(countWithin([20_000, 40_000, 1])).toBe(2);
    expect(countWithin([20_000, 40_001, 1])).toBe(1);
    expect(countWithin([61_000])).toBe(0);
    expect(countWithin([1, 2, 3])).toBe(3);
  });
});
