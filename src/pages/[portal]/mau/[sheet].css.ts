import type { APIRoute } from 'astro';
import { shownPortals } from '../../../views/portals.ts';
import type { Hex } from '../../../theme/colour.ts';
import { sheetOf } from '../../../theme/sheet.ts';

export const getStaticPaths = async () =>
  (await shownPortals()).flatMap(({ id, data: { theme } }) => {
    if (!theme?.accent) return [];
    const { name, text } = sheetOf(theme.accent as Hex);
    return { params: { portal: id, sheet: name }, props: { text } };
  });

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
