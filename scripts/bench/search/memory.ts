import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../../../src/text/format.ts';
import { CORPUS_PORTAL } from './corpus.ts';

/** Builds the search of a portal in a process of its own, and tells the time and the most memory it took, Pagefind's own process included. */
export async function measureMemory(content: string, out: string): Promise<string> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'write-index.ts'), out, content, CORPUS_PORTAL],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, residentOf(child.pid!))), 50);
  const code = await new Promise((ended) => child.on('close', ended));
  clearInterval(timer);
  if (code !== 0) throw new Error(`Tiến trình lập chỉ mục dừng với mã ${String(code)}.`);
  const seconds = (performance.now() - start) / 1000;
  const memory =
    most > 0 ? `${formatNumber(Math.round(most / 1024))} MB` : 'không đo được bộ nhớ trên hệ máy này';
  return `${formatNumber(Math.round(seconds))} giây, ${memory}`;
}

/** Kilobytes that a process and those it started hold at this moment; 0 where there is no /proc. */
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

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
