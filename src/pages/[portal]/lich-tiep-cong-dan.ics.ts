import type { APIRoute } from 'astro';
import { writeCalendar } from '../../views/reception.ts';

export const GET: APIRoute = ({ locals: { portal } }) =>
  new Response(writeCalendar(portal), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
