import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { ServerName } from '../../scripts/programs/web-servers.ts';
import { COMMON_HEADERS, DOCUMENT_HEADERS, IMMUTABLE, TRANSPORT_HEADERS } from '../../src/serving/headers.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { targetsOf } from '../fixtures/html.ts';
import { articleMd, portalYaml, runScript } from '../fixtures/make.ts';
import { leastPortal, pdf, underPortal } from '../fixtures/portals.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import {
  ask,
  askHttp2,
  fetchFrom,
  makeCertificate,
  startWebServer,
  type RunningServer,
} from './web-servers.ts';

const root = await makeSharedFolder();
const out = join(root, 'dist');
const content = join(root, 'noi-dung');

beforeAll(async () => {
  await writeFiles(content, {
    ...leastPortal('xa-goc'),
    ...underPortal('xa-goc', {
      'portal.yaml': portalYaml({
        name: 'Xã Gốc',
        url: 'https://tinh.vidu.gov.vn/',
        incident: { email: 'suco@vidu.gov.vn' },
        predecessors: [
          { code: '00124', name: 'Xã Đông Hòa', host: 'donghoa.vidu.gov.vn', until: '2025-06-30' },
        ],
        redirects: [{ from: '/Pages/Tin.aspx?ItemID=12', to: '/van-ban/' }],
      }),
      'tin-tuc/2026/anh.md': articleMd({
        title: 'Bài có tên là ảnh',
        aliases: ['/index.php?nv=news&op=anh', '/tin/anh-cu.html', '/phuong-duoi/?id=1'],
      }),
      'tin-tuc/2026/co-tep.md': articleMd({ attachments: [{ src: 'mau-don.pdf' }] }),
      'tin-tuc/2026/mau-don.pdf': pdf('mẫu'),
    }),
    ...leastPortal('phuong-duoi'),
    ...underPortal('phuong-duoi', {
      'portal.yaml': portalYaml({ name: 'Phường Dưới', url: 'https://tinh.vidu.gov.vn/phuong-duoi/' }),
      'tin-tuc/2026/duoi.md': articleMd({
        title: 'Bài của phường dưới',
        aliases: ['/?p_p_id=101&urlTitle=bai%20cu'],
      }),
    }),
    ...leastPortal('khu-sau'),
    ...underPortal('khu-sau', {
      'portal.yaml': portalYaml({ name: 'Khu Sâu', url: 'https://tinh.vidu.gov.vn/phuong-duoi/khu-sau/' }),
    }),
    ...leastPortal('xa-rieng'),
    ...underPortal('xa-rieng', {
      'portal.yaml': portalYaml({ name: 'Xã Riêng', url: 'https://nhanh.vidu.gov.vn/xa-rieng/' }),
    }),
    ...leastPortal('xa-ben'),
    ...underPortal('xa-ben', {
      'portal.yaml': portalYaml({ name: 'Xã Bên', url: 'https://nhanh.vidu.gov.vn/xa-ben/' }),
    }),
  });
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--compress']);
  expect(code, stderr).toBe(0);
  await writeFiles(join(out, 'xa-goc/.well-known'), { thu: 'chứng minh', '.cong-xa.json': 'BIMAT' });
  await writeFiles(join(out, 'phuong-duoi/.well-known'), { thu: 'BIMAT' });
});

