// Imported first in a command: an older Node passes the command to the Node in `node_modules`. npm usually runs that one
// by itself, but some versions of npm drop the link of a program whose name several packages share.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;

if (parseInt(process.versions.node) < NEEDED) {
  const own = findOwnNode();
  if (own) process.exit(await runWith(own));
  process.stderr.write(
    `Cần Node ${NEEDED} trở lên; máy này đang chạy Node ${process.versions.node}. ` +
      'Cài lại các gói bằng npm ci, không kèm --omit=dev, để có đúng bản Node.\n',
  );
  process.exit(2);
}

/** Finds the Node in `node_modules`. npm installed only the package for this kind of machine. */
function findOwnNode() {
  const scripts = dirname(fileURLToPath(import.meta.url));
  const { optionalDependencies } = JSON.parse(readFileSync(join(scripts, 'node/package.json'), 'utf8'));
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return Object.keys(optionalDependencies)
    .map((name) => join(scripts, '../node_modules', name, program))
    .find((path) => existsSync(path));
}

/** Runs the same command with another Node, which is also first in its `PATH`. Returns the exit code. */
async function runWith(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  });
  // A terminal sends Ctrl+C to both processes, so this one only waits for the child.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code, signal] = await once(child, 'exit');
  return code ?? 128 + constants.signals[signal];
}
