import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { addressesOf } from '../addresses/addresses.ts';
import { writePages, type PageRenderer } from '../astro/render-pages.ts';
import type { JobRun } from '../processes/serve-jobs.ts';
import { digestOfInventory, takeInventory } from '../store/inventory.ts';
import { readPortalSource } from '../views/portal-source.ts';
import { skipUnchanged } from '../views/unchanged-pages.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { beginSearch, finishPortal } from './finish-portal.ts';
import { LastSite } from './last-site.ts';
import { SiteFolder } from './site-folder.ts';
import type { BuildJob, BuiltPortal } from './workers.ts';

/** The number of pages between two progress messages to the parent process. */
const PAGES_PER_MESSAGE = 100;

/** Builds the site of one portal in the folder that the job names. */
export async function buildPortal(
  { portal: id, sources, inventory: checked, folder, settings }: BuildJob,
  { compiled, renderer }: { compiled: CompiledPages; renderer: PageRenderer },
  run: JobRun,
): Promise<BuiltPortal> {
  const started = performance.now();
  const inventory = takeInventory(settings.content, id);
  // Without this check, pages from unchecked content would be published.
  if (digestOfInventory(inventory) !== checked)
    throw new Error('Nội dung vừa đổi trong lúc dựng; hãy chạy lại.');
  const published = LastSite.read(join(settings.out, id));
  const isUsable = !settings.fresh && published?.manifest.program === settings.program;
  const before = isUsable ? published : null;
  const notes = {
    notePicture: (name: string) => site.notePicture(name),
    noteFile: (path: string) => site.noteFile(path),
  };
  const source = readPortalSource(id, settings, { inventory, notes });
  const site: SiteFolder = new SiteFolder(folder, addressesOf(source.content.portal!.data.url).base);
  const searching = settings.search ? beginSearch(source, site, before) : undefined;
  const portal = await renderer.showPortal(source);
  let written = 0;
  await writePages(renderer, portal, {
    site,
    choose: skipUnchanged(portal, site, before),
    onWritten: () => {
      run.step('');
      if (++written % PAGES_PER_MESSAGE !== 0) return undefined;
      run.progress(written);
      return setImmediate();
    },
  });
  const pages = (performance.now() - started) / 1000;
  const { nextChange, unsuggested, ...finished } = await finishPortal(source, site, {
    ...{ settings, sources, moves: portal.moves, before, published, compiled, searching },
  });
  return {
    pages: site.size,
    rendered: site.rendered,
    unsuggested,
    nextChange,
    seconds: { pages, ...finished },
  };
}
