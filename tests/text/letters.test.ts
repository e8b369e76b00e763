import { afterEach, expect, test, vi } from 'vitest';
import * as named from '../../src/text/letters.ts';

afterEach(() => vi.unstubAllGlobals());

test('trình duyệt không biết tên các loại chữ của Unicode vẫn tách chữ La-tinh và chữ Việt y như vậy', async () => {
  vi.stubGlobal('RegExp', new Proxy(RegExp, { construct: constructOld }));
  vi.resetModules();
  const ranges = await import('../../src/text/letters.ts');
  expect(ranges.LETTER).not.toBe(named.LETTER);
  const points = [span(0, 0x2c1), span(0x300, 0x36f), span(0x1e00, 0x1eff)].flat();
  const around = points.flatMap((point) => {
    const sign = String.fromCodePoint(point);
    return [sign, `a${sign}b`, `a ${sign} b`];
  });
  for (const text of [...around, '漢字 한글', 'Кириллица 2026', 'xã 🏛️ phường', 'a\u200bb\ufeffc\ue000'])
    expect(readWith(ranges, text), JSON.stringify(text)).toEqual(readWith(named, text));
});

/** Makes an expression as Firefox before 78 does. */
function constructOld(real: typeof RegExp, [source, flags]: [string, string]): RegExp {
  if (source.includes('\\p{')) throw new SyntaxError('invalid identity escape in regular expression');
  return new real(source, flags);
}

function readWith(letters: typeof named, text: string): unknown[] {
  return [
    text.match(letters.WORDS),
    text.split(letters.AROUND_WORDS),
    text.match(letters.WORDS_AND_GAPS),
    letters.LETTER_OR_NUMBER.test(text),
    letters.LETTERS_ALONE.test(text),
    text.match(letters.SPELLED_WORDS),
    text.replace(letters.MARKS, ''),
    text.replace(letters.STRAY_MARKS, '$1'),
    text.replace(letters.SPACES_AND_UNDRAWN, ' '),
  ];
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
