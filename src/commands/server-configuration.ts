import { WEB_CONFIG_FILE } from '../serving/headers.ts';
import type { FormerHost } from '../serving/servers/host.ts';
import { hostsOf, servers, UNWRITABLE } from '../serving/servers/servers.ts';
import { Failure } from '../terminal/failure.ts';
import type { ServedPortal } from './preview-server.ts';

/**
 * Writes the configuration of a web server for built portals. Throws a Failure for a server that is not known.
 * @param options.root the folder that the portals were copied into; undefined where they are served from where they lie
 */
export function writeServerConfiguration(
  name: string,
  built: ServedPortal[],
  { formers, tls, root }: { formers: FormerHost[]; tls: boolean; root: string | undefined },
): string {
  if (name === 'iis')
    throw new Failure(
      `IIS đọc tệp ${WEB_CONFIG_FILE} có sẵn trong thư mục của từng cổng đã dựng; đặt thư mục đó làm một trang của IIS.`,
    );
  const portals = built.map((portal) => ({
    ...portal,
    folder: root ? `${root}/${portal.id}` : portal.folder,
  }));
  if (!Object.hasOwn(servers, name))
    throw new Failure(`--config nhận ${Object.keys(servers).join(', ')}; đã nhận “${name}”.`);
  const server = name as keyof typeof servers;
  const unwritable = portals.find(({ folder }) => UNWRITABLE[server].test(folder));
  if (unwritable)
    throw new Failure(
      `Cấu hình ${name} không ghi được đường dẫn ${JSON.stringify(unwritable.folder)}; dựng vào một thư mục có tên đơn giản hơn.`,
    );
  return servers[server]({ hosts: hostsOf(portals), formers, tls });
}
