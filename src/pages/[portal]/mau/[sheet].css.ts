import type { APIRoute } from 'astro';
import type { Hex } from '../../../theme/colour.ts';
import { sheetOf } from '../../../theme/sheet.ts';

export const GET: APIRoute = ({ locals: { portal } }) =>
  new Response(sheetOf(portal.data.theme?.accent as Hex).text, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  });
