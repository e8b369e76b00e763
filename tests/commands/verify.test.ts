import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { securityOf, TRANSPORT_HEADERS } from '../../src/serving/headers.ts';
import { publicKeysOf, siteAt, verifySites } from '../../src/commands/verify/verify-portals.ts';
import { readSigningKey, signText } from '../../src/deploying/signature.ts';
import { describeFinding } from '../../src/verifying/finding.ts';
import type { SiteVerdict } from '../../src/verifying/verdict.ts';
import { callScript } from '../fixtures/call-script.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { runScript } from '../fixtures/make.ts';
import { buildSite, changeByte, deploy, type BuiltSides } from './deploy-sites.ts';
import { startWebServer, type RunningServer } from './web-servers.ts';

const root = await makeSharedFolder();
const served = join(root, 'phuc-vu');
/** The folder of the release that is served. */
let site: string;
const URL_ = 'https://xa-mot.vidu.gov.vn/';
let sides: BuiltSides;
let nginx: RunningServer;

beforeAll(async () => {
  sides = await buildSite(root, ['xa-mot']);
  for (const args of [['--new-key'], [served]]) {
    const { code, stderr } = await deploy(sides, 'new', args);
    expect(code, stderr).toBe(0);
  }
  site = realpathSync(join(served, 'xa-mot/current'));
  const words = ['--content', sides.content, '--out', served, '--config', 'nginx'];
  const { code, stdout, stderr } = await callScript('preview', words);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('xa-mot/current/');
  nginx = await startWebServer('nginx', stdout, join(root, 'nginx'));
});
afterAll(() => {
  nginx.process.kill();
});

/** Checks the site on a server of this machine; gives its verdict. */
async function verify(
  port: number,
  { scheme = 'http', full = false, url = URL_ } = {},
): Promise<SiteVerdict> {
  const { content } = sides;
  const settings = {
    keys: publicKeysOf(content),
    content,
    full,
    rate: 5000,
    budget: 30_000,
    now: Date.now(),
  };
  const at = new URL(`${scheme}://127.0.0.1:${port}`);
  const [verdict] = await verifySites([siteAt(content, url)], { ...settings, at }, () => undefined);
  return verdict!;
}

/** Changes the served site for one test. */
async function spoil(change: () => Promise<unknown>): Promise<void> {
  const kept = join(root, 'nguyen-ven');
  await cp(site, kept, { recursive: true, preserveTimestamps: true });
  onTestFinished(async () => {
    await rm(site, { recursive: true });
    await cp(kept, site, { recursive: true, preserveTimestamps: true });
    await rm(kept, { recursive: true });
  });
  await change();
}

/** Serves the site as a hand-made server answers; gives its port. */
async function serve(answer: RequestListener): Promise<number> {
  return listen(createServer(answer));
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Answers as a right server does. */
const rightAnswer: RequestListener = (request, response) => {
  const path = decodeURIComponent(request.url!.slice(1)).replace(/(^|\/)$/, '$1index.html');
  try {
    const bytes = readFileSync(join(site, path));
    response.writeHead(200, { ...securityOf(path), ...TRANSPORT_HEADERS }).end(bytes);
  } catch {
    response.writeHead(404).end('Không có');
  }
};

describe('nginx với cấu hình được in ra', () => {
  test('phục vụ đúng như đã dựng: mã thoát 0, tệp nào cũng được so; lần sau chỉ hỏi tệp có đổi không', async () => {
    const words = ['--content', sides.content, '--at', `http://127.0.0.1:${nginx.port}`, '--rate', '5000'];
    const { code, stdout, stderr } = await runScript('verify', [URL_, ...words, '--format', 'json']);
    expect(code, stdout + stderr).toBe(0);
    const [verdict] = JSON.parse(stdout).portals;
    expect(verdict).toMatchObject({
      portal: 'xa-mot',
      verdict: 'same',
      findings: [],
      certificateUntil: null,
    });
    expect(verdict.checked).toBe(verdict.files);
    const asked: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      asked.push(request.headers['if-none-match']);
      response.setHeader('ETag', '"1"');
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else rightAnswer(request, response);
    });
    expect((await verify(port)).verdict).toBe('same');
    asked.length = 0;
    expect((await verify(port)).verdict).toBe('same');
    expect(asked.filter((label) => label === '"1"').length).toBeGreaterThan(verdict.files / 2);
    asked.length = 0;
    expect((await verify(port, { full: true })).verdict).toBe('same');
    expect(asked.every((label) => label === undefined)).toBe(true);
  });

  test('thêm trang, thêm mã, sửa một byte, xóa một trang: từng chỗ được gọi tên, mã thoát 1', async () => {
    await spoil(async () => {
      await writeFiles(site, { 'xo-so/index.html': '<p>Lô đề', 'sitemap.xml': `<loc>${URL_}ca-do/</loc>` });
      await writeFiles(site, { 'ca-do/index.html': '<p>Cá độ' });
      const home = await readFile(join(site, 'index.html'), 'utf8');
      const added = '<script src="https://xau.example/a.js"></script><a href="/xo-so/">Lô đề</a></body>';
      // A new file, because the releases share theirs.
      await rm(join(site, 'index.html'));
      await writeFile(join(site, 'index.html'), home.replace('</body>', added));
      const bytes = await readFile(join(site, 'favicon.svg'));
      await rm(join(site, 'favicon.svg'));
      await writeFile(join(site, 'favicon.svg'), bytes);
      await changeByte(join(site, 'favicon.svg'));
      await rm(join(site, 'tin-tuc/bai-hai/index.html'));
    });
    const { verdict, findings } = await verify(nginx.port, { full: true });
    expect(verdict).toBe('different');
    const named = findings.map(({ code, address }) => `${code} ${address}`);
    expect(named.toSorted()).toEqual([
      `changed ${URL_}`,
      `changed ${URL_}favicon.svg`,
      `foreign ${URL_}ca-do/`,
      `foreign ${URL_}sitemap.xml`,
      `foreign ${URL_}xo-so/`,
      `missing ${URL_}tin-tuc/bai-hai/`,
    ]);
    expect(describeFinding(findings.find(({ address }) => address === URL_)!)).toContain(
      'có mã lạ https://xau.example/a.js; dẫn tới www.google.com, xau.example',
    );
  });
});

