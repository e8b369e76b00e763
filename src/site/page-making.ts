import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Addresses } from '../addresses/addresses.ts';
import { digestOf } from './digests.ts';
import type { MadePage, Manifest } from './manifest.ts';
import type { Frame } from './portals.ts';
import { settings } from './settings.ts';
import { shownContent } from './shown-content.ts';
import type { SiteFolder } from './site-folder.ts';

/** A page that may be made: the parameters of its address, what it is given, and all that it shows of that. */
export interface PossiblePage<P extends { portal: Frame }> {
  /** Its address in the portal. */
  address: string;
  params: Record<string, string | undefined>;
  props: P;
  /** Whatever it shows besides the portal's own frame: the same value, the same page. */
  shows: unknown;
}

/** The site that is being made, and what the last build left to go on from; none in the dev server. */
let making: { site: SiteFolder; last: Manifest | null } | undefined;

/** Begins to make the pages of a portal. @param last null when every page is to be made */
export function beginMaking(site: SiteFolder, last: Manifest | null): void {
  making = { site, last };
}

/**
 * Chooses the pages that have to be made, since what they show has changed or was never shown; the others are
 * carried over from the last build of the portal.
 */
export function pagesToMake<P extends { portal: Frame }>(pages: PossiblePage<P>[]) {
  return pages
    .filter(({ address, props: { portal }, shows }) => {
      if (!making) return true;
      const { site, last } = making;
      const path = pathOf(portal, address);
      const digest = digestOf([portal.digest, shows]);
      const before = last?.pages[path];
      const isCarried =
        before?.shows === digest &&
        hasAll(portal, before) &&
        site.carryPage(path, before, join(settings.out, portal.id));
      if (!isCarried) site.takeNote(path, digest);
      return !isCarried;
    })
    .map(({ params, props }) => ({ params, props }));
}

/** Gives a portal's addresses so that the page being made takes note of the files and pictures it leads to. */
export function withNotes(addresses: Addresses): Addresses {
  return {
    ...addresses,
    file: (path) => {
      making?.site.noteFile(path);
      return addresses.file(path);
    },
    picture: (name) => {
      making?.site.notePicture(name);
      return addresses.picture(name);
    },
  };
}

/** Lays a text beside the page that is being made: with it the text is made anew, with it the text is carried over. */
export function layBeside(portal: Frame, address: string, text: string): void {
  const path = pathOf(portal, address);
  making?.site.writeBeside(join(dirname(path), 'index.html'), path, text);
}

/** A page can be carried over as long as all that it needs is still there to be taken. */
function hasAll({ id }: Frame, { pictures = [], files = [] }: MadePage): boolean {
  return (
    files.every((file) => shownContent(id).files.has(file)) &&
    pictures.every(
      (name) =>
        existsSync(join(settings.pictureCache, name)) || existsSync(join(settings.out, id, 'anh', name)),
    )
  );
}

function pathOf({ addresses }: Frame, address: string): string {
  const path = address.slice(addresses.base.length);
  return path.endsWith('/') || path === '' ? `${path}index.html` : path;
}
