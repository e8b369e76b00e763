import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '../../src/reading/picture-metadata.ts';

/** Stands in every note of a test, and must stand in nothing that is published. */
const CANARY = 'NHA-RIENG-10.5167N-105.9667E';

/** A picture of which no two points are alike, so that one moved point is seen. */
const DRAWN = sharp(
  Buffer.from(Array.from({ length: 40 * 30 * 3 }, (_, at) => (at * 37 + (at >> 5) * 11) % 256)),
  { raw: { width: 40, height: 30, channels: 3 } },
);

const FORMATS: Record<string, (picture: Sharp) => Sharp> = {
  'JPEG thường': (picture) => picture.jpeg({ quality: 90 }),
  'JPEG hiện dần': (picture) => picture.jpeg({ progressive: true }),
  'JPEG có hệ màu': (picture) => picture.withIccProfile('p3').jpeg(),
  'JPEG xám': (picture) => picture.grayscale().jpeg(),
  'JPEG in ấn': (picture) => picture.toColourspace('cmyk').jpeg(),
  PNG: (picture) => picture.png(),
  'PNG bảng màu, nửa trong': (picture) => picture.ensureAlpha(0.5).png({ palette: true }),
  'PNG có hệ màu, hiện dần': (picture) => picture.withIccProfile('p3').png({ progressive: true }),
  WebP: (picture) => picture.webp(),
  'WebP không mất gì, nửa trong': (picture) => picture.ensureAlpha(0.5).webp({ lossless: true }),
  'WebP có hệ màu': (picture) => picture.withIccProfile('p3').webp(),
};

/** Makes a picture as a telephone or a program leaves it, with notes in every place its kind has. */
async function noted(format: (picture: Sharp) => Sharp, orientation: number): Promise<Buffer> {
  const made = await format(DRAWN.clone())
    .withExif({
      IFD0: { Artist: CANARY, Make: CANARY },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 31/1 0/1', GPSAreaInformation: CANARY },
    })
    .withMetadata({ orientation })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><x>${CANARY}</x></x:xmpmeta>`)
    .toBuffer();
  const withMore = made[0] === 0xff ? withSegments(made) : made[0] === 0x89 ? withChunks(made) : made;
  return Buffer.concat([withMore, Buffer.from(`\xff\xd8\xff${CANARY}`, 'latin1')]);
}

/** Puts a comment, IPTC, a second picture's list and an unknown note into a JPEG, and a preview into its JFIF. */
function withSegments(jpeg: Buffer): Buffer {
  const segment = (marker: number, content: string) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, Buffer.from(content, 'latin1')]);
  };
  const preview = segment(0xe0, `JFIF\0\x01\x02\0\0\x01\0\x01\x04\x04${CANARY.padEnd(48)}`);
  const names = ['Photoshop 3.0\0', 'MPF\0', 'JFXX\0', 'http://ns.adobe.com/xap/1.0/\0'];
  const notes = [0xed, 0xe2, 0xe0, 0xe1].map((marker, at) => segment(marker, names[at]! + CANARY));
  const fill = Buffer.from([0xff, 0xff]);
  return Buffer.concat([
    ...[jpeg.subarray(0, 2), preview, segment(0xfe, CANARY), ...notes, segment(0xeb, CANARY), fill],
    jpeg.subarray(2),
  ]);
}

/** Puts texts, a time and a chunk that nobody knows into a PNG. */
function withChunks(png: Buffer): Buffer {
  const chunk = (name: string, content: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name + content, 'latin1'), Buffer.alloc(4)]);
  };
  const notes = [
    chunk('tEXt', `Author\0${CANARY}`),
    chunk('iTXt', CANARY),
    chunk('tIME', '\x07\xea\x06\x1e\0\0\0'),
  ];
  return Buffer.concat([png.subarray(0, 33), ...notes, chunk('prVt', CANARY), png.subarray(33)]);
}

describe.each(Object.entries(FORMATS))('%s', (_, format) => {
  test.each([1, 3, 6, 8])(
    'mất mọi ghi chú, còn nguyên từng điểm ảnh, hệ màu và chiều xoay %i',
    async (orientation) => {
      const before = await noted(format, orientation);
      expect(before.includes(CANARY)).toBe(true);
      const after = Buffer.from(withoutMetadata(before)!);
      expect(after.includes(CANARY)).toBe(false);

      const [had, has] = await Promise.all([sharp(before).metadata(), sharp(after).metadata()]);
      expect([had.orientation, has.orientation ?? 1]).toEqual([orientation, orientation]);
      expect([has.xmp, has.iptc, has.comments]).toEqual([undefined, undefined, undefined]);
      if (orientation === 1) expect(has.exif).toBeUndefined();
      expect(has.icc).toEqual(had.icc);
      expect([has.space, has.channels, has.isProgressive]).toEqual([
        had.space,
        had.channels,
        had.isProgressive,
      ]);
      const points = (file: Buffer) => sharp(file).raw().toBuffer();
      expect((await points(after)).equals(await points(before))).toBe(true);
      expect(Buffer.from(withoutMetadata(after)!).equals(after), 'làm lần hai không đổi gì').toBe(true);
    },
  );

  test('cắt cụt, hay sai ở đâu, cũng không làm lệnh dừng và không lọt ghi chú nào', async () => {
    const whole = await noted(format, 6);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const broken = isCut ? whole.subarray(0, at) : Buffer.from(whole.with(at, byte));
        const cleaned = withoutMetadata(broken);
        if (!cleaned) return;
        expect(cleaned.length).toBeLessThan(whole.length);
        if (isCut) expect(Buffer.from(cleaned).includes(CANARY)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

test('WebP chuyển động còn đủ khung hình', async () => {
  const frames = await sharp(Buffer.from(Array.from({ length: 8 * 24 * 3 }, (_, at) => (at * 53) % 256)), {
    raw: { width: 8, height: 24, channels: 3, pageHeight: 8 },
  })
    .withExif({ IFD0: { Artist: CANARY } })
    .webp({ loop: 2, delay: [100, 200, 300] })
    .toBuffer();
  const cleaned = Buffer.from(withoutMetadata(frames)!);
  expect(cleaned.includes(CANARY)).toBe(false);
  expect(await sharp(cleaned, { animated: true }).metadata()).toMatchObject({
    pages: 3,
    delay: [100, 200, 300],
    loop: 2,
  });
});

test.each<[string, Uint8Array]>([
  ['tệp rỗng', Buffer.alloc(0)],
  ['văn bản', Buffer.from('không phải ảnh')],
  ['PDF', Buffer.from('%PDF-1.4\n')],
  ['JPEG chỉ có đầu', Buffer.from([0xff, 0xd8, 0xff])],
  ['JPEG không có hình', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['JPEG nói một đoạn dài hơn cả tệp', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0, 0])],
  ['JPEG nói một đoạn ngắn hơn chính độ dài của nó', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xd9])],
  ['PNG chỉ có đầu', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['WebP chỉ có đầu', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')],
  ['ảnh điện thoại dạng HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
])('%s thì không nói là đã làm sạch', (_, bytes) => {
  expect(withoutMetadata(bytes)).toBeNull();
});
