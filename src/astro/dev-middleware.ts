import { defineMiddleware } from 'astro/middleware';
import { withNoBreaksOnPage } from '../text/no-break.ts';
import { withPanelScript } from './dev-check-panel.ts';
import { faultPage, withNotice } from './dev-notices.ts';
import { findPage, recentlyFixed } from './dev-portals.ts';

/**
 * Passes the portal to the pages of the local server, as a build does. Answers with the errors when the content keeps a
 * page from being shown, and with 404 for an address without a page.
 */
export const onRequest = defineMiddleware(async ({ params, url, locals }, next) => {
  const found = await findPage(params['portal'], url.pathname);
  if ('missing' in found) return htmlOf(faultPage(found.missing, []), 404);
  const { faults } = found;
  if (!found.page) return htmlOf(faultPage('Trang này chưa hiện được vì nội dung có lỗi', faults), 500);
  const { portal, renderedAt, files } = found.page;
  locals.portal = portal;
  const response = await (renderedAt === url.pathname ? next() : next(renderedAt));
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const { status, headers } = response;
  const page = withNotice(withNoBreaksOnPage(await response.text()).join(''), {
    faults,
    fixed: recentlyFixed(),
  });
  return new Response(withPanelScript(page, files), { status, headers });
});

function htmlOf(page: string, status: number): Response {
  return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
