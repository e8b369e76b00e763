import { describe, expect, test } from 'vitest';
import { isPrivate, packAddress } from '../../src/visits/address.ts';
import { recogniseFormat } from '../../src/visits/formats/formats.ts';
import { emptyHit, type Hit } from '../../src/visits/hit.ts';
import { LineSplitter } from '../../src/visits/line-splitter.ts';
import { fetchesPage, isByMachine } from '../../src/visits/pages.ts';

const AGENT = 'Mozilla/5.0 (Linux; Android 13) Chrome/120.0.0.0 Mobile Safari/537.36';
/** 14 October 2026, 08:30:05 in Việt Nam. */
const TIME = Date.UTC(2026, 9, 14, 1, 30, 5) / 1000;

/** Reads lines as the start of a file; gives the last request. */
function read(...lines: string[]): Partial<Hit> | undefined {
  const reader = recogniseFormat(lines);
  if ('is' in reader) return undefined;
  let found: Hit | undefined;
  for (const line of lines) {
    const hit = emptyHit();
    if (reader.read(line, hit) !== 'hit') continue;
    reader.readBrowser?.(hit);
    found = hit;
  }
  return found;
}

const IIS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';
const CLOUDFRONT =
  '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header';
const caddy = (client: object, headers: object = { 'User-Agent': [AGENT] }) =>
  JSON.stringify({
    level: 'info',
    ts: TIME + 0.123,
    logger: 'http.log.access.log0',
    msg: 'handled request',
    request: { ...client, method: 'GET', host: 'XaMau.vidu.gov.vn:443', uri: '/tin-tuc/?a=1', headers },
    status: 200,
  });

describe('mỗi kiểu nhật ký đọc ra cùng một yêu cầu', () => {
  const expected = { time: TIME, address: '203.0.113.9', method: 'GET', status: 200, agent: AGENT };

  test.each([
    [
      'Combined',
      [`203.0.113.9 - - [14/Oct/2026:08:30:05 +0700] "GET /tin-tuc/?a=1 HTTP/1.1" 200 12 "-" "${AGENT}"`],
      { host: '' },
    ],
    [
      'Combined ghi giờ UTC',
      [`203.0.113.9 - - [14/Oct/2026:01:30:05 +0000] "GET /tin-tuc/?a=1 HTTP/2.0" 200 12 "-" "${AGENT}"`],
      { host: '' },
    ],
    [
      'kiểu main của nginx, sau máy chủ trung gian',
      [
        `10.0.0.2 - - [14/Oct/2026:08:30:05 +0700] "GET /tin-tuc/?a=1 HTTP/1.1" 200 12 "-" "${AGENT}" "203.0.113.9, 10.0.0.1"`,
      ],
      { host: '' },
    ],
    [
      'vhost_combined',
      [
        `xamau.vidu.gov.vn:443 203.0.113.9 - - [14/Oct/2026:08:30:05 +0700] "GET /tin-tuc/?a=1 HTTP/1.1" 200 12 "-" "${AGENT}"`,
      ],
      { host: 'xamau.vidu.gov.vn' },
    ],
    [
      'Caddy của Debian',
      [caddy({ remote_ip: '203.0.113.9', remote_port: '5' })],
      { host: 'xamau.vidu.gov.vn' },
    ],
    [
      'Caddy mới hơn',
      [caddy({ remote_ip: '10.0.0.2', client_ip: '203.0.113.9' })],
      { host: 'xamau.vidu.gov.vn' },
    ],
    [
      'Caddy, lẫn dòng khởi động',
      [
        '{"level":"info","ts":1790000000.5,"msg":"using adjacent Caddyfile"}',
        caddy({ client_ip: '203.0.113.9' }),
      ],
      { host: 'xamau.vidu.gov.vn' },
    ],
    [
      'Cloudflare',
      [
        JSON.stringify({
          ClientIP: '203.0.113.9',
          ClientRequestHost: 'xamau.vidu.gov.vn',
          ClientRequestMethod: 'GET',
          ClientRequestURI: '/tin-tuc/?a=1',
          ClientRequestUserAgent: AGENT,
          EdgeResponseStatus: 200,
          EdgeStartTimestamp: TIME * 1e9,
        }),
      ],
      { host: 'xamau.vidu.gov.vn' },
    ],
    [
      'IIS',
      [
        '#Software: Microsoft Internet Information Services 10.0',
        IIS,
        `2026-10-14 01:30:05 10.0.0.5 GET /tin-tuc/ a=1 443 - 203.0.113.9 ${AGENT.replaceAll(' ', '+')} - 200 0 0 15`,
      ],
      { host: '' },
    ],
    [
      'CloudFront',
      [
        '#Version: 1.0',
        CLOUDFRONT,
        [
          ...[
            '2026-10-14',
            '01:30:05',
            'HAN50',
            '12',
            '203.0.113.9',
            'GET',
            'd1.cloudfront.net',
            '/tin-tuc/',
          ],
          ...['200', '-', AGENT.replaceAll(' ', '%20'), 'a=1', '-', 'Hit', 'x==', 'xamau.vidu.gov.vn'],
        ].join('\t'),
      ],
      { host: 'xamau.vidu.gov.vn' },
    ],
  ])('%s', (_name, lines, more) => {
    expect(read(...lines)).toMatchObject({ ...expected, path: '/tin-tuc/?a=1', ...more });
  });
});

