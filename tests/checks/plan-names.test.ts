import { expect, test } from 'vitest';
import { checkPlanNames } from '../../src/checks/plan-names.ts';
import type { Plans } from '../../src/reading/content.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import { portalSchema } from '../../src/schemas/portal.ts';
import { parse } from 'yaml';
import { portalYaml } from '../fixtures/make.ts';

const units = [{ id: 'van-phong', name: 'Văn phòng' }];
const portal = portalSchema.parse(parse(portalYaml({ plans: ['kh'], units })));

type Portals = Parameters<typeof checkPlanNames>[1];

const unknownUnits = (unit: string, portals: Portals) => unknownIn({ filter: { units: [unit] } }, portals);

function unknownIn(target: object, portals: Portals): string[] {
  const data = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026 },
    targets: [{ id: 't', label: 'T', measure: 'articles', min: 1, per: 'year', ...target }],
  });
  const positionOf = () => ({ line: 1, column: 1 });
  const plans = { plans: new Map([['kh', { file: 'plans/kh.yaml', data, positionOf }]]) } as unknown as Plans;
  return checkPlanNames(plans, portals).map((each) => `${each.code} ${JSON.stringify(each.facts)}`);
}

test('cổng có portal.yaml sai có thể khai đơn vị ấy, nên kế hoạch không bị coi là sai', () => {
  expect(unknownUnits('tu-phap', new Map([['xa', portal]]))).toHaveLength(1);
  expect(
    unknownUnits(
      'tu-phap',
      new Map([
        ['xa', portal],
        ['hong', null],
      ]),
    ),
  ).toEqual([]);
});

test('mã gõ gần đúng vẫn được gọi tên, dù hai cổng cùng khai đơn vị ấy', () => {
  const both = new Map([
    ['xa', portal],
    ['phuong', portal],
    ['hong', null],
  ]);
  expect(unknownUnits('van-phongg', both)).toEqual([
    'plan-unit-unknown {"unit":"van-phongg","nearest":"van-phong"}',
  ]);
});

test('chỉ tiêu giao theo hạng mà không cổng nào ghi hạng thì được nói', () => {
  const classes = ['loai-9'];
  expect(unknownIn({ classes }, new Map([['xa', portal]]))).toEqual([
    'plan-class-unknown {"kind":"loai-9","nearest":""}',
  ]);
  // A portal of another class shows that classes are not forgotten, and one that cannot be read may have this one.
  expect(unknownIn({ classes }, new Map([['xa', { ...portal, class: 'do-thi' }]]))).toEqual([]);
  const withBroken = new Map([
    ['xa', portal],
    ['hong', null],
  ]);
  expect(unknownIn({ classes }, withBroken)).toEqual([]);
});
