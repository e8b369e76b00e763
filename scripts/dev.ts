import { runUnderPlainPath, startDevServer } from '../src/commands/dev-server.ts';
import { choosePortals, listPortals } from '../src/store/content-folder.ts';
import { openPlainPath } from '../src/store/plain-path.ts';
import { PROJECT } from '../src/store/program.ts';
import { Failure } from '../src/terminal/failure.ts';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { commandOn, runCommand } from '../src/terminal/command.ts';

const HELP = `Mở một cổng trên máy này để vừa viết vừa xem; bản nháp cũng hiện.

  npm run dev -- [--portal xa-minh-hoa] [--port 4321]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a          cổng muốn mở (mặc định: cổng đầu tiên)
  --as-of NGÀY        coi ngày này là hôm nay
  --port SỐ           cổng mạng (mặc định: 4321)
  --help              in hướng dẫn này

Dừng bằng Ctrl+C.
`;

await runCommand(async () => {
  const flags = readArguments(HELP, { port: { type: 'string', default: '4321' } });
  const project = openPlainPath(PROJECT);
  if (project.path !== PROJECT) return runUnderPlainPath('scripts/dev.ts', project);

  const [portal = '', other] = choosePortals(listPortals(flags.content), flags.portals);
  if (flags.portals && other !== undefined)
    throw new Failure(
      `Mỗi lệnh dev chỉ mở một cổng. Muốn xem cả hai thì mở hai cửa sổ lệnh:\n` +
        `  ${commandOn('dev', `--portal ${portal}`, flags.content)}\n` +
        `  ${commandOn('dev', `--portal ${other} --port 4322`, flags.content)}`,
    );
  const port = parseCount('--port', flags.port, 65_535);
  const opened = await startDevServer(flags.content, portal, { asOf: flags.now, port });
  process.stderr.write(`http://localhost:${opened}/${portal}/\n`);
  return 0;
});
