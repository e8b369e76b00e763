import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectPicture } from '../../src/pictures/inspect-picture.ts';
import { makePicture } from '../../src/pictures/sizes.ts';
import { MAX_PIXELS } from '../../src/pictures/raster.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { phonePhoto } from '../fixtures/portals.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });

describe('làm các cỡ của một ảnh', () => {
  test('ảnh lớn có ba cỡ ở hai dạng mới, và một JPEG', async () => {
    const root = await makeFolder({ 'anh.jpg': await plain(1600, 800).jpeg().toBuffer() });
    const picture = await makePicture(join(root, 'anh.jpg'), join(root, 'kho'));
    expect(picture).toMatchObject({ width: 1200, height: 600, fallback: { width: 1200, height: 600 } });
    expect(picture.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
    for (const { files } of picture.sources) {
      expect(files.map(({ width }) => width)).toEqual([400, 800, 1200]);
      for (const { name, width } of files)
        expect(await sharp(join(root, 'kho', name)).metadata()).toMatchObject({ width, height: width / 2 });
    }
    expect(await sharp(join(root, 'kho', picture.fallback.name)).metadata()).toMatchObject({
      format: 'jpeg',
    });
  });

  test('ảnh nhỏ không bị phóng lớn, ảnh một điểm cũng được', async () => {
    const root = await makeFolder({
      'nho.png': await plain(120, 60).png().toBuffer(),
      'cham.png': await plain(1, 1).png().toBuffer(),
    });
    const small = await makePicture(join(root, 'nho.png'), join(root, 'kho'));
    expect(small).toMatchObject({ width: 120, height: 60 });
    expect(small.sources[0]?.files.map(({ width }) => width)).toEqual([120]);
    expect(await makePicture(join(root, 'cham.png'), join(root, 'kho'))).toMatchObject({
      width: 1,
      height: 1,
    });
  });

  test('ảnh chụp bằng điện thoại được dựng thẳng và bỏ mọi ghi chú kèm theo', async () => {
    const photo = await phonePhoto({ upper: '#ff0000', lower: '#0000ff', camera: 'MayAnhThu' });
    const root = await makeFolder({ 'anh.jpg': photo });
    const { width, height } = await makePicture(join(root, 'anh.jpg'), join(root, 'kho'));
    expect({ width, height }).toEqual({ width: 900, height: 1000 });
    for (const name of (await readdir(join(root, 'kho'))).filter((each) => !each.endsWith('.json'))) {
      const { exif, orientation } = await sharp(join(root, 'kho', name)).metadata();
      expect(exif, name).toBeUndefined();
      expect(orientation ?? 1, name).toBe(1);
    }
  });

  test('phần trong suốt của ảnh PNG thành nền trắng trong bản JPEG', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const root = await makeFolder({ 'trong.png': clear });
    const { fallback } = await makePicture(join(root, 'trong.png'), join(root, 'kho'));
    const { dominant } = await sharp(join(root, 'kho', fallback.name)).stats();
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
  });

  test('ảnh đã làm rồi thì không làm lại; ảnh khác thì tên khác', async () => {
    const root = await makeFolder({
      'a.png': await plain(50, 50).png().toBuffer(),
      'b.png': await plain(50, 51).png().toBuffer(),
    });
    const first = await makePicture(join(root, 'a.png'), join(root, 'kho'));
    const files = await readdir(join(root, 'kho'));
    expect(await makePicture(join(root, 'a.png'), join(root, 'kho'))).toEqual(first);
    expect(await readdir(join(root, 'kho'))).toEqual(files);
    const other = await makePicture(join(root, 'b.png'), join(root, 'kho'));
    expect(other.fallback.name).not.toBe(first.fallback.name);
  });

  test('nhiều bài cùng cần một ảnh một lúc thì ảnh vẫn nguyên vẹn', async () => {
    const root = await makeFolder({ 'anh.png': await plain(500, 300).png().toBuffer() });
    const made = await Promise.all(
      Array.from({ length: 6 }, () => makePicture(join(root, 'anh.png'), join(root, 'kho'))),
    );
    for (const picture of made) expect(picture).toEqual(made[0]);
    for (const name of (await readdir(join(root, 'kho'))).filter((each) => !each.endsWith('.json')))
      await expect(sharp(join(root, 'kho', name)).stats(), name).resolves.toBeDefined();
    expect((await readdir(join(root, 'kho'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('ảnh có trong sổ mà tệp đã mất thì được làm lại', async () => {
    const root = await makeFolder({ 'anh.png': await plain(60, 40).png().toBuffer() });
    const { fallback } = await makePicture(join(root, 'anh.png'), join(root, 'kho'));
    await rm(join(root, 'kho', fallback.name));
    await makePicture(join(root, 'anh.png'), join(root, 'kho'));
    expect((await readFile(join(root, 'kho', fallback.name))).length).toBeGreaterThan(0);
  });
});

describe('xem một tệp ảnh có đăng được không', () => {
  test('ảnh tốt thì được', async () => {
    const root = await makeFolder({ 'anh.webp': await plain(30, 20).webp().toBuffer() });
    expect(await inspectPicture(join(root, 'anh.webp'), true)).toBeNull();
  });

  test('ảnh cụt, tệp không phải ảnh và tệp rỗng thì hỏng', async () => {
    const whole = await plain(400, 400).jpeg().toBuffer();
    const root = await makeFolder({
      'cut.jpg': whole.subarray(0, whole.length / 2),
      'chu.jpg': 'đây là chữ',
      'rong.jpg': '',
    });
    for (const name of ['cut.jpg', 'chu.jpg', 'rong.jpg'])
      expect(await inspectPicture(join(root, name), true), name).toEqual({ is: 'broken' });
  });

  test('ảnh quá nhiều điểm thì bị từ chối, nói rõ bao nhiêu', async () => {
    const root = await makeFolder({ 'to.png': await plain(10_000, 5001).png().toBuffer() });
    expect(await inspectPicture(join(root, 'to.png'), true)).toEqual({ is: 'too-large', pixels: 50_010_000 });
    expect(MAX_PIXELS).toBe(50_000_000);
  });
});
