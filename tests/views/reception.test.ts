import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { joinHolidays } from '../../src/schemas/holidays.ts';
import { schemas } from '../../src/schemas/kinds.ts';
import { comingReceptions, dayInWords, describeReception, writeCalendar } from '../../src/views/reception.ts';
import { portalYaml } from '../fixtures/make.ts';

const LONG = 'Hỗ trợ làm thủ tục tại nhà; cho người già yếu, người khuyết tật ở các thôn xa trung tâm xã';

const portal = portalWith([
  {
    ...{ who: 'Chủ tịch', days: ['thu-4'], from: '7:30', to: '11:30' },
    ifHoliday: 'chuyen',
  },
  {
    ...{ who: LONG, kind: 'luu-dong', dates: ['2026-08-31', '2026-09-08'], from: '20:00', to: '24:00' },
    ...{ place: 'Nhà văn hóa thôn Mẫu 5', note: 'Gọi trước\nhai ngày' },
  },
]);

function portalWith(reception: object[]) {
  const data = schemas.portal.parse(parse(portalYaml({ reception })));
  const holidays = [{ from: '2026-08-31', to: '2026-09-02', name: 'Quốc khánh' }];
  return {
    data,
    addresses: addressesOf(data.url),
    today: '2026-08-30',
    daysOff: () => joinHolidays([[2026, { source: 'Thông báo', holidays, worked: [] }]]),
  };
}

describe('tệp lịch', () => {
  const file = writeCalendar(portal);
  /** The lines as a reader joins them again (RFC 5545, section 3.1). */
  const lines = file.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  const events = lines
    .join('\n')
    .split('BEGIN:VEVENT\n')
    .slice(1)
    .map((event) => event.split('\n'));

  test('theo RFC 5545: dòng kết thúc bằng CRLF, không quá 75 byte, khối nào mở cũng đóng', () => {
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const open: string[] = [];
    for (const line of lines) {
      const [, mark, name] = /^(BEGIN|END):(\w+)$/.exec(line) ?? [];
      if (mark === 'BEGIN') open.push(name!);
      if (mark === 'END') expect(open.pop()).toBe(name);
      expect(line).toMatch(/^[A-Z-]+(;[A-Z]+=[^:;]+)*:/);
    }
    expect(open).toEqual([]);
    const uids = events.map((event) => event.find((line) => line.startsWith('UID:')));
    expect(new Set(uids).size).toBe(events.length);
  });

  test('giờ Việt Nam, ngày chuyển vì ngày lễ, buổi nghỉ thì ghi là đã hủy', () => {
    expect(events[0]).toEqual(
      expect.arrayContaining([
        'DTSTART;TZID=Asia/Ho_Chi_Minh:20260831T200000',
        'DTEND;TZID=Asia/Ho_Chi_Minh:20260901T000000',
        'STATUS:CANCELLED',
        'SUMMARY:Phục vụ lưu động: ' + LONG.replace(/[;,]/g, '\\$&'),
        'DESCRIPTION:Nghỉ: Quốc khánh. Gọi trước\\nhai ngày',
      ]),
    );
    expect(events[1]).toEqual(
      expect.arrayContaining([
        'DTSTART;TZID=Asia/Ho_Chi_Minh:20260903T073000',
        'DTEND;TZID=Asia/Ho_Chi_Minh:20260903T113000',
        'STATUS:CONFIRMED',
        'DESCRIPTION:Chuyển từ ngày 02/09/2026 (Quốc khánh).',
        'LOCATION:Thôn Mẫu 1',
      ]),
    );
    expect(lines).toContain('TZOFFSETTO:+0700');
  });
});

test('trang nói cùng một lời về một buổi, và chỉ kê ngày từ hôm nay', () => {
  expect(describeReception(portal.data.reception[0]!, portal.data)).toMatchObject({
    when: 'Thứ Tư hằng tuần, 7 giờ 30 – 11 giờ 30',
    place: 'Thôn Mẫu 1',
  });
  expect(comingReceptions({ ...portal, today: '2026-09-08' })[0]?.day).toBe('2026-09-08');
  expect(dayInWords('2026-12-03')).toBe('Thứ Năm, 03/12/2026');
});
