import { announcedCodesOn } from '../reading/announced-codes.ts';
import type { Contact } from '../schemas/contact.ts';
import type { Document } from '../schemas/document.ts';
import type { Procedure } from '../schemas/procedure.ts';
import { slugify } from '../text/fold.ts';
import type { Shown, ShownPortal } from './portals.ts';

/** Procedures that residents look for together. */
export interface ProcedureGroup {
  /** Unique among the groups; `anchorOf` makes it an id on the page of procedures. */
  id: string;
  name: string;
  procedures: Shown<'procedures'>[];
}

/** How many of the procedures that a decision announces the portal has. */
export interface DecisionCount {
  slug: string;
  data: Pick<Document, 'number' | 'type' | 'issued'>;
  announced: number;
  present: number;
}

/**
 * Counts, for each decision in force that lists its codes, the procedures of the portal against the list, as the report
 * does: without the codes that were abolished since. The newest decision first.
 */
export function decisionCounts({
  procedures,
  source,
  today,
}: Pick<ShownPortal, 'procedures' | 'source' | 'today'>): DecisionCount[] {
  const codesOf = (list: Shown<'procedures'>[]) => new Set(list.map(({ data }) => data.code));
  const present = codesOf(offered(procedures));
  const abolished = codesOf(procedures.filter(({ data }) => data.status === 'bai-bo'));
  return announcedCodesOn(source.content, today)
    .map(({ document: { slug, data }, codes }) => {
      const asked = codes.filter((code) => !abolished.has(code));
      return {
        ...{ slug, data },
        announced: asked.length,
        present: asked.filter((code) => present.has(code)).length,
      };
    })
    .sort((a, b) => (a.data.issued < b.data.issued ? 1 : -1));
}

/** Returns the procedures with the most files a year, the most first; none where no procedure states its files. */
export function mostUsedProcedures({ procedures }: Pick<ShownPortal, 'procedures'>): Shown<'procedures'>[] {
  return offered(procedures)
    .filter(({ data }) => data.files)
    .sort((a, b) => b.data.files! - a.data.files!)
    .slice(0, MAX_MOST_USED);
}

const MAX_MOST_USED = 3;

/** Of a longer list, a group that holds most of it tells nobody anything, and would only make the page heavy. */
const MAX_SHORT_LIST = 60;

/** Groups the procedures by how and where they are submitted: by post, through several offices at once, at each place. */
export function procedureGroups({
  procedures,
  contacts,
}: Pick<ShownPortal, 'procedures' | 'contacts'>): ProcedureGroup[] {
  const possible = offered(procedures);
  const places = contacts
    .map(({ slug, data: contact }) => ({
      id: `noi-nop-${slug}`,
      name: `Nộp tại ${contact.name}`,
      procedures: possible.filter(({ data }) => receives(contact, data)),
    }))
    .filter((place) => place.procedures.length > 0);
  return [
    {
      id: 'buu-chinh',
      name: 'Nhận, trả qua bưu chính công ích',
      procedures: possible.filter(({ data }) => data.post),
    },
    { id: 'lien-thong', name: 'Một cửa liên thông', procedures: possible.filter(({ data }) => data.linked) },
    ...(places.length > 1 ? places : []),
  ].filter(
    (group) =>
      group.procedures.length > 0 &&
      (possible.length <= MAX_SHORT_LIST || group.procedures.length <= possible.length / 2),
  );
}

/** Groups the procedures by field, without the abolished ones; spellings that make the same address are one field. */
export function proceduresByField({ procedures }: Pick<ShownPortal, 'procedures'>): ProcedureGroup[] {
  return [...Map.groupBy(offered(procedures), ({ data }) => slugify(data.field))].map(([id, group]) => ({
    ...{ id, name: group[0]!.data.field },
    procedures: group,
  }));
}

