import { existsSync } from 'node:fs';
import type { PlannedFolder } from '../../hosting/files.ts';
import type { ServerSettings } from '../../hosting/settings.ts';
import { STARTED_UNITS } from '../../hosting/units.ts';
import { Failure } from '../../terminal/failure.ts';
import { runProgram, tellingLine } from '../deploy/run-program.ts';

/** A program with its words. */
export type Command = string[];

/** Gives the commands that make the machine take over what was laid out; all may be run again. */
export function commandsAfterSetup(folders: PlannedFolder[], { user }: ServerSettings): Command[] {
  const owners = { root: 'root:root', builder: `${user}:${user}`, caddy: `caddy:${user}` };
  return [
    ['systemd-sysusers', '/etc/sysusers.d/cong-xa.conf'],
    ...folders.flatMap(({ path, owner, mode }) => [
      ['chown', '--no-dereference', owners[owner], path],
      ...(mode === 0o755 ? [] : [['chmod', mode.toString(8), path]]),
    ]),
    ['systemctl', 'daemon-reload'],
    ['systemctl', 'enable', '--now', ...STARTED_UNITS],
    ['systemctl', 'restart', 'caddy.service'],
  ];
}

/** Gives the commands that stop what a removal takes away. */
export function commandsBeforeRemoval(): Command[] {
  return [['systemctl', 'disable', '--now', ...STARTED_UNITS]];
}

/** Gives the commands that make the machine forget what was taken away. */
export function commandsAfterRemoval(): Command[] {
  return [
    ['systemctl', 'daemon-reload'],
    ['systemctl', 'try-restart', 'caddy.service'],
  ];
}

/** Runs commands one after the other. Throws a Failure with what the first that failed said. */
export async function runCommands(commands: Command[]): Promise<void> {
  for (const [program, ...words] of commands) {
    const outcome = await runProgram(program!, words);
    if (outcome.code !== 0)
      throw new Failure(
        `${[program, ...words].join(' ')}: ${tellingLine(outcome) || `mã ${outcome.code}`}\nSửa rồi chạy lại lệnh này; những gì đã viết được giữ.`,
      );
  }
}

/** Throws a Failure on a machine that cannot be set up: another person than root, or a package that is missing. */
export function refuseMachine(): void {
  if (process.getuid?.() !== 0)
    throw new Failure(
      'Cần quyền quản trị: chạy lại bằng sudo. Không có --write thì chỉ in ra, ai cũng chạy được.',
    );
  const missing = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name]!));
  if (missing.length > 0) throw new Failure(`Máy này còn thiếu:  apt-get install ${missing.join(' ')}`);
}

const PACKAGES: Record<string, string> = {
  git: '/usr/bin/git',
  caddy: '/usr/bin/caddy',
  'openssh-server': '/usr/sbin/sshd',
  'util-linux': '/usr/bin/flock',
  systemd: '/usr/bin/systemctl',
};

/**
 * Returns where a planned path lies on this disk. Puts the prefix before system paths such as `/etc`, and leaves paths
 * in the server's home as they are.
 */
export function onDisk(home: string, prefix: string, path: string): string {
  return path === home || path.startsWith(`${home}/`) ? path : `${prefix}${path}`;
}
