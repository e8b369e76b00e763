import { describe, expect, test } from 'vitest';
import { sheetOf, writeTokens } from '../../src/theme/sheet.ts';
import { COLOURS, CONSTANTS, SCHEMES } from '../../src/theme/tokens.ts';

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

describe('bảng màu chung', () => {
  const [layer, constants, ...rules] = writeTokens().trim().split('\n');
  const forms = rules.slice(0, -1);
  const formOf = (rule: string) => rule.slice(0, rule.lastIndexOf('{'));
  const valuesOf = (rule: string) =>
    Object.fromEntries([...rule.matchAll(/--([\w-]+):([^;}]+)/g)].map(([, name, value]) => [name!, value!]));

  test('nằm trọn trong một tầng', () => {
    expect(layer).toBe('@layer tokens{');
    expect(rules.at(-1)).toBe('}');
    expect(valuesOf(constants!)).toEqual(CONSTANTS);
  });

  test('hiện theo đúng chín cách của tệp màu của cổng, cùng thứ tự', () => {
    const ofPortal = sheetOf('#0b5394').text.trim().split('\n').map(formOf);
    expect(forms.map(formOf).map((form) => form.replace(':root', ':root:root'))).toEqual(ofPortal);
  });

  test('cách hiện nào cũng ra đủ màu như trong bảng', () => {
    const ofForms = [
      'light',
      ...['dark', 'dark'],
      ...['contrast', 'contrast'],
      ...Array(4).fill('darkContrast'),
    ];
    const light = valuesOf(forms[0]!);
    for (const [index, scheme] of ofForms.entries()) {
      const column = SCHEMES.indexOf(scheme);
      const expected = Object.entries(COLOURS).map(([role, values]) => [`colour-${role}`, values[column]]);
      const own = valuesOf(forms[index]!);
      expect({ ...light, ...own }, forms[index]).toEqual(Object.fromEntries(expected));
      // Over dark or light alike, so it leaves nothing to them.
      if (scheme === 'darkContrast') expect(Object.keys(own)).toHaveLength(expected.length);
    }
  });
});
