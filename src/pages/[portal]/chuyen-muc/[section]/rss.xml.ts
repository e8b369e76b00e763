import type { APIRoute } from 'astro';
import { writeFeed } from '../../../../views/feed.ts';
import { shownPortals, type ShownPortal } from '../../../../views/portals.ts';

export const getStaticPaths = async () =>
  (await shownPortals()).flatMap((portal) =>
    portal.data.sections.map((section) => ({
      params: { portal: portal.id, section: section.id },
      props: { portal, section },
    })),
  );

export const GET: APIRoute<{ portal: ShownPortal; section: { id: string; name: string } }> = ({
  props: { portal, section },
}) => writeFeed(portal, section);
