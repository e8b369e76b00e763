import { readFileSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ServerName } from '../../../scripts/programs/web-servers.ts';
import { ask, startWebServer } from '../../commands/web-servers.ts';
import { writeFiles, type Files } from '../../fixtures/folders.ts';
import { articleMd } from '../../fixtures/make.ts';
import { underPortal } from '../../fixtures/portals.ts';
import { DAY, errorsOf, PLAN, portalInOrder, portalOf, readTold, VICTIM, type Told } from '../beside.ts';
import { lastWords, runUnlimited } from '../limits.ts';
import { choose, judgeTogether, type Family, type Size, type Trial, type Verdict } from '../trial.ts';

/** Addresses by which a portal would take the place of a neighbour, on the disk and on real web servers. */
export const addresses: Family = {
  id: 'addresses',
  name: 'địa chỉ chiếm chỗ của cổng khác',
  async judge(trial) {
    const verdicts: Verdict[] = [];
    for (const situation of trial.size === 'full' ? SITUATIONS : SITUATIONS.slice(0, 1)) {
      const inputs = choose(ADDRESSES, trial, 20).map(([url, must]): Input => ({
        name: `${situation.name}: ${url.length > 80 ? `${url.slice(0, 80)}…` : url}`,
        url,
        must,
      }));
      verdicts.push(
        ...(await judgeTogether(inputs, 100, (group) => judgeGroup(group, situation, trial), trial.say)),
      );
    }
    return [...verdicts, await judgeRenamed(trial)];
  },
};

interface Input {
  name: string;
  url: string;
  must: Must;
}

type Must = 'be-named' | undefined;

const HOST = 'nannhan.vidu.gov.vn';
const THIRD = 'xa-thu-ba';

/** Every address with what the rules on hosts and bases make of it; where nothing is said, it may be nobody's. */
const ADDRESSES: [url: string, must: Must][] = [
  ...[
    // The neighbour's own place.
    ...['', ':8443', ':80', ':0', '.'].map((end) => `https://${HOST}${end}/`),
    `https://${HOST}:443/`,
    `https://${HOST.toUpperCase()}/`,
    `HTTPS://${HOST}`,
    `https://${HOST}//`,
    `https://${HOST}/./`,
    `https://a@${HOST}/`,
    `https://${HOST}/?x=/`,
    `https://${HOST}/#/`,
    'https://%6eannhan.vidu.gov.vn/',
    `http://${HOST}/`,
    `//${HOST}/`,
    // Its pages, files, folders and redirects.
    ...[
      'index.html',
      '404.html',
      'sw.js',
      'robots.txt',
      'rss.xml',
      'favicon.svg',
      'sitemap-0.xml',
      '.cong-xa.json',
    ].map((file) => `https://${HOST}/${file}/`),
    ...[
      'tin-tuc',
      'tin-tuc/x',
      'tin-tuc/bai-mot',
      'anh/tep',
      'tep',
      '_astro',
      'pagefind',
      'api',
      'thu-tuc',
      'gioi-thieu',
      'tim-kiem',
      'mau',
    ].map((folder) => `https://${HOST}/${folder}/`),
    `https://${HOST}/cu/bai/`,
    `https://${HOST}/cu/`,
    // Hosts that configurations take for more than a name.
    ...[
      '*.vidu.gov.vn',
      '*',
      '~.*',
      '~^(.+)$',
      'a;b.vn',
      'a{b}.vn',
      'a;}.vn',
      '$host',
      '${host}',
      'a"b.vn',
      "a'b.vn",
      'a`b.vn',
    ],
    ...[
      '{$path}.vn',
      'a,b.vn',
      '_',
      'a_b.vn',
      '[::1]',
      '(cong_xa)',
      'a b.vn',
      'a\nb.vn',
      'a\\b.vn',
      'a|b.vn',
      'a<b>.vn',
      '%2a.vn',
    ],
    ...[
      '-a.vn',
      'a-.vn',
      'a..vn',
      '.vn',
      `${'a'.repeat(64)}.vn`,
      `${'a'.repeat(300)}.vn`,
      `${'a.'.repeat(130)}vn`,
      '＊.vn',
      'a\u200b;b.vn',
    ],
  ].map((text): [string, Must] => [
    /^(?:https?:|HTTPS:|\/\/)/.test(text) ? text : `https://${text}/`,
    'be-named',
  ]),
  // Bases that configurations and disks take for more than a name.
  ...[
    '.git',
    '...',
    '$uri',
    '${uri}',
    '.well-known',
    'a.b',
    'a;b',
    'a{b}',
    'a"b',
    'a%2fb',
    'a%00b',
    '*',
    'a\\b',
    'ä',
    'a b',
    '%2e%2e',
    '%2e%2e/x',
  ].map((base): [string, Must] => [
    `https://ke-xau.vidu.vn/${base}/`,
    /^[%\\]|\\/.test(base) ? undefined : 'be-named',
  ]),
  ...[
    `https://${HOST}/khan-cap/`,
    `https://${HOST}/Tin-Tuc/x/`,
    `https://${HOST}/TIN-TUC/`,
    'https://localhost/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://vidu.gov.vn/',
    'https://http/',
    'https://x.vn/../y/',
    'https://x.vn/~root/',
    'https://x.vn/--/',
    'https://x.vn/-/',
    'https://default/',
    'https://con/',
    'https://nannhаn.vidu.gov.vn/',
    'https://xn--nannhn-5fg.vidu.gov.vn/',
    'https://ｎannhan.vidu.gov.vn/',
    'https://nannhan。vidu。gov。vn/',
  ].map((url): [string, Must] => [url, undefined]),
];

