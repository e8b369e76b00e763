import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/reading/yaml.ts';

test('ngày vẫn là chữ, yes và no là chữ, số 0 đứng đầu không đổi thành bát phân', () => {
  expect(
    parseYaml('a', 'ngay: 2026-09-05\nthang: 2026-03\nco: yes\nkhong: no\nso: 010\nma: "1.001230"\n').data,
  ).toEqual({
    ngay: '2026-09-05',
    thang: '2026-03',
    co: 'yes',
    khong: 'no',
    so: 10,
    ma: '1.001230',
  });
});

test('biết chỗ của một mục, của phần tử trong danh sách, và của mục gần nhất khi nó thiếu', () => {
  const yaml = parseYaml('a', 'mot: 1\nhai:\n  - { id: a }\n  - id: b\n    ten: Bê\n');
  expect(yaml.positionOf(['hai', 1, 'ten'])).toEqual({ line: 5, column: 5 });
  expect(yaml.positionOf(['hai', 1])).toEqual({ line: 4, column: 5 });
  expect(yaml.positionOf(['hai', 0, 'khong-co'])).toEqual({ line: 3, column: 5 });
  expect(yaml.positionOf(['khong-co'])).toEqual({ line: 1, column: 1 });
  expect(yaml.positionOfKey(['hai', 1], 'ten')).toEqual({ line: 5, column: 5 });
});

test('chỗ của mục cấp ngoài tìm được không cần dựng cây thì đúng như cây nói', () => {
  const root = join(import.meta.dirname, '../..');
  const files = globSync(['content/**/*.yaml', 'tests/rules/**/*.yaml'], { cwd: root });
  const sources = [
    'a: |\n  url: trong khối\nurl: thật\n',
    'a: { url: 1 }\nurl: 2\n',
    '- url: 1\n',
    'url : cách\n"url2": nháy\n? url3\n: 1\n',
    'a: "dòng một\n  url: dòng hai"\n',
    ...files.map((file) => readFileSync(join(root, file), 'utf8')),
  ];
  let compared = 0;
  for (const source of sources) {
    const { data, positionOf, positionOfKey } = parseYaml('a', source);
    if (typeof data !== 'object' || !data || Array.isArray(data)) continue;
    for (const key of Object.keys(data)) {
      expect(positionOf([key]), `${key} ở ${source}`).toEqual(positionOfKey([], key));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
});

test('trả lại giá trị đúng như đã gõ', () => {
  expect(parseYaml('a', 'so:   010  # chú thích\n').sourceOf(['so'])).toBe('010');
});

test.each(['a: &x [1]\nb: *x\n', 'a: &x 1\n', '? &x a\n: 1\n', 'a: { <<: &x { b: 1 } }\n'])(
  'không đọc tham chiếu: %j',
  (source) => {
    const { data, problems } = parseYaml('a', source);
    expect(problems).toMatchObject([{ code: 'yaml-alias' }]);
    expect(data).toBeUndefined();
  },
);

test('bom tham chiếu bị từ chối ngay, không phình ra trong bộ nhớ', () => {
  const levels = Array.from({ length: 60 }, (_, n) =>
    n === 0 ? 'a0: &a0 [x, x]' : `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}x]`,
  );
  const before = process.cpuUsage();
  expect(parseYaml('a', levels.join('\n')).problems).toMatchObject([{ code: 'yaml-alias', line: 1 }]);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
});

test('lồng sâu một vạn lớp thì báo lỗi, không làm đổ công cụ', () => {
  expect(parseYaml('a', `a: ${'['.repeat(10_000)}`).problems).toMatchObject([{ code: 'yaml-depth' }]);
});
