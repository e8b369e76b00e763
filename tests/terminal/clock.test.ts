import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt } from '../../src/terminal/clock.ts';

test('ngày ở Việt Nam đúng như bảng múi giờ cho, từ giữa năm 1975', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const moment = fc.integer({ min: Date.UTC(1975, 5, 14), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(moment, (millis) => {
      expect(dayAt(millis)).toBe(format.format(new Date(millis)));
    }),
  );
});
