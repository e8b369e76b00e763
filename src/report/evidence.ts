import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { heldBackIn, withoutHeldBack } from '../checks/held-back.ts';
import { completeness } from '../checks/required-parts.ts';
import { placedTask, type PlacedTask } from '../checks/task-faults.ts';
import { announcedCodes } from '../reading/announced-codes.ts';
import type { PortalContent } from '../reading/content.ts';
import { dayOfChange, decisionsByNumber } from '../reading/decisions.ts';
import type { Entry } from '../reading/read.ts';
import { dayOfMoment, lastDayOfMonth, type Day } from '../schemas/day.ts';
import { firstDayOf, nameOfFigure, timeOf, type Figure } from '../schemas/figures.ts';
import type { DaysOff } from '../schemas/holidays.ts';
import type { Portal } from '../schemas/portal.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { measureArticle, type ArticleMeasure } from './article-measure.ts';
import { markCopies } from './copies.ts';
import type { AssignedWeek, ContentHistory, Item } from './item.ts';
import type { SentReport } from './score-plan.ts';
import { activityItem, articleItem, documentItem, itemContextOf, publicationItem } from './items.ts';

/** One of the required parts of a portal. */
export interface RequiredPart {
  path: string;
  title: string;
  url: string | null;
  complete: boolean;
}

/** A procedure that a portal publishes. */
export interface PublishedProcedure {
  path: string;
  title: string;
  url: string;
  code: string;
  field: string;
  isAbolished: boolean;
  /** The day on which its last change was announced; undefined for one that never changed. */
  changed?: Day | undefined;
  /** The first day, from that of the change on, on which its file was edited; undefined where no history tells. */
  entered?: Day | undefined;
}

/** A feedback, and whether it is answered. */
export interface Feedback {
  path: string;
  title: string;
  url: string;
  received: Day;
  isAnswered: boolean;
  answered?: Day | undefined;
  units: string[];
}

/** A task with its last day, and the day on which it was done. */
export interface SetTask {
  path: string;
  title: string;
  due: Day;
  done?: Day | undefined;
  units: string[];
  person?: string | undefined;
  /** The positions of the fields that a check may report. */
  places: PlacedTask['places'];
}

/** An official account of the portal's office on a social network. */
export interface Account {
  channel: 'zalo' | 'facebook';
  path: string;
  url: string;
}

/** A figure that was measured elsewhere, of one month or one year. */
export interface RecordedFigure {
  id: string;
  channel?: string | undefined;
  path: string;
  title: string;
  url: string | null;
  from: Day;
  to: Day;
  isYear: boolean;
  value: number;
}

/** Everything that the targets of a portal are counted from. */
export interface Evidence {
  portal: string;
  name: string;
  kind: Portal['kind'];
  class?: string | undefined;
  plans: string[];
  units: string[];
  /** Names of the units, by id. */
  unitNames?: ReadonlyMap<string, string>;
  /** The blocs (khối) of the units, in the order in which units name them; absent where none does. */
  blocs?: readonly { name: string; units: readonly string[] }[];
  /** The register of people. */
  people?: readonly { id: string; name: string; unit?: string | undefined }[];
  articles: Item[];
  publications: Item[];
  activities: Item[];
  documents: Item[];
  visits: { from: Day; to: Day; visits: number; source: string; path: string }[];
  parts: RequiredPart[];
  /** The chuyên mục that portal.yaml declares. */
  sections: { id: string; name: string; path: string; url: string }[];
  procedures: PublishedProcedure[];
  /** The decisions that announce procedures, with the codes. */
  decisions: { number: string; path: string; codes: readonly string[] }[];
  feedback: Feedback[];
  figures: RecordedFigure[];
  accounts: Account[];
  tasks: SetTask[];
  /** The reports to those who issued the plans, where the portal published them. */
  reports?: readonly SentReport[];
  /** Difficulties and proposals that activities noted. */
  proposals: { text: string; path: string; date: Day }[];
  /** The items assigned for each week, where they were asked for. */
  assignments?: readonly AssignedWeek[];
  /** The public holidays that are known. */
  daysOff?: DaysOff;
  /** Whether the whole history of the repository was read. */
  hasHistory?: true;
}

/**
 * Reduces a portal's content to its evidence, ordered by day, then path. Returns null when its portal.yaml has errors.
 * @param measure replaces `measureArticle` for callers that cache what it returns
 */
