import { describe, expect, test } from 'vitest';
import { checkPortalAddresses, type StandingSite } from '../../src/checks/portal-addresses.ts';
import type { PortalContent } from '../../src/reading/content.ts';
import { readYaml } from '../../src/reading/read.ts';
import { readPortalAddress, type PortalAddress } from '../../src/schemas/portal-address.ts';
import type { Operator } from '../../src/schemas/operator.ts';
import { portalYaml } from '../fixtures/make.ts';

const HOST = 'https://tinh.vidu.gov.vn/';

describe('hai cổng chưa cổng nào được dựng', () => {
  test.each([
    ['cùng một địa chỉ, dù một bên thiếu dấu / ở cuối', `${HOST}xa`, `${HOST}xa/`],
    ['chỉ khác chữ hoa trong đường dẫn', `${HOST}xa/`, `${HOST}XA/`],
    ['chỉ khác chữ hoa và dấu chấm cuối trong tên máy', HOST, 'https://TINH.vidu.gov.vn./'],
    ['chỉ khác cách viết số cổng mạng', HOST, 'https://tinh.vidu.gov.vn:443/'],
    ['cổng này trong thư mục của cổng kia', HOST, `${HOST}tin-tuc/`],
    ['sâu trong thư mục của cổng kia', HOST, `${HOST}anh/tep/x/`],
    ['trong thư mục của cổng kia, viết hoa', `${HOST}xa/`, `${HOST}XA/Tin-Tuc/x/`],
  ])('%s: cả hai được nêu tên, xếp thế nào cũng vậy', (_, one, other) => {
    const both = [portal('mot', one), portal('hai', other)];
    for (const order of [both, both.toReversed()]) {
      const found = checkPortalAddresses(order);
      expect(namesOf(found)).toEqual(['hai: trùng mot', 'mot: trùng hai']);
    }
  });

  test.each([
    ['hai tên máy', HOST, 'https://xa.tinh.vidu.gov.vn/'],
    ['hai thư mục cạnh nhau', `${HOST}xa/`, `${HOST}xa-hai/`],
    ['một thư mục không ai dùng', HOST, `${HOST}xa/`],
    ['thư mục có tên bắt đầu như thư mục của cổng', HOST, `${HOST}tin-tuc-xa/`],
    ['tên thư mục của cổng ở chỗ không có cổng nào', `${HOST}xa/`, `${HOST}tin-tuc/`],
  ])('%s thì không vướng nhau', (_, one, other) => {
    expect(checkPortalAddresses([portal('mot', one), portal('hai', other)])).toEqual([]);
  });

  test('địa chỉ cũ của cổng này không được nằm ở nơi của cổng kia', () => {
    for (const from of ['/xa/', '/xa', '/XA/bai-cu/', '/xa/index.html']) {
      const found = checkPortalAddresses([portal('mot', HOST, [from]), portal('hai', `${HOST}xa/`)]);
      expect(namesOf(found), from).toEqual(['hai: trùng mot', 'mot: trùng hai']);
      expect(found[0]!.line).toBe(lineOf(HOST, [from], `from: ${from}`));
    }
    expect(checkPortalAddresses([portal('mot', HOST, ['/xa-cu/']), portal('hai', `${HOST}xa/`)])).toEqual([]);
  });
});

