import type { AddressInfo } from 'node:net';
import { addressOnServer, servePortals, type ServedPortal } from '../../src/commands/preview-server.ts';

/** Serves a built portal on a free port of this machine, as `npm run preview` does. */
export async function servePortal(portal: ServedPortal): Promise<{ address: string; close(): void }> {
  const server = servePortals([portal]);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: addressOnServer(portal, (server.address() as AddressInfo).port),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
