import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ServerName } from '../../scripts/programs/web-servers.ts';
import { isError } from '../../src/problems/problem.ts';
import { hostsOf, servers, UNWRITABLE } from '../../src/serving/servers/servers.ts';
import { readPortalAddress } from '../../src/schemas/portal-address.ts';
import { checkContent } from '../../src/commands/check-content.ts';
import { choosePortalsToServe } from '../../src/commands/served-portals.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { ask, judgeConfiguration, startWebServer } from './web-servers.ts';

const SERVERS = ['nginx', 'apache', 'caddy'] as ServerName[];
const VICTIM = 'xa-nan-nhan';
const HOST = 'nannhan.vinhlong.gov.vn';

const root = await makeSharedFolder();
const content = join(root, 'noi-dung');
const out = join(root, 'dist');

const portal = (id: string, url: string, more: Record<string, unknown> = {}) => ({
  ...leastPortal(id),
  ...underPortal(id, { 'portal.yaml': portalYaml({ name: `Xã ${id}`, url, ...more }) }),
});

/** Whoever wants the place of another, by the folder of the portal: the first and the last of the alphabet among them. */
const ATTACKERS: Record<string, string> = {
  'a-cung-dia-chi': `https://${HOST}/`,
  'zz-cung-dia-chi': `https://${HOST.toUpperCase()}`,
  'zz-cham-cuoi': `https://${HOST}./`,
  'zz-cong-443': `https://${HOST}:443/`,
  'a-cong-mang': `https://${HOST}:8443/`,
  'zz-tai-khoan': `https://${HOST}@${HOST}/`,
  'zz-index': `https://${HOST}/index.html/`,
  'zz-404': `https://${HOST}/404.html/`,
  'zz-sw': `https://${HOST}/sw.js/`,
  'zz-robots': `https://${HOST}/robots.txt/`,
  'zz-dia-chi-cu': `https://${HOST}/cu/`,
  'zz-dia-chi-cu-hoa': `https://${HOST}/CU/Bai/`,
  'zz-thu-muc': `https://${HOST}/tin-tuc/x/`,
  'zz-thu-muc-hoa': `https://${HOST}/Tin-Tuc/x/`,
  'zz-thu-muc-anh': `https://${HOST}/anh/tep/`,
  'zz-sao': 'https://*.vinhlong.gov.vn/',
  'zz-bieu-thuc': 'https://~.*/',
  'zz-cham-phay': 'https://a;b.vn/',
  'zz-ngoac': 'https://a;}.vn/',
  'zz-do-la': 'https://$host/',
  'zz-nhay': 'https://a"b.vn/',
  'zz-moi-truong': 'https://{$path}.vn/',
  'zz-gach-duoi': 'https://_/',
  'zz-localhost': 'https://localhost/',
  'zz-ip': 'https://127.0.0.1/',
  'zz-ip6': 'https://[::1]/',
  'zz-dai': `https://${'a'.repeat(300)}.vn/`,
  'zz-cha': 'https://x.vn/../y/',
  'zz-git': 'https://x.vn/.git/',
};

beforeAll(async () => {
  await writeFiles(content, {
    ...portal(VICTIM, `https://${HOST}/`, { redirects: [{ from: '/cu/bai/', to: '/tin-tuc/bai-mot/' }] }),
    ...portal('xa-duoi', `https://${HOST}/xa-duoi/`),
  });
  expect((await build()).code).toBe(0);
});

const build = (...args: string[]) =>
  callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30', '--format', 'json', ...args]);
const preview = (...args: string[]) => callScript('preview', ['--content', content, '--out', out, ...args]);

function statuses(stdout: string): Record<string, string> {
  const { portals } = JSON.parse(stdout) as { portals: { portal: string; status: string }[] };
  return Object.fromEntries(portals.map(({ portal: id, status }) => [id, status]));
}

