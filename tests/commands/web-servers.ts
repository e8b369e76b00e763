import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:http2';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findWebServer, WEB_SERVERS, type ServerName } from '../../scripts/programs/web-servers.ts';

export interface RunningServer {
  port: number;
  /** The port over https; nobody listens there where the configuration has no https. */
  tlsPort: number;
  process: ChildProcess;
}

/**
 * Runs a web server with a configuration the project wrote, on free ports instead of 80 and 443, with the certificates
 * of a folder.
 * No server is a failure, never a skip.
 */
export async function startWebServer(
  name: ServerName,
  configuration: string,
  folder: string,
): Promise<RunningServer> {
  const program = findWebServer(name);
  if (!program) throw new Error(`Không tìm thấy ${name}. Cài gói ${WEB_SERVERS[name].debianPackage}.`);
  const [port, tlsPort] = [await freePort(), await freePort()];
  await mkdir(folder, { recursive: true });
  // The servers give up their rights before they read.
  await chmod(join(folder, '..'), 0o755);
  const main = join(folder, 'main.conf');
  await writeFile(
    main,
    MAINS[name](configuration.replaceAll('/etc/letsencrypt/live', CERTIFICATES(folder)), {
      port,
      tlsPort,
      folder,
    }),
  );

  const child = spawn(program, ARGUMENTS[name](main, folder), {
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`${name} không chạy được:\n${said}`);
    // A host that is nobody's gets no answer, but the connection is taken.
    const isUp = await ask(port, 'x', '/').then(
      () => true,
      ({ code }: NodeJS.ErrnoException) => code !== 'ECONNREFUSED',
    );
    if (isUp) return { port, tlsPort, process: child };
    await new Promise((passed) => setTimeout(passed, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${name} không trả lời:\n${said}`);
}

/** Has a web server judge a configuration without running it; gives what is wrong, nothing when all is well. */
export async function judgeConfiguration(
  name: ServerName,
  configuration: string,
  folder: string,
): Promise<string> {
  const program = findWebServer(name);
  if (!program) throw new Error(`Không tìm thấy ${name}. Cài gói ${WEB_SERVERS[name].debianPackage}.`);
  await mkdir(folder, { recursive: true });
  const main = join(folder, 'main.conf');
  await writeFile(
    main,
    MAINS[name](configuration, { port: await freePort(), tlsPort: await freePort(), folder }),
  );
  const { status, stdout, stderr } = spawnSync(program, JUDGING[name](main, folder), {
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    encoding: 'utf8',
  });
  return status === 0 && !/\[warn\]|AH\d+: Warning/.test(stderr) ? '' : stdout + stderr;
}

/** What a server answered. */
export interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks a server on this machine for a path of a host, exactly as written: `fetch` would tidy the path up first. */
export function ask(
  port: number,
  host: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  address = '127.0.0.1',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: address, port, path, method, headers: { host, ...headers } }, (response) => {
      let body = '';
      response
        .setEncoding('utf8')
        .on('data', (text: string) => (body += text))
        .on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

/** Asks a server for a path of a host in an encoding, and gives the bytes as they came. */
export function fetchFrom(
  port: number,
  host: string,
  path: string,
  encoding: string,
): Promise<Omit<Answer, 'body'> & { body: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'accept-encoding': encoding };
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
    })
      .on('error', reject)
      .end();
  });
}

/** Asks a server over https and HTTP/2. Trusts any certificate, because those of the tests are their own. */
export function askHttp2(port: number, host: string, path: string): Promise<Omit<Answer, 'body'>> {
  return new Promise((resolve, reject) => {
    const session = connect(`https://127.0.0.1:${port}`, { servername: host, rejectUnauthorized: false });
    session.on('error', reject);
    const asked = session.request({
      ...{ ':path': path, ':authority': host, 'accept-encoding': 'br' },
    });
    asked.on('error', reject).on('response', (headers) => {
      const { ':status': status, ...rest } = headers;
      session.close();
      asked.close();
      resolve({ status, headers: rest as IncomingHttpHeaders });
    });
  });
}

/** Makes a certificate for a host, laid out as certbot does. */
export async function makeCertificate(folder: string, host: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...[
        '-subj',
        `/CN=${host}`,
        '-keyout',
        join(folder, 'privkey.pem'),
        '-out',
        join(folder, 'fullchain.pem'),
      ],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`openssl không tạo được chứng thư:\n${stderr}`);
}

