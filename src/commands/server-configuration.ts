import { hostsOf, servers, UNWRITABLE } from '../serving/servers/servers.ts';
import { Failure } from '../terminal/failure.ts';
import type { ServedPortal } from './preview-server.ts';

/** Writes the configuration of a web server for built portals. Throws a Failure for a server that is not known. */
export function writeServerConfiguration(name: string, portals: ServedPortal[]): string {
  if (!Object.hasOwn(servers, name))
    throw new Failure(`--config nhận ${Object.keys(servers).join(', ')}; đã nhận “${name}”.`);
  const server = name as keyof typeof servers;
  const unwritable = portals.find(({ folder }) => UNWRITABLE[server].test(folder));
  if (unwritable)
    throw new Failure(
      `Cấu hình ${name} không ghi được đường dẫn ${JSON.stringify(unwritable.folder)}; dựng vào một thư mục có tên đơn giản hơn.`,
    );
  return servers[server](hostsOf(portals));
}
