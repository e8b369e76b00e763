import type { Feedback, FeedbackTime } from '../schemas/feedback.ts';
import { feedbackSubjects, valuesOf } from '../schemas/vocabulary.ts';
import { formatNumber } from '../text/format.ts';
import type { Shown, ShownPortal } from './portals.ts';

/** Groups feedback by what it is about, in the order of the vocabulary; one that does not say so is about something else. */
export function feedbackBySubject({
  feedbacks,
}: Pick<ShownPortal, 'feedbacks'>): { id: string; name: string; feedbacks: Shown<'feedbacks'>[] }[] {
  const groups = Map.groupBy(feedbacks, ({ data }) => data.about ?? 'khac');
  return valuesOf(feedbackSubjects).flatMap((id) => {
    const group = groups.get(id);
    return group ? [{ id, name: feedbackSubjects[id], feedbacks: group }] : [];
  });
}

/** Says by how many days an answer is late; undefined where it is not. */
export function describeLateness({ standing, lateBy }: FeedbackTime): string | undefined {
  if (lateBy === 0) return undefined;
  return `${standing === 'overdue' ? 'Quá hạn' : 'Trả lời sau hạn'} ${formatNumber(lateBy)} ngày`;
}

/** Finds the procedure that a feedback is about; undefined where it names none, or one that the portal lacks. */
export function linkedProcedure(
  { procedures, addresses }: ShownPortal,
  { procedure }: Feedback,
): { name: string; address: string } | undefined {
  const found = procedure === undefined ? undefined : procedures.find(({ slug }) => slug === procedure);
  return found && { name: found.data.name, address: addresses.procedure(found.slug) };
}
