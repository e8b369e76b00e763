import { resolve } from 'node:path';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { addressOnServer, servePortals, type ServedPortal } from '../src/commands/preview-server.ts';
import { choosePortalsToServe } from '../src/commands/served-portals.ts';
import { hostsOf, servers, UNWRITABLE } from '../src/serving/servers/servers.ts';

const HELP = `Xem các cổng đã dựng trên máy này, với các tiêu đề an toàn như khi vận hành.

  npm run preview -- [--out THƯ_MỤC] [--port 4321]

  --out THƯ_MỤC       nơi đã dựng (mặc định: dist)
  --content THƯ_MỤC   thư mục nội dung (mặc định: content); chỉ phục vụ cổng có trong đó
  --portal a,b        chỉ các cổng này
  --port SỐ           cổng mạng (mặc định: 4321)
  --config MÁY_CHỦ    không mở trang mà in cấu hình nginx, apache hoặc caddy cho các cổng này,
                      với đúng các tiêu đề đó; ví dụ:  npm run -s preview -- --config nginx > cong-xa.conf
  --help              in hướng dẫn này

Dừng bằng Ctrl+C.
`;

await runCommand(async () => {
  const options = readArguments(HELP, {
    out: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '4321' },
    config: { type: 'string' },
  });
  const port = parseCount('--port', options.port, 65_535);
  const { portals, leftOut } = choosePortalsToServe(resolve(options.out), options.content);
  for (const { id, reason } of leftOut) process.stderr.write(`Bỏ qua ${id}: ${reason}.\n`);
  const built = portals.filter(({ id }) => !options.portals || options.portals.includes(id));
  if (built.length === 0) throw new Failure(`Chưa dựng cổng ${options.portals?.join(', ')}.`);

  if (options.config !== undefined) {
    process.stdout.write(writeConfiguration(options.config, built));
    return 0;
  }
  const server = servePortals(built);
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Failure(`Cổng mạng ${port} đang được dùng; chọn số khác với --port.`)
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', listening);
  });
  for (const portal of built) process.stderr.write(`${addressOnServer(portal, port)}\n`);
  return 0;
});

function writeConfiguration(name: string, portals: ServedPortal[]): string {
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
