import { describe, expect, test } from 'vitest';
import { readOldAddresses, writeOldAddresses } from '../../src/serving/old-addresses.ts';
import { expiryOf, renewalOf, writeSecurityFile } from '../../src/serving/security-file.ts';
import { hostsOf } from '../../src/serving/servers/servers.ts';

describe('tệp kê địa chỉ cũ của cổng đã dựng', () => {
  test('chỉ kê địa chỉ có dấu ?, đọc lại được như đã ghi', () => {
    const text = writeOldAddresses(
      [
        { from: '/index.php?nv=news&op=a', to: '/tin-tuc/a/' },
        { from: '/tin/a.html', to: '/tin-tuc/a/' },
      ],
      ['xacu.vidu.gov.vn', 'xacu.vidu.gov.vn'],
    );
    expect(readOldAddresses(text)).toEqual({
      moves: [{ from: '/index.php?nv=news&op=a', to: '/tin-tuc/a/' }],
      formerHosts: ['xacu.vidu.gov.vn'],
    });
    expect(readOldAddresses(undefined)).toEqual({ moves: [], formerHosts: [] });
  });

  test.each([
    'không phải JSON',
    '{}',
    '{"moves":[{"from":"/a?b\\";}","to":"/"}],"formerHosts":[]}',
    '{"moves":[{"from":"/a?b","to":"https://ke-xau.vn/"}],"formerHosts":[]}',
    '{"moves":[{"from":"/a?b","to":"//ke-xau.vn/"}],"formerHosts":[]}',
    '{"moves":[{"from":"/a?b","to":"/$uri"}],"formerHosts":[]}',
    '{"moves":[{"from":"/a?b\\n","to":"/"}],"formerHosts":[]}',
    '{"moves":[],"formerHosts":["a b"]}',
    '{"moves":[],"formerHosts":["XA.vidu.gov.vn"]}',
    '{"moves":[],"formerHosts":["a.vn; }"]}',
  ])('bị sửa thành %s thì bị từ chối', (text) => {
    expect(readOldAddresses(text)).toBeNull();
  });
});

test('địa chỉ cũ ở trong thư mục của cổng khác thì bị bỏ, kể cả khi khác chữ hoa', () => {
  const moves = [
    { from: '/Xa-Ben/?id=1', to: '/' },
    { from: '/xa-benx/?id=1', to: '/' },
  ];
  const [host] = hostsOf([
    { host: 'vidu.gov.vn', base: '/', folder: '/a', moves },
    { host: 'vidu.gov.vn', base: '/xa-ben/', folder: '/b' },
  ]);
  expect(host!.portals[0]!.moves).toEqual([{ from: '/xa-benx/?id=1', to: '/' }]);
});

describe('security.txt', () => {
  test('hết hạn trong vòng một năm, được viết lại nửa năm trước đó', () => {
    expect([expiryOf('2026-11-29'), renewalOf('2026-11-29')]).toEqual(['2027-11-01', '2027-05-01']);
    expect([expiryOf('2028-02-29'), renewalOf('2028-02-29')]).toEqual(['2029-02-01', '2028-08-01']);
    expect(renewalOf('2026-06-30')).toBe('2026-12-01');
  });

  test('nơi liên hệ nào cũng là một địa chỉ như RFC 9116 đòi hỏi', () => {
    const incident = { phone: '0200 000 0019', url: 'http://suco.vidu.gov.vn/bao cao' };
    expect(writeSecurityFile(incident, 'https://xa.vidu.gov.vn/', '2027-11-01')).toBe(
      `Contact: https://suco.vidu.gov.vn/bao%20cao
Contact: tel:+842000000019
Expires: 2027-11-01T00:00:00+07:00
Preferred-Languages: vi, en
Canonical: https://xa.vidu.gov.vn/.well-known/security.txt
`,
    );
  });
});
