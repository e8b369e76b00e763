import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, sep } from 'node:path';
import { behindLink } from '../astro/behind-link.ts';
import { devIntegrations } from '../astro/dev-integrations.ts';
import { PICTURE_CACHE } from '../building/workers.ts';
import { dayOfMoment, type Day, type Minute } from '../schemas/day.ts';
import { isBehindLink, type PlainPath } from '../store/plain-path.ts';
import { PROJECT } from '../store/program.ts';
import { checksWhileWriting } from './dev-checks.ts';
import { listen } from './listen.ts';
import { silenceTelemetry } from '../terminal/environment.ts';

/**
 * Starts Astro's development server for one portal, drafts included. Returns the port it listens on. Throws a Failure
 * when the port is taken.
 */
export async function startDevServer(
  content: string,
  portal: string,
  { asOf, port }: { asOf: Day | Minute; port: number },
): Promise<number> {
  const settings = { content, portal, asOf, drafts: true, local: true, pictureCache: PICTURE_CACHE };
  // Tests the port first: when it is taken, Vite says so in English and does not end.
  const probe = createServer();
  await listen(probe, port, 'localhost');
  await new Promise((closed) => probe.close(closed));
  silenceTelemetry();
  const { dev } = await import('astro');
  const server = await dev({
    root: PROJECT,
    server: { port },
    logLevel: 'error',
    integrations: devIntegrations(settings, checksWhileWriting(content, portal, dayOfMoment(asOf))),
    vite: {
      server: { strictPort: true, watch: { ignored: isUnwatched } },
      ...(isBehindLink() && { resolve: { preserveSymlinks: true }, plugins: [behindLink()] }),
    },
  });
  return server.address.port;
}

/** Runs a script again under a path that Vite can work with. Returns its exit code. */
export async function runUnderPlainPath(script: string, { path, flags, close }: PlainPath): Promise<number> {
  const args = [...flags, join(path, script), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? 0;
  } finally {
    close();
  }
}

/**
 * Folders that Vite need not watch, because no page is made from them. Links in the tests' fixtures lead in a circle,
 * and Vite would follow them.
 */
const UNWATCHED = ['.cache', 'dist', 'tests'].map((folder) => join(PROJECT, folder));

function isUnwatched(path: string): boolean {
  return UNWATCHED.some((folder) => path === folder || path.startsWith(folder + sep));
}
