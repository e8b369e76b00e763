import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/text/fingerprint.ts';
import {
  MIN_LIKENESS_OF_COPIES,
  likeness,
  LikenessIndex,
  sketch,
  type Sketch,
} from '../../src/text/likeness.ts';

type Text = NonNullable<Sketch>;

/** The same numbers every time, so that a rare failure is not a matter of the day. */
const SEEDED = { seed: 20260630, numRuns: 300 };

/** A text of so many words drawn from a large vocabulary; the same seed gives the same text. */
function textOf(length: number, seed: number, first = 0): Int32Array {
  let state = seed * 2_654_435_761 + 1;
  return Int32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return first + (state >>> 12);
  });
}

function withWordsChanged(text: Int32Array, places: number[]): Int32Array {
  return text.map((word, at) => (places.includes(at) ? -1 - at : word));
}

/** The share of runs of four words two texts have in common, found the slow and obvious way. */
function trueLikeness(one: Int32Array, other: Int32Array): number {
  const runsOf = (text: Int32Array) =>
    new Set(Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4).join(' ')));
  const [a, b] = [runsOf(one), runsOf(other)];
  const common = [...a].filter((run) => b.has(run)).length;
  return common / (a.size + b.size - common);
}

describe('hai văn bản giống nhau đến đâu', () => {
  test('một văn bản giống chính nó hoàn toàn, không kể hoa thường và chỗ đặt dấu thanh', () => {
    const words = 'Ủy ban nhân dân xã hướng dẫn nộp hồ sơ hòa giải trực tuyến tại nhà văn hóa thôn '.repeat(
      3,
    );
    const one = sketch(wordsOf(words))!;
    const other = sketch(wordsOf(words.replaceAll('hòa', 'hoà').toUpperCase().normalize('NFD')))!;
    expect(likeness(one, other)).toBe(1);
  });

  test('đổi hai chữ trong 200 chữ thì vẫn là một, ở bất cứ chỗ nào', () => {
    const places = fc.uniqueArray(fc.nat(199), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.nat(9999), places, (seed, places) => {
        const text = textOf(200, seed);
        const changed = sketch(withWordsChanged(text, places))!;
        expect(likeness(sketch(text)!, changed)).toBeGreaterThanOrEqual(MIN_LIKENESS_OF_COPIES);
      }),
      SEEDED,
    );
  });

  test('đổi một nửa số chữ thì là văn bản khác, dù đổi nửa sau hay đổi xen kẽ', () => {
    fc.assert(
      fc.property(fc.nat(9999), (seed) => {
        const text = textOf(200, seed);
        const all = Array.from(text.keys());
        for (const places of [all.slice(100), all.filter((at) => at % 2 === 0)])
          expect(likeness(sketch(text)!, sketch(withWordsChanged(text, places))!)).toBeLessThan(
            MIN_LIKENESS_OF_COPIES - 0.1,
          );
      }),
      SEEDED,
    );
  });

  test('con số ước lượng ở gần con số thật', () => {
    const places = fc.uniqueArray(fc.nat(299), { maxLength: 60 });
    let distance = 0;
    fc.assert(
      fc.property(fc.nat(9999), places, (seed, places) => {
        const text = textOf(300, seed);
        const changed = withWordsChanged(text, places);
        const found = likeness(sketch(text)!, sketch(changed)!);
        distance += found - trueLikeness(text, changed);
        expect(Math.abs(found - trueLikeness(text, changed))).toBeLessThan(0.3);
      }),
      SEEDED,
    );
    // Neither too high nor too low on the whole.
    expect(Math.abs(distance / SEEDED.numRuns)).toBeLessThan(0.02);
  });

  test('hai văn bản không chung câu nào thì không giống', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 400 }), fc.nat(9999), (length, seed) => {
        const one = sketch(textOf(length, seed))!;
        const other = sketch(textOf(length, seed + 10_000, 5_000_000))!;
        expect(likeness(one, other)).toBeLessThan(0.1);
      }),
      SEEDED,
    );
  });

  test('văn bản dưới 30 chữ thì quá ngắn để so, từ 30 chữ thì so được', () => {
    expect(sketch(textOf(0, 1))).toBeNull();
    expect(sketch(textOf(29, 1))).toBeNull();
    expect(sketch(textOf(30, 1))).not.toBeNull();
  });

  test('một chữ lặp mãi cũng so được với chính nó, và không giống văn bản khác', () => {
    const same = (word: number) => sketch(new Int32Array(50).fill(word))!;
    expect(likeness(same(7), same(7))).toBe(1);
    expect(likeness(same(7), same(8))).toBeLessThan(MIN_LIKENESS_OF_COPIES);
  });
});

