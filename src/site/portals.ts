import { getCollection, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { Addresses } from '../addresses/addresses.ts';
import type { PictureSources } from '../markdown/dress.ts';
import type { Rendered } from '../markdown/render.ts';
import type { Day } from '../schemas/day.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import type { Portal } from '../schemas/portal.ts';
import { introParts, lifeEvents, valuesOf } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import { digestOfFrame } from './digests.ts';
import { addressesOfPortal, fileSizeAt, pictureAt, renderEntry } from './entry-html.ts';
import { settings } from './settings.ts';
import { shownContent, shownEntry, shownInventory } from './shown-content.ts';

/** An entry as pages use it. */
export interface Shown<C extends CollectionKey> {
  slug: string;
  data: CollectionEntry<C>['data'];
  /** Another one whenever the data, the body, or a picture or file that either names has changed. */
  digest: string;
  /** Renders the body. */
  render(): Promise<Rendered>;
  /** Renders the body for the page alone. */
  html(): Promise<string>;
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

let shown: Promise<ShownPortal[]> | undefined;

/** Gives every portal shown, in the order of their folders. */
export function shownPortals(): Promise<ShownPortal[]> {
  // The dev server's content changes under way, so nothing is kept there.
  if (settings.local) return gather();
  shown ??= gather();
  return shown;
}

/** Makes the static paths of a page that every portal has once. */
export async function onePerPortal() {
  return (await shownPortals()).map((portal) => ({ params: { portal: portal.id }, props: { portal } }));
}

/** Makes the static paths of a page that every portal has once per entry of a list. */
export async function onePerEntry<C extends CollectionKey>(listOf: (portal: ShownPortal) => Shown<C>[]) {
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
  const written = new Set(offered.flatMap(({ data }) => data.lifeEvent ?? []));
  return [...written]
    .sort((a, b) => rank(a) - rank(b) || compareText(a, b))
    .map((id) => ({
      id: slugify(id),
      name: lifeEvents[id as keyof typeof lifeEvents] ?? id,
      procedures: offered.filter(({ data }) => data.lifeEvent?.includes(id)),
    }));
}

async function gather(): Promise<ShownPortal[]> {
  const portals = await getCollection('portals');
  const [intros, leaders, contacts, articles, procedures, documents, feedbacks, activities, publications] =
    await Promise.all([
      byPortal('intros'),
      byPortal('leaders'),
      byPortal('contacts'),
      byPortal('articles'),
      byPortal('procedures'),
      byPortal('documents'),
      byPortal('feedbacks'),
      byPortal('activities'),
      byPortal('publications'),
    ]);
  const parts: string[] = valuesOf(introParts);

  return portals.map(({ id, data }) => {
    const addresses = addressesOfPortal(id, data.url);
    const newestFirst = (articles.get(id) ?? []).sort(byNewest(({ data: { date } }) => date));
    return {
      id,
      data,
      digest: digestOfFrame(shownContent(id), shownInventory(id)),
      addresses,
      today: settings.asOf,
      intros: (intros.get(id) ?? []).sort((a, b) => parts.indexOf(a.slug) - parts.indexOf(b.slug)),
      leaders: (leaders.get(id) ?? []).sort(
        (a, b) => a.data.order - b.data.order || compareText(a.data.name, b.data.name),
      ),
      contacts: (contacts.get(id) ?? []).sort(
        (a, b) =>
          (a.data.order ?? Infinity) - (b.data.order ?? Infinity) || compareText(a.data.name, b.data.name),
      ),
      articles: newestFirst,
      listed: newestFirst.filter(({ data: { expires } }) => !expires || expires >= settings.asOf),
      procedures: (procedures.get(id) ?? []).sort(
        (a, b) => compareText(a.data.field, b.data.field) || compareText(a.data.name, b.data.name),
      ),
      documents: (documents.get(id) ?? []).sort(byNewest(({ data: { issued } }) => issued)),
      feedbacks: (feedbacks.get(id) ?? []).sort(byNewest(({ data: { received } }) => received)),
      activities: (activities.get(id) ?? []).sort(byNewest(({ data: { date } }) => date)),
      publications: (publications.get(id) ?? []).sort(byNewest(({ data: { date } }) => date)),
      picture: (path) => pictureAt(id, path, addresses),
      fileSize: (path) => fileSizeAt(id, path),
      sectionName: (section) => data.sections.find((each) => each.id === section)?.name ?? section,
      unitName: (unit) => data.units.find((each) => each.id === unit)?.name ?? unit,
    };
  });
}

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
} as const satisfies Record<Exclude<CollectionKey, 'portals'>, EntryKind>;

async function byPortal<C extends keyof typeof KINDS>(collection: C): Promise<Map<string, Shown<C>[]>> {
  const found = new Map<string, Shown<C>[]>();
  for (const { id, data, digest } of await getCollection(collection)) {
    const cut = id.indexOf('/');
    const [portal, slug] = [id.slice(0, cut), id.slice(cut + 1)];
    const list = found.get(portal) ?? [];
    const render = () => renderEntry(shownContent(portal), shownEntry(portal, KINDS[collection], slug));
    const html = async () => (await render()).html;
    list.push({ slug, data, digest: String(digest), render, html });
    found.set(portal, list);
  }
  return found;
}

function byNewest<T extends { slug: string }>(dateOf: (entry: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    if (one !== other) return one < other ? 1 : -1;
    return a.slug < b.slug ? -1 : 1;
  };
}
