import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { callScript } from '../fixtures/call-script.ts';
import { runScript, type Outcome } from '../fixtures/make.ts';
import { untilOpen } from './ssh-server.ts';
import { freePort } from './web-servers.ts';

/** A machine that the command has set up below a folder, with an SSH server of its own. */
export interface Machine {
  root: string;
  home: string;
  /** The port of Caddy. */
  http: number;
  /** Runs the command. */
  server(words: string[], env?: Record<string, string>): Promise<Outcome>;
  setUp(...flags: string[]): Promise<Outcome>;
  /** Makes a key pair; gives the public key. */
  makeKey(name: string): Promise<string>;
  /** Lets in the keys that the machine knows; returns what ends it. */
  startSsh(): Promise<() => void>;
  startCaddy(): Promise<() => void>;
  /** Runs Git as the owner of a key. */
  git(key: string, clone: string, ...words: string[]): Promise<GitOutcome>;
  /** Calls the machine by SSH without Git. */
  ssh(key: string, ...words: string[]): Promise<GitOutcome>;
}

/** How a call of Git ended, and all it said. */
export interface GitOutcome {
  code: number | null;
  said: string;
}

/** Prepares a machine below a folder; nothing is set up yet. */
export async function makeMachine(root: string): Promise<Machine> {
  const [home, keys] = [join(root, 'may'), join(root, 'khoa')];
  await mkdir(keys, { recursive: true });
  const [http, sshPort] = [await freePort(), await freePort()];
  const sshWords = (key: string) =>
    `-p ${sshPort} -i ${keys}/${key} -o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no -o LogLevel=ERROR -o BatchMode=yes -o IdentitiesOnly=yes -o SendEnv=CONG_XA_NGUOI`;
  const makeKey = async (name: string) => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(keys, name)]);
    return (await readFile(join(keys, `${name}.pub`), 'utf8')).trim();
  };
  const git = (key: string, clone: string, ...words: string[]) =>
    run('git', words, clone, { GIT_SSH_COMMAND: `ssh ${sshWords(key)}` });
  const server = (words: string[], env: Record<string, string> = {}) => {
    const through = throughPlainPath(root);
    return through
      ? runScript('server', words, { ...through, env: { ...through.env, ...env } })
      : callScript('server', words, { env });
  };
  return {
    ...{ root, home, http, makeKey, git },
    server,
    setUp: (...flags) =>
      server([
        ...['setup', home, '--prefix', join(root, 'goc')],
        ...['--plain-http', '--http-port', String(http), ...flags],
      ]),
    startSsh: async () => {
      await makeKey('may');
      if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
      const configuration = join(keys, 'cau-hinh');
      await writeFile(
        configuration,
        `Port ${sshPort}\nListenAddress 127.0.0.1\nHostKey ${keys}/may\nAuthorizedKeysFile ${home}/.ssh/authorized_keys\nStrictModes no\nUsePAM no\nUseDNS no\nPidFile ${keys}/pid\nPermitRootLogin yes\nAcceptEnv CONG_XA_*\n`,
      );
      const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', configuration], { stdio: 'ignore' });
      await untilOpen(sshPort);
      return stopper(server);
    },
    startCaddy: async () => {
      const server = spawn(
        '/usr/bin/caddy',
        ['run', '--config', join(home, 'caddy/Caddyfile'), '--adapter', 'caddyfile'],
        {
          env: { ...process.env, XDG_DATA_HOME: root, XDG_CONFIG_HOME: root },
          stdio: 'ignore',
        },
      );
      try {
        await waitFor(() => Promise.resolve(existsSync(join(home, 'caddy/may/quan-tri.sock'))));
      } catch (error) {
        server.kill();
        throw error;
      }
      return stopper(server);
    },
    ssh: (key, ...words) =>
      run('ssh', [...sshWords(key).split(' '), `${userInfo().username}@127.0.0.1`, ...words], root, {}),
  };

  /** Runs a program that claims to be the operator's; only the key may decide that. */
  function run(
    program: string,
    words: string[],
    cwd: string,
    env: Record<string, string>,
  ): Promise<GitOutcome> {
    return new Promise((settle, reject) => {
      const person = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@vidu.gov.vn' };
      const committer = { GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@vidu.gov.vn' };
      const own = {
        ...person,
        ...committer,
        GIT_CONFIG_GLOBAL: '/dev/null',
        CONG_XA_NGUOI: 'van-hanh',
        ...env,
      };
      const child = spawn(program, words, { cwd, env: { ...process.env, ...own } });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.on('error', reject).on('close', (code) => settle({ code, said }));
    });
  }
}

/**
 * Has the command run through a link with a plain name where the project lies below a name that a machine's files cannot
 * hold, which the command refuses.
 */
function throughPlainPath(root: string): { project: string; env: Record<string, string> } | null {
  if (/^[\w./+=@-]*$/.test(PROJECT)) return null;
  const project = join(root, 'chuong-trinh');
  if (!existsSync(project)) symlinkSync(PROJECT, project);
  return { project, env: { NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main' } };
}

const PROJECT = resolve(import.meta.dirname, '../..');

/** The address of the machine's repository; the path is of no matter, because each key opens one repository only. */
export const REPOSITORY = `${userInfo().username}@127.0.0.1:kho`;

/** Waits until something holds; throws after a minute and a half. */
export async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 900; attempt++) {
    if (await holds()) return;
    await new Promise((passed) => setTimeout(passed, 100));
  }
  throw new Error('Chờ mãi không thấy.');
}

function stopper(child: ChildProcess): () => void {
  return () => void child.kill('SIGTERM');
}
