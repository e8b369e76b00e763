import type { APIRoute } from 'astro';
import { procedureAsText } from '../../../../views/plain-copy.ts';
import { onePerEntry, type Shown, type ShownPortal } from '../../../../views/portals.ts';
import { settings } from '../../../../store/settings.ts';

/** Only the dev server asks here: a build writes the text along with the page, at a fraction of the cost. */
export const getStaticPaths = () => (settings.local ? onePerEntry((portal) => portal.procedures) : []);

export const GET: APIRoute<{ portal: ShownPortal; entry: Shown<'procedures'> }> = async ({ props }) =>
  new Response(procedureAsText(props.portal, props.entry, (await props.entry.render()).text()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