describe('dòng lạ', () => {
  const line = `203.0.113.9 - - [14/Oct/2026:08:30:05 +0700] "GET / HTTP/1.1" 200 12 "-" "${AGENT}"`;

  test('dấu nháy trong trình duyệt và trong yêu cầu không làm lệch cột', () => {
    const odd = line.replace('GET /', String.raw`GET /\"a\"/`).replace(AGENT, String.raw`Ten \"la\" \\`);
    expect(read(odd)).toMatchObject({
      path: String.raw`/\"a\"/`,
      agent: String.raw`Ten \"la\" \\`,
      status: 200,
    });
  });

  test.each([
    ['bị cắt', line.slice(0, 90)],
    ['ngày không có', line.replace('14/Oct', '14/Okt')],
    ['giờ không có', line.replace('08:30:05', '08:61:05')],
    ['mã trả lời là chữ', line.replace(' 200 ', ' abc ')],
    ['byte lạ', '\0\u0001\u0002'],
  ])('%s thì không đọc', (_name, text) => {
    const reader = recogniseFormat([line]);
    expect('read' in reader && reader.read(text, emptyHit())).toBe('unreadable');
  });

  test('yêu cầu không phải HTTP vẫn là một dòng đọc được, không phải trang', () => {
    const hit = read(line.replace('GET / HTTP/1.1', String.raw`\x16\x03\x01`).replace(' 200 ', ' 400 '))!;
    expect(hit).toMatchObject({ method: '', path: '', status: 400 });
    expect(fetchesPage(hit as Hit)).toBe(false);
  });

  test('tiêu đề W3C đổi giữa tệp thì các dòng sau đọc theo tiêu đề mới', () => {
    const moved = '#Fields: time date c-ip cs-method cs-uri-stem sc-status cs(User-Agent)';
    expect(read(IIS, moved, '01:30:05 2026-10-14 203.0.113.9 GET /lanh-dao/ 304 x')).toMatchObject({
      ...{ time: TIME, path: '/lanh-dao/', status: 304 },
    });
  });
});

test.each([
  [
    'không ghi trình duyệt',
    ['1.2.3.4 - - [14/Oct/2026:08:30:05 +0700] "GET / HTTP/1.1" 200 12'],
    { is: 'no-agent' },
  ],
  [
    'thiếu cột',
    ['#Fields: date time cs-uri-stem'],
    { is: 'no-fields', missing: ['c-ip', 'cs-method', 'sc-status', 'cs(user-agent)'] },
  ],
  ['tệp khác', ['<html>', '<body>'], { is: 'unknown', line: '<html>' }],
])('nhật ký không dùng được: %s', (_name, lines, fault) => {
  expect(recogniseFormat(lines)).toEqual(fault);
});

test.each([
  ['GET', 200, '/', true],
  ['GET', 304, '/tin-tuc/le-hoi/', true],
  ['GET', 200, '/tim-kiem/?q=giay.khai.sinh', true],
  ['GET', 200, '/mau/to-khai.html', true],
  ['HEAD', 200, '/', false],
  ['POST', 200, '/', false],
  ['GET', 301, '/tin-tuc', false],
  ['GET', 404, '/khong-co/', false],
  ['GET', 200, '/_astro/a.css', false],
  ['GET', 200, '/rss.xml', false],
  ['GET', 200, '/api/articles.json?x=/', false],
])('%s %i %s là trang: %s', (method, status, path, isPage) => {
  expect(fetchesPage({ ...emptyHit(), method, status, path })).toBe(isPage);
});

test.each([
  ['/wp-login.php', 404, true],
  ['/.env', 404, true],
  ['/.git/config', 403, true],
  ['/cong/robots.txt', 200, true],
  ['/index.php?nv=news&op=le-hoi', 404, false],
  ['/wp-login.php', 301, false],
  ['/.well-known/security.txt', 404, false],
  ['/tin-tuc/khong-co/', 404, false],
])('%s trả %i là việc của máy: %s', (path, status, isMachine) => {
  expect(isByMachine({ ...emptyHit(), method: 'GET', status, path })).toBe(isMachine);
});

test('địa chỉ nội bộ', () => {
  const all = [
    '10.1.2.3',
    '172.16.0.1',
    '172.32.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '::1',
    'fd00::1',
    '8.8.8.8',
    '2001:db8::1',
  ];
  expect(all.filter(isPrivate)).toEqual([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '::1',
    'fd00::1',
  ]);
  expect(['1.2.3.4', '255.255.255.255', '1.2.3', '1.2.3.256', '1..2.3', 'a.b.c.d'].map(packAddress)).toEqual([
    ...[16_909_060, 4_294_967_295, undefined, undefined, undefined, undefined],
  ]);
});

test('dòng dài hơn mọi nhật ký thì bỏ cả dòng, dòng sau vẫn đọc', () => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (let piece = 0; piece < 50; piece++) splitter.add('x'.repeat(100_000));
  splitter.add('\r\nmot\r\nhai');
  splitter.end();
  expect(lines).toEqual(['\0', 'mot', 'hai']);
});
