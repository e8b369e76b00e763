import { cpSync, readFileSync, renameSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { securityOf } from '../../src/serving/headers.ts';
import { DAY, portalId } from './content/commune.ts';
import { npmCommand, runBuild } from './commands.ts';
import { printLine, printProgress, seconds, twoDecimals } from './print.ts';
import { measureTree, type Command } from './process-tree.ts';
import { changeArticle, writePortals } from './scale/portals.ts';

/** How many articles the deployed portal has, and how many pages about the verified one. */
const SIZES = { usual: { deployed: 10_000, verified: 450 }, small: { deployed: 60, verified: 30 } };

/**
 * Measures deploying one changed article of a large portal to a local folder, compared with `rsync` and `cp` of the
 * same site; then verifying about a thousand files on loopback. The goals: under a second after the build; under 5 CPU
 * seconds.
 */
export async function benchDeploy(folder: string, isSmall: boolean): Promise<void> {
  const { deployed, verified } = SIZES[isSmall ? 'small' : 'usual'];
  await measureDeploying(join(folder, 'lon'), deployed);
  await measureVerifying(join(folder, 'vua'), verified);
}

async function measureDeploying(folder: string, articles: number): Promise<void> {
  const { content, out, target, run } = await prepare(folder, articles);
  await report(`Đưa lên lần đầu, ${articles} bài`, run('deploy', [target]));
  // A third release, so that the next is made as it is night after night.
  for (let round = 0; round < 2; round++) {
    changeArticle(content, 0);
    runBuild(['--content', content, '--out', out, '--as-of', DAY]);
    await report(`Sửa một bài rồi đưa lên, lần ${round + 1}`, run('deploy', [target]));
  }
  changeArticle(content, 0);
  const before = join(folder, 'truoc');
  cpSync(join(out, portalId(0)), before, { recursive: true, preserveTimestamps: true });
  runBuild(['--content', content, '--out', out, '--as-of', DAY]);
  await report('Sửa một bài rồi đưa lên, lần 3', run('deploy', [target]));
  await report(
    'rsync -a --delete, cùng lần sửa',
    peer('rsync', ['-a', '--delete', `${out}/${portalId(0)}/`, `${before}/`]),
  );
  await report('cp -a cả cổng', peer('cp', ['-a', join(out, portalId(0)), join(folder, 'chep')]));
}

async function measureVerifying(folder: string, articles: number): Promise<void> {
  const { content, target, run } = await prepare(folder, articles);
  await report('Đưa lên để kiểm chứng', run('deploy', [target]));
  const server = await serveFolder(join(target, portalId(0), 'current'));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const words = ['--all', '--content', content, '--at', at, '--rate', '10000'];
  try {
    await report('Kiểm chứng, so từng byte', run('verify', [...words, '--full']));
    await report('Kiểm chứng, hỏi có đổi không', run('verify', words));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Writes and builds a portal, and makes the operator's key. */
async function prepare(folder: string, articles: number) {
  const [content, out, target] = ['noi-dung', 'dist', 'dich'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  printProgress(`Viết và dựng một cổng ${articles} bài`);
  const pictures = await writePortals(content, 1, articles);
  renameSync(pictures, join(folder, 'anh'));
  runBuild(['--content', content, '--out', out, '--as-of', DAY]);
  const home = { XDG_CONFIG_HOME: join(folder, 'nha') };
  const run = (name: 'deploy' | 'verify', words: string[]) =>
    npmCommand(name, [...(name === 'deploy' ? ['--out', out, '--content', content] : []), ...words], home);
  await measureTree([run('deploy', ['--new-key'])]);
  return { content, out, target, run };
}

async function report(name: string, command: Command): Promise<void> {
  const started = performance.now();
  const { seconds: cpu } = await measureTree([command]);
  const taken = performance.now() - started;
  printLine(`${name.padEnd(36)} ${twoDecimals(cpu).padStart(7)} giây CPU  ${seconds(taken).padStart(12)}`);
}

function peer(program: string, parameters: string[]): Command {
  return { program, parameters };
}

/** Serves a folder with the headers of the project, as short as can be, so that little but the check is measured. */
async function serveFolder(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url!.slice(1)).replace(/(^|\/)$/, '$1index.html');
    try {
      const bytes = readFileSync(join(folder, path));
      const etag = `"${bytes.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { ...securityOf(path), etag }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
