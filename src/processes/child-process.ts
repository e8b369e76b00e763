import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { printable } from '../text/printable.ts';
import { PROJECT } from '../store/program.ts';
import { VERDICT_PIPE, type Exceeded } from './watchdog.ts';

const running = new Set<ChildProcess>();

/** Why a process ended that should not have. */
export type Ending = Exceeded | { is: 'crashed'; reason: string };

/**
 * Starts a script of a program in a process of its own, whose last words are kept.
 * @returns `ended` tells why it ended: null when it did so by itself and well
 */
export function startScript(
  script: string,
  parameters: string[],
  { flags = [], ...options }: { cwd?: string; environment?: Record<string, string>; flags?: string[] },
): { child: ChildProcess; ended: Promise<Ending | null> } {
  const child = fork(script, parameters, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    execArgv: ['--import', pathToFileURL(join(PROJECT, 'scripts/compile-cache.mjs')).href, ...flags],
    // The same pages, whatever the shell that runs the build says.
    env: { ...process.env, ...options.environment, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    // Maps and bytes pass between the processes as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (process.env['CONG_XA_DEBUG']) process.stderr.write(text);
    });
  let verdict = '';
  child.stdio[VERDICT_PIPE]!.on('data', (bytes: Buffer) => (verdict += bytes.toString()));
  const ended = new Promise<Ending | null>((settle) => {
    const end = (ending: Ending | null) => {
      running.delete(child);
      settle(ending);
    };
    child.on('close', (code, signal) => {
      if (code === 0) end(null);
      else if (verdict) end(JSON.parse(verdict) as Exceeded);
      // V8 gives up when its own heap is full.
      else if (said.includes('heap limit')) end({ is: 'too-large', bytes: 0, file: '' });
      else end({ is: 'crashed', reason: reasonOf(said) || describeEnd(code, signal) });
    });
    child.on('error', (error) => end({ is: 'crashed', reason: printable(error.message) }));
  });
  return { child, ended };
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGKILL') return 'tiến trình bị buộc dừng (SIGKILL), có lẽ vì máy hết bộ nhớ';
  return `tiến trình dừng (${signal ?? String(code)})`;
}

/** Ends every process under way. */
export function stopProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** The line of what a process said that tells a person most. */
function reasonOf(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => printable(line.trim()));
  return lines.findLast((line) => /error|lỗi|không/i.test(line)) ?? lines.findLast(Boolean) ?? '';
}
