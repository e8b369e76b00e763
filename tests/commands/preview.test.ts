import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMON_HEADERS, DOCUMENT_HEADERS, IMMUTABLE } from '../../src/serving/headers.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { elementsOf, targetsOf } from '../fixtures/html.ts';
import { articleMd, portalYaml, runScript, wordsFor } from '../fixtures/make.ts';
import { leastPortal, pdf, underPortal } from '../fixtures/portals.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { ask, freePort, type Answer } from './web-servers.ts';

const root = await makeSharedFolder();
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'dist');
const content = join(root, 'noi-dung');
let server: ChildProcess;
let port = 0;

beforeAll(async () => {
  await writeFiles(content, {
    ...leastPortal('xa-thu'),
    ...underPortal('xa-thu', {
      'portal.yaml': portalYaml({
        name: 'Xã xa-thu',
        url: 'https://xa-thu.vidu.gov.vn/',
        predecessors: [{ code: '00124', name: 'Xã Cũ', host: 'xacu.vidu.gov.vn', until: '2025-06-30' }],
        redirects: [{ from: '/Tin.aspx?ItemID=12', to: '/van-ban/' }],
      }),
      'tin-tuc/2026/co-tep.md': articleMd({ attachments: [{ src: 'Mẫu số 1, 2 & 3.pdf' }] }),
      'tin-tuc/2026/Mẫu số 1, 2 & 3.pdf': pdf('mẫu'),
    }),
    // Its folder's name starts with the other's, which a careless check of paths would let through.
    ...leastPortal('xa-thu-hai'),
    ...underPortal('xa-thu-hai', {
      'portal.yaml': portalYaml({ name: 'Xã Thử Hai', url: 'https://tinh.vidu.gov.vn/thu-hai/' }),
    }),
  });
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
  expect(code, stderr).toBe(0);
  await writeFiles(root, { 'bi-mat.txt': 'BIMAT', 'dist/bi-mat.txt': 'BIMAT' });

  port = await freePort();
  server = await startPreview(out, port);
});

/** Starts the command and waits until it has named the last portal. */
async function startPreview(folder: string, at: number): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [...wordsFor('preview'), '--content', content, '--out', folder, '--port', String(at)],
    { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise<void>((ready, failed) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(`http://xa-thu-hai.localhost:${at}/thu-hai/`)) ready();
    });
    child.on('close', () => failed(new Error(said)));
  });
  return child;
}

afterAll(() => {
  server.kill();
});

describe('mỗi cổng ở một tên máy riêng', () => {
  test.each([
    ['xa-thu', '/', 'Xã xa-thu'],
    ['xa-thu', '/tin-tuc/bai-mot/', 'Bài thứ nhất của xa-thu'],
    ['xa-thu-hai', '/thu-hai/', 'Xã Thử Hai'],
    ['xa-thu-hai', '/thu-hai/tin-tuc/bai-mot/', 'Bài thứ nhất của xa-thu-hai'],
    ['xa-thu-hai', '/thu-hai/rss.xml', 'Xã Thử Hai'],
    ['xa-thu-hai', '/thu-hai/api/articles.json', 'bai-mot'],
  ])('%s%s', async (portal, path, words) => {
    const { status, body } = await get(portal, path);
    expect(status).toBe(200);
    expect(body).toContain(words);
  });

  test('mở ngoài đường dẫn gốc thì được đưa về trang chủ', async () => {
    for (const path of ['/', '/thu-hai']) {
      const { status, headers } = await get('xa-thu-hai', path);
      expect(status).toBe(302);
      expect(headers.location).toBe('/thu-hai/');
    }
  });

  test('tên máy không có cổng nào thì hiện danh sách cổng', async () => {
    const { status, body } = await get('', '/');
    expect(status).toBe(200);
    expect(targetsOf(body)).toEqual([
      `http://xa-thu.localhost:${port}/`,
      `http://xa-thu-hai.localhost:${port}/thu-hai/`,
    ]);
  });

  test('ở tên máy đó, địa chỉ khác là 404 kể các cổng; tên cổng dẫn tới cổng', async () => {
    for (const path of ['/ban-ke.txt', '/tin-tuc/', '/xa-thu/ban-ke.txt', '/tin-tuc/?q=1']) {
      const { status, body } = await get('', path);
      expect([path, status]).toEqual([path, 404]);
      expect(targetsOf(body)).toContain(`http://xa-thu-hai.localhost:${port}/thu-hai/`);
    }
    const { status, headers } = await get('', '/xa-thu-hai');
    expect([status, headers.location]).toEqual([302, `http://xa-thu-hai.localhost:${port}/thu-hai/`]);
  });

  test('mọi thứ trang chủ và bài viết cần đều mở được, kể cả tệp có tên khó', async () => {
    for (const path of ['/', '/tim-kiem/', '/tin-tuc/co-tep/']) {
      const { body } = await get('xa-thu', path);
      const targets = new Set(targetsOf(body).filter((target) => /^\/(?!pagefind\/$)/.test(target)));
      expect(targets.size).toBeGreaterThan(5);
      for (const target of targets) expect((await get('xa-thu', target)).status, target).toBe(200);
    }
    expect((await get('xa-thu', '/pagefind/dau-chi-muc.json')).status).toBe(200);
  });
});

