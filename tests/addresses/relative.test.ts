import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveInPortal } from '../../src/addresses/relative.ts';

const FROM = 'tin-tuc/2026/le/index.md';

describe('tệp nêu trong bài', () => {
  test.each([
    ['truong.jpg', 'tin-tuc/2026/le/truong.jpg'],
    ['./truong.jpg', 'tin-tuc/2026/le/truong.jpg'],
    ['../chung/truong.jpg', 'tin-tuc/2026/chung/truong.jpg'],
    ['../../../van-ban/a.pdf', 'van-ban/a.pdf'],
    ['a.pdf#page=2', 'tin-tuc/2026/le/a.pdf'],
    ['a.pdf?x=1', 'tin-tuc/2026/le/a.pdf'],
    ['L%E1%BB%85%20h%E1%BB%99i.jpg', 'tin-tuc/2026/le/Lễ hội.jpg'],
    ['Lễ hội.jpg'.normalize('NFD'), 'tin-tuc/2026/le/Lễ hội.jpg'],
    ['100%.jpg', 'tin-tuc/2026/le/100%.jpg'],
  ])('%s là %s', (target, path) => {
    expect(resolveInPortal(FROM, target)).toBe(path);
  });

  test.each([
    'https://a.vn/x.jpg',
    '//a.vn/x.jpg',
    'mailto:a@vidu.vn',
    'JavaScript:alert(1)',
    'data:image/png;base64,AA',
    '/anh/x.jpg',
    '#muc-2',
    '../../../../cong-khac/x.jpg',
    '..%2f..%2f..%2f..%2fetc/passwd',
    '%2e%2e/%2e%2e/%2e%2e/%2e%2e/x',
    '..\\..\\x.jpg',
    'a%00.jpg',
    '../../..',
  ])('%s không nằm trong thư mục của cổng', (target) => {
    expect(resolveInPortal(FROM, target)).toBeNull();
  });

  test('không đường nào ra khỏi thư mục của cổng', () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2E.', 'a', 'b.jpg', '', '%2f', '%5c', '...', 'ễ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.constantFrom('/', '%2f', '//'), (pieces, gap) => {
        const path = resolveInPortal(FROM, pieces.join(gap));
        if (path === null) return;
        expect(path.startsWith('/')).toBe(false);
        expect(path.split('/')).not.toContain('..');
      }),
    );
  });
});
