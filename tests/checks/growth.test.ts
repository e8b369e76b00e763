import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPortal } from '../../src/checks/check.ts';
import { noEntries, type PortalContent } from '../../src/reading/content.ts';
import { readEntry, readYaml } from '../../src/reading/read.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';

const ARTICLE = 'portals/xa/tin-tuc/2026/a.md';

function contentOf(body: string, portal: Record<string, unknown> = {}, files: string[] = []): PortalContent {
  const yaml = readYaml('portal', 'portals/xa/portal.yaml', Buffer.from(portalYaml(portal)));
  const read = readEntry('article', 'a', ARTICLE, Buffer.from(articleMd({}, body)));
  if (!('ok' in read) || !('ok' in yaml)) throw new Error('Tệp thử phải đọc được.');
  return {
    id: 'xa',
    portal: yaml.ok,
    visits: null,
    figures: null,
    assignments: [],
    codeLists: new Map(),
    entries: { ...noEntries(), article: [read.ok] },
    listing: [{ kind: 'article', slug: 'a', file: ARTICLE }],
    isWhole: true,
    files: new Map(files.map((file) => [file, file])),
    problems: [],
    failed: [],
  };
}

const check = (content: PortalContent) =>
  checkPortal(content, { plans: { plans: new Map(), ids: [] }, today: '2026-06-30' }).problems;

/** Milliseconds of processor, the least of some: what else the machine does is not counted. */
function costOf(work: () => void, times = 3): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}

test.each([
  [
    'đề mục và liên kết tới chúng',
    (n: number) => contentOf(lines(n, (i) => `## Mục ${i}\n\n[tới mục kia](#q${i}x)`)),
  ],
  ['liên kết không tới đâu', (n: number) => contentOf(lines(n, (i) => `[xem bài số ${i}](/tin-tuc/q${i}/)`))],
  [
    'ảnh không có',
    (n: number) =>
      contentOf(
        lines(n, (i) => `![Bà con dự họp lần ${i}](a${i}.jpg)`),
        {},
        names(n),
      ),
  ],
  [
    'liên kết lồng nhau',
    (n: number) => contentOf(`<div>${'<a href=/x>'.repeat(n)}${'chữ '.repeat(n)}</a></div>`),
  ],
  ['ngoặc vuông còn trống', (n: number) => contentOf(lines(n, (i) => `[điền số ${i}] và [xem](/tin-tuc/)`))],
  ['bảng dán bằng Tab', (n: number) => contentOf(lines(n, (i) => `Ấp\tSố\nBà Từ\t${i}`))],
  [
    'dòng gõ gần đúng',
    (n: number) => contentOf(lines(n, (i) => `##Mục ${i}\n– một\n• hai\n**ba:**bốn [[năm]]`)),
  ],
  ['bài không tắt bộ gõ', (n: number) => contentOf(lines(n, () => 'Hooij nghij toongr keets'))],
  [
    'địa chỉ cũ nối nhau',
    (n: number) =>
      contentOf('', {
        redirects: Array.from({ length: n }, (_, i) => ({ from: `/a${i}/`, to: `/a${i + 1}/` })),
      }),
  ],
])('%s: gấp bốn thì việc kiểm tra không gấp quá mười', (_what, make) => {
  const [few, many] = [make(450), make(1800)];
  const costs = (times: number) => [few, many].map((content) => costOf(() => check({ ...content }), times));
  const isSteep = ([ofFew, ofMany]: number[]) => ofMany! >= 10 * Math.max(ofFew!, 4);
  // Four times as much costs sixteen times where something takes the square of it; the least is what a timer can tell. On a
  // busy machine the cleaning of memory may fall into all of three runs, so what looks steep is measured longer.
  expect(isSteep(costs(3)) && isSteep(costs(15))).toBe(false);
});

test('liên kết sai nào cũng được kê, chỉ những cái đầu được gợi ý', () => {
  const dead = check(contentOf(lines(120, (i) => `[xem bài số ${i}](/tin-tuc/aa/)`))).filter(
    ({ code }) => code === 'dead-link',
  );
  const suggested = dead.filter(({ facts }) => (facts as { nearest: string }).nearest !== '');
  expect([dead.length, suggested.length]).toEqual([120, 50]);
});

test('địa chỉ cũ dẫn vòng được tìm ra đúng như khi lần từng địa chỉ một', () => {
  const step = fc.record({ from: fc.integer({ min: 0, max: 14 }), to: fc.integer({ min: 0, max: 14 }) });
  fc.assert(
    fc.property(fc.uniqueArray(step, { selector: ({ from }) => from, maxLength: 15 }), (steps) => {
      const redirects = steps.map(({ from, to }) => ({ from: `/a${from}/`, to: `/a${to}/` }));
      const next = new Map(redirects.map(({ from, to }) => [from, to]));
      const inLoop = redirects.filter(({ from }) => {
        let at = next.get(from);
        for (let left = 20; left > 0 && at !== undefined && at !== from; left--) at = next.get(at);
        return at === from;
      });
      const found = check(contentOf('', { redirects })).filter(({ code }) => code === 'redirect-loop');
      expect(found.map(({ facts }) => (facts as { from: string }).from).sort()).toEqual(
        inLoop.map(({ from }) => from).sort(),
      );
    }),
    { numRuns: 60 },
  );
});

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n\n');
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `tin-tuc/2026/b${index}.jpg`);
}