/** Returns the procedures that were abolished. */
export function abolishedProcedures({ procedures }: Pick<ShownPortal, 'procedures'>): Shown<'procedures'>[] {
  return procedures.filter(({ data }) => data.status === 'bai-bo');
}

/** Says whether groups hold so few procedures that a page may tell more of each than its name. */
export function isShortList(groups: ProcedureGroup[]): boolean {
  return groups.reduce((sum, { procedures }) => sum + procedures.length, 0) <= MAX_SHORT_LIST;
}

/** Parts many groups, so that a list of them fits on a page: those with the most procedures, and the others. */
export function mainGroups(groups: ProcedureGroup[]): { main: ProcedureGroup[]; minor: ProcedureGroup[] } {
  if (groups.length <= MAX_MAIN_GROUPS) return { main: groups, minor: [] };
  const bySize = groups.toSorted((a, b) => b.procedures.length - a.procedures.length);
  const largest = new Set(bySize.slice(0, MAX_MAIN_GROUPS));
  return {
    main: groups.filter((group) => largest.has(group)),
    minor: groups.filter((group) => !largest.has(group)),
  };
}

const MAX_MAIN_GROUPS = 24;

/**
 * Says whether a contact point receives a procedure. A place may be named with more words than the contact point
 * (“Quầy 1, Trung tâm …”), or with fewer (“Trung tâm Phục vụ hành chính công phường” without the name of the commune).
 */
export function receives(
  { name }: Pick<Contact, 'name'>,
  { places = [] }: Pick<Procedure, 'places'>,
): boolean {
  return places.some(
    (place) =>
      place.includes(name) ||
      place.split(',').some((part) => part.trim().length >= MIN_PLACE_LENGTH && name.startsWith(part.trim())),
  );
}

/** Characters. Shorter words, such as “Công an”, begin the names of several places. */
const MIN_PLACE_LENGTH = 20;

/** Characters. Of a longer fee or time the first screen shows the beginning, and the rest of the page the whole. */
export const MAX_GLANCE_LENGTH = 44;

/** Cuts a fee or a time for the first screen, between two words. */
export function atAGlance(text: string): string {
  if (text.length <= MAX_GLANCE_LENGTH) return text;
  const start = text.slice(0, MAX_GLANCE_LENGTH);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), MAX_GLANCE_LENGTH / 2)).replace(/[,;.]$/, '')} …`;
}

/** Finds procedures for the same need: first those of the same events in life, then those of the same field. */
export function relatedTo(
  { procedures }: Pick<ShownPortal, 'procedures'>,
  { slug, data: { lifeEvent = [], field } }: Pick<Shown<'procedures'>, 'slug' | 'data'>,
): Shown<'procedures'>[] {
  const others = offered(procedures).filter((each) => each.slug !== slug);
  const ofEvent = others.filter(({ data }) => data.lifeEvent?.some((event) => lifeEvent.includes(event)));
  const ofField = others.filter(({ data }) => data.field === field);
  return [...new Set([...ofEvent, ...ofField])].slice(0, MAX_RELATED);
}

const MAX_RELATED = 4;

/** What the portal has on a procedure besides its page. */
export interface ProcedureMentions {
  articles: Shown<'articles'>[];
  activities: Shown<'activities'>[];
  feedbacks: Shown<'feedbacks'>[];
}

/** Finds the articles, activities and feedback that name a procedure. */
export function mentionsOf(
  { listed, activities, feedbacks }: Pick<ShownPortal, 'listed' | 'activities' | 'feedbacks'>,
  slug: string,
): ProcedureMentions {
  return {
    articles: listed.filter(({ data }) => data.procedures.includes(slug)),
    activities: activities.filter(({ data }) => data.procedures.includes(slug)),
    feedbacks: feedbacks.filter(({ data }) => data.procedure === slug),
  };
}

function offered(procedures: Shown<'procedures'>[]): Shown<'procedures'>[] {
  return procedures.filter(({ data }) => data.status !== 'bai-bo');
}
