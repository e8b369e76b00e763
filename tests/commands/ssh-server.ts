import { execFileSync, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './web-servers.ts';

/** An SSH server on this machine, with a key that it lets in. */
export interface SshServer {
  /** Whom and where to call. */
  host: string;
  port: number;
  /** The private key that is let in; that of the server lies beside it as `may`. */
  key: string;
  /** Gives the call of ssh for rsync, with the key and with any host key believed, but for the changes. */
  rsh(changes?: { key?: string; port?: number; options?: string[] }): string;
  /** Lets the key in, for all or for one command only. */
  letIn(command?: string): Promise<void>;
  stop(): void;
}

/** Starts an SSH server whose files lie in a folder. */
export async function startSshServer(folder: string): Promise<SshServer> {
  await mkdir(folder);
  // Root's sshd wants this folder for its lesser half.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  for (const name of ['may', 'khoa'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  const key = join(folder, 'khoa');
  const publicKey = execFileSync('ssh-keygen', ['-y', '-f', key], { encoding: 'utf8' });
  const port = await freePort();
  const configuration = join(folder, 'cau-hinh');
  await writeFile(
    configuration,
    `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${folder}/may\nAuthorizedKeysFile ${folder}/duoc-vao\nStrictModes no\nUsePAM no\nUseDNS no\nPidFile ${folder}/pid\nPermitRootLogin yes\n`,
  );
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', configuration], { stdio: 'ignore' });
  const believed = ['UserKnownHostsFile=/dev/null', 'StrictHostKeyChecking=no'];
  const always = ['LogLevel=ERROR', 'BatchMode=yes', 'IdentitiesOnly=yes'];
  await untilOpen(port);
  return {
    ...{ host: `${userInfo().username}@127.0.0.1`, port, key },
    rsh: (changes = {}) =>
      [
        ...['ssh', '-p', String(changes.port ?? port), '-i', changes.key ?? key],
        ...[...(changes.options ?? believed), ...always].flatMap((option) => ['-o', option]),
      ].join(' '),
    letIn: (command) =>
      writeFile(
        join(folder, 'duoc-vao'),
        command === undefined ? publicKey : `command="${command}",restrict ${publicKey}`,
      ),
    stop: () => void server.kill(),
  };
}

/** Waits until somebody listens on a port of this machine. */
export async function untilOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const isOpen = await new Promise<boolean>((settle) => {
      const socket = connect(port, '127.0.0.1', () => settle(true)).on('error', () => settle(false));
      socket.once('close', () => settle(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await wait(100);
  }
  throw new Error('sshd không chạy được.');
}
