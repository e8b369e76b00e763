import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that tests of deployment and of the server run for real, by the Debian package that brings each. */
const PLACES: Record<string, string[]> = {
  rsync: ['/usr/bin/rsync', '/opt/homebrew/bin/rsync'],
  rclone: ['/usr/bin/rclone', '/opt/homebrew/bin/rclone'],
  awscli: onPath('aws'),
  'openssh-client': ['/usr/bin/ssh'],
  'openssh-server': ['/usr/sbin/sshd'],
  systemd: ['/usr/bin/systemd-analyze'],
};

/** Lists the packages whose programs this machine does not have. */
export function missingDeployPackages(): string[] {
  return Object.keys(PLACES).filter((name) => !PLACES[name]!.some((place) => existsSync(place)));
}

/** Lists where a program would be found by its name alone; aws often comes from elsewhere than Debian. */
function onPath(program: string): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
}
