import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { printable } from '../text/printable.ts';
import { PROJECT } from '../store/program.ts';
import { inherited, isDebugging } from '../terminal/environment.ts';
import { VERDICT_PIPE, type ExceededLimit } from './watchdog.ts';

const running = new Set<ChildProcess>();

/** Why a process ended before its work was done. */
export type Ending = ExceededLimit | { is: 'crashed'; reason: string };

/**
 * Starts a script in a process of its own.
 * @returns `ended` gives null once the process has ended well; otherwise the reason, taken from its last output
 */
export function startScript(
  script: string,
  parameters: string[],
  { flags = [], ...options }: { cwd?: string; flags?: string[] },
): { child: ChildProcess; ended: Promise<Ending | null> } {
  const child = fork(script, parameters, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    execArgv: ['--import', pathToFileURL(join(PROJECT, 'scripts/compile-cache.mjs')).href, ...flags],
    // Fixed values, so that the environment of the shell changes no page.
    env: { ...inherited, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    // Sends maps and bytes between the processes without converting them.
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-MAX_OUTPUT_LENGTH);
      if (isDebugging()) process.stderr.write(text);
    });
  let verdict = '';
  child.stdio[VERDICT_PIPE]!.on('data', (bytes: Buffer) => (verdict += bytes.toString()));
  const ended = new Promise<Ending | null>((resolve) => {
    const end = (ending: Ending | null) => {
      running.delete(child);
      resolve(ending);
    };
    child.on('close', (code, signal) => {
      if (code === 0) end(null);
      else if (verdict) end(JSON.parse(verdict) as ExceededLimit);
      // V8 ends the process when its own heap is full.
      else if (output.includes('heap limit')) end({ is: 'too-large', bytes: 0, file: '' });
      else end({ is: 'crashed', reason: reasonIn(output) || describeEnd(code, signal) });
    });
    child.on('error', (error) => end({ is: 'crashed', reason: printable(error.message) }));
  });
  return { child, ended };
}

/** How much of a process's output is kept, in characters. */
const MAX_OUTPUT_LENGTH = 10_000;

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGKILL') return 'tiến trình bị buộc dừng (SIGKILL), có lẽ vì máy hết bộ nhớ';
  return `tiến trình dừng (${signal ?? String(code)})`;
}

/** Ends every process that is running. */
export function stopProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Chooses the line of a process's output that says most to a person: the last that names an error. */
function reasonIn(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => printable(line.trim()));
  return lines.findLast((line) => /error|lỗi|không/i.test(line)) ?? lines.findLast(Boolean) ?? '';
}
