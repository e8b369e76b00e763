import { describe, expect, test } from 'vitest';
import { contactSchema } from '../../src/schemas/contact.ts';
import { joinHolidays, NO_DAYS_OFF } from '../../src/schemas/holidays.ts';
import { hoursInWords, openHoursOf, openingSpecification } from '../../src/schemas/opening.ts';

const WORKDAYS = ['thu-2', 'thu-3', 'thu-4', 'thu-5', 'thu-6'];

function officeWith(opening: object[], more: object = {}) {
  return contactSchema.parse({
    name: 'Bộ phận Một cửa',
    address: 'Thôn Mẫu 1',
    phone: '0200 000 0021',
    email: 'motcua@vidu.gov.vn',
    opening,
    ...more,
  });
}

const USUAL = [
  { days: WORKDAYS, from: '7:30', to: '11:30' },
  { days: WORKDAYS, from: '13:30', to: '17:00' },
];

describe('giờ mở cửa thành lời', () => {
  test('các ngày như nhau gộp một dòng; ngày nghỉ đứng sau cùng', () => {
    expect(hoursInWords(officeWith([...USUAL, { days: ['thu-7'], from: '7h30', to: '11 giờ 30' }]))).toEqual([
      'Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ',
      'Thứ Bảy: 7 giờ 30 – 11 giờ 30',
      'Chủ nhật và ngày lễ: nghỉ',
    ]);
    expect(hoursInWords(officeWith([{ days: ['thu-3', 'thu-5'], from: '8h', to: '11h' }]))?.[0]).toBe(
      'Thứ Ba, thứ Năm: 8 giờ – 11 giờ',
    );
  });

  test('lời riêng của cơ quan thì giữ nguyên', () => {
    expect(hoursInWords({ hours: ['Cả ngày'] })).toEqual(['Cả ngày']);
    expect(hoursInWords({})).toBeUndefined();
  });
});

describe('những gì trang mang theo để biết lúc này có mở cửa không', () => {
  const daysOff = joinHolidays([
    [
      2026,
      {
        source: 'Thông báo',
        holidays: [{ from: '2026-08-31', to: '2026-09-02', name: 'Quốc khánh' }],
        worked: [{ day: '2026-08-22', name: 'Làm bù cho ngày 31/8' }],
      },
    ],
  ]);

  test('ngày lễ trúng ngày mở cửa, ngày làm bù, ngày nghỉ riêng; ngày lễ trúng ngày nghỉ thì khỏi ghi', () => {
    const office = officeWith(USUAL, { closed: [{ from: '2026-08-24', name: 'Sửa trụ sở' }] });
    const { days } = openHoursOf(office, daysOff, '2026-08-20')!;
    expect(Object.entries(days).filter(([day]) => day < '2026-12-31')).toEqual([
      ['2026-08-22', 1],
      ['2026-08-24', 'Sửa trụ sở'],
      ['2026-08-31', 'Quốc khánh'],
      ['2026-09-01', 'Quốc khánh'],
      ['2026-09-02', 'Quốc khánh'],
    ]);
  });

  test('năm chưa có lịch nghỉ thì theo những ngày lễ cố định của luật', () => {
    const { days } = openHoursOf(officeWith(USUAL), NO_DAYS_OFF, '2026-01-05')!;
    expect(days).toEqual({
      '2026-04-30': 'Ngày Chiến thắng',
      '2026-05-01': 'Ngày Quốc tế lao động',
      '2026-09-02': 'Quốc khánh',
      '2027-01-01': 'Tết Dương lịch',
    });
  });

  test('nơi chỉ có giờ bằng lời thì trang không đoán', () => {
    expect(openHoursOf({ closed: [], hours: ['Cả ngày'] }, daysOff, '2026-08-20')).toBeUndefined();
  });
});

test('máy tìm kiếm đọc được giờ mở cửa', () => {
  expect(openingSpecification(officeWith([{ days: ['thu-7'], from: '7:30', to: '11:30' }]).opening!)).toEqual(
    [{ '@type': 'OpeningHoursSpecification', dayOfWeek: ['Saturday'], opens: '07:30', closes: '11:30' }],
  );
});