describe('cổng khác muốn chiếm chỗ của một cổng đã dựng', () => {
  test('không cổng nào chiếm được, dù dựng chung hay dựng riêng; cổng kia vẫn được dựng tin mới', async () => {
    for (const [id, url] of Object.entries(ATTACKERS)) await writeFiles(content, portal(id, url));
    // Below a free folder somebody may live; an old address that leads into another's place is no address.
    await writeFiles(content, {
      ...portal('xa-khan-cap', `https://${HOST}/khan-cap/`),
      ...portal('zz-lay-cho', 'https://x.vn/', { redirects: [{ from: '/xa/', to: '/' }] }),
      ...portal('zz-bi-lay', 'https://x.vn/xa/'),
    });
    const alone = await build('--portal', 'a-cung-dia-chi,zz-thu-muc-hoa');
    expect(statuses(alone.stdout)).toEqual({ 'a-cung-dia-chi': 'faulty', 'zz-thu-muc-hoa': 'faulty' });

    await writeFiles(
      content,
      underPortal(VICTIM, { 'tin-tuc/2026/moi.md': articleMd({ title: 'Bài mới hôm nay' }) }),
    );
    const { code, stdout } = await build();
    expect(code).toBe(1);
    const faulty = [...Object.keys(ATTACKERS), 'zz-bi-lay', 'zz-lay-cho'];
    expect(statuses(stdout)).toEqual({
      [VICTIM]: 'built',
      'xa-duoi': 'unchanged',
      'xa-khan-cap': 'built',
      ...Object.fromEntries(faulty.map((id) => [id, 'faulty'])),
    });
    const { problems } = JSON.parse(stdout) as {
      problems: { file: string; code: string; message: string }[];
    };
    const named = problems.filter((each) => ['portal-url', 'portal-url-shared'].includes(each.code));
    expect(named.map(({ file }) => file.split('/')[1]).sort()).toEqual(faulty.sort());
    expect(named.find(({ file }) => file.includes('a-cung-dia-chi'))!.message).toContain(VICTIM);
  });

  test('portal.yaml của cổng đã dựng đang sai thì chỗ của cổng đó vẫn không ai lấy được', async () => {
    const file = join(content, 'portals', VICTIM, 'portal.yaml');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('kind: xa', 'kind: huyen'));
    expect(statuses((await build()).stdout)).toMatchObject({
      ...Object.fromEntries([VICTIM, ...Object.keys(ATTACKERS)].map((id) => [id, 'faulty'])),
      'xa-duoi': 'unchanged',
    });
    await writeFile(file, before);
  });

  test.each(SERVERS)('%s phục vụ đúng cổng bị nhắm tới', async (name) => {
    const { portals, leftOut } = choosePortalsToServe(out, content);
    expect(leftOut).toEqual([]);
    const configuration = servers[name]({ hosts: hostsOf(portals), formers: [], tls: false });
    const { port, process: server } = await startWebServer(name, configuration, join(root, name));
    try {
      for (const [path, words] of [
        ['/', `Xã ${VICTIM}`],
        ['/index.html', `Xã ${VICTIM}`],
        ['/tin-tuc/moi/', 'Bài mới hôm nay'],
        ['/cu/bai/', '/tin-tuc/bai-mot/'],
        ['/xa-duoi/', 'Xã xa-duoi'],
        ['/khan-cap/', 'Xã xa-khan-cap'],
      ] as const) {
        const { status, body } = await ask(port, HOST, path);
        expect([status, body.includes(words)], path).toEqual([200, true]);
      }
      for (const path of ['/khong-co/', '/tin-tuc/x/', '/Tin-Tuc/x/', '/cu/']) {
        const { status, body } = await ask(port, HOST, path);
        expect([status, body.includes(`Xã ${VICTIM}`)], path).toEqual([404, true]);
      }
    } finally {
      server.kill();
    }
  });

  test('khi người đọc mất mạng, phần lưu của cổng ở gốc không trả lời thay cổng ở thư mục bên dưới', async () => {
    const worker = await readFile(join(out, VICTIM, 'sw.js'), 'utf8');
    const { places } = JSON.parse(/^const BUILD = (.*);$/m.exec(worker)![1]!) as { places: string[] };
    expect(places).toContain('tin-tuc');
    for (const place of ['cu', 'xa-duoi', 'khan-cap']) expect(places).not.toContain(place);
  });
});

