// One process of `npm run build`: builds the portals that its parent names, one after the other, and tells of each.
// What is the same for all of them stands in its environment. Not meant to be run by hand.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { addressesOf } from '../src/addresses/addresses.ts';
import type { BuildJob, BuiltPortal } from '../src/building/workers.ts';
import type { CompiledPages } from '../src/building/compiled-pages.ts';
import { beginSearch, finishPortal } from '../src/building/finish-portal.ts';
import { digestOfInventory } from '../src/store/inventory.ts';
import { LastSite } from '../src/building/last-site.ts';
import { buildLimits } from '../src/processes/limits.ts';
import { beginMaking } from '../src/views/unchanged-pages.ts';
import { loadPages } from '../src/astro/render-pages.ts';
import { serveJobs, type JobRun } from '../src/processes/serve-jobs.ts';
import { settings } from '../src/store/settings.ts';
import { show, shownContent, shownInventory } from '../src/views/shown-content.ts';
import { SiteFolder } from '../src/building/site-folder.ts';

/** Pages after which the parent is told how far it is. */
const EVERY = 100;

const compiled = JSON.parse(process.argv[2]!) as CompiledPages;
const writePages = await loadPages(compiled.entry);

serveJobs(
  build,
  ({ sources }) => buildLimits(Object.keys(sources.files).length),
  ({ folder }) => rmSync(folder, { recursive: true, force: true }),
);

async function build({ portal, sources, inventory, folder }: BuildJob, run: JobRun): Promise<BuiltPortal> {
  const started = performance.now();
  show(portal);
  // Else pages nobody checked would stand there, under the name of those that were.
  if (digestOfInventory(shownInventory(portal)) !== inventory)
    throw new Error('Nội dung vừa đổi trong lúc dựng; hãy chạy lại.');
  const standing = LastSite.read(join(settings.out, portal));
  const isUsable = !settings.fresh && standing?.manifest.program === settings.program;
  const before = isUsable ? standing : null;
  const site = new SiteFolder(folder, addressesOf(shownContent(portal).portal!.data.url).base);
  beginMaking(site, before);
  const searching = settings.search ? beginSearch(portal, site, before) : undefined;
  let written = 0;
  await writePages(site, () => {
    run.step('');
    if (++written % EVERY !== 0) return undefined;
    run.progress(written);
    return setImmediate();
  });
  const pages = (performance.now() - started) / 1000;
  const completed = await finishPortal(portal, site, {
    ...{ sources, before, standing, compiled, searching },
  });
  return { pages: site.size, made: site.made, seconds: { pages, ...completed } };
}