describe('tiêu đề an toàn', () => {
  test.each([
    '/',
    '/tin-tuc/bai-mot/',
    '/favicon.svg',
    '/rss.xml',
    '/sw.js',
    '/robots.txt',
    '/tep/tin-tuc/2026/M%E1%BA%ABu%20s%E1%BB%91%201,%202%20&%203.pdf',
    '/khong-co/',
    '/_astro/khong-co.css',
    '/khong-co.json',
  ])('đủ ở %s', async (path) => {
    const { headers } = await get('xa-thu', path);
    for (const [name, value] of Object.entries({ ...COMMON_HEADERS, ...DOCUMENT_HEADERS }))
      expect(headers[name.toLowerCase()], name).toBe(value);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|data:|\*/);
  });

  test('tệp chỉ là một phần của trang thì không mang tiêu đề dành cho trang', async () => {
    const { body } = await get('xa-thu', '/tim-kiem/');
    const parts = targetsOf(body).filter((to) => /\.(?:css|js)$/.test(to));
    expect(new Set(parts.map((to) => to.split('.').at(-1))).size).toBe(2);
    const asked = ['/tim-kiem/de-muc.json', '/pagefind/dau-chi-muc.json'];
    for (const part of [...parts, ...asked, '/api/portal.json']) {
      const { status, headers } = await get('xa-thu', part);
      expect(status, part).toBe(200);
      expect(headers, part).toMatchObject(lowerCased(COMMON_HEADERS));
      for (const name of Object.keys(DOCUMENT_HEADERS))
        expect(headers, part).not.toHaveProperty(name.toLowerCase());
    }
  });

  test('không trang nào có mã hay kiểu chữ viết ngay trong trang, là thứ chính sách sẽ chặn', async () => {
    for (const path of ['/', '/tim-kiem/', '/tin-tuc/co-tep/', '/khong-co/']) {
      const { body } = await get('xa-thu', path);
      const faults = elementsOf(body).filter(
        ({ tagName, properties }) =>
          tagName === 'style' ||
          'style' in properties ||
          Object.keys(properties).some((key) => /^on[A-Z]/.test(key)) ||
          // JSON is data: browsers do not run it, whatever the policy.
          (tagName === 'script' &&
            !properties.src &&
            !/^application\/(?:ld\+)?json$/.test(String(properties.type))),
      );
      expect(faults, path).toEqual([]);
    }
  });
});

