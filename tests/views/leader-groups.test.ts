import { expect, test } from 'vitest';
import { schemas } from '../../src/schemas/kinds.ts';
import { leadersByOrgan, organOf } from '../../src/views/leader-groups.ts';

const leader = (slug: string, position: string, order: number, more: object = {}) => ({
  slug,
  digest: '',
  data: schemas.leader.parse({
    ...{ name: slug, position, phone: '0200 000 0012', email: 'a@vidu.gov.vn', duties: 'Việc chung' },
    ...{ order, ...more },
  }),
});

test('cơ quan lấy theo chức vụ, chức vụ nêu hai cơ quan thì theo cơ quan nêu trước', () => {
  const organ = (position: string) => organOf({ position });
  expect(organ('Chủ tịch Ủy ban nhân dân xã')).toBe('ubnd');
  expect(organ('Chủ tịch UBND xã')).toBe('ubnd');
  expect(organ('Phó Chủ tịch Hội đồng nhân dân phường')).toBe('hdnd');
  expect(organ('Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã')).toBe('dang-uy');
  expect(organ('Phó Bí thư Thường trực Đảng ủy')).toBe('dang-uy');
  expect(organ('Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã')).toBe('mttq');
  expect(organ('Bí thư Đoàn Thanh niên')).toBe('khac');
  expect(organ('Trưởng Công an xã')).toBe('khac');
  expect(organOf({ position: 'Chủ tịch Ủy ban nhân dân xã', organ: 'khac' })).toBe('khac');
});

test('nhóm theo thứ tự của người đầu tiên; trong nhóm người đứng đầu ở trước', () => {
  const groups = leadersByOrgan([
    leader('pho', 'Phó Chủ tịch Ủy ban nhân dân xã', 1),
    leader('hdnd', 'Chủ tịch Hội đồng nhân dân xã', 2),
    leader('chu-tich', 'Chủ tịch Ủy ban nhân dân xã', 3),
    leader('pho-2', 'Phó Chủ tịch Ủy ban nhân dân xã', 4),
  ]);
  expect(groups.map(({ name, leaders }) => [name, leaders.map(({ slug }) => slug)])).toEqual([
    ['Ủy ban nhân dân', ['chu-tich', 'pho', 'pho-2']],
    ['Hội đồng nhân dân', ['hdnd']],
  ]);
});
