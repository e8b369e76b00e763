import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PROJECT } from './project.ts';

const running = new Set<ChildProcess>();

/**
 * Starts a script of a program in a process of its own, whose last words are kept.
 * @returns `ended` tells why it ended: null when it did so by itself and well
 */
export function startScript(
  script: string,
  parameters: string[],
  { flags = [], ...options }: { cwd?: string; environment?: Record<string, string>; flags?: string[] },
): { child: ChildProcess; ended: Promise<string | null> } {
  const child = fork(script, parameters, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    execArgv: ['--import', join(PROJECT, 'scripts/compile-cache.mjs'), ...flags],
    // The same pages, whatever the shell that runs the build says.
    env: { ...process.env, ...options.environment, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (process.env['CONG_XA_DEBUG']) process.stderr.write(text);
    });
  const ended = new Promise<string | null>((settle) => {
    const end = (why: string) => {
      running.delete(child);
      settle(reasonOf(said) || why);
    };
    child.on('close', (code, signal) => {
      if (code === 0) settle(null);
      end(signal === 'SIGKILL' ? KILLED : `tiến trình dừng (${signal ?? String(code)})`);
    });
    child.on('error', (error) => end(error.message));
  });
  return { child, ended };
}

const KILLED = 'tiến trình bị buộc dừng (SIGKILL), có lẽ vì máy hết bộ nhớ';

/** Ends every process under way. */
export function stopProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** The line of what a process said that tells a person most. */
function reasonOf(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim());
  return lines.findLast((line) => /error|lỗi|không/i.test(line)) ?? lines.findLast(Boolean) ?? '';
}
