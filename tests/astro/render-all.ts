// Renders every page of a portal through Astro's own App, and prints the addresses of those that a build wrote otherwise.
// Takes the content folder, the folder the portal was built into, its id and the day.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS_PLACEHOLDER } from '../../src/astro/asset-prefix.ts';
import { loadPages } from '../../src/astro/render-pages.ts';
import { compiledPages } from '../../src/building/compiled-pages.ts';
import { PICTURE_CACHE } from '../../src/building/workers.ts';
import { pagesOf } from '../../src/views/page-list.ts';
import { readPortalSource } from '../../src/views/portal-source.ts';
import { withNoBreaksOnPage } from '../../src/text/no-break.ts';
import { pathOf } from '../../src/views/unchanged-pages.ts';

const [content, folder, id, asOf] = process.argv.slice(2) as [string, string, string, string];
const { entry } = await compiledPages('', () =>
  process.stderr.write('các khuôn trang chưa được biên dịch\n'),
);
const { answerRequest, showPortal } = await loadPages(entry);
const portal = await showPortal(
  readPortalSource(id, { content, asOf, drafts: false, local: false, pictureCache: PICTURE_CACHE }),
);
const { origin } = new URL(portal.data.url);
const different: string[] = [];
let compared = 0;
for (const page of Object.values(pagesOf(portal)).flat())
  for (const { address, renderedAt = address } of page.copy
    ? [page, { ...page.copy, renderedAt: undefined }]
    : [page]) {
    const response = await answerRequest(`${origin}/${id}/${renderedAt}`, { portal });
    const answer = await response.text();
    // The build puts no-break spaces into pages, and into nothing else.
    const shown = response.headers.get('Content-Type')?.startsWith('text/html')
      ? withNoBreaksOnPage(answer).join('')
      : answer;
    const text = shown.replaceAll(`${ASSETS_PLACEHOLDER}/`, () => portal.addresses.base);
    if (text !== readFileSync(join(folder, pathOf({ address })), 'utf8')) different.push(address);
    compared++;
  }
process.stdout.write(JSON.stringify({ compared, different }));
