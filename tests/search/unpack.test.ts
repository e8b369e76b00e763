import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { unpackIndexFile } from '../../src/search/unpack.ts';

const CONTENT = 'những chữ của một tệp '.repeat(500);
const FILE = new Uint8Array(Buffer.from(`pagefind_dcd${CONTENT}`));
const PACKED = new Uint8Array(gzipSync(FILE));

describe.each(['trình duyệt tự giải nén', 'trình duyệt trước năm 2023'])('%s', (browser) => {
  const prepare = () => {
    if (browser.includes('2023')) vi.stubGlobal('DecompressionStream', undefined);
  };

  test.each([
    ['đã nén', PACKED],
    ['máy chủ đã giải nén', FILE],
  ])('tệp %s thì đọc được', async (_name, bytes) => {
    prepare();
    expect(Buffer.from(await unpackIndexFile(bytes)).toString()).toBe(CONTENT);
    vi.unstubAllGlobals();
  });

  test.each([
    ['bị cắt ngang', PACKED.slice(0, PACKED.length / 2)],
    ['không phải của chỉ mục', new Uint8Array(gzipSync('<!doctype html>'))],
  ])('tệp %s thì báo hỏng', async (_name, bytes) => {
    prepare();
    await expect(unpackIndexFile(bytes)).rejects.toThrow();
    vi.unstubAllGlobals();
  });
});
