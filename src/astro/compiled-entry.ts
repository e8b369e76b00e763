// What Astro compiles the pages into: as the server of an adapter would, it answers requests, here those of the build.
import { createApp } from 'astro/app/entrypoint';

export { showPortal } from '../views/portals.ts';

const app = createApp({ streaming: false });

/** Renders the page at an address. */
export function renderPage(address: string, locals: App.Locals): Promise<Response> {
  return app.render(new Request(address), { locals });
}