describe('những gì nằm trong thư mục đã dựng không tự thành trang', () => {
  test('cổng không còn trong nội dung thì được nêu tên và để ngoài', async () => {
    await cp(join(out, VICTIM), join(out, 'a-cu'), { recursive: true });
    const { code, stdout, stderr } = await preview('--config', 'nginx');
    expect(code).toBe(0);
    expect(stderr).toBe('Bỏ qua a-cu: không còn trong nội dung.\n');
    expect(stdout).not.toContain('a-cu');
    await rm(join(out, 'a-cu'), { recursive: true });
  });

  test('có hai cổng ở một nơi thì mã thoát là 2, không in gì, cả khi chỉ hỏi một cổng', async () => {
    await writeFiles(join(out, 'a-cung-dia-chi'), {
      'api/portal.json': JSON.stringify({ url: `https://${HOST}/`, code: '1' }),
    });
    const { code, stdout, stderr } = await preview('--config', 'apache', '--portal', 'a-cung-dia-chi');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('chỉ một cổng được ở đó');
    await rm(join(out, 'a-cung-dia-chi'), { recursive: true });
  });

  test.each([
    ['cùng địa chỉ với cổng khác', `https://${HOST}/`, `cùng muốn ở https://${HOST}/`],
    ['trong thư mục của cổng khác', `https://${HOST}/Tin-tuc/`, `cùng muốn ở https://${HOST}/Tin-tuc/`],
    ['ở thư mục cổng khác có trang', `https://${HOST}/cu/`, `cùng muốn ở https://${HOST}/cu/`],
    ['ở tên máy không ai được ở', 'https://a;}.vn/', 'không phải địa chỉ một cổng được ở'],
    ['viết thêm dòng vào cấu hình', 'https://a.vn/;\n}', 'không phải địa chỉ một cổng được ở'],
  ])('cổng đã dựng mà %s thì không có cấu hình nào', async (_, url, words) => {
    const id = 'a-cung-dia-chi';
    await writeFiles(join(out, id), { 'api/portal.json': JSON.stringify({ url, code: '1' }) });
    expect(() => choosePortalsToServe(out, content)).toThrow(words);
    await rm(join(out, id), { recursive: true });
  });

  test('không cổng nào có trong nội dung thì nói nội dung nào', async () => {
    const { code, stderr } = await callScript('preview', ['--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain('nếu ở nơi khác, ghi thêm --content');
  });

  test('đổi tên thư mục của cổng thì trang dưới tên cũ được gỡ, cổng khác không bị đụng tới', async () => {
    await rename(join(content, 'portals/xa-duoi'), join(content, 'portals/xa-duoi-moi'));
    const { stderr } = await build('--portal', 'xa-duoi-moi');
    expect(stderr).toContain('xa-duoi đã xóa: cổng này nay ở');
    expect(existsSync(join(out, 'xa-duoi'))).toBe(false);
    for (const id of [VICTIM, 'xa-duoi-moi']) expect(existsSync(join(out, id, 'index.html'))).toBe(true);
    expect(choosePortalsToServe(out, content).portals.map(({ id }) => id)).toContain('xa-duoi-moi');
  });
});

describe('tệp cong.yaml của người vận hành', () => {
  const write = (text: string) => writeFile(join(content, 'cong.yaml'), text);

  test('cổng nào được ở đâu chỉ do tệp đó quyết định', async () => {
    await write(
      `portals:\n  ${VICTIM}: { hosts: [${HOST}] }\n  xa-duoi-moi: { hosts: [${HOST}], bases: [/xa-duoi] }\n`,
    );
    const { stdout } = await build();
    expect(statuses(stdout)).toMatchObject({
      [VICTIM]: 'unchanged',
      'xa-duoi-moi': 'unchanged',
      'xa-khan-cap': 'faulty',
    });
    expect(stdout).toContain(`xa-khan-cap: { hosts: [${HOST}], bases: [/khan-cap/] }`);
    const { portals, leftOut } = choosePortalsToServe(out, content);
    expect(leftOut).toEqual([
      { id: 'xa-khan-cap', reason: `cong.yaml không cho ở https://${HOST}/khan-cap/` },
    ]);
    expect(portals.map(({ id }) => id)).toEqual(['xa-duoi-moi', VICTIM]);
  });

  test.each([
    'portals:\n  xa: { host: [a.vn] }\n',
    'portals: [',
    '',
    'portals:\n  xa: { hosts: [a] }\n',
    'portals:\n  xa: { hosts: [a.vn], bases: [/a.b/] }\n',
    'portals:\n  xa: {}\n',
    'portals: {}\nhosts: []\n',
  ])('viết sai (%j) thì không cổng nào được dựng và không có cấu hình nào', async (wrong) => {
    await write(wrong);
    const { sound, problems } = await checkContent(content, [VICTIM], { today: '2026-06-30' });
    expect(sound).toEqual([]);
    expect(problems.filter(isError).map(({ file }) => file)).toContain('cong.yaml');
    expect(() => choosePortalsToServe(out, content)).toThrow('cong.yaml còn lỗi');
  });

  test('là một liên kết hay một thư mục thì cũng như viết sai', async () => {
    await writeFile(join(root, 'cho-phep.yaml'), `portals:\n  ${VICTIM}: { hosts: [${HOST}] }\n`);
    for (const make of [
      () => symlink(join(root, 'cho-phep.yaml'), join(content, 'cong.yaml')),
      () => mkdir(join(content, 'cong.yaml')),
    ]) {
      await rm(join(content, 'cong.yaml'), { recursive: true });
      await make();
      expect((await checkContent(content, [VICTIM], { today: '2026-06-30' })).sound).toEqual([]);
    }
  });

  test('đặt trong thư mục của một cổng thì không có quyền gì', async () => {
    await rm(join(content, 'cong.yaml'), { recursive: true });
    await writeFiles(content, underPortal('zz-cham-cuoi', { 'cong.yaml': 'portals: {}\n' }));
    const { stdout } = await build('--portal', `${VICTIM},zz-cham-cuoi`);
    expect(statuses(stdout)).toEqual({ [VICTIM]: 'unchanged', 'zz-cham-cuoi': 'faulty' });
    expect(stdout).toContain('"misplaced-file"');
  });
});

describe('địa chỉ được nhận', () => {
  const sign = fc.constantFrom(...'ab9Z-_./:;{}$"\'`\\~*?#%@ \n(đ');
  const part = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'ab9-'), minLength: 1, maxLength: 63 }),
    fc.string({ unit: sign, minLength: 1, maxLength: 12 }),
  );
  const text = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.array(part, { maxLength: 2 }))
    .map(([host, base]) => `https://${host.join('.')}.vn/${base.join('/')}`);

  const NAMED = {
    nginx: /^ {4}server_name (?!_;)/gm,
    apache: /^ {4}ServerName (?!ten-may-la)/gm,
    caddy: /^[\w.-]+ \{$/gm,
  };

  test.each(SERVERS)('viết thế nào %s cũng đọc được, và chỉ đọc ra đúng chừng ấy máy', async (name) => {
    const all = [
      `https://${`${'dai'.repeat(20)}.`.repeat(4)}vn/`,
      'https://xã-minh-họa.vn/',
      ...fc.sample(text, { numRuns: 400, seed: 13 }),
    ];
    const read = all.map(readPortalAddress).flatMap((each) => ('url' in each ? each : []));
    const places = [...new Map(read.map((each) => [each.url.toLowerCase(), each])).values()];
    expect(places.length).toBeGreaterThan(30);
    const hosts = hostsOf(places.map((place) => ({ ...place, folder: root })));
    const configuration = servers[name]({ hosts, formers: [], tls: false });
    expect(await judgeConfiguration(name, configuration, join(root, `${name}-dia-chi`))).toBe('');
    expect(configuration.match(NAMED[name])).toHaveLength(hosts.length);
  });
});

