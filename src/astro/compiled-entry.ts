// What Astro compiles the pages into: as the server of an adapter would, it answers requests, here those of the build.
import { createApp } from 'astro/app/entrypoint';
import { FetchState } from 'astro/fetch';
import { renderToString } from 'astro/runtime/server/index.js';

export { showPortal } from '../views/portals.ts';

const app = createApp({ streaming: false });

/** Answers a request as Astro does. */
export function answerRequest(address: string, locals: App.Locals): Promise<Response> {
  return app.render(new Request(address), { locals });
}

/**
 * Renders the page at an address to the HTML of the answer, in two thirds of the time, because most of what Astro does
 * around a page serves the network: the middleware, the response, its encoding and its reading. Three functions of Astro
 * are called here that its documentation does not name; `tests/commands/build-app.test.ts` compares every page with the
 * answer.
 */
export async function renderPage(address: string, locals: App.Locals): Promise<string> {
  const state = new FetchState(new Request(address));
  Object.assign(state.locals, locals);
  const page = loaded.get(state.routeData) ?? (await state.loadComponentInstance());
  loaded.set(state.routeData, page);
  const result = await state.createResult(page, state.getActionAPIContext());
  const html: unknown = await renderToString(result, page.default, {}, {}, true, state.routeData);
  if (typeof html !== 'string') throw new Error('khuôn trả lời bằng thứ khác HTML');
  return html;
}

/** The pages that were loaded, by their routes: Astro would import them for each request. */
const loaded = new Map<FetchState['routeData'], Awaited<ReturnType<FetchState['loadComponentInstance']>>>();
