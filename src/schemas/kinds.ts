import { activitySchema } from './activity.ts';
import { articleSchema } from './article.ts';
import { assignmentsSchema } from './assignments.ts';
import { contactSchema } from './contact.ts';
import { documentSchema } from './document.ts';
import { feedbackSchema } from './feedback.ts';
import { figuresSchema } from './figures.ts';
import { holidaysSchema } from './holidays.ts';
import { introSchema } from './intro.ts';
import { leaderSchema } from './leader.ts';
import { operatorSchema } from './operator.ts';
import { planSchema } from './plan.ts';
import { portalSchema } from './portal.ts';
import { procedureSchema } from './procedure.ts';
import { publicationSchema } from './publication.ts';
import { reportFormSchema } from './report-form.ts';
import { taskSchema } from './task.ts';
import { visitsSchema } from './visits.ts';

/** Every kind of content with its schema: the one table for readers, collections, checks and forms. */
export const schemas = {
  portal: portalSchema,
  intro: introSchema,
  leader: leaderSchema,
  contact: contactSchema,
  article: articleSchema,
  procedure: procedureSchema,
  document: documentSchema,
  feedback: feedbackSchema,
  activity: activitySchema,
  publication: publicationSchema,
  task: taskSchema,
  visits: visitsSchema,
  figures: figuresSchema,
  assignments: assignmentsSchema,
  plan: planSchema,
  holidays: holidaysSchema,
  'report-form': reportFormSchema,
  operator: operatorSchema,
} as const;

/** The kinds with one Markdown file per entry, and the folder of each in a portal. */
export const entryFolders = {
  intro: 'gioi-thieu',
  leader: 'lanh-dao',
  contact: 'giao-dich',
  article: 'tin-tuc',
  procedure: 'thu-tuc',
  document: 'van-ban',
  feedback: 'phan-anh',
  activity: 'hoat-dong',
  publication: 'dang-ngoai',
  task: 'nhiem-vu',
} as const;

export type Kind = keyof typeof schemas;
export type EntryKind = keyof typeof entryFolders;
export type DataOf<K extends Kind> = (typeof schemas)[K]['_zod']['output'];
export const entryKinds = Object.keys(entryFolders) as EntryKind[];
