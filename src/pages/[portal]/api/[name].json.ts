import type { APIRoute } from 'astro';
import { apiLists, writeList } from '../../../views/open-data.ts';
import { shownPortals, type ShownPortal } from '../../../views/portals.ts';

export const getStaticPaths = async () =>
  (await shownPortals()).flatMap((portal) =>
    Object.keys(apiLists).map((name) => ({ params: { portal: portal.id, name }, props: { portal } })),
  );

export const GET: APIRoute<{ portal: ShownPortal }> = ({ props: { portal }, params: { name } }) =>
  writeList(name as keyof typeof apiLists, portal);
