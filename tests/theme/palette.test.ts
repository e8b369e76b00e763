import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastOf, shift, type Hex } from '../../src/theme/colour.ts';
import { CLARITY, groundsOf, leastContrast, paletteOf } from '../../src/theme/palette.ts';
import { writeTokens } from '../../src/theme/sheet.ts';
import { SCHEMES, type Scheme } from '../../src/theme/tokens.ts';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value): Hex => `#${value.toString(16).padStart(6, '0')}`);

describe('tương phản tính như WCAG', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.478],
    ['#767676', '#ffffff', 4.542],
    ['#ff0000', '#ffffff', 3.998],
    ['#0b5394', '#0b5394', 1],
  ] as [Hex, Hex, number][])('%s trên %s là %d', (one, other, expected) => {
    expect(contrastOf(one, other)).toBeCloseTo(expected, 3);
    expect(contrastOf(other, one)).toBeCloseTo(expected, 3);
  });
});

describe('màu nhấn nào cũng ra bộ màu đọc được', () => {
  test.each(SCHEMES)('ở cách hiện %s', (scheme) => {
    const { text, ground } = CLARITY[scheme];
    fc.assert(
      fc.property(colours, (given) => {
        const { accent, onAccent, accentText } = paletteOf(given)[scheme];
        expect(leastContrast(accent, scheme)).toBeGreaterThanOrEqual(ground);
        expect(leastContrast(accentText, scheme)).toBeGreaterThanOrEqual(text);
        expect(contrastOf(onAccent, accent)).toBeGreaterThanOrEqual(text);
        for (const colour of [accent, onAccent, accentText]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
  });

  test('màu đã đọc được thì giữ nguyên', () => {
    expect(paletteOf('#0b5394').light).toEqual({
      accent: '#0b5394',
      onAccent: '#ffffff',
      accentText: '#0b5394',
    });
  });

  test('màu vàng tươi sẫm lại vừa đủ, vẫn là màu vàng', () => {
    const { accentText } = paletteOf('#ffe600').light;
    const channel = (at: number) => Number.parseInt(accentText.slice(at, at + 2), 16);
    expect(leastContrast(accentText, 'light')).toBeLessThan(4.8);
    expect(channel(1)).toBeGreaterThan(90);
    expect(channel(3)).toBeGreaterThan(90);
    expect(channel(5)).toBeLessThan(40);
  });

  test('đổi sáng tối không đủ thì dừng ở đen hay trắng', () => {
    expect(shift('#ffe600', 'darker', () => false)).toBe('#000000');
    expect(shift('#000000', 'lighter', () => false)).toBe('#ffffff');
  });
});

test('nền để tính tương phản đúng là nền trong tệp kiểu chung', () => {
  const selectors: Record<Scheme, string> = {
    light: ':root',
    dark: ":root[data-theme='dark']",
    contrast: ":root[data-contrast='more']",
    darkContrast: ":root[data-contrast='more'][data-theme='dark']",
  };
  const rules = writeTokens().split('\n');
  const inForce = (scheme: Scheme) =>
    rules
      .filter((rule) => rule.startsWith(`${selectors.light}{`) || rule.startsWith(`${selectors[scheme]}{`))
      .join('');
  for (const scheme of SCHEMES) {
    const grounds = ['page', 'surface', 'raised'].map(
      (name) => [...inForce(scheme).matchAll(new RegExp(`--colour-${name}:(#\\w+)`, 'g'))].at(-1)![1],
    );
    expect(grounds, scheme).toEqual(groundsOf(scheme));
  }
});