describe.each(['nginx', 'apache', 'caddy'] as ServerName[])('máy chủ %s', (name) => {
  let server: RunningServer;
  const get = (path: string, headers: Record<string, string> = {}) =>
    ask(server.port, 'tinh.vidu.gov.vn', path, headers);

  beforeAll(async () => {
    const { code, stdout, stderr } = await runScript('preview', [
      '--content',
      content,
      '--out',
      out,
      '--config',
      name,
    ]);
    expect(code, stderr).toBe(0);
    server = await startWebServer(name, stdout, join(root, name));
  });
  afterAll(() => {
    server.process.kill();
  });

  test.each([
    ['/', 'Xã Gốc'],
    ['/tin-tuc/bai-mot/', 'Bài thứ nhất của xa-goc'],
    ['/phuong-duoi/', 'Phường Dưới'],
    ['/phuong-duoi/tin-tuc/bai-mot/', 'Bài thứ nhất của phuong-duoi'],
    ['/phuong-duoi/api/articles.json', 'bai-mot'],
    ['/phuong-duoi/khu-sau/', 'Khu Sâu'],
    ['/phuong-duoi/khu-sau/tin-tuc/bai-mot/', 'Bài thứ nhất của khu-sau'],
  ])('mở được %s', async (path, words) => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body).toContain(words);
  });

  test('mọi thứ trang chủ và trang tìm kiếm của hai cổng cần đều mở được', async () => {
    for (const path of ['/', '/tim-kiem/', '/tin-tuc/co-tep/', '/phuong-duoi/', '/phuong-duoi/tim-kiem/']) {
      const targets = new Set(
        targetsOf((await get(path)).body).filter((to) => /^\/(?!.*pagefind\/$)/.test(to)),
      );
      expect(targets.size).toBeGreaterThan(5);
      for (const target of targets) expect((await get(target)).status, target).toBe(200);
    }
  });

  test('thiếu dấu gạch cuối thì được đưa tới địa chỉ đủ, cũng ở đường dẫn gốc của cổng', async () => {
    for (const path of ['/tin-tuc', '/phuong-duoi', '/phuong-duoi/tin-tuc', '/phuong-duoi/khu-sau']) {
      const { status, headers } = await get(path);
      expect([301, 308], path).toContain(status);
      expect(new URL(headers.location!, 'http://tinh.vidu.gov.vn').pathname).toBe(`${path}/`);
    }
  });

  test('thêm dấu gạch cuối thì giữ phần hỏi sau dấu ? như người xem đã gửi', async () => {
    for (const path of ['/tin-tuc', '/phuong-duoi', '/phuong-duoi/tin-tuc', '/phuong-duoi/khu-sau'])
      for (const query of ['?q=1', '?q=h%E1%BB%8Dp&trang=2', '?den=//x/%20{env.HOME}$uri']) {
        const { status, headers } = await get(path + query);
        expect([301, 308], path).toContain(status);
        expect(headers.location).toBe(`${path}/${query}`);
      }
  });

  test('sau máy chủ trung gian giữ TLS, chuyển hướng không đưa người xem khỏi https', async () => {
    for (const path of ['/tin-tuc', '/phuong-duoi', '/phuong-duoi/tin-tuc', '/phuong-duoi/khu-sau']) {
      const { headers } = await get(path, { 'x-forwarded-proto': 'https' });
      expect(new URL(headers.location!, 'https://tinh.vidu.gov.vn').href).toBe(
        `https://tinh.vidu.gov.vn${path}/`,
      );
    }
  });

  test.each(['//tin-tuc', '//phuong-duoi', '//phuong-duoi/tin-tuc', '///tin-tuc?q=1'])(
    '%s không đưa người xem sang máy khác',
    async (path) => {
      const { headers } = await get(path);
      const target = new URL(headers.location ?? '/', 'https://tinh.vidu.gov.vn');
      expect(target.host).toBe('tinh.vidu.gov.vn');
    },
  );

  test.each([
    '/',
    '/index.html',
    '/xa-riengx',
    '/xa-rieng.html',
    '/xa-rien/',
    '/khac/',
    '/tin-tuc/?q=1',
    '//',
  ])('%s, nơi không có cổng nào, là 404 có đủ tiêu đề an toàn', async (path) => {
    const { status, headers } = await ask(server.port, 'nhanh.vidu.gov.vn', path);
    expect(status).toBe(404);
    for (const [header, value] of Object.entries({ ...COMMON_HEADERS, ...DOCUMENT_HEADERS }))
      expect(headers[header.toLowerCase()], header).toBe(value);
  });

  test('hai cổng ở dưới một tên máy không có cổng gốc đều mở được', async () => {
    for (const [path, words] of [
      ['/xa-rieng/', 'Xã Riêng'],
      ['/xa-ben/', 'Xã Bên'],
    ] as const)
      expect((await ask(server.port, 'nhanh.vidu.gov.vn', path)).body).toContain(words);
    const { status, headers } = await ask(server.port, 'nhanh.vidu.gov.vn', '/xa-ben?q=1');
    expect([status, headers.location]).toEqual([301, '/xa-ben/?q=1']);
  });

  test.each([
    '/',
    '/phuong-duoi/tin-tuc/bai-mot/',
    '/favicon.svg',
    '/rss.xml',
    '/robots.txt',
    '/sw.js',
    '/phuong-duoi/sw.js',
    '/tep/tin-tuc/2026/mau-don.pdf',
    '/khong-co/',
    '/phuong-duoi/khong-co/',
    '/_astro/khong-co.css',
    '/phuong-duoi/khong-co.json',
  ])('đủ tiêu đề an toàn ở %s, mỗi tiêu đề một lần', async (path) => {
    const { headers } = await get(path);
    for (const [header, value] of Object.entries({ ...COMMON_HEADERS, ...DOCUMENT_HEADERS }))
      expect(headers[header.toLowerCase()], header).toBe(value);
  });

  test('tên máy lạ không được gì', async () => {
    for (const host of [
      'khac.vidu.gov.vn',
      'tinh.vidu.gov.vn.ke-xau.vn',
      '127.0.0.1',
      'ten-may-la.invalid',
    ]) {
      const answer = await ask(server.port, host, '/').catch(() => ({
        status: undefined,
        body: '',
        headers: {},
      }));
      expect([undefined, 403], host).toContain(answer.status);
      expect(answer.body.trim(), host).toBe('');
    }
    expect((await ask(server.port, 'TINH.vidu.gov.vn', '/')).status).toBe(200);
  });

  test.each([
    '/.cong-xa.json',
    '/%2econg-xa.json',
    '//.cong-xa.json',
    '/tin-tuc/../.cong-xa.json',
    '/phuong-duoi/.cong-xa.json',
    '/phuong-duoi/%2Econg-xa.json',
    '/tin-tuc/.git/config',
    '/.well-known/.cong-xa.json',
    '/phuong-duoi/.well-known/thu',
  ])('%s, như mọi tên bắt đầu bằng dấu chấm, là trang 404', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).toContain('Không tìm thấy trang');
  });

  test('/.well-known/ thì vẫn mở được, để chứng minh tên máy là của mình', async () => {
    expect((await get('/.well-known/thu')).body).toBe('chứng minh');
  });

  test('chuyển hướng không theo tên và số cổng mạng mà người gọi gửi tới', async () => {
    for (const path of ['/tin-tuc', '/phuong-duoi']) {
      const { headers } = await ask(server.port, 'tinh.vidu.gov.vn:9999', path);
      expect(new URL(headers.location!, 'http://tinh.vidu.gov.vn').href).toBe(
        `http://tinh.vidu.gov.vn${path}/`,
      );
    }
  });

  test('không nói số phiên bản, không nhận TRACE, không đòi https qua đường chưa phải https', async () => {
    for (const answer of [
      await get('/'),
      await get('/khong-co/'),
      await ask(server.port, 'tinh.vidu.gov.vn', '/', { cookie: 'bi-mat=1' }, 'TRACE'),
    ]) {
      expect(JSON.stringify(answer)).not.toMatch(/(?:nginx|apache|caddy)\/\d/i);
      expect(answer.headers).not.toHaveProperty('strict-transport-security');
      expect(answer.body).not.toContain('bi-mat');
    }
    expect((await ask(server.port, 'tinh.vidu.gov.vn', '/', {}, 'TRACE')).status).toBe(405);
  });

  test('tệp chỉ là một phần của trang thì không mang tiêu đề dành cho trang', async () => {
    for (const base of ['/', '/phuong-duoi/']) {
      const found = targetsOf((await get(`${base}tim-kiem/`)).body);
      const parts = found.filter((to) => /\.(?:css|js)$/.test(to));
      expect(new Set(parts.map((to) => to.split('.').at(-1))).size).toBe(2);
      const asked = ['tim-kiem/de-muc.json', 'pagefind/dau-chi-muc.json'];
      for (const part of [...parts, ...[...asked, 'api/portal.json'].map((path) => base + path)]) {
        const { status, headers } = await get(part);
        expect(status, part).toBe(200);
        for (const [header, value] of Object.entries(COMMON_HEADERS))
          expect(headers[header.toLowerCase()], `${header} ${part}`).toBe(value);
        for (const header of Object.keys(DOCUMENT_HEADERS))
          expect(headers, part).not.toHaveProperty(header.toLowerCase());
      }
    }
  });

  test('tệp đổi tên theo nội dung được giữ một năm; trang thì lần nào cũng hỏi lại, có nhãn để trả lời ngắn', async () => {
    for (const [folder, base] of [
      ['xa-goc', '/'],
      ['phuong-duoi', '/phuong-duoi/'],
    ] as const) {
      const [sheet] = (await readdir(join(out, folder, '_astro'))).filter((file) => file.endsWith('.css'));
      expect((await get(`${base}_astro/${sheet}`)).headers['cache-control']).toBe(IMMUTABLE);
      for (const path of [
        '',
        'tin-tuc/',
        'favicon.svg',
        'pagefind/dau-chi-muc.json',
        'khong-co/',
        '_astro/khong-co.css',
      ])
        expect((await get(base + path)).headers['cache-control'], path).toBe('no-cache');

      for (const encoding of ['identity', 'gzip']) {
        const { headers } = await get(base, { 'accept-encoding': encoding });
        expect(headers.etag, encoding).toMatch(/"/);
        const again = await get(base, { 'accept-encoding': encoding, 'if-none-match': headers.etag! });
        expect(again.status, encoding).toBe(304);
        expect(again.headers['cache-control']).toBe('no-cache');
      }
    }
  });

  test('bài viết có tên trùng tên một thư mục tệp vẫn được hỏi lại', async () => {
    const { status, headers } = await get('/tin-tuc/anh/');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('chữ đi bằng UTF-8 và được nén', async () => {
    const [sheet] = (await readdir(join(out, 'xa-goc/_astro'))).filter((file) => file.endsWith('.css'));
    for (const path of ['/', `/_astro/${sheet}`]) {
      const { headers } = await get(path, { 'accept-encoding': 'gzip' });
      expect(headers['content-encoding'], path).toBe('gzip');
      expect(headers['content-type'], path).toMatch(/charset=utf-8/i);
    }
  });

  test('địa chỉ cũ có dấu ? dẫn tới trang mới, ở đúng đường dẫn gốc, và không lấn sang cổng khác', async () => {
    for (const [old, target] of [
      ['/Pages/Tin.aspx?ItemID=12', '/van-ban/'],
      ['/index.php?nv=news&op=anh', '/tin-tuc/anh/'],
      ['/phuong-duoi/?p_p_id=101&urlTitle=bai%20cu', '/phuong-duoi/tin-tuc/duoi/'],
    ] as const) {
      const { status, headers } = await get(old);
      expect(status, old).toBe(301);
      expect(new URL(headers.location!, 'https://tinh.vidu.gov.vn').href).toBe(
        `https://tinh.vidu.gov.vn${target}`,
      );
    }
    for (const [path, status] of [
      ['/index.php?nv=news&op=khac', 404],
      ['/Pages/Tin.aspx', 404],
      ['/phuong-duoi/?id=1', 200],
      ['/tin/anh-cu.html/', 200],
    ] as const)
      expect((await get(path)).status, path).toBe(status);
  });

  test('tên máy của xã trước khi sắp xếp dẫn tới cổng nay, cùng đường dẫn hoặc nơi địa chỉ cũ chỉ', async () => {
    for (const [old, target] of [
      ['/', '/'],
      ['/tin-tuc/bai-mot/?q=1', '/tin-tuc/bai-mot/?q=1'],
      ['/index.php?nv=news&op=anh', '/tin-tuc/anh/'],
    ] as const) {
      const { status, headers } = await ask(server.port, 'donghoa.vidu.gov.vn', old);
      expect(status, old).toBe(301);
      expect(headers.location).toBe(`https://tinh.vidu.gov.vn${target}`);
    }
  });

  test('trang đi bằng bản Brotli đã nén sẵn, giải ra đúng trang, đủ tiêu đề; trang 404 cũng vậy', async () => {
    for (const [path, file, status] of [
      ['/', 'xa-goc/index.html', 200],
      ['/phuong-duoi/tin-tuc/bai-mot/', 'phuong-duoi/tin-tuc/bai-mot/index.html', 200],
      ['/rss.xml', 'xa-goc/rss.xml', 200],
      ['/phuong-duoi/sw.js', 'phuong-duoi/sw.js', 200],
      ['/khong-co/', 'xa-goc/404.html', 404],
    ] as const) {
      const plain = await readFile(join(out, file));
      for (const [asked, encoding] of [
        ['gzip, deflate, br, zstd', 'br'],
        ['gzip;q=1, br;q=0', 'gzip'],
      ] as const) {
        const response = await fetchFrom(server.port, 'tinh.vidu.gov.vn', path, asked);
        expect(response.status, path).toBe(status);
        if (status === 404 && name !== 'nginx') continue;
        expect(response.headers['content-encoding'], `${path} ${asked}`).toBe(encoding);
        const body = encoding === 'br' ? brotliDecompressSync(response.body) : gunzipSync(response.body);
        expect(body.equals(plain), path).toBe(true);
        expect(response.headers['content-type'], path).toMatch(/^(?:text|application)\/\w+; ?charset=utf-8/i);
        expect(response.headers.vary, path).toMatch(/accept-encoding/i);
        for (const [header, value] of Object.entries({ ...COMMON_HEADERS, ...DOCUMENT_HEADERS }))
          expect(response.headers[header.toLowerCase()], `${header} ${path}`).toBe(value);
        expect(response.headers['cache-control']).toBe('no-cache');
      }
    }
  });

  test('bản nén sẵn có nhãn riêng để lần sau chỉ trả lời 304', async () => {
    const asked = { 'accept-encoding': 'br' };
    const { headers } = await get('/', asked);
    const again = await get('/', { ...asked, 'if-none-match': headers.etag! });
    expect([headers['content-encoding'], again.status]).toEqual(['br', 304]);
  });

  test('trả lời cả qua IPv6', async () => {
    const { status, body } = await ask(server.port, 'tinh.vidu.gov.vn', '/', {}, 'GET', '::1');
    expect(status).toBe(200);
    expect(body).toContain('Xã Gốc');
  });

  test('security.txt nói nơi báo sự cố', async () => {
    const { status, headers, body } = await get('/.well-known/security.txt');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(body).toMatch(/^Contact: mailto:suco@vidu\.gov\.vn\nExpires: \d{4}-\d\d-01T/);
  });

  test.each([
    ['/khong-co/', 'Xã Gốc'],
    ['/anh/', 'Xã Gốc'],
    ['/_headers', 'Xã Gốc'],
    ['/_redirects', 'Xã Gốc'],
    ['/phuong-duoi/web.config', 'Phường Dưới'],
    ['/phuong-duoi/khong-co.pdf', 'Phường Dưới'],
    ['/phuong-duoi/_headers', 'Phường Dưới'],
    ['/phuong-duoi/khu-sau/khong-co/', 'Khu Sâu'],
  ])('%s: trang 404 của đúng cổng ấy', async (path, words) => {
    const { status, body, headers } = await get(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(body).toContain('Không tìm thấy trang');
    expect(body).toContain(words);
  });
});

describe.each(['nginx', 'apache'] as const)('%s giữ TLS bằng chứng thư trên máy', (name) => {
  let server: RunningServer;

  beforeAll(async () => {
    for (const host of ['tinh.vidu.gov.vn', 'nhanh.vidu.gov.vn', 'donghoa.vidu.gov.vn'])
      await makeCertificate(join(root, 'chung-thu', host), host);
    const { code, stdout, stderr } = await callScript('preview', [
      ...['--content', content, '--out', out, '--config', name, '--tls'],
    ]);
    expect(code, stderr).toBe(0);
    server = await startWebServer(name, stdout, join(root, `${name}-tls`));
  });
  afterAll(() => {
    server.process.kill();
  });

  test('qua https có HTTP/2, HSTS, các tiêu đề an toàn và bản nén sẵn', async () => {
    const { status, headers } = await askHttp2(server.tlsPort, 'tinh.vidu.gov.vn', '/phuong-duoi/');
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe('br');
    for (const [header, value] of Object.entries({
      ...COMMON_HEADERS,
      ...DOCUMENT_HEADERS,
      ...TRANSPORT_HEADERS,
    }))
      expect(headers[header.toLowerCase()], header).toBe(value);
  });

  test('qua http thì sang https, giữ đường dẫn và phần hỏi; tên máy cũ cũng vậy', async () => {
    for (const host of ['tinh.vidu.gov.vn', 'donghoa.vidu.gov.vn']) {
      const { status, headers } = await ask(server.port, host, '/tin-tuc/?q=1');
      expect([status, headers.location]).toEqual([301, `https://${host}/tin-tuc/?q=1`]);
    }
    const { headers } = await askHttp2(server.tlsPort, 'donghoa.vidu.gov.vn', '/index.php?nv=news&op=anh');
    expect(headers.location).toBe('https://tinh.vidu.gov.vn/tin-tuc/anh/');
  });

  test('tên máy lạ không được gì qua https', async () => {
    const answer = await askHttp2(server.tlsPort, 'la.vidu.gov.vn', '/').catch(() => null);
    expect([undefined, 403, 421]).toContain(answer?.status);
  });
});

describe('tệp cho IIS và nơi phục vụ tệp tĩnh', () => {
  test('web.config đọc được như XML, chuyển hướng địa chỉ cũ có dấu ?, không nêu tệp ẩn', async () => {
    const text = await readFile(join(out, 'xa-goc/web.config'), 'utf8');
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toContain('<add key="/index.php?nv=news&amp;op=anh" value="/tin-tuc/anh/" />');
    expect(text).toContain('path="404.html"');
    const inner = await readFile(join(out, 'phuong-duoi/web.config'), 'utf8');
    expect(inner).toContain('<add key="/phuong-duoi/?p_p_id=101&amp;urlTitle=bai%20cu"');
    expect(await readFile(join(out, 'xa-rieng/web.config'), 'utf8')).not.toContain('<rewrite>');
  });

  test('_redirects có địa chỉ cũ là đường dẫn, ở đúng đường dẫn gốc', async () => {
    expect(await readFile(join(out, 'xa-goc/_redirects'), 'utf8')).toContain(
      '/tin/anh-cu.html /tin-tuc/anh/ 301\n',
    );
  });
});

describe('tệp _headers cho nơi phục vụ không có máy chủ riêng', () => {
  test('mọi địa chỉ đứng dưới đường dẫn gốc của cổng, không tiêu đề nào được ghi hai lần cho một địa chỉ', async () => {
    for (const [folder, base] of [
      ['xa-goc', '/'],
      ['phuong-duoi', '/phuong-duoi/'],
    ] as const) {
      const text = await readFile(join(out, folder, '_headers'), 'utf8');
      const rules = text.split(/\n(?=\/)/).map((rule) => rule.trim().split(/\n\s*/));
      expect(rules.map(([path]) => path)).toEqual([
        `${base}*`,
        ...['_astro', 'anh', 'mau', 'pagefind/fragment', 'pagefind/index'].map((name) => `${base}${name}/*`),
      ]);
      expect(rules[0]!.slice(1)).toEqual(
        Object.entries({ ...COMMON_HEADERS, ...DOCUMENT_HEADERS, ...TRANSPORT_HEADERS }).map(
          ([name, value]) => `${name}: ${value}`,
        ),
      );
      for (const rule of rules.slice(1)) expect(rule.slice(1)).toEqual([`Cache-Control: ${IMMUTABLE}`]);
      // Cloudflare reads no longer line.
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
    }
  });
});

test('máy chủ không biết thì nói những máy chủ biết', async () => {
  const { code, stderr } = await callScript('preview', [
    '--content',
    content,
    '--out',
    out,
    '--config',
    'lighttpd',
  ]);
  expect(code).toBe(2);
  expect(stderr).toBe('--config nhận nginx, apache, caddy; đã nhận “lighttpd”.\n');
});