describe('giữ bản sao và nén như khi vận hành', () => {
  test('tệp đổi tên theo nội dung được giữ một năm; thứ khác lần nào cũng hỏi lại', async () => {
    const sheet = targetsOf((await get('xa-thu-hai', '/thu-hai/')).body).find((to) => to.endsWith('.css'))!;
    expect((await get('xa-thu-hai', sheet)).headers['cache-control']).toBe(IMMUTABLE);
    for (const path of [
      '/',
      '/favicon.svg',
      '/pagefind/dau-chi-muc.json',
      '/khong-co/',
      '/_astro/khong-co.css',
    ])
      expect((await get('xa-thu', path)).headers['cache-control'], path).toBe('no-cache');
  });

  test('hỏi lại một trang không đổi thì được trả lời 304', async () => {
    const { headers } = await get('xa-thu', '/', { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/html; charset=utf-8' });
    const again = await get('xa-thu', '/', { 'if-none-match': headers.etag! });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect(again.headers['cache-control']).toBe('no-cache');
  });

  test('thiếu dấu gạch cuối thì được đưa tới địa chỉ đủ', async () => {
    for (const query of ['', '?q=a', '?q=a?&trang=//2']) {
      const { status, headers } = await get('xa-thu-hai', `/thu-hai/tim-kiem${query}`);
      expect(status).toBe(301);
      expect(headers.location).toBe(`/thu-hai/tim-kiem/${query}`);
    }
  });
});

describe('địa chỉ không có', () => {
  test.each([
    ['xa-thu', '//tin-tuc', 'Xã xa-thu'],
    ['xa-thu', '//ke-xau.vn', 'Xã xa-thu'],
    ['xa-thu', '//ke-xau.vn/?q=1', 'Xã xa-thu'],
    ['xa-thu', '//tin-tuc/', 'Xã xa-thu'],
    ['xa-thu', '/tin-tuc//bai-mot', 'Xã xa-thu'],
    ['xa-thu', '//', 'Xã xa-thu'],
    ['xa-thu-hai', '//ke-xau.vn', 'Xã Thử Hai'],
    ['xa-thu-hai', '//thu-hai', 'Xã Thử Hai'],
    ['xa-thu-hai', '/thu-hai//tin-tuc', 'Xã Thử Hai'],
  ])('%s%s có hai dấu gạch liền nhau: trang 404, không chuyển đi đâu', async (portal, path, words) => {
    const { status, headers, body } = await get(portal, path);
    expect(status).toBe(404);
    expect(headers).not.toHaveProperty('location');
    expect(headers).toMatchObject(lowerCased({ ...COMMON_HEADERS, ...DOCUMENT_HEADERS }));
    expect(body).toContain(words);
  });

  test('tên máy không có cổng nào cũng không chuyển tới địa chỉ có hai dấu gạch', async () => {
    const { status, headers } = await get('', '//ke-xau.vn');
    expect(status).toBe(404);
    expect(headers).not.toHaveProperty('location');
  });

  test.each([
    ['xa-thu', '/khong-co/'],
    ['xa-thu', '/tin-tuc/khong-co/'],
    ['xa-thu-hai', '/thu-hai/khong-co.pdf'],
  ])('%s%s: trang 404 của cổng, trạng thái 404', async (portal, path) => {
    const { status, headers, body } = await get(portal, path);
    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(body).toContain('Không tìm thấy trang');
    expect(body).toContain(portal === 'xa-thu' ? 'Xã xa-thu' : 'Xã Thử Hai');
  });

  test.each([
    '/../bi-mat.txt',
    '/..%2fbi-mat.txt',
    '/%2e%2e/bi-mat.txt',
    '/%2e%2e%2fbi-mat.txt',
    '/..%5cbi-mat.txt',
    '/../../bi-mat.txt',
    '/%2e%2e/%2e%2e/bi-mat.txt',
    '/tin-tuc/..%2f..%2f..%2fbi-mat.txt',
    '//bi-mat.txt',
    '/_headers',
    '/%5fheaders',
    '/.cong-xa.json',
    '/%2econg-xa.json',
    '/%2e%2e/xa-thu-hai/index.html',
    '/../xa-thu-hai/',
    '/%',
    '/%00',
    '/%E0%A4%A',
  ])('không đi ra ngoài thư mục của cổng: %s', async (path) => {
    const { status, body } = await get('xa-thu', path);
    expect(status).toBe(404);
    expect(body).not.toContain('BIMAT');
    expect(body).not.toContain('Xã Thử Hai');
    expect((await get('xa-thu', '/')).status).toBe(200);
  });
});

test('trang vừa bị lần dựng lại lấy đi thì trả lời 503, máy chủ vẫn chạy tiếp', async () => {
  const notFound = join(out, 'xa-thu/404.html');
  await rename(notFound, `${notFound}.cat`);
  const { status, body } = await get('xa-thu', '/khong-co/');
  expect(status).toBe(503);
  expect(body).toBe('Cổng đang được dựng lại. Hãy tải lại trang sau ít giây.\n');
  await rename(`${notFound}.cat`, notFound);
  expect((await get('xa-thu', '/khong-co/')).status).toBe(404);
});

describe('nơi cổng được đưa lên', () => {
  const target = join(root, 'dich');
  const site = join(target, 'xa-thu');
  let [deployedAt, deployed]: [number, ChildProcess?] = [0];

  beforeAll(async () => {
    const words = ['--content', content, '--out', out, target];
    const { code, stderr } = await callScript('deploy', words, {
      env: { XDG_CONFIG_HOME: join(root, 'nha') },
    });
    expect(code, stderr).toBe(0);
    deployedAt = await freePort();
    deployed = await startPreview(target, deployedAt);
    return () => void deployed?.kill();
  });

  test('phục vụ bản mà current trỏ tới, đổi ngay khi liên kết đó đổi', async () => {
    const asked = (path: string) => ask(deployedAt, `xa-thu.localhost:${deployedAt}`, path);
    expect((await asked('/')).body).toBe((await get('xa-thu', '/')).body);
    expect((await asked('/ban-ke.txt')).body).toContain('\nportal xa-thu\n');
    expect((await asked('/Tin.aspx?ItemID=12')).headers.location).toBe('/van-ban/');

    const first = await readlink(join(site, 'current'));
    const next = 'releases/20991231-235959-00000000';
    await cp(join(site, first), join(site, next), { recursive: true });
    for (const path of ['index.html', '_dia-chi-cu.json']) await rm(join(site, next, path));
    await writeFiles(join(site, next), {
      'index.html': 'bản sau',
      '_dia-chi-cu.json': '{"moves":[{"from":"/Tin.aspx?ItemID=12","to":"/lien-he/"}],"formerHosts":[]}',
    });
    for (const [release, body, move] of [
      [next, 'bản sau', '/lien-he/'],
      [first, 'Xã xa-thu', '/van-ban/'],
    ] as const) {
      await symlink(release, join(site, '.current'));
      await rename(join(site, '.current'), join(site, 'current'));
      expect((await asked('/')).body).toContain(body);
      expect((await asked('/Tin.aspx?ItemID=12')).headers.location).toBe(move);
    }
  });

  test('cấu hình máy chủ ở đó cũng có địa chỉ cũ và tên máy cũ', async () => {
    const words = ['--content', content, '--out', target, '--config', 'nginx'];
    const { stdout } = await runScript('preview', words);
    for (const part of [`${site}/current/`, 'ItemID=12', 'xacu.vidu.gov.vn']) expect(stdout).toContain(part);
    expect((await get('xa-thu', '/_dia-chi-cu.json')).status).toBe(404);
  });
});

describe('không xem được thì mã thoát là 2', () => {
  const preview = (...args: string[]) => callScript('preview', args);

  test('nơi dựng không có, hoặc chưa có cổng nào', async () => {
    await mkdir(join(root, 'trong'));
    for (const folder of ['khong-co', 'trong']) {
      const { code, stderr, stdout } = await preview('--out', join(root, folder));
      expect(code).toBe(2);
      expect(stderr).toBe(
        `Chưa có cổng nào được dựng trong ${join(root, folder)}. Chạy trước:  npm run build\n`,
      );
      expect(stdout).toBe('');
    }
  });

  test('cổng chưa dựng', async () => {
    const { code, stderr } = await preview('--content', content, '--out', out, '--portal', 'xa-la');
    expect(code).toBe(2);
    expect(stderr).toBe('Chưa dựng cổng xa-la.\n');
  });

  test('cổng mạng đang được dùng', async () => {
    const { code, stderr } = await preview('--content', content, '--out', out, '--port', String(port));
    expect(code).toBe(2);
    expect(stderr).toBe(`Cổng mạng ${port} đang được dùng; chọn số khác với --port.\n`);
  });

  test.each(['0', 'abc', '99999'])('cổng mạng viết sai: %s', async (wrong) => {
    const { code, stderr } = await preview('--out', out, '--port', wrong);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--port /);
    expect(stderr).toContain(`“${wrong}”`);
  });

  test('tham số lạ', async () => {
    const { code, stderr } = await preview('--cong', 'a');
    expect(code).toBe(2);
    expect(stderr).toContain('Không có tham số --cong.');
    expect(stderr).toContain('npm run preview --');
  });
});

function get(portal: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(port, portal ? `${portal}.localhost:${port}` : `localhost:${port}`, path, headers);
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
