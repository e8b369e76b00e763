import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, sep } from 'node:path';
import { behindLink } from '../src/astro/behind-link.ts';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { choosePortals, listPortals } from '../src/store/content-folder.ts';
import { PICTURE_CACHE } from '../src/building/workers.ts';
import { toEnvironment } from '../src/store/environment.ts';
import { isBehindLink, openPlainPath, type PlainPath } from '../src/store/plain-path.ts';
import { PROJECT } from '../src/store/program.ts';

const HELP = `Mở một cổng trên máy này để vừa viết vừa xem; bản nháp cũng hiện.

  npm run dev -- [--portal xa-minh-hoa] [--port 4321]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a          cổng muốn mở (mặc định: cổng đầu tiên)
  --as-of NGÀY        coi ngày này là hôm nay
  --port SỐ           cổng mạng (mặc định: 4321)
  --help              in hướng dẫn này

Dừng bằng Ctrl+C.
`;

/** What no page is made of; some fixtures are links that lead round in a circle. */
const UNWATCHED = ['.cache', 'dist', 'tests'].map((folder) => join(PROJECT, folder));
const isUnwatched = (path: string) =>
  UNWATCHED.some((folder) => path === folder || path.startsWith(folder + sep));

await runCommand(async () => {
  const { content, portals, asOf, port } = readArguments(HELP, { port: { type: 'string', default: '4321' } });
  const plain = openPlainPath(PROJECT);
  if (plain.path !== PROJECT) return runThere(plain);
  const [portal = ''] = choosePortals(listPortals(content), portals);
  const told = toEnvironment({
    content,
    portals: [portal],
    asOf,
    drafts: true,
    local: true,
    pictureCache: PICTURE_CACHE,
  });
  Object.assign(process.env, told, { ASTRO_TELEMETRY_DISABLED: '1' });

  // Astro reads the settings from the environment when it is loaded, so it is loaded only now.
  const { dev } = await import('astro');
  const server = await dev({
    root: PROJECT,
    server: { port: parseCount('--port', port, 65_535) },
    logLevel: 'error',
    vite: {
      server: { strictPort: true, watch: { ignored: isUnwatched } },
      ...(isBehindLink() && { resolve: { preserveSymlinks: true }, plugins: [behindLink()] }),
    },
  });
  process.stderr.write(`http://localhost:${server.address.port}/${portal}/\n`);
  return 0;
});

/** Runs this command again under a path in which Vite can work. */
async function runThere({ path, flags, close }: PlainPath): Promise<number> {
  const script = join(path, 'scripts/dev.ts');
  const child = spawn(process.execPath, [...flags, script, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? 0;
  } finally {
    close();
  }
}
