import { request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerName } from '../../../scripts/programs/web-servers.ts';
import { startWebServer } from '../../commands/web-servers.ts';
import { articleMd } from '../../fixtures/make.ts';
import { underPortal } from '../../fixtures/portals.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { servePortals } from '../../../src/commands/preview-server.ts';
import { DAY, PLAN, portalInOrder } from '../beside.ts';
import { lastWords, runUnlimited } from '../limits.ts';
import type { Family, Trial, Verdict } from '../trial.ts';

/** Requests for what a site keeps to itself, and requests of strangers, to real servers under the printed configurations. */
export const dotFiles: Family = {
  id: 'dots',
  name: 'tệp kín của trang, lời hỏi lạ tới máy chủ',
  judge: judgeDotFiles,
};

const SITES = [
  { id: 'xa-goc', host: 'xa-goc.vidu.gov.vn', base: '/' },
  { id: 'xa-duoi', host: 'xa-goc.vidu.gov.vn', base: '/xa-duoi/' },
];

/** What lies in a site without being for readers; a manifest tells of drafts and of the day of an embargo. */
const KEPT = [
  '.cong-xa.json',
  '.git/config',
  '.env',
  '.htaccess',
  'tin-tuc/.nhap.md',
  '.cong-xa-1/new/x',
  '..data/x',
];
const SECRET = 'CHU-KHONG-DUOC-LO-7F3A';

/** The ways a path is written so that a rule may not know it. */
const SPELLINGS: ((path: string) => string)[] = [
  (path) => path,
  (path) => path.replaceAll('.', '%2e'),
  (path) => path.replaceAll('.', '%2E'),
  (path) => `./${path}`,
  (path) => `/${path}`,
  (path) => `tin-tuc/../${path}`,
  (path) => `tin-tuc/%2e%2e/${path}`,
  (path) => `${path}?x=.css`,
  (path) => `${path}/`,
  (path) => `${path}%20`,
  (path) => `${path};x`,
  (path) => `_astro/../${path}`,
  (path) => `_astro/..%2f${path}`,
  (path) => path.toUpperCase(),
];

async function judgeDotFiles(trial: Trial): Promise<Verdict[]> {
  const root = await mkdtemp(join(trial.folder, 'trang-'));
  const [content, out] = [join(root, 'content'), join(root, 'dist')];
  await writeFiles(content, PLAN);
  for (const { id, host, base } of SITES)
    await writeFiles(content, {
      ...portalInOrder(id, { url: `https://${host}${base}` }),
      ...underPortal(id, {
        'tin-tuc/2026/sap-nhap-xa.md': articleMd({ title: 'Sáp nhập xã, chưa được công bố', draft: true }),
        'tin-tuc/2026/cong-bo.md': articleMd({ title: 'Công bố quyết định vào ngày 15', date: '2026-07-15' }),
      }),
    });
  const run = await runUnlimited(trial.size, 'build', ['--content', content, '--out', out, '--as-of', DAY], {
    seconds: 120,
  });
  if (run.code === 2 || run.stopped) return [{ input: 'dựng', fault: lastWords(run) }];
  for (const { id } of SITES) {
    await writeFiles(
      join(out, id),
      Object.fromEntries(KEPT.filter((path) => path !== '.cong-xa.json').map((path) => [path, SECRET])),
    );
    await writeFile(join(out, id, '.cong-xa.json'), `{"program":"${SECRET}"}`);
  }

  const verdicts: Verdict[] = [];
  for (const name of ['nginx', 'apache', 'caddy'] as ServerName[]) {
    const printed = await runUnlimited(
      trial.size,
      'preview',
      ['--content', content, '--out', out, '--config', name],
      { seconds: 60 },
    );
    if (printed.code !== 0) {
      verdicts.push({ input: name, fault: lastWords(printed) });
      continue;
    }
    const server = await startWebServer(name, printed.stdout, join(root, name));
    verdicts.push(...(await judgeServer(name, server.port, trial)));
    server.process.kill();
  }
  const served = servePortals(
    SITES.map(({ id, host, base }) => ({
      id,
      folder: join(out, id),
      url: `https://${host}${base}`,
      host,
      base,
    })),
  );
  await new Promise<void>((listening) => served.listen(0, '127.0.0.1', listening));
  verdicts.push(...(await judgePreview(served, trial)));
  served.close();
  await rm(root, { recursive: true, force: true });
  return verdicts;
}