describe('cổng đã được dựng ở đó thì giữ chỗ', () => {
  const old = portal('xa-nan-nhan', HOST, ['/cu/bai/']);
  const standing = new Map([['xa-nan-nhan', site(HOST, ['cu/bai', 'tin-tuc'])]]);

  test.each(['', 'tin-tuc/x/', 'Tin-Tuc/x/', 'chi-tieu/', 'cu/', 'CU/', 'cu/bai/'])(
    'cổng mới xin ở /%s',
    (base) => {
      for (const id of ['a', 'zz']) {
        const found = checkPortalAddresses([portal(id, HOST + base), old].sort(byId), { standing });
        expect(namesOf(found)).toEqual([`${id}: trùng xa-nan-nhan, đã có chủ`]);
      }
    },
  );

  test('cổng đã dựng ở nơi khác rồi mới xin tới đây cũng vậy', () => {
    const both = new Map([...standing, ['a', site('https://a.vidu.gov.vn/', [])]]);
    expect(namesOf(checkPortalAddresses([portal('a', HOST), old], { standing: both }))).toEqual([
      'a: trùng xa-nan-nhan, đã có chủ',
    ]);
  });

  test('portal.yaml của cổng đã dựng đang sai hoặc đổi sang nơi khác thì nơi cũ vẫn là của cổng đó', () => {
    for (const now of [null, portal('x', 'https://moi.vidu.gov.vn/').portal])
      for (const base of ['', 'tin-tuc/', 'cu/'])
        expect(
          namesOf(
            checkPortalAddresses([portal('a', HOST + base), { id: 'xa-nan-nhan', portal: now }], {
              standing,
            }),
          ),
          base,
        ).toEqual(['a: trùng xa-nan-nhan, đã có chủ']);
  });

  test('cổng ở thư mục bên dưới đã dựng thì cổng ở gốc không lấy chỗ bằng một địa chỉ cũ', () => {
    const below = portal('xa-duoi', `${HOST}xa/`);
    const both = new Map([
      ['xa-duoi', site(`${HOST}xa/`, [])],
      ['mot', site(HOST, [])],
    ]);
    const found = checkPortalAddresses([portal('mot', HOST, ['/xa/tin-tuc/']), below], { standing: both });
    expect(namesOf(found)).toEqual(['mot: trùng xa-duoi, đã có chủ']);
  });

  test('cổng đã bị từ chối thì không cản cổng mới nào nữa', () => {
    const greedy = portal('a', HOST, ['/xa-moi/']);
    const found = checkPortalAddresses([greedy, old, portal('b', `${HOST}xa-moi/`)], { standing });
    expect(namesOf(found)).toEqual(['a: trùng xa-nan-nhan, đã có chủ']);
  });
});

describe('khi người vận hành có cong.yaml', () => {
  const operator: Operator = {
    portals: {
      mot: { hosts: ['tinh.vidu.gov.vn'], bases: ['/'] },
      hai: { hosts: ['tinh.vidu.gov.vn', 'hai.vidu.gov.vn'], bases: ['/hai/', '/'] },
    },
  };

  test('cổng ở đúng nơi ghi trong đó thì được', () => {
    const all = [portal('mot', HOST), portal('hai', `${HOST}hai/`)];
    expect(checkPortalAddresses(all, { operator })).toEqual([]);
  });

  test('cổng không có tên, hoặc ở nơi không ghi, thì không; cổng kia không bị cản, dù chưa được dựng', () => {
    const found = checkPortalAddresses(
      [
        portal('mot', HOST),
        portal('ba', HOST),
        portal('hai', `${HOST}tin-tuc/`),
        portal('constructor', HOST),
      ],
      { operator, standing: new Map([['ba', site(HOST, [])]]) },
    );
    expect(found.map(({ code, file }) => [code, file])).toEqual([
      ['portal-not-listed', 'portals/ba/portal.yaml'],
      ['portal-url-not-allowed', 'portals/hai/portal.yaml'],
      ['portal-not-listed', 'portals/constructor/portal.yaml'],
    ]);
    expect(found[0]!.facts).toMatchObject({ line: 'ba: { hosts: [tinh.vidu.gov.vn] }' });
  });

  test('hai cổng được phép ở cùng một nơi thì cổng đã dựng giữ chỗ', () => {
    const both = [portal('mot', HOST), portal('hai', HOST)];
    expect(
      namesOf(checkPortalAddresses(both, { operator, standing: new Map([['hai', site(HOST, [])]]) })),
    ).toEqual(['mot: trùng hai, đã có chủ']);
  });
});

type One = Pick<PortalContent, 'id' | 'portal'>;

function portal(id: string, url: string, redirects: string[] = []): One {
  const read = readYaml('portal', `portals/${id}/portal.yaml`, Buffer.from(textOf(url, redirects)));
  if (!('ok' in read)) throw new Error(JSON.stringify(read.problems));
  return { id, portal: read.ok };
}

function textOf(url: string, redirects: string[]): string {
  return portalYaml({ url, redirects: redirects.map((from) => ({ from, to: '/' })) });
}

function lineOf(url: string, redirects: string[], words: string): number {
  return (
    textOf(url, redirects)
      .split('\n')
      .findIndex((line) => line.includes(words)) + 1
  );
}

function site(url: string, paths: string[]): StandingSite {
  const has = paths.flatMap((path) => path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/')));
  return {
    address: readPortalAddress(url) as PortalAddress,
    holds: (path) => has.includes(path.toLowerCase().replace(/\/$/, '')),
  };
}

function byId(one: One, other: One): number {
  return one.id < other.id ? -1 : 1;
}

function namesOf(found: ReturnType<typeof checkPortalAddresses>): string[] {
  return found
    .map(({ file, facts }) => {
      const { other, isTaken } = facts as { other: string; isTaken: boolean };
      return `${file.split('/')[1]}: trùng ${other}${isTaken ? ', đã có chủ' : ''}`;
    })
    .sort();
}
