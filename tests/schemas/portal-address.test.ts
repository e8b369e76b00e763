import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBase, readHost, readPortalAddress } from '../../src/schemas/portal-address.ts';

describe('địa chỉ một cổng được ở', () => {
  test.each([
    ['https://xaminhhoa.vidu.gov.vn', 'https://xaminhhoa.vidu.gov.vn/'],
    ['https://vidu.gov.vn/xa-minh-hoa', 'https://vidu.gov.vn/xa-minh-hoa/'],
    ['HTTPS://VIDU.gov.vn/XaMinhHoa/', 'https://vidu.gov.vn/XaMinhHoa/'],
    ['https://vidu.gov.vn/huyen_cu/xa-2/', 'https://vidu.gov.vn/huyen_cu/xa-2/'],
    ['https://vidu.gov.vn:443/', 'https://vidu.gov.vn/'],
    ['https://vidu.gov.vn./', 'https://vidu.gov.vn/'],
    [' https://vidu.gov.vn/ ', 'https://vidu.gov.vn/'],
    ['https://Xã-Minh-Họa.vn/', `https://${domainToASCII('xã-minh-họa.vn')}/`],
    [`https://${domainToASCII('xã-minh-họa.vn')}/`, `https://${domainToASCII('xã-minh-họa.vn')}/`],
    [`https://${'a'.repeat(63)}.vn/`, `https://${'a'.repeat(63)}.vn/`],
  ])('%s', (written, url) => {
    expect(readPortalAddress(written)).toMatchObject({ url });
  });
});

describe('địa chỉ không cổng nào được ở', () => {
  test.each([
    ['form', 'http://vidu.vn/', '//vidu.vn/', 'https:vidu.vn', 'https:\\\\vidu.vn\\', 'https:///vidu.vn/'],
    [
      'form',
      'https://vidu.vn/?a',
      'https://vidu.vn/#a',
      'https://vidu.vn?',
      'https://vidu.vn#',
      'vidu.vn',
      '',
    ],
    ['form', 'https://vidu.vn/a b/', 'https://vidu.vn/\n}', 'https://vi du.vn/', 'https://vidu.vn\t/'],
    ['form', `https://vidu.vn/${'a'.repeat(2000)}/`],
    ['account', 'https://@vidu.vn/', 'https://dichvucong.gov.vn@vidu.vn/', 'https://a:b@vidu.vn/'],
    ['port', 'https://vidu.vn:8443/', 'https://vidu.vn:80/', 'https://vidu.vn:0443/', 'https://vidu.vn:/'],
    ['host', 'https://*.vidu.vn/', 'https://*/', 'https://~.*/', 'https://_/', 'https://a_b.vn/'],
    [
      'host',
      'https://a;b.vn/',
      'https://a{b}.vn/',
      'https://a;}.vn/',
      'https://$host/',
      'https://{$path}.vn/',
    ],
    [
      'host',
      'https://a"b.vn/',
      "https://a'b.vn/",
      'https://a`b.vn/',
      'https://a,b.vn/',
      'https://(cong_xa)/',
    ],
    ['host', 'https://vidu%2evn/', 'https://ｖidu.vn/', 'https://vidu。vn/', 'https://vi\u00addu.vn/'],
    ['host', 'https://vidu\u200b.vn/', 'https://vіdu.vn/', 'https://straße.vn/', 'https://видю.vn/'],
    ['host', `https://${domainToASCII('vіdu.vn')}/`, 'https://xn--.vn/'],
    ['host', 'https://-a.vn/', 'https://a-.vn/', 'https://a..vn/', 'https://.vn/', 'https://vidu.vn../'],
    ['host-number', 'https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f.1/'],
    ['host-number', 'https://[::1]/', 'https://1.2.3.999/', 'https://vidu.1/', 'https://[::ffff:1.2.3.4]/'],
    ['host-local', 'https://localhost/', 'https://http/', 'https://vn./', 'https://a.localhost/'],
    ['host-length', `https://${'a'.repeat(64)}.vn/`, `https://${'a'.repeat(300)}.vn/`],
    ['host-length', `https://${'ạ'.repeat(60)}.vn/`, `https://${`${'a'.repeat(60)}.`.repeat(5)}vn/`],
    ['base', 'https://vidu.vn/index.html/', 'https://vidu.vn/sw.js/', 'https://vidu.vn/.git/'],
    [
      'base',
      'https://vidu.vn/../y/',
      'https://vidu.vn/a/./b/',
      'https://vidu.vn/.../',
      'https://vidu.vn/%2e/',
    ],
    ['base', 'https://vidu.vn//', 'https://vidu.vn/a//b/', 'https://vidu.vn/$uri/', 'https://vidu.vn/~root/'],
    ['base', 'https://vidu.vn/--/', 'https://vidu.vn/_astro/', 'https://vidu.vn/xã/', 'https://vidu.vn/a;b/'],
    ['base-length', `https://vidu.vn/${'a/'.repeat(60)}`],
  ])('%s, kiểu thứ %#', (fault, ...all) => {
    for (const each of all) expect(readPortalAddress(each), each).toEqual({ fault });
  });

  test('chữ gì cũng chỉ ra một tên máy và một đường dẫn gồm toàn ký tự vô hại, hoặc không ra gì', () => {
    const sign = fc.constantFrom(...'aZ9.-_/:@\\;{}"\'`$%#?*~ \n\tạｄ。[]|&<>(),');
    const text = fc.oneof(
      fc.string({ unit: sign, maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const read = readPortalAddress(`https://${one}.vn/${other}`);
        if ('fault' in read) return;
        expect(read.host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
        expect(read.base).toMatch(/^\/([a-zA-Z0-9_-]+\/)*$/);
        // What browsers make of it is what was read, and reading it again changes nothing.
        expect(new URL(read.url)).toMatchObject({ hostname: read.host, pathname: read.base, port: '' });
        expect(readPortalAddress(read.url)).toEqual(read);
        expect([readHost(read.host), readBase(read.base)]).toEqual([read.host, read.base]);
      }),
      { numRuns: 500 },
    );
  });
});
