import { describe, expect, test } from 'vitest';
import { portalSchema } from '../../src/schemas/portal.ts';
import { writeHeadersFile } from '../../src/serving/headers-file.ts';
import { DOCUMENT_HEADERS, policyOf, securityOf } from '../../src/serving/headers.ts';
import { hostsOf, servers } from '../../src/serving/servers/servers.ts';
import { parse } from 'yaml';
import { portalYaml } from '../fixtures/make.ts';

const measurement = { script: 'https://do.vidu.gov.vn/do.js', hosts: ['nhan.vidu.gov.vn'] };
const STRICT = DOCUMENT_HEADERS['Content-Security-Policy']!;
const at = (base: string, measured: boolean) => ({
  ...{ host: 'vidu.gov.vn', base, folder: `/srv${base}x` },
  measurement: measured ? measurement : undefined,
});

test('chính sách chỉ thêm những máy đã ghi, vào đúng ba chỗ', () => {
  const added = policyOf(measurement)
    .split('; ')
    .filter((directive) => !STRICT.split('; ').includes(directive));
  expect(added).toEqual([
    "script-src 'self' https://do.vidu.gov.vn",
    "img-src 'self' https://do.vidu.gov.vn https://nhan.vidu.gov.vn",
    "connect-src 'self' https://do.vidu.gov.vn https://nhan.vidu.gov.vn",
  ]);
});

test('không có mã đo thì mọi tiêu đề như cũ', () => {
  expect(policyOf(undefined)).toBe(STRICT);
  expect(securityOf('index.html')['Content-Security-Policy']).toBe(STRICT);
  expect(writeHeadersFile('/')).toContain(`Content-Security-Policy: ${STRICT}\n`);
  for (const write of Object.values(servers)) {
    const plain = write(serve([at('/', false), at('/xa-hai/', false)]));
    expect(plain).not.toContain('do.vidu');
    expect(plain).not.toContain('$host$uri');
  }
});

describe('chỉ cổng có mã đo được nới, cổng ở thư mục bên trong thì không', () => {
  const service = serve([at('/', true), at('/xa-hai/', false)]);

  test('nginx: dòng khớp đầu tiên là của đường dẫn gốc dài nhất', () => {
    const lines = servers
      .nginx(service)
      .split('\n')
      .filter((line) => line.includes('"~^vidu'));
    expect(lines.map((line) => line.includes('do.vidu'))).toEqual([false, true]);
    expect(lines[0]).toContain(String.raw`~^vidu\.gov\.vn/xa-hai/`);
  });

  test('Apache: mục khớp cuối cùng là của đường dẫn gốc dài nhất', () => {
    const lines = servers
      .apache(service)
      .split('\n')
      .filter((line) => /^ {8}Header.*-Security-Policy/.test(line));
    expect(lines.map((line) => line.includes('do.vidu'))).toEqual([true, false]);
  });

  test('Caddy: chỉ trong khối của cổng đó', () => {
    const text = servers.caddy(service);
    const [, inner = '', outer = ''] = text.split('handle_path');
    expect(inner).toContain('/xa-hai/');
    expect(inner).not.toContain('do.vidu');
    expect(outer).toContain('header @trang Content-Security-Policy');
    expect(text.match(/do\.vidu\.gov\.vn;/g)).toHaveLength(1);
  });
});

test.each([
  ['http', { script: 'http://do.vidu.gov.vn/do.js' }],
  ['dấu nháy', { script: "https://do.vidu.gov.vn/'do.js" }],
  ['dấu chấm phẩy', { script: 'https://do.vidu.gov.vn/a;b' }],
  ['dấu cách trong tên máy', { script: 'https://do.vidu.gov.vn/a', hosts: ['a.vn *'] }],
  ['mọi tên máy', { script: 'https://do.vidu.gov.vn/a', hosts: ['*.vn'] }],
])('địa chỉ có thể đổi nghĩa cấu hình thì bị từ chối: %s', (_name, bad) => {
  expect(portalSchema.safeParse(parse(portalYaml({ measurement: bad }))).success).toBe(false);
});

function serve(portals: Parameters<typeof hostsOf>[0]) {
  return { hosts: hostsOf(portals), formers: [], tls: false };
}
