import { describe, expect, test } from 'vitest';
import { sheetOf } from '../../src/theme/sheet.ts';

describe('tệp màu của một cổng', () => {
  test('có đủ chín cách hiện, không gì ngoài ba màu', () => {
    const { text } = sheetOf('#0b5394');
    const rules = text.trim().split('\n');
    expect(rules).toHaveLength(9);
    for (const rule of rules)
      expect(rule).toMatch(
        /^(@media [^{]+\{)?:root[^{]*\{--colour-accent:#[0-9a-f]{6};--colour-on-accent:#[0-9a-f]{6};--colour-accent-text:#[0-9a-f]{6}\}{1,2}$/,
      );
  });

  test('cùng màu thì cùng tên tệp; khác màu thì khác tên', () => {
    expect(sheetOf('#0b5394')).toEqual(sheetOf('#0b5394'));
    expect(sheetOf('#0b5394').path).toMatch(/^mau\/[0-9a-f]{8}\.css$/);
    expect(sheetOf('#0b5395').name).not.toBe(sheetOf('#0b5394').name);
  });
});
