import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { targetsOf } from '../fixtures/html.ts';
import { articleMd, portalYaml, runScript } from '../fixtures/make.ts';
import { leastPortal, pdf, underPortal } from '../fixtures/portals.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'dist');
let server: ChildProcess;
let port = 0;

beforeAll(async () => {
  const content = await writeFiles(join(root, 'noi-dung'), {
    ...leastPortal('xa-thu'),
    ...underPortal('xa-thu', {
      'tin-tuc/2026/co-tep.md': articleMd({ attachments: [{ src: 'Mẫu số 1, 2 & 3.pdf' }] }),
      'tin-tuc/2026/Mẫu số 1, 2 & 3.pdf': pdf('mẫu'),
    }),
    // Its folder's name starts with the other's, which a careless check of paths would let through.
    ...leastPortal('xa-thu-hai'),
    ...underPortal('xa-thu-hai', {
      'portal.yaml': portalYaml({ name: 'Xã Thử Hai', url: 'https://tinh.vidu.gov.vn/thu-hai/' }),
    }),
  });
  const { code, stderr } = await runScript('build', [
    '--content',
    content,
    '--out',
    out,
    '--as-of',
    '2026-06-30',
  ]);
  expect(code, stderr).toBe(0);
  await writeFiles(root, { 'bi-mat.txt': 'BIMAT', 'dist/bi-mat.txt': 'BIMAT' });

  port = await freePort();
  server = spawn(
    process.execPath,
    [join(PROJECT, 'scripts/preview.ts'), '--out', out, '--port', String(port)],
    { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise<void>((ready, failed) => {
    let said = '';
    server.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(`http://xa-thu-hai.localhost:${port}/thu-hai/`)) ready();
    });
    server.on('close', () => failed(new Error(said)));
  });
});

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

  test('mọi thứ trang chủ và bài viết cần đều mở được, kể cả tệp có tên khó', async () => {
    for (const path of ['/', '/tim-kiem/', '/tin-tuc/co-tep/']) {
      const { body } = await get('xa-thu', path);
      const targets = new Set(targetsOf(body).filter((target) => /^\/(?!pagefind\/$)/.test(target)));
      expect(targets.size).toBeGreaterThan(5);
      for (const target of targets) expect((await get('xa-thu', target)).status, target).toBe(200);
    }
    expect((await get('xa-thu', '/pagefind/pagefind.js')).status).toBe(200);
  });
});

describe('tiêu đề an toàn', () => {
  test.each(['/', '/tin-tuc/bai-mot/', '/favicon.svg', '/khong-co/'])('có ở %s', async (path) => {
    const { headers } = await get('xa-thu', path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('geolocation=()') as string,
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    const scripts = policy.split('; ').find((part) => part.startsWith('script-src'));
    expect(scripts).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
  });
});

describe('địa chỉ không có', () => {
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

describe('không xem được thì mã thoát là 2', () => {
  const preview = (...args: string[]) => runScript('preview', args);

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
    const { code, stderr } = await preview('--out', out, '--portal', 'xa-la');
    expect(code).toBe(2);
    expect(stderr).toBe('Chưa dựng cổng xa-la.\n');
  });

  test('cổng mạng đang được dùng', async () => {
    const { code, stderr } = await preview('--out', out, '--port', String(port));
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

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks for a path exactly as written: a browser or `fetch` would tidy it up first. */
function get(portal: string, path: string): Promise<Answer> {
  const host = portal ? `${portal}.localhost:${port}` : `localhost:${port}`;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
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

/** Finds a port nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