export function evidenceOf(
  content: PortalContent,
  measure: (article: Entry<'article'>) => ArticleMeasure = measureArticle,
): Evidence | null {
  const { id, portal, visits, entries } = content;
  if (!portal) return null;
  const addresses = addressesOf(portal.data.url);
  const { name, kind, plans, units, people } = portal.data;
  const context = itemContextOf(content, portal.data, addresses);
  const articles = entries.article.map((article) => articleItem(article, context, measure(article)));
  const held = heldBackIn(content);
  const shown = withoutHeldBack(content, false, held);
  // An entry that is held back is not published, as a draft is not.
  const itemsOf = (items: Item[]) =>
    items
      .map((item) => (held.has(item.path) ? { ...item, draft: true, isHeldBack: true as const } : item))
      .sort(byDayThenPath);
  return {
    portal: id,
    name,
    kind,
    plans,
    units: units.map((unit) => unit.id),
    unitNames: context.unitNames,
    ...blocsOf(units),
    ...(people.length > 0 ? { people } : {}),
    ...(portal.data.class === undefined ? {} : { class: portal.data.class }),
    articles: markCopies(itemsOf(articles)),
    publications: itemsOf(entries.publication.map((each) => publicationItem(each, context))),
    activities: itemsOf(entries.activity.map((each) => activityItem(each, context))),
    documents: itemsOf(entries.document.map((each) => documentItem(each, context))),
    visits: (visits?.data ?? []).map(({ from, to, visits: count, source }) => ({
      ...{ from, to, visits: count, source, path: visits!.file },
    })),
    parts: completeness(content, addresses),
    sections: portal.data.sections.map((section) => ({
      ...{ id: section.id, name: section.name, path: portal.file },
      url: addresses.absolute(addresses.section(section.id)),
    })),
    ...proceduresOf(shown, addresses),
    feedback: feedbackOf(shown, addresses),
    figures: figuresOf(content),
    accounts: (['zalo', 'facebook'] as const).flatMap((channel) => {
      const url = portal.data.social?.[channel];
      return url === undefined ? [] : { channel, url, path: portal.file };
    }),
    tasks: shown.entries.task
      .map((task) => {
        const { title, done, unit } = task.data;
        return { ...placedTask(task), title, done, units: [unit] };
      })
      .sort((a, b) => compareCodeUnits(a.due, b.due) || compareCodeUnits(a.path, b.path)),
    ...reportsIn(shown),
    proposals: shown.entries.activity
      .flatMap(({ file, data }) =>
        (data.proposals ?? []).map((text) => ({ text, path: file, date: dayOfMoment(data.date) })),
      )
      .sort((a, b) => compareCodeUnits(a.date, b.date)),
  };
}

/** Adds the day on which each item came into the repository, and on which each change of a procedure was entered. */
export function withHistory(evidence: Evidence, { firstSeen, procedureEdits }: ContentHistory): Evidence {
  const seen = (items: Item[]) => items.map((item) => ({ ...item, appearance: firstSeen.get(item.path) }));
  return {
    ...evidence,
    articles: seen(evidence.articles),
    publications: seen(evidence.publications),
    activities: seen(evidence.activities),
    documents: seen(evidence.documents),
    procedures: evidence.procedures.map((procedure) => ({
      ...procedure,
      entered: procedureEdits
        .get(procedure.path)
        ?.find((day) => procedure.changed && day >= procedure.changed),
    })),
    hasHistory: true,
  };
}

function blocsOf(units: Portal['units']): Pick<Evidence, 'blocs'> {
  const named = units.filter(({ bloc }) => bloc !== undefined);
  if (named.length === 0) return {};
  const members = Map.groupBy(named, ({ bloc }) => bloc!);
  return { blocs: [...members].map(([name, of]) => ({ name, units: of.map(({ id }) => id) })) };
}

function proceduresOf(
  content: PortalContent,
  addresses: Addresses,
): Pick<Evidence, 'procedures' | 'decisions'> {
  const decisions = decisionsByNumber(content.entries.document);
  return {
    procedures: content.entries.procedure.map(({ file, slug, data }) => ({
      ...{ path: file, title: data.name, code: data.code, field: data.field },
      isAbolished: data.status === 'bai-bo',
      changed: dayOfChange(data, decisions),
      url: addresses.absolute(addresses.entry('procedure', slug)),
    })),
    decisions: announcedCodes(content).map(({ document, codes }) => ({
      ...{ number: document.data.number, path: document.file, codes },
    })),
  };
}

function feedbackOf({ entries }: PortalContent, addresses: Addresses): Feedback[] {
  return entries.feedback
    .map(({ file, slug, data: { topic, received, status, answered, unit } }) => ({
      ...{ path: file, title: topic, received, isAnswered: status === 'da-tra-loi', answered },
      url: addresses.absolute(addresses.entry('feedback', slug)),
      units: unit === undefined ? [] : [unit],
    }))
    .sort((a, b) => compareCodeUnits(a.received, b.received) || compareCodeUnits(a.path, b.path));
}

function reportsIn({ entries }: PortalContent): Pick<Evidence, 'reports'> {
  const reports = entries.document.flatMap(({ file, data: { report, issued } }) => {
    if (!report) return [];
    const { plan, period, sent = issued, incomplete } = report;
    return { path: file, plan, period, sent, isIncomplete: incomplete };
  });
  return reports.length > 0 ? { reports } : {};
}

function figuresOf({ figures }: PortalContent): RecordedFigure[] {
  return (figures?.data ?? []).map((figure) => ({
    ...{
      id: figure.id,
      channel: figure.channel,
      path: figures!.file,
      url: figure.url ?? null,
      value: figure.value,
    },
    title: `${nameOfFigure(figure)}: ${figure.source}`,
    ...daysOf(figure),
  }));
}

function daysOf(figure: Figure): { from: Day; to: Day; isYear: boolean } {
  const [year, month] = timeOf(figure).split('-').map(Number) as [number, number | undefined];
  return {
    from: firstDayOf(figure),
    to: lastDayOfMonth(year, month ?? 12),
    isYear: month === undefined,
  };
}

function byDayThenPath(a: Item, b: Item): number {
  return compareCodeUnits(a.day, b.day) || compareCodeUnits(a.path, b.path);
}
