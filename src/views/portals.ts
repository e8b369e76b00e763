import { getLiveCollection } from 'astro:content';
import type { Addresses } from '../addresses/addresses.ts';
import type { PictureSources } from '../markdown/transform.ts';
import type { Rendered } from '../markdown/render.ts';
import type { Day } from '../schemas/day.ts';
import type { DataOf, EntryKind } from '../schemas/kinds.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Portal } from '../schemas/portal.ts';
import { introParts, lifeEvents, valuesOf } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import { digestOfFrame } from '../store/entry-digests.ts';
import { addressesOfPortal, fileSizeAt, pictureAt, renderEntry } from './entry-html.ts';
import { settings } from '../store/settings.ts';
import { refreshShown, shownContent, shownDigest, shownEntry, shownInventory } from './shown-content.ts';

/** The kind of entry that each collection holds. */
const KINDS = {
  intros: 'intro',
  leaders: 'leader',
  contacts: 'contact',
  articles: 'article',
  procedures: 'procedure',
  documents: 'document',
  feedbacks: 'feedback',
  activities: 'activity',
  publications: 'publication',
} as const satisfies Record<string, EntryKind>;

type Collection = keyof typeof KINDS;

/** An entry as pages use it. */
export interface Shown<C extends Collection> {
  slug: string;
  data: DataOf<(typeof KINDS)[C]>;
  /** Another one whenever the data, the body, or a picture or file that either names has changed. */
  digest: string;
  /** Renders the body. */
  render(): Promise<Rendered>;
}

/** What stands around the content of every page of a portal, and what names are needed anywhere in it. */
export interface Frame {
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
}

/** Everything the pages of one portal show, in the order they show it. */
export interface ShownPortal extends Frame {
  today: Day;
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

/** Kept as long as the content they were gathered from. */
const gathered = new WeakMap<PortalContent, Promise<ShownPortal>>();

/** Gives every portal shown, in the order of their folders. */
export async function shownPortals(): Promise<ShownPortal[]> {
  // The dev server's content changes under way.
  if (settings.local) refreshShown();
  const { entries = [], error } = await getLiveCollection('portals');
  if (error) throw error;
  return Promise.all(
    entries.map(({ id, data }) => {
      const content = shownContent(id);
      const portal = gathered.get(content) ?? gather(id, data);
      gathered.set(content, portal);
      return portal;
    }),
  );
}

/** Makes the static paths of a page that every portal has once. */
export async function onePerPortal() {
  return (await shownPortals()).map((portal) => ({ params: { portal: portal.id }, props: { portal } }));
}

/** Makes the static paths of a page that every portal has once per entry of a list. */
export async function onePerEntry<C extends Collection>(listOf: (portal: ShownPortal) => Shown<C>[]) {
  return (await shownPortals()).flatMap((portal) =>
    listOf(portal).map((entry) => ({
      params: { portal: portal.id, slug: entry.slug },
      props: { portal, entry },
    })),
  );
}

/** Keeps of a portal what its frame is made of, for a page that shows nothing else of it. */
export function frameOf(portal: ShownPortal): Frame {
  const { id, data, digest, addresses, picture, fileSize, sectionName, unitName } = portal;
  return { id, data, digest, addresses, picture, fileSize, sectionName, unitName };
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

async function gather(id: string, data: Portal): Promise<ShownPortal> {
  const [intros, leaders, contacts, articles, procedures, documents, feedbacks, activities, publications] =
    await Promise.all([
      shownOf('intros', id),
      shownOf('leaders', id),
      shownOf('contacts', id),
      shownOf('articles', id),
      shownOf('procedures', id),
      shownOf('documents', id),
      shownOf('feedbacks', id),
      shownOf('activities', id),
      shownOf('publications', id),
    ]);
  const parts: string[] = valuesOf(introParts);
  const addresses = addressesOfPortal(id, data.url);
  const newestFirst = articles.sort(byNewest((article) => article.data.date));
  return {
    id,
    data,
    digest: digestOfFrame(shownContent(id), shownInventory(id)),
    addresses,
    today: settings.asOf,
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
    picture: (path) => pictureAt(id, path, addresses),
    fileSize: (path) => fileSizeAt(id, path),
    sectionName: (section) => data.sections.find((each) => each.id === section)?.name ?? section,
    unitName: (unit) => data.units.find((each) => each.id === unit)?.name ?? unit,
  };
}

async function shownOf<C extends Collection>(collection: C, portal: string): Promise<Shown<C>[]> {
  const { entries = [], error } = await getLiveCollection(collection, { portal });
  if (error) throw error;
  return entries.map(({ id: slug, data }) => {
    const entry = shownEntry(portal, KINDS[collection], slug);
    return {
      slug,
      data: data as Shown<C>['data'],
      digest: shownDigest(portal, entry),
      render: () => renderEntry(shownContent(portal), entry),
    };
  });
}

function byNewest<T extends { slug: string }>(dateOf: (entry: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    if (one !== other) return one < other ? 1 : -1;
    return a.slug < b.slug ? -1 : 1;
  };
}
