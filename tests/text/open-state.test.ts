import { expect, test } from 'vitest';
import { OPEN, openStateAt } from '../../src/text/open-state.ts';

const MORNING_AND_AFTERNOON = [450, 690, 810, 1020];
const HOURS = {
  week: [[], ...Array.from({ length: 5 }, () => MORNING_AND_AFTERNOON), [450, 690]],
  days: {
    '2026-08-31': 'Quốc khánh',
    '2026-09-01': 'Quốc khánh',
    '2026-09-02': 'Quốc khánh',
    '2026-08-23': 1,
  },
};

const wordsAt = (moment: string) => openStateAt(HOURS, Date.parse(`${moment}:00+07:00`));

test.each([
  ['2026-11-30T07:29', 'Chưa mở cửa, mở lúc 7 giờ 30'],
  ['2026-11-30T07:30', 'Đang mở cửa, đến 11 giờ 30'],
  ['2026-11-30T11:29', 'Đang mở cửa, đến 11 giờ 30'],
  ['2026-11-30T11:30', 'Nghỉ trưa, mở lại 13 giờ 30'],
  ['2026-11-30T16:59', 'Đang mở cửa, đến 17 giờ'],
  ['2026-11-30T17:00', 'Đã hết giờ, mở lại 7 giờ 30 ngày 1/12'],
  ['2026-11-28T11:30', 'Đã hết giờ, mở lại 7 giờ 30 ngày 30/11'],
  ['2026-11-29T09:00', 'Hôm nay nghỉ, mở lại 7 giờ 30 ngày 30/11'],
  ['2026-09-02T09:00', 'Hôm nay nghỉ (Quốc khánh), mở lại 7 giờ 30 ngày 3/9'],
  ['2026-08-31T23:59', 'Hôm nay nghỉ (Quốc khánh), mở lại 7 giờ 30 ngày 3/9'],
  ['2026-08-23T08:00', 'Đang mở cửa, đến 11 giờ 30'],
])('lúc %s: %s', (moment, words) => {
  expect(wordsAt(moment)).toBe(unbroken(words));
});

test('tính theo giờ Việt Nam, máy đặt múi giờ nào cũng vậy', () => {
  expect(openStateAt(HOURS, Date.parse('2026-11-29T23:59:00Z'))).toBe(
    unbroken('Chưa mở cửa, mở lúc 7 giờ 30'),
  );
  expect(openStateAt(HOURS, Date.parse('2026-11-30T00:30:00Z'))).toContain(OPEN);
});

test('nghỉ giữa buổi chiều và buổi tối thì không gọi là nghỉ trưa', () => {
  const evenings = { week: Array.from({ length: 7 }, () => [840, 1020, 1080, 1200]), days: {} };
  expect(openStateAt(evenings, Date.parse('2026-11-30T17:30:00+07:00'))).toBe(
    unbroken('Tạm nghỉ, mở lại 18 giờ'),
  );
});

test('nơi không mở ngày nào thì chỉ nói là nghỉ', () => {
  const never = { week: Array.from({ length: 7 }, () => []), days: {} };
  expect(openStateAt(never, Date.parse('2026-11-30T09:00:00+07:00'))).toBe('Hôm nay nghỉ');
});

test('nơi mở cửa suốt ngày đêm thì lúc nào cũng mở', () => {
  const always = { week: Array.from({ length: 7 }, () => [0, 1440]), days: { '2026-11-30': 'Diễn tập' } };
  expect(openStateAt(always, Date.parse('2026-11-29T09:00:00+07:00'))).toBe(
    unbroken('Đang mở cửa, đến 24 giờ'),
  );
  expect(openStateAt(always, Date.parse('2026-11-30T09:00:00+07:00'))).toBe(
    unbroken('Hôm nay nghỉ (Diễn tập), mở lại 0 giờ ngày 1/12'),
  );
});

/** The words with the no-break spaces that keep a time and a day on one line. */
function unbroken(words: string): string {
  return words.replace(/(?<=\d) (?=giờ)|(?<=giờ|ngày) (?=\d)/g, '\u00a0');
}
