import { win32 } from 'node:path';
import { expect, test } from 'vitest';
import { withSlashes } from '../../src/text/slashes.ts';

test('đường dẫn của Windows hiện bằng dấu gạch chéo xuôi', () => {
  expect(withSlashes('C:\\cong-xa\\content\\portals', win32.sep)).toBe('C:/cong-xa/content/portals');
  expect(withSlashes(win32.relative('C:\\cong-xa', 'C:\\cong-xa\\content\\cong.yaml'), win32.sep)).toBe(
    'content/cong.yaml',
  );
});

test('ở hệ khác, dấu gạch chéo ngược trong tên tệp được giữ nguyên', () => {
  expect(withSlashes('tin-tuc/a\\b.md', '/')).toBe('tin-tuc/a\\b.md');
});
