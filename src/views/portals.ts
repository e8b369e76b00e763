import { getLiveCollection, getLiveEntry } from 'astro:content';
import type { LiveDataCollectionResult } from 'astro';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import type { PictureSources } from '../markdown/transform.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';
import { isToCome, type Figures } from '../schemas/figures.ts';
import type { DaysOff } from '../schemas/holidays.ts';
import type { DataOf, EntryKind } from '../schemas/kinds.ts';
import { dueNotices, type Portal } from '../schemas/portal.ts';
import { isAccepted } from '../schemas/publication.ts';
import type { Visits } from '../schemas/visits.ts';
import { hasQuery, movesOf, type Move } from '../reading/moves.ts';
import { unitsOf } from '../report/items.ts';
import { introParts, lifeEvents, valuesOf } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfFrame } from '../store/entry-digests.ts';
import { addressesOfPortal, fileSizeAt, readyPicture } from './entry-html.ts';
import { groupByEach } from './group-by-each.ts';
import { progressOf, type PortalProgress } from './plan-progress.ts';
import type { PortalSource } from './portal-source.ts';
import { readySharePicture } from './share-picture.ts';
import type { SharedPicture } from './sharing.ts';

/** The kind of entry that each collection holds. */
interface CollectionKinds {
  intros: 'intro';
  leaders: 'leader';
  contacts: 'contact';
  articles: 'article';
  procedures: 'procedure';
  documents: 'document';
  feedbacks: 'feedback';
  activities: 'activity';
  publications: 'publication';
}

type Collection = keyof CollectionKinds;

/** A part of a portal that may be without content. */
export type Part = Collection | 'figures';

/** An entry as pages use it. */
export interface Shown<C extends Collection> {
  slug: string;
  data: DataOf<CollectionKinds[C]>;
  /** A digest that changes when the data, the body, or a picture or file that they name changes. */
  digest: string;
}

/** The data that every page of a portal needs: for the frame around its content, for addresses and for names. */
export interface Frame {
  /** The portal as read; pages pass it to the live collections. */
  source: PortalSource;
  id: string;
  data: Portal;
  /** A digest that changes when anything in the frame changes. */
  digest: string;
  addresses: Addresses;
  picture(path: string): Promise<PictureSources>;
  /** Returns the picture of the portal's mark. */
  mark(): PictureSources | undefined;
  /** Returns the picture that other sites show for a page without a picture of its own. */
  sharePicture(): SharedPicture;
  /** Returns the size in bytes of a file of the portal's folder. */
  fileSize(path: string): number;
  sectionName(id: string): string;
  unitName(id: string): string;
  /** Names the units credited with an entry, the first one first. */
  unitNames(entry: { unit?: string | undefined; units?: string[] }): string[];
  /** The newest entry of visits, on a portal that shows it on every page. */
  lastVisits: Visits[number] | undefined;
  /** The parts of the portal that have content; the others are in no menu. */
  filled: ReadonlySet<Part>;
  /** Whether the local server shows the portal, below the name of its folder. */
  isLocal: boolean;
  /** HTML that many pages have in common, by name; `OncePerPortal.astro` renders each piece once. */
  fragments: Map<string, string>;
}

/** Everything that the pages of a portal show, in display order. */
export interface ShownPortal extends Frame {
  today: Day;
  /** Returns the public holidays that are known. */
  daysOff(): DaysOff;
  /** Returns the portal's results in the plans that apply to it. */
  progress(): PortalProgress[];
  intros: Shown<'intros'>[];
  leaders: Shown<'leaders'>[];
  contacts: Shown<'contacts'>[];
  /** All articles, newest first, including expired ones. */
  articles: Shown<'articles'>[];
  /** The articles on lists and on the home page: those that have not expired. */
  listed: Shown<'articles'>[];
  procedures: Shown<'procedures'>[];
  documents: Shown<'documents'>[];
  feedbacks: Shown<'feedbacks'>[];
  activities: Shown<'activities'>[];
  publications: Shown<'publications'>[];
  /** The visits of `luot-truy-cap.yaml`, the latest first; empty without the file. */
  visits: Visits;
  /** The figures of `so-lieu.yaml` without those of months and years to come; empty without the file. */
  figures: Figures;
  /** Every old address that leads to a page. */
  moves: Move[];
  /** Where each old address without a query leads, without slashes around the old one. */
  moved: ReadonlyMap<string, string>;
}

/**
 * Groups the procedures by life event, without the abolished ones. Returns only events with a procedure, in the order
 * of the vocabulary.
 */
export function proceduresByLifeEvent({
  procedures,
}: ShownPortal): { id: string; name: string; procedures: Shown<'procedures'>[] }[] {
  const order: string[] = valuesOf(lifeEvents);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const offered = procedures.filter(({ data }) => data.status !== 'bai-bo');
  return [...groupByEach(offered, ({ data }) => data.lifeEvent ?? [])]
    .sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([id, group]) => ({
      id: slugify(id),
      name: lifeEvents[id as keyof typeof lifeEvents] ?? id,
      procedures: group,
    }));
}

