import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { noEntries, type PortalContent } from '../../src/reading/content.ts';
import { isPublished } from '../../src/schemas/article.ts';
import { addDays, dayOfMoment, minuteOf, type Day, type Minute } from '../../src/schemas/day.ts';
import { schemas, type EntryKind } from '../../src/schemas/kinds.ts';
import { dueNotices } from '../../src/schemas/portal.ts';
import { nextChange } from '../../src/building/next-change.ts';
import { portalYaml } from '../fixtures/make.ts';
import { runs } from '../fixtures/nightly.ts';

const TODAY = '2026-06-30';

describe('giờ gần nhất làm trang của cổng khác đi dù không ai sửa gì', () => {
  test('cổng không có gì theo ngày thì không có ngày nào', () => {
    expect(nextChange(contentOf({}), TODAY)).toBeNull();
    expect(nextChange(contentOf({ article: [article({ date: TODAY })] }), TODAY)).toBeNull();
  });

  test.each<[string, Parameters<typeof contentOf>[0], Minute | null]>([
    ['bài hẹn ngày', { article: [article({ date: '2026-07-03' })] }, '2026-07-03T00:00'],
    ['bài hẹn giờ', { article: [article({ date: '2026-07-03T08:00' })] }, '2026-07-03T08:00'],
    [
      'bài hết hạn: còn trọn ngày cuối',
      { article: [article({ expires: '2026-07-03' })] },
      '2026-07-04T00:00',
    ],
    ['bài hết hạn cuối hôm nay', { article: [article({ expires: TODAY })] }, '2026-07-01T00:00'],
    ['bài đã hết hạn', { article: [article({ expires: '2026-06-29' })] }, null],
    ['bản nháp không tự đăng', { article: [article({ date: '2026-07-03', draft: true })] }, null],
    ['văn bản hết hiệu lực', { document: [document({ expires: '2026-07-03' })] }, '2026-07-04T00:00'],
    [
      'quyết định công bố thủ tục sắp có hiệu lực',
      { document: [document({ effective: '2026-07-03', codes: ['1.001193'] })] },
      '2026-07-03T00:00',
    ],
    [
      'dự thảo hết hạn góp ý',
      { document: [document({ consultation: { until: '2026-07-03' } })] },
      '2026-07-04T00:00',
    ],
    ['hoạt động sắp tới', { activity: [activity('2026-07-03')] }, '2026-07-03T00:00'],
    ['số liệu của tháng chưa tới', { figures: ['2026-06', '2026-08'] }, '2026-08-01T00:00'],
    ['số liệu của tháng này', { figures: ['2026-06'] }, null],
    ['phản ánh đang xử lý đếm từng ngày', { feedback: [feedback('dang-xu-ly')] }, '2026-07-01T00:00'],
    ['phản ánh mới tiếp nhận không đếm ngày', { feedback: [feedback('tiep-nhan')] }, null],
    [
      'phản ánh mới tiếp nhận: hôm sau ngày cuối của hạn trả lời',
      { portal: { feedback: { days: 31 } }, feedback: [feedback('tiep-nhan')] },
      '2026-07-03T00:00',
    ],
    [
      'phản ánh quá hạn đếm từng ngày',
      { portal: { feedback: { days: 28 } }, feedback: [feedback('tiep-nhan')] },
      '2026-07-01T00:00',
    ],
    ['phản ánh đã trả lời', { feedback: [feedback('da-tra-loi')] }, null],
    ['cổng có kế hoạch đếm từng ngày', { portal: { plans: ['ke-hoach'] } }, '2026-07-01T00:00'],
    ['thông báo sắp hiện', { portal: { notice: notice('2026-07-03', '2026-07-05') } }, '2026-07-03T00:00'],
    [
      'thông báo đang hiện',
      { portal: { notice: notice('2026-06-03', '2026-07-05T10:00') } },
      '2026-07-05T10:00',
    ],
    [
      'một trong các thông báo khẩn hết giờ',
      {
        portal: {
          notices: [
            { ...notice('2026-06-03', '2026-07-05T10:00'), title: 'Cắt nước' },
            { ...notice('2026-06-03', '2026-07-04T16:30'), title: 'Cắt điện' },
          ],
        },
      },
      '2026-07-04T16:30',
    ],
    [
      'cổng có lịch tiếp công dân kê ngày sắp tới',
      { portal: { reception: [{ who: 'Chủ tịch', days: ['thu-5'], from: '7:30', to: '11:30' }] } },
      '2026-07-01T00:00',
    ],
    [
      'nhiều việc thì ngày gần nhất',
      { article: [article({ expires: '2026-07-09' }), article({ date: '2026-07-05' })] },
      '2026-07-05T00:00',
    ],
  ])('%s', (_, parts, expected) => {
    expect(nextChange(contentOf(parts), TODAY)).toBe(expected);
  });

  test('đang giữa ngày thì bài hẹn giờ trong ngày là gần nhất, kể cả khi cổng đếm từng ngày', () => {
    const content = contentOf({
      article: [article({ date: `${TODAY}T17:30` }), article({ date: `${TODAY}T07:00` })],
      portal: { plans: ['ke-hoach'] },
    });
    expect(nextChange(content, `${TODAY}T07:00`)).toBe(`${TODAY}T17:30`);
    expect(nextChange(content, `${TODAY}T17:30`)).toBe('2026-07-01T00:00');
    expect(nextChange(content, TODAY)).toBe('2026-07-01T00:00');
  });

  test('cổng không có kế hoạch: mọi lúc trước giờ đó đều thấy đúng như lúc dựng', () => {
    const days = fc.integer({ min: -20, max: 20 }).map((count) => addDays(TODAY, count));
    const times = fc.constantFrom('00:00', '00:30', '08:00', '23:59');
    const minutes = fc.tuple(days, times).map(([day, time]) => `${day}T${time}`);
    const moments = fc.oneof(days, minutes);
    const parts = fc.record({
      article: fc.array(
        fc
          .record({ date: moments, expires: fc.option(days, { nil: undefined }), draft: fc.boolean() })
          .map(article),
        { maxLength: 6 },
      ),
      document: fc.array(
        days.map((expires) => document({ expires })),
        { maxLength: 3 },
      ),
      activity: fc.array(moments.map(activity), { maxLength: 3 }),
      portal: fc.record({
        notice: fc.option(
          fc.tuple(moments, moments).map(([one, other]) => notice(...([one, other].sort() as [Day, Day]))),
          { nil: undefined },
        ),
        notices: fc.array(
          fc.tuple(moments, moments).map(([one, other]) => ({
            ...notice(...([one, other].sort() as [Day, Day])),
            title: 'Tin khẩn',
          })),
          { maxLength: 3 },
        ),
      }),
    });
    fc.assert(
      fc.property(parts, moments, minutes, (given, built, later) => {
        const content = contentOf(given);
        const until = nextChange(content, built);
        fc.pre(later >= minuteOf(built) && dayOfMoment(later) >= dayOfMoment(built));
        fc.pre(until === null || later < until);
        // A build for a day shows what the end of that day shows.
        const moment = built.includes('T') || dayOfMoment(later) > built ? later : built;
        expect(seenAt(content, moment)).toEqual(seenAt(content, built));
      }),
      { numRuns: runs(300) },
    );
  });
});

