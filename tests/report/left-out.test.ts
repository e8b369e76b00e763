import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { makeReport } from '../../src/commands/make-report.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { filesInShort, type PortalInShort } from '../fixtures/portal-in-short.ts';
import { underPortal } from '../fixtures/portals.ts';

/** Makes the report of some portals against one target, in the plans of one or more years. */
async function reportOn(target: object, portals: Record<string, PortalInShort>, years = [2026]) {
  const plans = years.map((year) => {
    const targets = [{ id: 'muc', label: 'Mục', per: 'year', ...target }];
    const plan = { title: 'Kế hoạch', issuer: 'UBND', year, targets };
    return { [`plans/nam-${year}.yaml`]: stringify(plan) };
  });
  const bound = years.map((year) => `nam-${year}`);
  const content = await makeFolder(
    Object.assign(
      {},
      ...plans,
      ...Object.entries(portals).map(([id, each]) => underPortal(id, filesInShort(id, bound, each))),
    ),
  );
  return makeReport({ content, portals: undefined, asOf: '2026-06-30' });
}

const TASKS = { measure: 'tasks', share: 0.9 };
const sound: PortalInShort = {
  kind: 'xa',
  units: ['van-phong'],
  'nhiem-vu': { viec: { due: '2026-03-31', unit: 'van-phong', done: '2026-03-30' } },
};
const late: PortalInShort = {
  ...{ kind: 'xa', units: ['van-phong'], people: [{ id: 'le-an', name: 'Lê An' }] },
  'nhiem-vu': {
    nam: { due: '2027-03-31', unit: 'van-phong' },
    nguoi: { due: '2026-03-31', unit: 'van-phong', person: 'le-ann' },
  },
};

test('cổng có nhiệm vụ của người không khai, có hạn ngoài năm thì không được đếm sai mà được gọi tên; cổng khác vẫn đếm', async () => {
  const { portals, unreadable } = await reportOn(TASKS, { 'xa-sai': late, 'xa-dung': sound });
  expect(portals.map(({ portal, targets }) => [portal, targets[0]!.actual])).toEqual([['xa-dung', 1]]);
  expect(unreadable).toEqual([
    {
      path: 'portals/xa-sai/nhiem-vu/nam.md',
      message: '3:1 Hạn 31/03/2027 không thuộc kỳ nào của kế hoạch năm 2026.',
    },
    {
      path: 'portals/xa-sai/nhiem-vu/nguoi.md',
      message: '5:1 Mục people của portal.yaml không có người nào mang mã “le-ann”.',
    },
  ]);
});

test('nhiệm vụ năm trước của cổng có kế hoạch hai năm không phải là lỗi', async () => {
  const { portals, unreadable } = await reportOn(
    TASKS,
    { xa: { ...sound, 'nhiem-vu': { cu: { due: '2025-03-31', unit: 'van-phong', done: '2025-03-30' } } } },
    [2025, 2026],
  );
  expect(unreadable).toEqual([]);
  expect(portals.map(({ plan, targets }) => [plan, targets[0]!.actual])).toEqual([
    ['nam-2025', 1],
    ['nam-2026', 0],
  ]);
});

test('không còn cổng nào để báo cáo thì không lập báo cáo, nêu tệp, dòng, cách sửa', async () => {
  await expect(reportOn(TASKS, { 'xa-sai': late })).rejects.toThrow(
    [
      'portals/xa-sai/nhiem-vu/nguoi.md:5:1 Mục people của portal.yaml không có người nào mang mã “le-ann”.',
      '  Có thể là:  person: le-an',
      '  Chọn một trong: le-an (Lê An)',
      'portals/xa-sai/nhiem-vu/nam.md:3:1 Hạn 31/03/2027 không thuộc kỳ nào của kế hoạch năm 2026.',
      '  Xem lại năm của hạn hoàn thành.',
    ].join('\n'),
  );
});

test('danh mục không cổng nào đăng thì nêu dòng trong kế hoạch và số gần nhất', async () => {
  const portal: PortalInShort = {
    kind: 'xa',
    'van-ban': { qd45: { issued: '2026-01-05', type: 'Quyết định', codes: ['9.khai-sinh'] } },
  };
  const target = { measure: 'procedures', list: 'qd46/UBND' };
  await expect(reportOn(target, { xa: portal })).rejects.toThrow(
    'Không cổng nào đăng quyết định “qd46/UBND” kèm danh mục.\n  Có thể là: qd45/UBND',
  );
  const { portals } = await reportOn({ ...target, list: 'QD45/ubnd' }, { xa: portal });
  expect(portals[0]!.targets[0]).toMatchObject({ actual: 0, required: 1 });
});