interface Situation {
  name: string;
  folderOf(at: number): string;
  /** Whether the neighbours' sites stand already, or the operator has said who lives where. */
  known: 'by-their-sites' | 'by-the-operator';
}

const SITUATIONS: Situation[] = [
  { name: 'đứng sau', folderOf: (at) => `xa-zz-${at}`, known: 'by-their-sites' },
  { name: 'đứng trước', folderOf: (at) => `phuong-a-${at}`, known: 'by-their-sites' },
  {
    name: 'đứng trước, có tệp của người vận hành',
    folderOf: (at) => `phuong-a-${at}`,
    known: 'by-the-operator',
  },
];

const SERVERS: ServerName[] = ['nginx', 'apache', 'caddy'];

async function judgeGroup(group: Input[], situation: Situation, trial: Trial): Promise<Verdict[] | string> {
  // Servers give up the rights of the tests, so every folder above what they serve is open.
  const root = await mkdtemp(join(trial.folder, 'nhom-'));
  const [content, out] = [join(root, 'content'), join(root, 'dist')];
  try {
    await writeFiles(content, neighbours());
    if (situation.known === 'by-the-operator')
      await writeFiles(content, {
        'cong.yaml': stringify({
          portals: { [VICTIM]: { hosts: [HOST] }, [THIRD]: { hosts: [`${THIRD}.vidu.gov.vn`] } },
        }),
      });
    else {
      const before = await build(content, out, trial);
      if (typeof before === 'string') return before;
    }
    const named = group.map((input, at) => ({ ...input, id: situation.folderOf(at) }));
    for (const { id, url } of named)
      await writeFiles(content, {
        ...portalInOrder(id),
        ...underPortal(id, { 'portal.yaml': portalOf(id, { url }) }),
      });
    await writeFiles(
      content,
      underPortal(VICTIM, { 'tin-tuc/2026/moi.md': articleMd({ title: 'Bài mới của hôm nay' }) }),
    );

    const told = await build(content, out, trial);
    if (typeof told === 'string') return told;
    for (const id of [VICTIM, THIRD]) {
      const status = told.portals.find(({ portal }) => portal === id)?.status;
      if (status !== 'built' && status !== 'unchanged') return `${id}: ${status}`;
    }
    for (const name of SERVERS) {
      const fault = await faultOnServer(name, { root, content, out, size: trial.size });
      if (fault) return `${name}: ${fault}`;
    }
    return named.map(({ name, id, must }) => {
      const isBuilt = told.portals.some(({ portal, status }) => portal === id && status === 'built');
      const isNamed = errorsOf(told, id).length > 0;
      const mustBeNamed = must === 'be-named' || situation.known === 'by-the-operator';
      const fault =
        mustBeNamed && (isBuilt || !isNamed)
          ? 'được dựng không một lời'
          : isBuilt || isNamed
            ? null
            : 'không nêu lỗi';
      return { input: name, fault };
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function neighbours(): Files {
  return {
    ...PLAN,
    ...portalInOrder(VICTIM, {
      url: `https://${HOST}/`,
      redirects: [{ from: '/cu/bai/', to: '/tin-tuc/bai-mot/' }],
    }),
    ...portalInOrder(THIRD),
  };
}

async function build(content: string, out: string, { size }: Trial): Promise<Told | string> {
  const parameters = ['--content', content, '--out', out, '--as-of', DAY, '--format', 'json'];
  return readTold(await runUnlimited(size, 'build', parameters, { seconds: 300 }));
}

/** Says what is wrong with what a real server, under the configuration printed for it, answers for the neighbour. */
async function faultOnServer(
  name: ServerName,
  { root, content, out, size }: { root: string; content: string; out: string; size: Size },
): Promise<string | null> {
  const parameters = ['--content', content, '--out', out, '--config', name];
  const printed = await runUnlimited(size, 'preview', parameters, { seconds: 60 });
  if (printed.code !== 0) return `không in được cấu hình: ${lastWords(printed)}`;
  let server;
  try {
    server = await startWebServer(name, printed.stdout, join(root, name));
  } catch (error) {
    return String((error as Error).message).slice(0, 300);
  }
  try {
    const file = (path: string) => readFileSync(join(out, VICTIM, path), 'utf8');
    for (const [path, status, source] of [
      ['/', 200, 'index.html'],
      ['/404.html', 200, '404.html'],
      ['/sw.js', 200, 'sw.js'],
      ['/robots.txt', 200, 'robots.txt'],
      ['/tin-tuc/bai-mot/', 200, 'tin-tuc/bai-mot/index.html'],
      ['/cu/bai/', 200, 'cu/bai/index.html'],
      ['/khong-co/', 404, '404.html'],
      ['/Tin-Tuc/khong-co/', 404, '404.html'],
    ] as const) {
      const answer = await ask(server.port, HOST, path);
      if (answer.status !== status || answer.body !== file(source))
        return `${path} không còn là của cổng bên cạnh (${answer.status})`;
    }
    return null;
  } finally {
    server.process.kill();
  }
}

/** A portal whose folder has another name leaves no second site under the same address. */
async function judgeRenamed(trial: Trial): Promise<Verdict> {
  const input = 'thư mục cổng đổi tên';
  const root = await mkdtemp(join(trial.folder, 'doi-ten-'));
  const [content, out] = [join(root, 'content'), join(root, 'dist')];
  await writeFiles(content, neighbours());
  const before = await build(content, out, trial);
  renameSync(join(content, 'portals', VICTIM), join(content, 'portals/xa-ten-moi'));
  const after = await build(content, out, trial);
  if (typeof before === 'string' || typeof after === 'string')
    return { input, fault: [before, after].find((each) => typeof each === 'string') as string };
  const status = after.portals.find(({ portal }) => portal === 'xa-ten-moi')?.status;
  if (status !== 'built') return { input, fault: `cổng mang tên mới: ${status}` };
  for (const name of SERVERS) {
    const { code, stdout, stderr } = await runUnlimited(
      trial.size,
      'preview',
      ['--content', content, '--out', out, '--config', name],
      { seconds: 60 },
    );
    if (code !== 0) return { input, fault: `${name}: ${stderr}` };
    if (stdout.includes(`${out}/${VICTIM}`) || !stdout.includes(`${out}/xa-ten-moi`))
      return { input, fault: `${name} vẫn phục vụ thư mục cũ` };
  }
  return { input, fault: null };
}