async function judgeServer(name: string, port: number, { size }: Trial): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const judge = async (input: string, fault: Promise<string | null>) =>
    verdicts.push({ input: `${name}: ${input}`, fault: await fault });
  for (const { host, base } of SITES) {
    for (const kept of size === 'full' ? KEPT : KEPT.slice(0, 2))
      for (const spell of SPELLINGS)
        await judge(`${base}${spell(kept)}`, isKept(port, host, `${base}${spell(kept)}`));
    await judge(`${base}, còn mở được`, answers(port, host, base));
  }
  const { host } = SITES[0]!;
  for (const stranger of [
    'khac.vidu.gov.vn',
    '127.0.0.1',
    'localhost',
    `${host}.ke-xau.example`,
    'a.xa-goc.vidu.gov.vn',
    '',
  ])
    await judge(`tên máy lạ “${stranger}”`, getsNothing(port, stranger));
  await judge('TRACE', refuses(port, host, 'TRACE'));
  await judge('số phiên bản của máy chủ', tellsNoVersion(port, host));
  await judge('chuyển hướng theo tên máy gửi tới', redirectsHome(port, host));
  return verdicts;
}

async function judgePreview(server: Server, { size }: Trial): Promise<Verdict[]> {
  const { port } = server.address() as AddressInfo;
  const verdicts: Verdict[] = [];
  for (const { id, base } of SITES)
    for (const kept of size === 'full' ? KEPT : KEPT.slice(0, 2))
      for (const spell of SPELLINGS) {
        const path = `${base}${spell(kept)}`;
        verdicts.push({ input: `xem thử: ${path}`, fault: await isKept(port, `${id}.localhost`, path) });
      }
  return verdicts;
}

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** Sends a request as it stands; null where the server hangs up without a word. */
function send(port: number, host: string, path: string, method = 'GET'): Promise<Answer | null> {
  return new Promise((settle) => {
    request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      let body = '';
      response
        .setEncoding('utf8')
        .on('data', (text: string) => (body += text))
        .on('end', () => settle({ status: response.statusCode!, headers: response.headers, body }))
        .on('error', () => settle(null));
    })
      .on('error', () => settle(null))
      .end();
  });
}

async function isKept(port: number, host: string, path: string): Promise<string | null> {
  const answer = await send(port, host, path);
  if (answer?.body.includes(SECRET)) return 'máy chủ đưa tệp kín';
  return answer && answer.status === 200 && path.endsWith('json') ? 'trả lời 200' : null;
}

async function answers(port: number, host: string, path: string): Promise<string | null> {
  const answer = await send(port, host, path);
  return answer?.status === 200 ? null : `trả lời ${answer?.status}`;
}

async function getsNothing(port: number, host: string): Promise<string | null> {
  const answer = await send(port, host, '/');
  return answer && answer.status < 400
    ? `trả lời ${answer.status}`
    : answer?.body.includes('Xã')
      ? 'thấy trang của một cổng'
      : null;
}

async function refuses(port: number, host: string, method: string): Promise<string | null> {
  const answer = await send(port, host, '/', method);
  return answer && answer.status < 400 ? `trả lời ${answer.status}` : null;
}

async function tellsNoVersion(port: number, host: string): Promise<string | null> {
  const answer = await send(port, host, '/');
  const told = String(answer?.headers['server'] ?? '');
  return /\d/.test(told) ? `Server: ${told}` : null;
}

async function redirectsHome(port: number, host: string): Promise<string | null> {
  const answer = await send(port, host, '/xa-duoi');
  const to = answer?.headers['location'];
  const there = new URL(String(to), `http://${host}/`);
  return answer && to !== undefined && there.hostname === host && there.pathname === '/xa-duoi/'
    ? null
    : `chuyển tới ${String(to)}`;
}