describe('máy chủ bị sửa', () => {
  test('mất tiêu đề, chuyển đi nơi khác, địa chỉ nào cũng mở được, máy tìm kiếm thấy khác', async () => {
    const port = await serve((request, response) => {
      const { url } = request;
      if (url === '/tin-tuc/bai-hai/')
        return response.writeHead(302, { location: 'https://xau.example/' }).end();
      if (request.headers['user-agent']?.includes('Googlebot')) return response.writeHead(200).end('Lô đề');
      if (url!.endsWith('-khong-co/')) return response.writeHead(200).end('Lô đề');
      const write = response.writeHead.bind(response);
      response.writeHead = ((status: number, headers: Record<string, string>) =>
        write(status, {
          ...headers,
          'X-Frame-Options': 'SAMEORIGIN',
          'Referrer-Policy': [],
        })) as typeof response.writeHead;
      return rightAnswer(request, response);
    });
    expect((await verify(port)).findings).toMatchObject([
      { code: 'redirected', address: `${URL_}tin-tuc/bai-hai/`, to: 'https://xau.example/' },
      { code: 'answers-anything' },
      { code: 'cloaked', address: URL_ },
      { code: 'header-missing', header: 'Referrer-Policy' },
      { code: 'header-changed', header: 'X-Frame-Options', found: 'SAMEORIGIN' },
    ]);
  });

  test.each([
    ['không còn bản kê', () => null, 'manifest-missing'],
    ['bản kê không ký', (text: string) => text.split('\nsignature ')[0]!, 'manifest-unsigned'],
    [
      'bản kê bị sửa',
      (text: string) => text.replace(/[\da-f]{64} (\d+) robots/, `${'0'.repeat(64)} $1 robots`),
      'manifest-wrong-signature',
    ],
    [
      'khóa lạ',
      (text: string) => text.replace(/\nsignature [\da-f]{16}/, '\nsignature 0123456789abcdef'),
      'manifest-unknown-key',
    ],
    [
      'bản kê kê tệp ngoài thư mục',
      (text: string) => text.replace(' robots.txt', ' ../robots.txt'),
      'manifest-damaged',
    ],
  ])('%s: không tin gì ở đó', async (_, change, code) => {
    const text = await readFile(join(site, 'ban-ke.txt'), 'utf8');
    const port = await serve((request, response) => {
      if (request.url !== '/ban-ke.txt') return rightAnswer(request, response);
      const changed = change(text);
      return changed === null ? response.writeHead(404).end() : response.writeHead(200).end(changed);
    });
    expect(await verify(port)).toMatchObject({ verdict: 'different', checked: 0, findings: [{ code }] });
  });

  test('bản kê của cổng khác, bản cũ được đưa ra lại', async () => {
    const url = 'https://khac.vidu.gov.vn/';
    // nginx answers no host that is nobody's.
    expect((await verify(nginx.port, { url })).verdict).toBe('no-answer');
    const port = await serve(rightAnswer);
    expect((await verify(port, { url })).findings).toMatchObject([
      { code: 'manifest-other-portal', found: URL_, wanted: url },
    ]);

    expect((await verify(port)).verdict).toBe('same');
    await spoil(async () => {
      const { text, key } = {
        text: await readFile(join(site, 'ban-ke.txt'), 'utf8'),
        key: await signingKey(),
      };
      const older = text.split('\nsignature ')[0]!.replace(/\nsigned \d{4}/, '\nsigned 2020');
      await rm(join(site, 'ban-ke.txt'));
      await writeFile(join(site, 'ban-ke.txt'), signText(older, key));
    });
    expect((await verify(port)).findings).toMatchObject([{ code: 'manifest-older' }]);
  });

  test('câu trả lời khổng lồ bị bỏ dở; cổng không trả lời được nói trong một câu', async () => {
    const port = await serve((request, response) => {
      if (request.url !== '/robots.txt') return rightAnswer(request, response);
      response.writeHead(200, securityOf('robots.txt'));
      const pour = () => {
        if (!response.destroyed) response.write(Buffer.alloc(256 * 1024), pour);
      };
      return pour();
    });
    const huge = await verify(port);
    expect(huge.findings).toMatchObject([{ code: 'changed', address: `${URL_}robots.txt`, isCut: true }]);

    expect(await verify(1)).toMatchObject({
      verdict: 'no-answer',
      findings: [{ code: 'no-answer', reason: 'máy chủ từ chối kết nối' }],
    });
  });

  test('chứng thư sắp hết hạn và không ai ký', async () => {
    const [key, certificate] = [join(root, 'tls.key'), join(root, 'tls.pem')];
    const subject = ['-subj', '/CN=xa-mot.vidu.gov.vn', '-addext', 'subjectAltName=DNS:xa-mot.vidu.gov.vn'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '5',
        ...subject,
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      { stdio: 'ignore' },
    );
    const settings = { key: await readFile(key), cert: await readFile(certificate) };
    const port = await listen(createSecureServer(settings, rightAnswer));
    expect((await verify(port, { scheme: 'https' })).findings).toMatchObject([
      { code: 'certificate-ending', days: 4 },
      { code: 'certificate-wrong', reason: expect.stringContaining('SELF_SIGNED') },
    ]);
  });
});

