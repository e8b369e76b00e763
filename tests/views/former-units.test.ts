import { expect, test } from 'vitest';
import { describeFormer, formerUnits } from '../../src/views/former-units.ts';

const thuong = { code: '99011', name: 'Xã Mẫu Thượng', until: '2025-06-30' };
const ha = { code: '99012', name: 'Xã Mẫu Hạ', until: '2025-06-30' };

test('chân trang nêu tên cũ và ngày thành lập đơn vị mới', () => {
  expect(describeFormer({ predecessors: [thuong, ha] })).toBe(
    'Trước ngày 01/07/2025: Xã Mẫu Thượng, Xã Mẫu Hạ',
  );
  expect(describeFormer({ predecessors: [thuong, { ...ha, until: '2020-01-31' }] })).toBe(
    'Trước đây: Xã Mẫu Thượng, Xã Mẫu Hạ',
  );
  expect(describeFormer({ predecessors: [], formerNames: ['Xã Mẫu Hạ'] })).toBe('Trước đây: Xã Mẫu Hạ');
  expect(describeFormer({ predecessors: [] })).toBeUndefined();
});

test('tên ghi ở cả hai mục chỉ nêu một lần; quá sáu tên thì nêu số còn lại', () => {
  expect(formerUnits({ predecessors: [thuong], formerNames: ['xã Mẫu Thượng', 'Xã Mẫu Hạ'] })).toHaveLength(
    2,
  );
  const formerNames = Array.from({ length: 9 }, (_, index) => `Xã Cũ ${index}`);
  expect(describeFormer({ predecessors: [], formerNames })).toMatch(/Xã Cũ 5 và 3 đơn vị khác$/);
});
