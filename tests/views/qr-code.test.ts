import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { drawQrCode } from '../../src/views/qr-code.ts';

test('nét vẽ tô đúng những ô đậm mà một bộ mã hóa khác cho địa chỉ ấy, chừa bốn ô sáng quanh mã', () => {
  fc.assert(
    fc.property(fc.webUrl(), (address) => {
      const { size, path } = drawQrCode(address);
      const expected = encode(address, { ecc: 'M', maskPattern: 2, border: 4 });
      expect(size).toBe(expected.size);
      expect(modulesOf(path, size)).toEqual(expected.data);
    }),
    { numRuns: 30 },
  );
});

/** Follows the pen over the squares it darkens. */
function modulesOf(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  let x = 0;
  let y = 0;
  for (const [, move, dx, dy, run] of path.matchAll(/([Mm])(\d+) ([\d.]+)h(\d+)/g)) {
    x = move === 'M' ? Number(dx) : x + Number(dx);
    if (move === 'M') y = Number(dy) - 0.5;
    modules[y]!.fill(true, x, x + Number(run));
    x += Number(run);
  }
  return modules;
}
