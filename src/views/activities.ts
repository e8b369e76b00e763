import { isPersonalProof } from '../checks/personal-proofs.ts';
import { dayOfMoment } from '../schemas/day.ts';
import type { activityForms } from '../schemas/vocabulary.ts';
import { formatNumber } from '../text/format.ts';
import type { Shown, ShownPortal } from './portals.ts';

type Activity = Shown<'activities'>;
type Form = keyof typeof activityForms;

/** The activities to come, the nearest first, and those that took place, the newest first. */
export interface ActivitiesByTime {
  upcoming: Activity[];
  done: Activity[];
}

/** Parts the activities of a portal by its day; one of that day counts as done, as in the report. */
export function activitiesByTime({
  activities,
  today,
}: Pick<ShownPortal, 'activities' | 'today'>): ActivitiesByTime {
  const isUpcoming = ({ data }: Activity) => dayOfMoment(data.date) > today;
  return {
    upcoming: activities.filter(isUpcoming).reverse(),
    done: activities.filter((each) => !isUpcoming(each)),
  };
}

/** Writes how many pieces of an activity's material were made. @example '500 tờ' */
export function describeCopies({ form, copies }: { form: Form; copies: number }): string {
  const counter = form === 'to-roi' ? 'tờ' : isDisplay(form) ? 'tấm' : 'bản';
  return `${formatNumber(copies)} ${counter}`;
}

/** Returns the material that visitors may save: the files of leaflets, banners, panels and posters. */
export function campaignFiles({
  activities,
}: Pick<ShownPortal, 'activities'>): { name: string; src: string }[] {
  return activities
    .filter(({ data }) => data.form === 'to-roi' || isDisplay(data.form))
    .flatMap(({ data }) => data.evidence ?? [])
    .filter((proof) => 'src' in proof)
    .filter((file) => !isPersonalProof(file));
}

/** Says whether a form is something that hangs or stands in public. */
function isDisplay(form: Form): boolean {
  return ['bang-ron', 'pano-ap-phich', 'tranh-co-dong'].includes(form);
}
