import type { ChildProcess } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** Listens to what a process says, so that its last words can be told when it fails. */
export function lastWords(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (process.env['CONG_XA_DEBUG']) process.stderr.write(text);
    });
  return () => reasonOf(said);
}

/** The line of what a process said that tells a person most. */
function reasonOf(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim());
  return lines.findLast((line) => /error|lỗi|không/i.test(line)) ?? lines.findLast(Boolean) ?? '';
}
