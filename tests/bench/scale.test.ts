import { expect, test } from 'vitest';
import { runScript } from '../fixtures/make.ts';

test('npm run bench -- --scale --small đo đủ các việc; mức sàn viết đúng số trang của cong-xa', async () => {
  const { code, stdout, stderr } = await runScript('bench', ['--scale', '--small']);
  expect(code, stderr).toBe(0);
  const works = stdout.split('\n\n').slice(2);
  expect(works.map((work) => work.split(/ {2,}/)[0])).toEqual([
    'biên dịch khuôn trang, một lần cho mỗi phiên bản phần mềm',
    '3 cổng × 4 bài, dựng mới',
    '3 cổng × 8 bài, dựng mới',
    '3 cổng × 8 bài, không đổi gì',
    '3 cổng × 8 bài, sửa một bài',
    '1 cổng × 40 bài, dựng mới',
    '1 cổng × 40 bài, sửa một bài',
    '1 cổng × 40 bài, dựng mới, có tìm kiếm',
    '1 cổng × 40 bài, sửa một bài, có tìm kiếm',
    '1 cổng × 10 bài, dựng mới',
  ]);
  const sidesOf = (work: string) =>
    work
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/ {2,}/));
  for (const [ours, floor] of works.map(sidesOf)) {
    const [name, seconds, , , pages] = ours!;
    expect(name).toBe('cong-xa');
    expect(Number(seconds!.replace(',', '.'))).toBeGreaterThan(0);
    if (floor) expect([floor[0], floor[4]]).toEqual(['mức sàn', pages]);
  }
  expect(works.map(sidesOf).filter(({ length }) => length === 2)).toHaveLength(3);
});