test('chưa có khóa công khai, địa chỉ lạ, tham số sai: một câu, mã thoát 2', async () => {
  const lone = join(root, 'khong-khoa');
  await mkdir(lone);
  for (const [args, words] of [
    [[URL_, '--content', lone], 'Chưa có khóa công khai khoa-cong-khai.pem'],
    [['ftp://may/', '--content', sides.content], 'không phải địa chỉ của một cổng'],
    [['--content', sides.content], 'Ghi một địa chỉ, hoặc --all.'],
  ] as const) {
    const { code, stderr } = await callScript('verify', [...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  }
});

test('mọi cổng, bảng cho người đọc, và thư gửi bằng sendmail của máy khi có chỗ phải xem', async () => {
  const programs = join(root, 'thu-gia');
  // Stands for the mail program of the machine: keeps what it was to send.
  await writeFiles(programs, { sendmail: `#!/bin/sh\ncat > '${root}/thu'\n` });
  await chmod(join(programs, 'sendmail'), 0o755);
  const words = [
    '--all',
    '--content',
    sides.content,
    '--at',
    'http://127.0.0.1:1',
    '--mail',
    'quantri@vidu.gov.vn',
  ];
  const { code, stdout } = await callScript('verify', words, {
    env: { PATH: `${programs}${delimiter}${process.env['PATH']}` },
  });
  expect([code, stdout]).toEqual([
    1,
    `xa-mot  KHÔNG TRẢ LỜI
  ${URL_}ban-ke.txt
    Cổng không trả lời: máy chủ từ chối kết nối.

1/1 cổng có chỗ phải xem.
`,
  ]);
  const letter = await readFile(join(root, 'thu'), 'utf8');
  expect(letter).toContain('To: quantri@vidu.gov.vn\n');
  expect(Buffer.from(letter.split('\n\n')[1]!, 'base64').toString()).toContain('1/1 cổng có chỗ phải xem.');
});

async function signingKey() {
  return readSigningKey(await readFile(join(root, 'nha/cong-xa/khoa-rieng.pem'), 'utf8'))!;
}
