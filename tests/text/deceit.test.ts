import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deceitOf, otherAddressIn } from '../../src/text/deceit.ts';

describe('địa chỉ dẫn đi nơi khác với chữ', () => {
  test.each([
    ['https://dichvucong.gov.vn@vidu.com/', 'link-userinfo', 'vidu.com'],
    ['https://dichvucong.gov.vn%2fnop@vidu.com/', 'link-userinfo', 'vidu.com'],
    ['https://%64ichvucong.gov.vn:443@vidu.com/', 'link-userinfo', 'vidu.com'],
    ['https://vidu.com\\@dichvucong.gov.vn/', 'link-disguised', 'vidu.com'],
    ['https:\\\\vidu.com', 'link-disguised', 'vidu.com'],
    ['https:/\\vidu.com', 'link-disguised', 'vidu.com'],
    ['\\/vidu.com', 'link-disguised', 'vidu.com'],
    ['/\t/vidu.com', 'link-disguised', 'vidu.com'],
    ['https://vi\ndu.com', 'link-disguised', 'vidu.com'],
    ['https://vidu．com', 'link-disguised', 'vidu.com'],
    ['https://dichvucong.gov.vn%40vidu.com/', 'link-disguised', ''],
    ['https://\u202evidu.com', 'link-disguised', ''],
    ['http://3405803777/', 'link-disguised', '203.0.113.1'],
    ['https://dichvucong.gov.vn.vidu.com', 'link-lookalike', 'dichvucong.gov.vn.vidu.com'],
    ['https://vidu.com-gov-vn.net', 'link-lookalike', 'vidu.com-gov-vn.net'],
    ['https://quochoi.vn.vidu.com', 'link-lookalike', 'quochoi.vn.vidu.com'],
    ['https://dichvucong.gov.vn⁄vidu.com', 'link-lookalike', 'dichvucong.gov.xn--vnvidu-qq0c.com'],
    ['https://dichvucong.g0v.vn', 'link-lookalike', 'dichvucong.g0v.vn'],
    ['https://dịchvụcông.gov.vn', 'link-lookalike', 'xn--dchvcng-x0a0689dsha.gov.vn'],
    ['https://zaIo.me.vidu.com', 'link-lookalike', 'zaio.me.vidu.com'],
    ['https://gοogle.com', 'link-lookalike', 'xn--gogle-rce.com'],
    ['https://paypаl.com', 'link-lookalike', 'xn--paypl-7ve.com'],
  ])('%j: %s', (href, code, host) => {
    expect(deceitOf(href)).toMatchObject({ code, host });
  });

  test.each([
    ...[
      'https://dichvucong.gov.vn/p/home?a=b@c',
      'HTTPS://Vidu.com:8080',
      'http://203.0.113.1/',
      '/a/',
      'a.pdf',
    ],
    ...['#muc', '?trang=2', '', 'mailto:a@vidu.com', 'tel:02943862150', '//vidu.com', 'https://tiếngviệt.vn'],
    ...[
      'https://президент.рф',
      'https://日本語.jp',
      'https://vidu.com/a\\b',
      'https://hagovina.vn',
      'https://…',
    ],
  ])('%j thì không', (href) => {
    expect(deceitOf(href)).toBeNull();
  });

  test('không địa chỉ nào thoát: có dấu @ trước tên máy chủ mà trình duyệt mở được thì bị nói', () => {
    const name = fc.stringMatching(/^[a-z0-9.%:\\ -]{0,12}$/);
    fc.assert(
      fc.property(
        name,
        fc.domain(),
        fc.constantFrom('https://', 'http://', 'HTTPS://'),
        (user, host, scheme) => {
          const href = `${scheme}${user}@${host}/`;
          const url = URL.parse(href);
          fc.pre(url !== null && url.pathname === '/' && url.hostname === host);
          expect(deceitOf(href)).not.toBeNull();
        },
      ),
    );
  });
});

describe('chữ của liên kết là địa chỉ khác', () => {
  const home = 'https://hoathuan.vinhlong.gov.vn/';

  test.each([
    ['https://dichvucong.gov.vn', 'https://vidu.com/', 'dichvucong.gov.vn'],
    ['«dichvucong.gov.vn/»', 'https://vidu.com/', 'dichvucong.gov.vn'],
    ['dichvucong．gov．vn', 'https://vidu.com/', 'dichvucong.gov.vn'],
    ['dichvu\u200bcong.gov.vn', 'https://vidu.com/', 'dichvucong.gov.vn'],
    ['DICHVUCONG.GOV.VN/nop-ho-so', '/tin-tuc/', 'dichvucong.gov.vn'],
    ['facebook.com/xa', 'https://facebook.com.vidu.com/xa', 'facebook.com'],
    ['👉 dichvucong.gov.vn 👈', 'https://vidu.com/', 'dichvucong.gov.vn'],
    ['https:\\\\ dichvucong.gov.vn', 'https://vidu.com/', 'dichvucong.gov.vn'],
    ['ubnd@hoathuan.vinhlong.gov.vn', 'https://vidu.com/', 'ubnd@hoathuan.vinhlong.gov.vn'],
    ['ubnd@hoathuan.vinhlong.gov.vn', 'mailto:ubnd@vidu.com', 'ubnd@hoathuan.vinhlong.gov.vn'],
  ])('%j tới %j', (text, href, named) => {
    expect(otherAddressIn(text, href, home)).toBe(named);
  });

  test.each([
    ['https://www.dichvucong.gov.vn', 'http://dichvucong.gov.vn/p/home'],
    ['hoathuan.vinhlong.gov.vn', '/'],
    ['xa@vidu.vn', '/giao-dich/'],
    ['fb.com/xa', 'https://www.facebook.com/xa'],
    ['ke-hoach.docx', 'https://vidu.com/tai?id=1'],
    ['chinhphu.vn', 'chinhphu.vn'],
    ['Điều 5.2 và mục a.b', 'https://vidu.com/'],
    ['Cổng dichvucong.gov.vn đã đổi', 'https://vidu.com/'],
    ['1.001193', 'https://dichvucong.gov.vn/'],
  ])('%j tới %j thì không', (text, href) => {
    expect(otherAddressIn(text, href, home)).toBeNull();
  });
});
