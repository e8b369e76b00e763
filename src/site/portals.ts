import { getCollection, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { Addresses } from '../addresses/addresses.ts';
import type { PictureSources } from '../markdown/render.ts';
import type { Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { introParts, lifeEvents, valuesOf } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import { addressesOfPortal, fileSizeAt, pictureAt } from './collections.ts';
import { settings } from './settings.ts';

/** An entry as pages use it. */
export interface Shown<C extends CollectionKey> {
  slug: string;
  data: CollectionEntry<C>['data'];
  html: string;
}

/** Everything the pages of one portal show, in the order they show it. */
export interface ShownPortal {
  id: string;
  data: Portal;
  addresses: Addresses;
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
  picture(path: string): Promise<PictureSources>;
  /** How many bytes a file of the portal's folder has. */
  fileSize(path: string): number;
  sectionName(id: string): string;
  unitName(id: string): string;
}

let shown: Promise<ShownPortal[]> | undefined;

/** Gives every portal shown, in the order of their folders. */
export function shownPortals(): Promise<ShownPortal[]> {
  // The dev server's content changes under way, so nothing is kept there.
  if (import.meta.env.DEV) return gather();
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

async function byPortal<C extends Exclude<CollectionKey, 'portals'>>(
  collection: C,
): Promise<Map<string, Shown<C>[]>> {
  const found = new Map<string, Shown<C>[]>();
  for (const entry of await getCollection(collection)) {
    const cut = entry.id.indexOf('/');
    const portal = entry.id.slice(0, cut);
    const list = found.get(portal) ?? [];
    list.push({ slug: entry.id.slice(cut + 1), data: entry.data, html: entry.rendered?.html ?? '' });
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