describe('tìm văn bản giống', () => {
  test('kho trống thì không có gì giống', () => {
    expect(new LikenessIndex<string>().findAlike(sketch(textOf(200, 1))!)).toEqual([]);
  });

  test('thấy bản gốc đổi vài chữ, không thấy văn bản khác, và kể theo thứ tự đưa vào', () => {
    const text = textOf(200, 1);
    const index = new LikenessIndex<string>();
    index.add(sketch(textOf(200, 2))!, 'khác');
    index.add(sketch(withWordsChanged(text, [50]))!, 'đổi một chữ');
    index.add(sketch(text)!, 'gốc');
    index.add(sketch(textOf(200, 3))!, 'khác nữa');
    expect(index.findAlike(sketch(withWordsChanged(text, [10, 150]))!)).toEqual(['đổi một chữ', 'gốc']);
  });

  test('tìm không làm thay đổi kho', () => {
    const index = new LikenessIndex<string>();
    index.add(sketch(textOf(200, 1))!, 'gốc');
    index.findAlike(sketch(textOf(200, 1))!);
    expect(index.findAlike(sketch(textOf(200, 1))!)).toEqual(['gốc']);
  });

  test('đổi hai chữ trong 200 chữ thì gần như không bao giờ tìm sót', () => {
    let found = 0;
    for (let seed = 0; seed < 500; seed++) {
      const text = textOf(200, seed);
      const index = new LikenessIndex<number>();
      index.add(sketch(text)!, seed);
      const places = [(seed * 7) % 200, (seed * 13 + 100) % 200];
      found += index.findAlike(sketch(withWordsChanged(text, places))!).length;
    }
    expect(found).toBeGreaterThanOrEqual(498);
  });
});

/** Numbers read of a sketch while it is added, and while it is looked for; and for each comparison of two. */
const [READS_TO_ADD, READS_TO_FIND, READS_TO_COMPARE] = [60, 60, 120];

/** Adds texts one after the other, each looked for first; gives how many pairs were compared. */
function countComparisons(texts: Text[]): number {
  let reads = 0;
  const watched = texts.map(
    (text) =>
      new Proxy(text, {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
          return Reflect.get(target, key, target) as unknown;
        },
      }),
  );
  const index = new LikenessIndex<number>();
  for (const [at, text] of watched.entries()) {
    index.findAlike(text);
    index.add(text, at);
  }
  return (reads - texts.length * (READS_TO_ADD + READS_TO_FIND)) / READS_TO_COMPARE;
}

describe('công tìm không lớn theo bình phương', () => {
  test('đếm đúng số lần so: hai văn bản khác nhau không so lần nào, hai bản giống nhau so một lần', () => {
    const [one, other] = [sketch(textOf(200, 1))!, sketch(textOf(200, 2))!];
    expect(countComparisons([one, other])).toBe(0);
    expect(countComparisons([one, one])).toBe(1);
    expect(countComparisons([one, one, one])).toBe(3);
  });

  test('2.000 văn bản khác nhau, trong gần hai triệu cặp chỉ so vài cặp', () => {
    const texts = Array.from({ length: 2000 }, (_, seed) => sketch(textOf(200, seed))!);
    expect(countComparisons(texts)).toBeLessThan(20);
  });

  test('2.000 văn bản chung một đoạn kết 50 chữ vẫn chỉ so một phần nhỏ', () => {
    const closing = textOf(50, 1, 9_000_000);
    const texts = Array.from({ length: 2000 }, (_, seed) =>
      sketch(Int32Array.from([...textOf(150, seed), ...closing]))!,
    );
    // 1.999.000 pairs in all; a fiftieth of them is still few.
    expect(countComparisons(texts)).toBeLessThan(40_000);
  });

  test('500 bản của cùng một văn bản: mỗi bản chỉ so với một số bản gần nhất', () => {
    const text = sketch(textOf(200, 1))!;
    const comparisons = countComparisons(Array.from({ length: 500 }, () => text));
    expect(comparisons / 500).toBeLessThan(100);
  });
});
