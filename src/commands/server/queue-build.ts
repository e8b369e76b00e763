import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN } from '../../hosting/push.ts';
import { writeWaitingBuild } from '../../hosting/scripts.ts';
import { placesIn, readSettings, type Program } from '../../hosting/settings.ts';

/**
 * Asks for a build after a push: writes a request file, for which systemd watches. Without systemd, starts a build,
 * which waits until no other runs. Returns what the person who pushed reads.
 * @param lines what Git tells the hook
 */
export function queueBuild(home: string, program: Program, lines: string): string {
  const at = placesIn(home);
  const [, commit] =
    lines
      .split('\n')
      .find((line) => line.endsWith(` ${MAIN}`))
      ?.split(' ') ?? [];
  if (commit === undefined) return '';
  mkdirSync(at.requests, { recursive: true });
  writeFileSync(join(at.requests, commit), '');
  const settings = readSettings(existsSync(at.settings) ? readFileSync(at.settings, 'utf8') : '{}');
  if (settings.queue === 'hook')
    spawn('/bin/sh', ['-c', writeWaitingBuild(home, program)], {
      cwd: home,
      detached: true,
      stdio: 'ignore',
    }).unref();
  return 'Đã nhận và xếp hàng để dựng; trang đổi trong vài phút.\n';
}
