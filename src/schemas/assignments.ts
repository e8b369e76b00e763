import { z } from 'zod';
import { addDays, day, dayOf, daysBetween, weekday, type Day } from './day.ts';
import { field, identifier, list, text } from './fields.ts';
import { topics, valuesOf } from './vocabulary.ts';

const assignmentSchema = z
  .strictObject({
    title: field(text(1, 300).optional(), 'Tên tin, bài', { example: 'Tập huấn nộp hồ sơ trực tuyến' }),
    topic: field(z.enum(valuesOf(topics)).optional(), 'Nội dung CCHC', { example: 'chinh-quyen-so' }),
    person: field(identifier().optional(), 'Người viết', { example: 'nguyen-van-a' }),
    unit: field(identifier().optional(), 'Đơn vị', { example: 'van-phong' }),
    due: field(day.optional(), 'Hạn', { hint: 'Không ghi thì là Chủ nhật của tuần.', example: '2026-03-20' }),
    target: field(identifier().optional(), 'Chỉ tiêu', { example: 'cong-xa' }),
  })
  .superRefine(({ title, topic, person, unit }, context) => {
    const refuse = (lacks: 'subject' | 'writer') =>
      context.addIssue({ code: 'custom', path: [], params: { problem: 'assignment-incomplete', lacks } });
    if (title === undefined && topic === undefined) refuse('subject');
    if (person === undefined && unit === undefined) refuse('writer');
  });

/** The items that an editorial board assigns for a week: `phan-cong/<năm>-W<tuần>.yaml`. No page of the portal shows it. */
export const assignmentsSchema = list(assignmentSchema, { min: 1, max: 200 });

export type Assignment = z.output<typeof assignmentSchema>;

/** The name of a week, by ISO 8601. @example '2026-W12' */
export const WEEK_ID = /^(\d{4})-W(\d{2})$/;

/** Gives the days of a week; null for a week that its year does not have. @example daysOfWeek('2027-W53') // null */
export function daysOfWeek(id: string): { from: Day; to: Day } | null {
  const [year, number] = (WEEK_ID.exec(id) ?? []).slice(1).map(Number);
  if (!year || !number || number > weeksIn(year)) return null;
  const from = addDays(firstMonday(year), (number - 1) * 7);
  return { from, to: addDays(from, 6) };
}

/** Counts the weeks of a year: 52 or 53. */
export function weeksIn(year: number): number {
  return Math.round(daysBetween(firstMonday(year), firstMonday(year + 1)) / 7);
}

/** Names the week of a day. @example weekOf('2027-01-01') // '2026-W53' */
export function weekOf(day: Day): string {
  // A week belongs to the year of its Thursday.
  const thursday = addDays(day, 4 - weekday(day));
  const year = Number(thursday.slice(0, 4));
  const number = Math.floor(daysBetween(firstMonday(year), thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday of the week with 4 January, which is the first. */
function firstMonday(year: number): Day {
  const fourth = dayOf(year, 1, 4);
  return addDays(fourth, 1 - weekday(fourth));
}

/** How long after its week an item may be due. */
export const MAX_DAYS_AFTER_WEEK = 14;