describe('đường dẫn của thư mục đã dựng', () => {
  const names = [
    'có dấu cách',
    'a;b}c{d',
    '$uri ${HOME} $1',
    `nháy " và '`,
    'gạch \\ chéo \\',
    'thăng # phần trăm %20 %{x}',
    '`a` {$PATH} {path}',
    '*.? [a-z]',
    'a"; } server { return 200; #',
  ];
  test.each(SERVERS)('%s: viết gì cũng chỉ là đường dẫn, hoặc không có cấu hình', async (name) => {
    const writable = names.filter((each) => !UNWRITABLE[name].test(each));
    expect(writable.length).toBeGreaterThan(2);
    await writeFiles(
      join(root, 'la'),
      Object.fromEntries(names.map((each, at) => [`${each}/index.html`, `trang ${at}`])),
    );
    const hosts = hostsOf(
      writable.flatMap((each, at) =>
        ['/', '/xa/'].map((base) => ({ host: `may-${at}.vidu.vn`, base, folder: join(root, 'la', each) })),
      ),
    );
    const configuration = servers[name]({ hosts, formers: [], tls: false });
    expect(await judgeConfiguration(name, configuration, join(root, `${name}-xet`))).toBe('');
    const { port, process: server } = await startWebServer(name, configuration, join(root, `${name}-la`));
    try {
      for (const [at, each] of writable.entries())
        for (const path of ['/', '/xa/'])
          expect((await ask(port, `may-${at}.vidu.vn`, path)).body, each).toBe(
            `trang ${names.indexOf(each)}`,
          );
    } finally {
      server.kill();
    }
  });

  test('đường dẫn không viết được thì nói vậy, không in gì', async () => {
    const strange = join(root, 'dist{a}');
    await cp(join(out, VICTIM), join(strange, VICTIM), { recursive: true });
    const { code, stdout, stderr } = await callScript('preview', [
      ...['--content', content, '--out', strange, '--config', 'caddy'],
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Cấu hình caddy không ghi được đường dẫn .*dist\{a\}/);
  });
});
