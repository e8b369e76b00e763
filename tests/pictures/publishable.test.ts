import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toPublishablePicture } from '../../src/pictures/publishable.ts';

/** A picture of four colours: red, green above blue, white. */
const SIZE = 20;
const quarters = async (orientation?: number) => {
  const quarter = (background: string, left: number, top: number) => ({
    input: { create: { width: SIZE, height: SIZE, channels: 3 as const, background } },
    ...{ left, top },
  });
  const picture = sharp({
    create: { width: 2 * SIZE, height: 2 * SIZE, channels: 3, background: '#fff' },
  }).composite([...[quarter('#f00', 0, 0), quarter('#0f0', SIZE, 0), quarter('#00f', 0, SIZE)]]);
  return orientation ? picture.withMetadata({ orientation }).tiff().toBuffer() : picture.png().toBuffer();
};

const colours = async (made: Awaited<ReturnType<typeof toPublishablePicture>>) => {
  if ('fault' in made) return made.fault;
  const { data, info } = await sharp(made.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
    const name = [...data.subarray(from, from + 3)].map((value) => (value > 128 ? 1 : 0)).join('');
    return { '100': 'đỏ', '010': 'lục', '001': 'lam', '111': 'trắng' }[name] ?? name;
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].join(' ');
};

describe('ảnh như Word cho thấy', () => {
  const half = { left: 0, top: 0, right: 0.5, bottom: 0 };
  test.each([
    ['để nguyên', {}, 'đỏ lục lam trắng'],
    ['cắt nửa phải', { crop: half }, 'đỏ đỏ lam lam'],
    ['xoay phải', { turn: 90 as const }, 'lam đỏ trắng lục'],
    ['xoay trái', { turn: 270 as const }, 'lục trắng đỏ lam'],
    ['lật ngang', { isMirrored: true }, 'lục đỏ trắng lam'],
    ['cắt trước, lật rồi xoay sau', { crop: half, isUpsideDown: true, turn: 90 as const }, 'đỏ lam đỏ lam'],
    [
      'cắt tới hết thì vẫn còn một điểm',
      { crop: { left: 1, top: 1, right: 1, bottom: 1 } },
      'trắng trắng trắng trắng',
    ],
  ])('%s', async (_name, view, expected) => {
    expect(await colours(await toPublishablePicture(await quarters(), view))).toBe(expected);
  });

  test('ảnh máy ảnh ghi là nằm nghiêng: cắt theo ảnh gốc rồi mới dựng thẳng; Word đã xoay thì theo Word', async () => {
    const lying = await quarters(6);
    expect(await colours(await toPublishablePicture(lying))).toBe('lam đỏ trắng lục');
    expect(await colours(await toPublishablePicture(lying, { crop: half }))).toBe('lam đỏ lam đỏ');
    expect(await colours(await toPublishablePicture(lying, { turn: 180 }))).toBe('trắng lam lục đỏ');
  });
});

test('ảnh 108 triệu điểm ảnh của điện thoại được thu nhỏ, cả khi bị cắt', async () => {
  const large = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: '#357' } })
    .jpeg({ quality: 40 })
    .toBuffer();
  const half = { left: 0.5, top: 0, right: 0, bottom: 0 };
  for (const [view, width, height] of [
    [{}, 2000, 1500],
    [{ crop: half }, 1333, 2000],
  ] as const) {
    const made = await toPublishablePicture(large, view);
    expect('bytes' in made && (await sharp(made.bytes).metadata())).toMatchObject({ width, height });
  }
});

const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
const MIF = Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'latin1');

test.each<[string, Buffer, string]>([
  ['ảnh iPhone', HEIC, 'HEIC'],
  ['ảnh iPhone ghi theo tên chung', MIF, 'Tương thích nhất'],
  ['hình vẽ', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'PNG'],
  ['tệp hỏng', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'hỏng'],
  ['hình vẽ của Windows', Buffer.from([1, 0, 0, 0, 108, 0, 0, 0]), 'EMF'],
  ['hình vẽ cũ của Windows', Buffer.from([0xd7, 0xcd, 0xc6, 0x9a, 0, 0]), 'WMF'],
  ['BMP', Buffer.from('BM\0\0'), 'BMP'],
])('%s: nói đúng lý do và cách làm', async (_name, bytes, word) => {
  expect(await toPublishablePicture(bytes)).toEqual({ fault: expect.stringContaining(word) });
});

test('ảnh động chỉ giữ hình đầu, và được nói ra', async () => {
  const frame = (background: string) => sharp({ create: { width: 8, height: 8, channels: 3, background } });
  const frames = await Promise.all(['#f00', '#00f'].map((colour) => frame(colour).png().toBuffer()));
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const made = await toPublishablePicture(gif);
  expect(made).toMatchObject({ extension: 'png', loss: expect.stringContaining('ảnh động') as string });
});

test('chỗ trong suốt của ảnh TIFF thành trắng, không thành đen', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const tiff = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  const made = await toPublishablePicture(tiff);
  const { dominant } = await sharp('bytes' in made ? made.bytes : undefined).stats();
  expect(dominant.r).toBeGreaterThan(240);
});
