import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../../../src/text/format.ts';
import { scriptCommand } from '../commands.ts';
import { CORPUS_PORTAL } from './corpus.ts';

const WRITE_INDEX = join(import.meta.dirname, 'write-index.ts');
const SAMPLE_EVERY_MS = 50;

/**
 * Builds the search of a portal in a process of its own; returns its time, and the most memory that it and Pagefind
 * held.
 */
export async function measureMemory(content: string, out: string): Promise<string> {
  const start = performance.now();
  const { program, parameters } = scriptCommand(WRITE_INDEX, [out, content, CORPUS_PORTAL]);
  const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  let max = 0;
  const timer = setInterval(() => (max = Math.max(max, residentOf(child.pid!))), SAMPLE_EVERY_MS);
  const code = await new Promise((ended) => child.on('close', ended));
  clearInterval(timer);
  if (code !== 0) throw new Error(`Tiến trình lập chỉ mục dừng với mã ${String(code)}.`);
  const seconds = (performance.now() - start) / 1000;
  const memory =
    max > 0 ? `${formatNumber(Math.round(max / 1024))} MB` : 'không đo được bộ nhớ trên hệ máy này';
  return `${formatNumber(Math.round(seconds))} giây, ${memory}`;
}

/** Returns the kilobytes that a process and those it started hold now; 0 where there is no /proc. */
function residentOf(pid: number): number {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => statusOf(name))
      .filter((status) => status.includes(`\nPid:\t${pid}\n`) || status.includes(`\nPPid:\t${pid}\n`))
      .reduce((sum, status) => sum + Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0), 0);
  } catch {
    return 0;
  }
}

/** Returns nothing of a process that has ended meanwhile. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
