import { join } from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { inspectPicture } from '../../src/pictures/inspect-picture.ts';
import { makePicture } from '../../src/pictures/sizes.ts';
import { formatOf, openPicture } from '../../src/pictures/raster.ts';
import { makeFolder } from '../fixtures/folders.ts';

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });
const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">${inner}<rect width="90" height="60"/></svg>`;

/** A PNG whose head claims one size, and whose pixels are whatever they are. */
function png(width: number, height: number, pixels: Uint8Array, depth = 8): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    const body = Buffer.concat([Buffer.from(type), data]);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, 2], 8);
  return Buffer.concat([
    ...[Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head)],
    ...[chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

test('sáu dạng ảnh điểm được nhận, dù đuôi tệp là gì', async () => {
  const made = {
    jpeg: flat(30, 20).jpeg(),
    png: flat(30, 20).png(),
    webp: flat(30, 20).webp(),
    gif: flat(30, 20).gif(),
    tiff: flat(30, 20).tiff(),
    heif: flat(30, 20).avif(),
  };
  for (const [format, picture] of Object.entries(made)) {
    const bytes = await picture.toBuffer();
    expect(formatOf(bytes)).toBe(format);
    const root = await makeFolder({ 'anh.jpg': bytes });
    expect(await inspectPicture(join(root, 'anh.jpg'), true), format).toBeNull();
    expect(await makePicture(join(root, 'anh.jpg'), join(root, 'kho'))).toMatchObject({
      width: 30,
      height: 20,
    });
  }
});

describe('hình vẽ', () => {
  test.each([
    ['tên là .svg', 'a.svg', svg('')],
    ['tên là .jpg', 'a.jpg', svg('<script>alert(1)</script>')],
    [
      'có lời dẫn, chữ hoa, tên riêng',
      'a.png',
      `\ufeff<?xml version="1.0"?>\n<!-- vẽ -->\n<x:SVG xmlns:x="http://www.w3.org/2000/svg"/>`,
    ],
    ['nén lại', 'a.svgz', gzipSync(svg(''))],
  ])('%s thì được gọi đúng tên và không mở', async (_what, name, bytes) => {
    const root = await makeFolder({ [name]: bytes });
    for (const isThorough of [false, true])
      expect(await inspectPicture(join(root, name), isThorough)).toEqual({ is: 'drawing' });
    await expect(makePicture(join(root, name), join(root, 'kho'))).rejects.toThrow();
  });

  test('nằm sau dấu của ảnh điểm cũng không có gì đọc nó', async () => {
    for (const sign of ['GIF89a', '\x89PNG\r\n\x1a\n', 'RIFF\0\0\0\0WEBP', 'II*\0', '\0\0\0\x18ftypavif'])
      await expect(
        openPicture(Buffer.from(`${sign}\n${svg('')}`, 'latin1')).then((picture) => picture.toBuffer()),
      ).rejects.toThrow();
  });

  test('từ khi một ảnh được mở, thư viện ảnh không còn đọc được dạng nào khác', async () => {
    await openPicture(await flat(3, 3).png().toBuffer());
    for (const bytes of [
      svg(''),
      'P3\n2 2\n255\n0 0 0 0 0 0 0 0 0 0 0 0',
      '1,2,3\n4,5,6\n',
      '%PDF-1.4\n%%EOF',
    ])
      await expect(sharp(Buffer.from(bytes)).metadata()).rejects.toThrow('unsupported image format');
  });
});

describe('ảnh dựng lên để phá', () => {
  let found: (name: string) => Promise<unknown>;
  let root: string;
  beforeAll(async () => {
    root = await makeFolder(
      {
        'to.png': png(2 ** 31 - 1, 2 ** 31 - 1, Buffer.alloc(1000)),
        'thieu.png': png(6000, 6000, Buffer.alloc(18_001)),
        'thua.png': png(100, 100, Buffer.alloc(50_000_000)),
        'sau.png': png(2000, 2000, Buffer.alloc(2000 * (2000 * 6 + 1)), 16),
        'ngang.png': await flat(65_000, 1).png().toBuffer(),
        'cao.png': await flat(30, 20_000).png().toBuffer(),
        'dong.gif': await sharp({
          create: { width: 20, height: 20 * 2000, channels: 3, background: '#345', pageHeight: 20 } as never,
        })
          .gif()
          .toBuffer(),
      },
      false,
    );
    found = (name) => inspectPicture(join(root, name), true);
  });

  test('ảnh nói dối về cỡ của mình thì bị gọi tên', async () => {
    expect(await found('to.png')).toMatchObject({ is: 'too-large' });
    expect(await found('thieu.png')).toEqual({ is: 'broken' });
  });

  test('ảnh lạ mà mở được thì dựng được, không cỡ nào cao hay rộng hơn mức trình duyệt mở được', async () => {
    for (const name of ['thua.png', 'sau.png', 'ngang.png', 'cao.png', 'dong.gif']) {
      const fault = await found(name);
      if (fault !== null) {
        expect(fault, name).toEqual({ is: 'broken' });
        continue;
      }
      const { width, height } = await makePicture(join(root, name), join(root, 'kho'));
      expect(Math.min(width, height), name).toBeGreaterThanOrEqual(1);
      expect(Math.max(width, height), name).toBeLessThanOrEqual(16_383);
    }
    expect(await found('cao.png')).toBeNull();
    expect(await makePicture(join(root, 'cao.png'), join(root, 'kho'))).toMatchObject({
      width: 24,
      height: 16_000,
    });
  });
});
