import { describe, expect, test } from 'vitest';
import {
  describeReason,
  reasonToBuild,
  type BuildReason,
  type Sources,
  type PreviousBuild,
} from '../../src/building/reason.ts';

const NAMES: Record<string, string> = {
  p: 'portal.yaml',
  a: 'tin-tuc/2026/a.md',
  b: 'tin-tuc/2026/b.md',
  c: 'tin-tuc/2026/c.md',
};
const SOURCES: Sources = { files: { p: '1', a: '1', b: '1' }, plans: 'ke-hoach', daysOff: '', drafts: false };
const STANDING: PreviousBuild = { sources: SOURCES, asOf: '2026-06-10', until: '2026-06-20T00:00' };

function reasonFor(changes: Partial<Sources>, today = '2026-06-10', standing = STANDING): BuildReason | null {
  return reasonToBuild(standing, { ...SOURCES, ...changes }, (digest) => NAMES[digest]!, today);
}

describe('vì sao phải dựng lại một cổng', () => {
  test('không có gì đổi thì không phải dựng', () => {
    expect(reasonFor({})).toBeNull();
  });

  test('tệp sửa, tệp mới và tệp bị bỏ đều là nội dung đổi, tệp gọi theo tên', () => {
    expect(reasonFor({ files: { p: '1', a: '2', b: '1' } })).toEqual({
      is: 'content',
      changed: ['tin-tuc/2026/a.md'],
      gone: 0,
    });
    expect(reasonFor({ files: { p: '1', c: '1', b: '2' } })).toEqual({
      is: 'content',
      changed: ['tin-tuc/2026/b.md', 'tin-tuc/2026/c.md'],
      gone: 1,
    });
    expect(reasonFor({ files: { p: '1', b: '1' } })).toEqual({ is: 'content', changed: [], gone: 1 });
  });

  test('hai tệp đổi tên cho nhau cũng là nội dung đổi', () => {
    const standing = { ...STANDING, sources: { ...SOURCES, files: { p: '1', a: 'một', b: 'hai' } } };
    expect(reasonFor({ files: { p: '1', a: 'hai', b: 'một' } }, '2026-06-10', standing)).toMatchObject({
      is: 'content',
      changed: ['tin-tuc/2026/a.md', 'tin-tuc/2026/b.md'],
    });
  });

  test('kế hoạch đổi, xem bản nháp đổi', () => {
    expect(reasonFor({ plans: 'khác' })).toEqual({ is: 'plans' });
    expect(reasonFor({ daysOff: 'khác' })).toEqual({ is: 'days-off' });
    expect(reasonFor({ drafts: true })).toEqual({ is: 'drafts' });
  });

  test.each([
    ['2026-06-10', false],
    ['2026-06-19', false],
    ['2026-06-20', true],
    ['2026-07-30', true],
    ['2026-06-09', true],
  ])('dựng cho 10/6, trang còn đúng tới hết 19/6: hôm nay là %s', (today, isDue) => {
    expect(reasonFor({}, today)).toEqual(isDue ? { is: 'day', since: '2026-06-10' } : null);
  });

  test('không ngày nào làm trang khác đi thì sang ngày nào cũng không phải dựng, lùi lại thì phải', () => {
    const standing = { ...STANDING, until: null };
    expect(reasonFor({}, '2030-01-01', standing)).toBeNull();
    expect(reasonFor({}, '2026-06-09', standing)).toEqual({ is: 'day', since: '2026-06-10' });
  });
});

test('trong cùng một ngày, tới giờ hẹn thì dựng lại, chưa tới thì không', () => {
  const standing = { ...STANDING, until: '2026-06-10T17:30' };
  expect(reasonFor({}, '2026-06-10T17:29', standing)).toBeNull();
  expect(reasonFor({}, '2026-06-10T17:30', standing)).toEqual({ is: 'hour' });
  expect(reasonFor({}, '2026-06-11T00:00', standing)).toEqual({ is: 'day', since: '2026-06-10' });
});

test.each<[BuildReason, string]>([
  [{ is: 'hour' }, 'đã tới giờ hẹn đăng, hoặc hết giờ một thông báo'],
  [{ is: 'forced' }, 'theo --force'],
  [{ is: 'nothing-there' }, 'chưa dựng lần nào'],
  [{ is: 'damaged' }, 'trang đã dựng thiếu tệp'],
  [{ is: 'altered', path: 'index.html' }, 'tệp index.html của trang đã dựng bị hỏng hoặc bị sửa'],
  [{ is: 'program' }, 'phần mềm đã đổi'],
  [{ is: 'drafts' }, 'đổi cách xem bản nháp'],
  [{ is: 'plans' }, 'kế hoạch đã đổi'],
  [{ is: 'days-off' }, 'lịch ngày nghỉ đã đổi'],
  [{ is: 'day', since: '2026-06-10' }, 'sang ngày khác, lần trước dựng cho ngày 10/06/2026'],
  [{ is: 'content', changed: ['a.md'], gone: 0 }, 'a.md đổi'],
  [{ is: 'content', changed: ['a.md', 'b.md', 'c.md'], gone: 0 }, 'a.md và 2 tệp khác đổi'],
  [{ is: 'content', changed: [], gone: 1200 }, 'bỏ 1.200 tệp'],
  [{ is: 'content', changed: ['a.md'], gone: 2 }, 'a.md đổi, bỏ 2 tệp'],
])('lý do %j được nói bằng lời', (reason, words) => {
  expect(describeReason(reason)).toBe(words);
});