/** All that pages and searches of a portal without plans show at a time and not always. */
function seenAt({ portal, entries }: PortalContent, asOf: Day | Minute): unknown {
  const day = dayOfMoment(asOf);
  const published = entries.article.map(({ data }) => isPublished(data, asOf));
  return {
    published,
    expired: entries.article.map(
      ({ data }, at) => published[at] && data.expires !== undefined && data.expires < day,
    ),
    outOfForce: entries.document.map(({ data }) => data.expires !== undefined && data.expires < day),
    held: entries.activity.map(({ data }) => dayOfMoment(data.date) <= day),
    notices: dueNotices(portal!.data, asOf),
  };
}

/** @param given.figures the months of which the portal has figures */
function contentOf({
  portal = {},
  figures = [],
  ...kinds
}: Partial<Record<EntryKind, object[]>> & { portal?: object; figures?: string[] }): PortalContent {
  const entries = noEntries();
  for (const [kind, list] of Object.entries(kinds))
    (entries[kind as EntryKind] as object[]) = (list as object[]).map((given) => ({
      data: schemas[kind as EntryKind].parse(JSON.parse(JSON.stringify(given))),
    }));
  const data = schemas.portal.parse({
    ...(parse(portalYaml()) as object),
    ...(JSON.parse(JSON.stringify(portal)) as object),
  });
  const ofMonths = schemas.figures.parse(
    figures.map((month) => ({ id: 'ho-so-tiep-nhan', month, value: 312, source: 'Báo cáo tháng' })),
  );
  return { portal: { data }, figures: { data: ofMonths }, entries } as PortalContent;
}

function article(changes: object): object {
  return {
    title: 'Tin bài để thử ngày đăng',
    date: '2026-06-01',
    section: 'cchc',
    summary: 'Tóm tắt đủ dài để lược đồ nhận, hơn ba mươi chữ.',
    ...changes,
  };
}

function document(changes: object): object {
  return {
    number: '1/KH-UBND',
    type: 'Kế hoạch',
    issuer: 'UBND',
    issued: '2026-01-05',
    subject: 'Trích yếu',
    ...changes,
  };
}

function activity(date: Day): object {
  return { title: 'Họp thôn về cải cách', date, form: 'hop-thon', times: 1, people: 10 };
}

function feedback(status: string): object {
  return { received: '2026-06-01', topic: 'Đường hỏng', question: 'Bao giờ sửa đường?', status };
}

function notice(from: string, to: string): object {
  return { text: 'Tạm ngừng cấp nước', from, to };
}
