import { resolve } from 'node:path';
import { listen } from '../src/commands/listen.ts';
import { addressOnServer, servePortals } from '../src/commands/preview-server.ts';
import { choosePortalsToServe } from '../src/commands/served-portals.ts';
import { writeServerConfiguration } from '../src/commands/server-configuration.ts';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { writeResult } from '../src/terminal/write-result.ts';

const HELP = `Xem các cổng đã dựng trên máy này, với các tiêu đề an toàn như khi vận hành.

  npm run preview -- [--out THƯ_MỤC] [--port 4321]

  --out THƯ_MỤC       nơi đã dựng (mặc định: dist)
  --content THƯ_MỤC   thư mục nội dung (mặc định: content); cổng không có
                      trong đó thì không phục vụ
  --portal a,b        chỉ các cổng này
  --port SỐ           cổng mạng (mặc định: 4321)
  --config MÁY_CHỦ    không mở trang mà in cấu hình nginx, apache hoặc caddy cho
                      các cổng này, với đúng các tiêu đề đó
  --to TỆP            ghi cấu hình vào tệp thay vì in ra; ví dụ:
                      npm run preview -- --config nginx --to cong-xa.conf
  --tls               cấu hình nginx, apache trả lời qua https bằng chứng thư mà
                      certbot đã xin; Caddy tự xin nên không cần
  --root THƯ_MỤC      cổng đã được chép tới THƯ_MỤC/<cổng> trên máy chủ (mặc
                      định: ở --out)
  --help              in hướng dẫn này

Dừng bằng Ctrl+C.
`;

await runCommand(async () => {
  const flags = readArguments(HELP, {
    out: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '4321' },
    config: { type: 'string' },
    to: { type: 'string' },
    tls: { type: 'boolean', default: false },
    root: { type: 'string' },
  });
  for (const flag of ['to', 'root'] as const)
    if (flags[flag] !== undefined && flags.config === undefined)
      throw new Failure(`--${flag} chỉ đi cùng --config.`);
  if (flags.tls && flags.config === undefined) throw new Failure('--tls chỉ đi cùng --config.');
  const port = parseCount('--port', flags.port, 65_535);
  const { portals, leftOut, formers } = choosePortalsToServe(resolve(flags.out), flags.content);
  for (const { id, reason } of leftOut) process.stderr.write(`Bỏ qua ${id}: ${reason}.\n`);
  const chosen = portals.filter(({ id }) => !flags.portals || flags.portals.includes(id));
  if (chosen.length === 0) throw new Failure(`Chưa dựng cổng ${flags.portals?.join(', ')}.`);

  if (flags.config !== undefined) {
    const root = flags.root === undefined ? undefined : resolve(flags.root);
    const options = { formers: chosen.length === portals.length ? formers : [], tls: flags.tls, root };
    await writeResult(writeServerConfiguration(flags.config, chosen, options), flags.to);
    return 0;
  }
  await listen(servePortals(chosen), port);
  for (const portal of chosen) process.stderr.write(`${addressOnServer(portal, port)}\n`);
  return 0;
});