/** Reads everything that the pages of a portal show from the live collections. */
export async function showPortal(source: PortalSource): Promise<ShownPortal> {
  const { id, content, inventory, settings } = source;
  const filter = { portal: source };
  const { entry: portal, error } = await getLiveEntry('portals', filter);
  if (!portal) throw error;
  const [intros, leaders, contacts, articles, procedures, documents, feedbacks, activities, publications] =
    await Promise.all([
      getLiveCollection('intros', filter).then(entriesOf),
      getLiveCollection('leaders', filter).then(entriesOf),
      getLiveCollection('contacts', filter).then(entriesOf),
      getLiveCollection('articles', filter).then(entriesOf),
      getLiveCollection('procedures', filter).then(entriesOf),
      getLiveCollection('documents', filter).then(entriesOf),
      getLiveCollection('feedbacks', filter).then(entriesOf),
      getLiveCollection('activities', filter).then(entriesOf),
      getLiveCollection('publications', filter).then(entriesOf),
    ]);
  const { data } = portal;
  const today = dayOfMoment(settings.asOf);
  let progress: PortalProgress[] | undefined;
  let daysOff: DaysOff | undefined;
  const parts: string[] = valuesOf(introParts);
  const addresses = addressesOfPortal(source, data.url);
  const unitName = (unit: string) => data.units.find((each) => each.id === unit)?.name ?? unit;
  const local = addressesOf(data.url, '/');
  // Made before any page: while a layout waits, what a page puts into it may fail without anybody listening.
  const mark = data.theme?.mark && (await readyPicture(source, data.theme.mark.src, addresses));
  const sharePicture = await readySharePicture(source, addresses);
  // Kept, because an article shows its picture on its page and on every list.
  const pictures = new Map<string, Promise<() => PictureSources>>();
  const moves = movesOf(
    data.redirects,
    [
      ...intros.map(asMoved('intro')),
      ...articles.map(asMoved('article')),
      ...procedures.map(asMoved('procedure')),
      ...documents.map(asMoved('document')),
      ...feedbacks.map(asMoved('feedback')),
    ],
    (kind, slug) => local.entry(kind, slug),
  );
  const visits = (content.visits?.data ?? []).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  const newestFirst = articles.sort(byNewest((article) => article.data.date));
  const listed = newestFirst.filter((article) => !article.data.expires || article.data.expires >= today);
  const figures = (content.figures?.data ?? []).filter((figure) => !isToCome(figure, today));
  const filled = filledAmong({
    ...{ intros, leaders, contacts, procedures, documents, feedbacks, activities, publications, figures },
    articles: listed,
  });
  return {
    ...{ source, id, data, addresses, listed, figures, filled },
    digest: digestOf([
      digestOfFrame(content, inventory, settings.drafts),
      [...filled],
      // Every page names the first of them.
      dueNotices(data, settings.asOf),
    ]),
    isLocal: settings.local,
    fragments: new Map(),
    today,
    daysOff: () => (daysOff ??= source.daysOff()),
    progress: () => (progress ??= progressOf(source)),
    intros: intros.sort((a, b) => parts.indexOf(a.slug) - parts.indexOf(b.slug)),
    leaders: leaders.sort((a, b) => a.data.order - b.data.order || compareText(a.data.name, b.data.name)),
    contacts: contacts.sort(
      (a, b) =>
        (a.data.order ?? Infinity) - (b.data.order ?? Infinity) || compareText(a.data.name, b.data.name),
    ),
    articles: newestFirst,
    procedures: procedures.sort(
      (a, b) => compareText(a.data.field, b.data.field) || compareText(a.data.name, b.data.name),
    ),
    documents: documents.sort(byNewest((document) => document.data.issued)),
    feedbacks: feedbacks.sort(byNewest((feedback) => feedback.data.received)),
    activities: activities.sort(byNewest((activity) => activity.data.date)),
    publications: publications
      .filter(({ data }) => isAccepted(data))
      .sort(byNewest((publication) => publication.data.date)),
    visits,
    lastVisits: data.showVisits ? visits[0] : undefined,
    moves,
    // Of two old addresses that differ by a slash the first counts, so it is set last.
    moved: new Map(
      moves
        .filter(({ from }) => !hasQuery(from))
        .map(({ from, to }) => [from.replace(/^\/|\/$/g, ''), to] as const)
        .reverse(),
    ),
    picture: async (path) => {
      const ready = pictures.get(path) ?? readyPicture(source, path, addresses);
      pictures.set(path, ready);
      return (await ready)();
    },
    mark: () => mark?.(),
    sharePicture,
    fileSize: (path) => fileSizeAt(source, path),
    sectionName: (section) => data.sections.find((each) => each.id === section)?.name ?? section,
    unitName,
    unitNames: (entry) => unitsOf(entry).map(unitName),
  };
}

function filledAmong(parts: Record<Part, readonly unknown[]>): ReadonlySet<Part> {
  return new Set((Object.keys(parts) as Part[]).filter((part) => parts[part].length > 0));
}

function asMoved(kind: EntryKind) {
  return ({ slug, data }: { slug: string; data: object }) => ({ kind, slug, data });
}

/** Converts the result of a live collection for the pages. Throws the error of a failed one. */
function entriesOf<T extends Record<string, unknown>>({
  entries = [],
  error,
}: LiveDataCollectionResult<T>): { slug: string; data: T; digest: string }[] {
  if (error) throw error;
  return entries.map(({ id, data, cacheHint }) => ({ slug: id, data, digest: String(cacheHint?.tags) }));
}

function byNewest<T extends { slug: string }>(dateOf: (entry: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    if (one !== other) return one < other ? 1 : -1;
    return a.slug < b.slug ? -1 : 1;
  };
}

/** Renders the body of an entry for a page that shows several; throws what getLiveEntry only returns. */
export async function bodyOf(
  { source }: Frame,
  collection: 'leaders' | 'contacts' | 'activities',
  slug: string,
): Promise<string | undefined> {
  const { entry, error } = await getLiveEntry(collection, { portal: source, id: slug });
  if (!entry) throw error;
  return entry.rendered?.html;
}
