import { getLiveCollection, getLiveEntry } from 'astro:content';
import type { LiveDataCollectionResult } from 'astro';
import type { Addresses } from '../addresses/addresses.ts';
import type { PictureSources } from '../markdown/transform.ts';
import type { Day } from '../schemas/day.ts';
import type { DataOf } from '../schemas/kinds.ts';
import type { Portal } from '../schemas/portal.ts';
import { introParts, lifeEvents, valuesOf } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import { digestOfFrame } from '../store/entry-digests.ts';
import { addressesOfPortal, fileSizeAt, pictureAt } from './entry-html.ts';
import { progressOf, type PortalProgress } from './plan-progress.ts';
import type { PortalSource } from './portal-source.ts';

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

/** An entry as pages use it. */
export interface Shown<C extends Collection> {
  slug: string;
  data: DataOf<CollectionKinds[C]>;
  /** Another one whenever the data, the body, or a picture or file that either names has changed. */
  digest: string;
}

/** What stands around the content of every page of a portal, and what names are needed anywhere in it. */
export interface Frame {
  /** What it was read from; the live collections are asked with it. */
  source: PortalSource;
  id: string;
  data: Portal;
  /** Another one whenever something of the frame has changed. */
  digest: string;
  addresses: Addresses;
  picture(path: string): Promise<PictureSources>;
  /** How many bytes a file of the portal's folder has. */
  fileSize(path: string): number;
  sectionName(id: string): string;
  unitName(id: string): string;
  /** Whether it is shown on the local server, beside other portals. */
  isLocal: boolean;
  /** The pieces of pages that are the same on many, by their names, as they were rendered the first time. */
  fragments: Map<string, string>;
}

/** Everything the pages of one portal show, in the order they show it. */
export interface ShownPortal extends Frame {
  today: Day;
  /** How it stands in the plans that bind it. */
  progress(): PortalProgress[];
  intros: Shown<'intros'>[];
  leaders: Shown<'leaders'>[];
  contacts: Shown<'contacts'>[];
  /** Newest first, those that have left the lists included. */
  articles: Shown<'articles'>[];
  /** The articles that lists and the home page show. */
  listed: Shown<'articles'>[];
  procedures: Shown<'procedures'>[];
  documents: Shown<'documents'>[];
  feedbacks: Shown<'feedbacks'>[];
  activities: Shown<'activities'>[];
  publications: Shown<'publications'>[];
}

/** Groups the procedures that can be done by what happens in a life; only events that have one, in the order of the vocabulary. */
export function proceduresByLifeEvent({
  procedures,
}: ShownPortal): { id: string; name: string; procedures: Shown<'procedures'>[] }[] {
  const known: string[] = valuesOf(lifeEvents);
  const rank = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  const offered = procedures.filter(({ data }) => data.status !== 'bai-bo');
  const ofEvent = new Map<string, Shown<'procedures'>[]>();
  for (const procedure of offered)
    for (const id of new Set(procedure.data.lifeEvent)) {
      const others = ofEvent.get(id);
      if (others) others.push(procedure);
      else ofEvent.set(id, [procedure]);
    }
  return [...ofEvent]
    .sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([id, ofIt]) => ({
      id: slugify(id),
      name: lifeEvents[id as keyof typeof lifeEvents] ?? id,
      procedures: ofIt,
    }));
}

/** Gathers what the pages of a portal show, from the live collections. */
export async function showPortal(source: PortalSource): Promise<ShownPortal> {
  const { id, content, inventory, settings } = source;
  const of = { portal: source };
  const { entry: portal, error } = await getLiveEntry('portals', of);
  if (!portal) throw error;
  const [intros, leaders, contacts, articles, procedures, documents, feedbacks, activities, publications] =
    await Promise.all([
      getLiveCollection('intros', of).then(entriesOf),
      getLiveCollection('leaders', of).then(entriesOf),
      getLiveCollection('contacts', of).then(entriesOf),
      getLiveCollection('articles', of).then(entriesOf),
      getLiveCollection('procedures', of).then(entriesOf),
      getLiveCollection('documents', of).then(entriesOf),
      getLiveCollection('feedbacks', of).then(entriesOf),
      getLiveCollection('activities', of).then(entriesOf),
      getLiveCollection('publications', of).then(entriesOf),
    ]);
  const { data } = portal;
  let progress: PortalProgress[] | undefined;
  const parts: string[] = valuesOf(introParts);
  const addresses = addressesOfPortal(source, data.url);
  const newestFirst = articles.sort(byNewest((article) => article.data.date));
  return {
    ...{ source, id, data, addresses },
    digest: digestOfFrame(content, inventory, settings.drafts),
    isLocal: settings.local,
    fragments: new Map(),
    today: settings.asOf,
    progress: () => (progress ??= progressOf(source)),
    intros: intros.sort((a, b) => parts.indexOf(a.slug) - parts.indexOf(b.slug)),
    leaders: leaders.sort((a, b) => a.data.order - b.data.order || compareText(a.data.name, b.data.name)),
    contacts: contacts.sort(
      (a, b) =>
        (a.data.order ?? Infinity) - (b.data.order ?? Infinity) || compareText(a.data.name, b.data.name),
    ),
    articles: newestFirst,
    listed: newestFirst.filter((article) => !article.data.expires || article.data.expires >= settings.asOf),
    procedures: procedures.sort(
      (a, b) => compareText(a.data.field, b.data.field) || compareText(a.data.name, b.data.name),
    ),
    documents: documents.sort(byNewest((document) => document.data.issued)),
    feedbacks: feedbacks.sort(byNewest((feedback) => feedback.data.received)),
    activities: activities.sort(byNewest((activity) => activity.data.date)),
    publications: publications.sort(byNewest((publication) => publication.data.date)),
    picture: (path) => pictureAt(source, path, addresses),
    fileSize: (path) => fileSizeAt(source, path),
    sectionName: (section) => data.sections.find((each) => each.id === section)?.name ?? section,
    unitName: (unit) => data.units.find((each) => each.id === unit)?.name ?? unit,
  };
}

/** What a live collection gave, as pages use it. */
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
