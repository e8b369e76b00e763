// Reads a portal, changes one of its pictures, and prints why the pages that show it cannot be rendered any more.
// Takes the content folder, the id of the portal, the picture, and the addresses of the pages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPages } from '../../src/astro/render-pages.ts';
import { compiledPages } from '../../src/building/compiled-pages.ts';
import { readPortalSource } from '../../src/views/portal-source.ts';
import { AS_OF } from './every-route.ts';

const [content, id, picture, ...addresses] = process.argv.slice(2) as [string, string, string, ...string[]];
const { entry } = await compiledPages('', () =>
  process.stderr.write('các khuôn trang chưa được biên dịch\n'),
);
const { renderPage, showPortal } = await loadPages(entry);
const settings = { content, asOf: AS_OF, drafts: false, local: false };
const portal = await showPortal(
  readPortalSource(id, { ...settings, pictureCache: join(content, 'anh-lam-san') }),
);
writeFileSync(join(content, 'portals', id, picture), 'không còn là ảnh');
const reasons: Record<string, string> = {};
for (const address of addresses)
  reasons[address] = await renderPage(`https://tinh.vidu.gov.vn/${id}/${address}`, { portal }).then(
    () => '',
    (error: unknown) => String(error),
  );
process.stdout.write(JSON.stringify(reasons));
