// The entry module of the compiled pages. It answers the requests of the build as the server of an adapter would.
import { createApp } from 'astro/app/entrypoint';
import { FetchState } from 'astro/fetch';
import { renderToString } from 'astro/runtime/server/index.js';

export { showPortal } from '../views/portals.ts';

const app = createApp({ streaming: false });

/** Answers the request for an address by Astro's own app. */
export function answerRequest(address: string, locals: App.Locals): Promise<Response> {
  return app.render(new Request(address), { locals });
}

/**
 * Renders the page at an address to the same HTML as `answerRequest`, in two thirds of the time: it skips the
 * middleware, the response, its encoding and its reading, which only serve the network. It calls functions of Astro
 * that the documentation does not name, so `tests/commands/build-app.test.ts` compares every page with
 * `answerRequest`.
 */
export async function renderPage(address: string, locals: App.Locals): Promise<string> {
  const state = new FetchState(new Request(address));
  Object.assign(state.locals, locals);
  const page = loaded.get(state.routeData) ?? (await state.loadComponentInstance());
  loaded.set(state.routeData, page);
  const result = await state.createResult(page, state.getActionAPIContext());
  result.resolve = addressOfScript(result.resolve);
  const html: unknown = await renderToString(result, page.default, {}, {}, true, state.routeData);
  if (typeof html !== 'string') throw new Error('khuôn trả lời bằng thứ khác HTML');
  return html;
}

/** The loaded page modules by route, because Astro would import them again for each request. */
const loaded = new Map<FetchState['routeData'], Awaited<ReturnType<FetchState['loadComponentInstance']>>>();

/** Caches the address of each script, because every page asks for the same few. */
function addressOfScript(find: (id: string) => Promise<string>): (id: string) => Promise<string> {
  return (id) => {
    const found = addresses.get(id) ?? find(id);
    addresses.set(id, found);
    return found;
  };
}

const addresses = new Map<string, Promise<string>>();
