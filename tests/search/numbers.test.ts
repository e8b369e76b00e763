import { describe, expect, test } from 'vitest';
import { findNumbers, numberTokens } from '../../src/search/numbers.ts';

const tokensIn = (query: string) => findNumbers(query).numbers.map(({ token }) => token);

describe('số hiệu văn bản', () => {
  test.each([
    '25/QĐ-UBND',
    '25/QD-UBND',
    '25 QD UBND',
    'so 25 qd ubnd',
    'số 25 / QĐ - UBND',
    '25-QĐ/UBND',
    '25/qdubnd',
    '25qdubnd',
    '025/QĐ-UBND',
  ])('viết “%s” đều là một số', (query) => {
    const tokens = tokensIn(query);
    expect(tokens).toContain('so25qdubnd');
    expect(numberTokens('25/QĐ-UBND')).toEqual(expect.arrayContaining(tokens));
  });

  test.each(['quyết định số 25', 'quyet dinh 25', 'QĐ 25', 'qd so 25'])(
    '“%s” tìm được văn bản dù không ghi cơ quan',
    (query) => {
      const tokens = tokensIn(query);
      expect(numberTokens('25/QĐ-UBND')).toEqual(expect.arrayContaining(tokens));
      expect(tokens).toHaveLength(1);
    },
  );

  test('số có năm tìm được cả khi gõ thiếu năm', () => {
    const known = numberTokens('31/2021/QĐ-TTg');
    expect(known).toContain(tokensIn('31/2021/qd-ttg')[0]);
    expect(known).toContain(tokensIn('31 qd ttg')[0]);
  });

  test('mã thủ tục tìm được dù có dấu chấm hay không', () => {
    const known = numberTokens('1.001193');
    for (const query of ['1.001193', '1 001193', '001193']) expect(known).toContain(tokensIn(query)[0]);
  });

  test.each(['khai sinh cho con 2 tuổi', 'ngày 20/11/2026', 'nhà 3 tầng', ''])(
    '“%s” không có số hiệu nào',
    (query) => {
      expect(tokensIn(query)).toEqual([]);
    },
  );

  test.each([
    ['so 25 qd ubnd', '25/QĐ-UBND'],
    ['999/QĐ-UBND', '999/QĐ-UBND'],
    ['31/2021/qd-ttg', '31/2021/QĐ-TTg'],
    ['09 nq hdnd', '09/NQ-HĐND'],
    ['ke hoach 25', '25/KH'],
    ['1 001193', '1.001193'],
  ])('“%s” được nhắc lại là %s', (query, written) => {
    expect(findNumbers(query).numbers.map((number) => number.written)).toEqual([written]);
  });
});
