import { describe, expect, test } from 'vitest';
import sharp, { type FormatEnum } from 'sharp';
import { sizeInHeader } from '../../src/pictures/header-size.ts';

const EXIF = { IFD0: { Copyright: 'Ủy ban nhân dân xã '.repeat(60) } };
const picture = (channels: 3 | 4) =>
  sharp({ create: { width: 321, height: 45, channels, background: { r: 51, g: 102, b: 153, alpha: 0.5 } } });

const PICTURES: [string, keyof FormatEnum, object, 3 | 4][] = [
  ['JPEG thường', 'jpeg', {}, 3],
  ['JPEG hiện dần', 'jpeg', { progressive: true }, 3],
  ['PNG', 'png', {}, 4],
  ['PNG bảng màu', 'png', { palette: true }, 3],
  ['WebP', 'webp', {}, 3],
  ['WebP trong suốt', 'webp', {}, 4],
  ['WebP không mất nét', 'webp', { lossless: true }, 3],
];

describe.each(PICTURES)('ảnh %s', (_, format, options, channels) => {
  test('cỡ đọc ở đầu tệp là cỡ của ảnh, có ghi chú của máy ảnh hay không', async () => {
    for (const source of [picture(channels), picture(channels).withExif(EXIF)])
      expect(sizeInHeader(await source.toFormat(format, options).toBuffer())).toEqual({
        width: 321,
        height: 45,
      });
  });

  test('đầu tệp bị cắt trước chỗ ghi cỡ thì không đoán', async () => {
    const bytes = await picture(channels).toFormat(format, options).toBuffer();
    for (let length = 0; length < 20; length++)
      expect(sizeInHeader(Buffer.from(bytes.subarray(0, length)))).toBeNull();
  });
});

test('không phải JPEG, PNG, WebP thì không có cỡ', async () => {
  expect(sizeInHeader(await picture(3).gif().toBuffer())).toBeNull();
  expect(
    sizeInHeader(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  ).toBeNull();
});

test('ảnh nằm ngang mà máy ảnh ghi là đứng thì cỡ vẫn là cỡ chưa xoay', async () => {
  const turned = await picture(3).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(sizeInHeader(turned)).toEqual({ width: 321, height: 45 });
});
