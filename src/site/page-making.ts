import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from './digests.ts';
import { readManifest, type MadePage, type Manifest } from './manifest.ts';
import type { Frame } from './portals.ts';
import { settings } from './settings.ts';
import { shownContent } from './shown-content.ts';

/** A page that may be made: the parameters of its address, what it is given, and all that it shows of that. */
export interface PossiblePage<P extends { portal: Frame }> {
  /** Its address in the portal. */
  address: string;
  params: Record<string, string | undefined>;
  props: P;
  /** Whatever it shows besides the portal's own frame: the same value, the same page. */
  shows: unknown;
}

/** What this build makes of one portal. */
export interface Making {
  /** The digests of what pages show, by their path in the site. */
  shows: Map<string, string>;
  /** The pages of the last build that are still right. */
  carried: Map<string, MadePage>;
  /** The texts laid beside pages, by the path of the page. */
  beside: Map<string, string>;
}

/**
 * Chooses the pages that have to be made, since what they show has changed or was never shown; the others are
 * carried over from the last build of the portal.
 */
export function pagesToMake<P extends { portal: Frame }>(pages: PossiblePage<P>[]) {
  return pages
    .filter(({ address, props: { portal }, shows }) => {
      if (settings.local) return true;
      const { last, making } = placeOf(portal.id);
      const path = pathOf(portal, address);
      const digest = digestOf([portal.digest, shows]);
      const before = last?.pages[path];
      if (before?.shows === digest && isThere(portal, path, before)) {
        making.carried.set(path, before);
        return false;
      }
      making.shows.set(path, digest);
      return true;
    })
    .map(({ params, props }) => ({ params, props }));
}

/** Lays a text beside the page that is being made: with it the text is made anew, with it the text is carried over. */
export function layBeside(portal: Frame, address: string, text: string): void {
  if (!settings.written) return;
  const path = pathOf(portal, address);
  const file = join(settings.written, portal.id, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  placeOf(portal.id).making.beside.set(join(dirname(path), 'index.html'), path);
}

/** What the pages of a portal came to, for whoever completes its site. */
export function makingOf(portal: string): Making {
  return placeOf(portal).making;
}

/** What the last build of a portal left to go on from; null when every page is to be made. */
export function lastManifest(portal: string): Manifest | null {
  return placeOf(portal).last;
}

/** Astro loads this module several times in one process; what is kept between them is kept here. */
const PLACE = Symbol.for('cong-xa.page-making');

interface Place {
  last: Manifest | null;
  making: Making;
}

const shared = globalThis as { [PLACE]?: Map<string, Place> };

function placeOf(portal: string): Place {
  const all = (shared[PLACE] ??= new Map<string, Place>());
  const known = all.get(portal);
  if (known) return known;
  const last = settings.fresh ? null : readManifest(join(settings.out, portal), settings.program);
  const place: Place = { last, making: { shows: new Map(), carried: new Map(), beside: new Map() } };
  all.set(portal, place);
  return place;
}

/** A page can be carried over as long as it and all that it needs is still there to be taken. */
function isThere({ id }: Frame, path: string, page: MadePage): boolean {
  const { beside, pictures = [], files = [] } = page;
  const last = join(settings.out, id);
  return (
    existsSync(join(last, path)) &&
    (beside === undefined || existsSync(join(last, beside))) &&
    files.every((file) => shownContent(id).files.has(file)) &&
    pictures.every(
      (name) => existsSync(join(settings.pictureCache, name)) || existsSync(join(last, 'anh', name)),
    )
  );
}

function pathOf({ addresses }: Frame, address: string): string {
  const path = address.slice(addresses.base.length);
  return path.endsWith('/') || path === '' ? `${path}index.html` : path;
}
