import { describe, expect, test } from 'vitest';
import { OFFICIAL_PROCEDURES } from '../../scripts/bench/search/procedures.ts';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { recordsOf } from '../../src/search/records.ts';
import { titlesOf } from '../../src/search/title-list.ts';
import { indexTitles } from '../../src/search/title-index.ts';
import { matchTitles } from '../../src/search/title-scores.ts';
import { keywordsOf } from '../../src/search/words/procedure-words.ts';
import { readPortal } from '../../src/store/portal-folder.ts';

/** Everything that a portal has beside its procedures, and all 613 procedures of the commune level. */
const { portal, entries } = readPortal('content', 'xa-minh-hoa');
const records = recordsOf(portal!.data, entries, addressesOf(portal!.data.url, '/'), '2026-11-20');
const index = indexTitles([
  ...titlesOf(records, []).filter(({ kind }) => kind !== 'thu-tuc'),
  ...OFFICIAL_PROCEDURES.map(({ code, name }) => ({
    kind: 'thu-tuc' as const,
    address: `thu-tuc/${code}/`,
    title: name,
    keywords: keywordsOf(code, []),
  })),
]);

/** What is asked most, each with its title and with ways to begin typing it. */
const WANTED: [name: string, title: RegExp, typings: string[]][] = [
  ['giờ làm việc', /^Giờ làm việc/, ['gi', 'gio', 'giờ', 'Giờ', 'gio ', 'giờ ', 'GIO']],
  ['đường dây nóng', /^Đường dây nóng/, ['đư', 'duon', 'đươn', 'đườn', 'Đườn', 'hotl', 'HOTL']],
  ['chủ tịch', /, Chủ tịch Ủy ban nhân dân xã/, ['chu', 'chu ', 'chủ', 'chủ ', 'Chủ ']],
  ['khai sinh', /khai sinh/i, ['kh', 'kha', 'khai', 'Khai', 'KHAI']],
  ['căn cước', /căn cước/i, ['căn', 'can ', 'căn ', 'Căn ', 'cccd', 'CCCD']],
  ['sổ đỏ', /giấy chứng nhận quyền sử dụng đất/i, ['so d', 'sổ', 'sổ ', 'sổ đ', 'Sổ đ']],
  ['tạm trú', /tạm trú/i, ['tam', 'tạm', 'tam ', 'tạm ', 'Tạm ']],
];

describe.each(WANTED)('%s hiện trong ô gợi ý', (_name, title, typings) => {
  test.each(typings)('khi mới gõ “%s”', (typed) => {
    expect([...typed].length).toBeLessThanOrEqual(4);
    const shown = matchTitles(index, typed, 8).map((match) => match.title.title);
    expect(
      shown.some((each) => title.test(each)),
      shown.join('\n'),
    ).toBe(true);
  });
});