/**
 * Gives a port on which nobody listens: of those that the system hands to nobody by itself, so that no connection takes it
 * before its server does, and of a row that no other file running at the time takes from.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + (nextPort++ % PORTS_PER_WORKER);
    if (await isFree(port)) return port;
  }
}

const PORTS_PER_WORKER = 600;
/** Below 32768 Linux chooses no port for a connection; Vitest counts its processes from 1. */
const FIRST_PORT = 16_384 + PORTS_PER_WORKER * (Number(process.env['VITEST_POOL_ID'] ?? 0) % 27);
/** Files after each other begin where the one before may have left off. */
let nextPort = process.pid + Math.floor(performance.now());

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => void probe.close(() => resolve(true)));
  });
}

const ARGUMENTS: Record<ServerName, (main: string, folder: string) => string[]> = {
  nginx: (main, folder) => ['-c', main, '-p', folder, '-e', join(folder, 'error.log')],
  apache: (main) => ['-f', main, '-DFOREGROUND'],
  caddy: (main) => ['run', '--config', main, '--adapter', 'caddyfile'],
};

const JUDGING: Record<ServerName, (main: string, folder: string) => string[]> = {
  nginx: (main, folder) => ['-t', ...ARGUMENTS.nginx(main, folder)],
  apache: (main) => ['-t', '-f', main],
  caddy: (main) => ['validate', '--config', main, '--adapter', 'caddyfile'],
};

interface Place {
  port: number;
  tlsPort: number;
  folder: string;
}

/** The folder of the certificates, beside that of the server. */
const CERTIFICATES = (folder: string) => join(folder, '../chung-thu');

/** The part of a configuration that a machine has already, around the part the project writes. */
const MAINS: Record<ServerName, (configuration: string, at: Place) => string> = {
  nginx: (configuration, { port, tlsPort, folder }) => `
daemon off;
user root;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path ${folder}/1; proxy_temp_path ${folder}/2; fastcgi_temp_path ${folder}/3;
  uwsgi_temp_path ${folder}/4; scgi_temp_path ${folder}/5;
  ${configuration.replace(/listen (\[::)?(?:\]:)?(80|443)\b/g, (_, six, at) => `listen ${six ? '[::1]' : '127.0.0.1'}:${at === '80' ? port : tlsPort}`)}
}
`,
  apache: (configuration, { port, tlsPort, folder }) => `
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
Listen [::1]:${port}
${configuration.includes('*:443') ? `Listen 127.0.0.1:${tlsPort} https` : ''}
User www-data
Group www-data
${[
  'mpm_event',
  'authz_core',
  'alias',
  'dir',
  'mime',
  'headers',
  'filter',
  'deflate',
  'rewrite',
  'ssl',
  'http2',
  'socache_shmcb',
]
  .map((module) => `LoadModule ${module}_module /usr/lib/apache2/modules/mod_${module}.so`)
  .join('\n')}
TypesConfig /etc/mime.types
<Directory />
  Require all denied
</Directory>
${configuration.replaceAll('*:80', `*:${port}`).replaceAll('*:443', `*:${tlsPort}`)}
`,
  caddy: (configuration, { port }) =>
    `{\n\tadmin off\n\tauto_https off\n}\n${configuration.replace(/^(?:http:\/\/|([\w.-]+)) \{(?: #.*)?$/gm, (_, host = '') => `http://${host}:${port} {`)}`,
};
