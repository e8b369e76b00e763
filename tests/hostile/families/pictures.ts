import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { articleMd } from '../../fixtures/make.ts';
import { FILTERS, judgeBeside, svg, type Attack } from '../beside.ts';
import { choose, type Family } from '../trial.ts';

/** Pictures that are not what they say, or far more than they say, and drawings that compute without end. */
export const pictures: Family = {
  id: 'pictures',
  name: 'ảnh nén quá mức, hình vẽ, tệp đội lốt ảnh',
  async judge(trial) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url!);
      response.end('x');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const attacks = choose(attacksFrom(outside), trial, 8);
      const verdicts = await judgeBeside(attacks, trial, {
        atOnce: 10,
        secondsEach: 30,
        secret: 'root:x:0:0',
      });
      return [
        ...verdicts,
        { input: 'không hình vẽ nào gọi ra ngoài', fault: asked.length > 0 ? asked.join(', ') : null },
      ];
    } finally {
      server.close();
    }
  },
};

function attacksFrom(outside: string): Attack[] {
  const covers = Object.entries(files(outside)).map(([name, [ending, bytes]]): Attack => ({
    name,
    files: async () => ({
      'tin-tuc/2026/x/index.md': articleMd({
        title: 'Bài có ảnh lạ trong loạt thử',
        cover: { src: `a.${ending}`, alt: 'Cán bộ xã hướng dẫn người dân' },
      }),
      [`tin-tuc/2026/x/a.${ending}`]: await bytes(),
    }),
  }));
  // The same drawing by every other way a picture comes in.
  const ways: Attack[] = [
    { name: 'bộ lọc chồng nhau, trong thân bài', files: () => inBody('![Cán bộ xã hướng dẫn](a.svg)\n') },
    {
      name: 'bộ lọc chồng nhau, thẻ img',
      files: () => inBody('<img src="a.svg" alt="Cán bộ xã hướng dẫn">\n'),
    },
    { name: 'bộ lọc chồng nhau, liên kết tải về', files: () => inBody('[tải hình vẽ của xã](a.svg)\n') },
    {
      name: 'bộ lọc chồng nhau, đội tên jpg',
      files: () => ({ ...inBody('![Cán bộ xã hướng dẫn](a.jpg)\n'), 'tin-tuc/2026/x/a.jpg': FILTERS }),
    },
    {
      name: 'bộ lọc chồng nhau, tệp kèm',
      files: () => ({ ...inBody('', { attachments: [{ src: 'a.svg', name: 'Hình vẽ của xã' }] }) }),
    },
  ];
  return [...covers.slice(0, 12), ...ways, ...covers.slice(12)];
}

function inBody(body: string, fields: Record<string, unknown> = {}): Record<string, string> {
  return {
    'tin-tuc/2026/x/index.md': articleMd(
      { title: 'Bài có ảnh lạ trong loạt thử', ...fields },
      `Thân bài.\n\n${body}`,
    ),
    'tin-tuc/2026/x/a.svg': FILTERS,
  };
}

type Bytes = string | Uint8Array;

function files(outside: string): Record<string, [ending: string, bytes: () => Bytes | Promise<Bytes>]> {
  const drawing = (body: string, size?: number): [string, () => string] => ['svg', () => svg(body, size)];
  const small = (as: (picture: Sharp) => Sharp) => () => as(plain(50, 50)).toBuffer();
  return {
    'hình vẽ bình thường': drawing('<rect width="9" height="9"/>'),
    'bộ lọc chồng nhau 3000 điểm': ['svg', () => FILTERS],
    'bộ lọc chồng nhau 7000 điểm': drawing(
      `<filter id="f" x="0" y="0" width="1" height="1">${'<feTurbulence baseFrequency="0.5" numOctaves="9"/><feMorphology operator="dilate" radius="400"/>'.repeat(40)}</filter>${'<rect width="7000" height="7000" filter="url(#f)"/>'.repeat(20)}`,
      7000,
    ),
    'hình vẽ cực lớn': drawing('', 1e9),
    'hình vẽ 7000 điểm': drawing('<rect width="7000" height="7000"/>', 7000),
    'thực thể nhân mười': [
      'svg',
      () =>
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at} "${`&a${at ? at - 1 : ''};`.repeat(10)}">`).join('')}]>${svg('<text>&a11;</text>')}`,
    ],
    'thực thể ngoài': [
      'svg',
      () =>
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text y="20">&x;</text>')}`,
    ],
    'ảnh ở tệp khác': drawing('<image xlink:href="file:///etc/passwd" width="100" height="100"/>'),
    'ảnh ở máy khác': drawing(`<image xlink:href="${outside}/anh.png" width="100" height="100"/>`),
    'kiểu trình bày ở máy khác': drawing(
      `<style>@import url(${outside}/a.css);</style><rect width="9" height="9"/>`,
    ),
    'chèn tệp khác': drawing(
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ),
    'dùng lại nhân đôi ba mươi lần': drawing(
      `<defs><g id="a0"><rect width="9" height="9"/></g>${Array.from({ length: 30 }, (_, at) => `<g id="a${at + 1}"><use xlink:href="#a${at}"/><use xlink:href="#a${at}"/></g>`).join('')}</defs><use xlink:href="#a30"/>`,
    ),
    'hoa văn lồng nhau': drawing(
      `<defs>${Array.from({ length: 12 }, (_, at) => `<pattern id="p${at}" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="url(#p${at + 1})"/></pattern>`).join('')}<pattern id="p12" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern></defs><rect width="5000" height="5000" fill="url(#p0)"/>`,
      5000,
    ),
    'mặt nạ lồng nhau': drawing(
      `<mask id="m"><rect width="6000" height="6000" fill="#fff"/></mask>${'<g mask="url(#m)" opacity="0.5">'.repeat(200)}<rect width="6000" height="6000"/>${'</g>'.repeat(200)}`,
      6000,
    ),
    'nét đứt mười vạn đoạn': drawing(
      `<path d="${'M0 0L9 9'.repeat(100_000)}" stroke="#000" stroke-dasharray="0.01"/>`,
      4000,
    ),
    'hình vẽ 35 MB': drawing(`${'<g>'.repeat(100)}${'<rect/>'.repeat(5_000_000)}${'</g>'.repeat(100)}`),
    'nhóm lồng mười vạn': drawing(`${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}`),
    'hình vẽ nén': ['svg', () => gzipSync(svg('<rect width="9" height="9"/>'))],
    'hình vẽ nén, đuôi svgz': ['svgz', () => gzipSync(FILTERS)],
    'lệnh vẽ MSL': ['svg', () => '<?xml version="1.0"?><image><read filename="/etc/passwd"/></image>'],
    'chữ khổng lồ': drawing('<text font-size="99999" x="-99999">a</text>', 4000),
    'hiệu ứng ánh sáng': drawing(
      `<filter id="f">${'<feDiffuseLighting surfaceScale="9"><fePointLight x="1" y="1" z="9"/></feDiffuseLighting>'.repeat(60)}</filter><rect width="4000" height="4000" filter="url(#f)"/>`,
      4000,
    ),
    'làm mờ rất rộng': drawing(
      `${'<g filter="url(#f)">'.repeat(50)}<rect width="4000" height="4000"/>${'</g>'.repeat(50)}<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>`,
      4000,
    ),
    'dùng lại chính mình': drawing('<g id="a"><use xlink:href="#a"/></g>'),
    'chữ UTF-16': ['svg', () => Buffer.from(`\uFEFF${svg('<rect width="9" height="9"/>')}`, 'utf16le')],
    'PNG 49 triệu điểm': ['png', () => flat(7000, 7000)],
    'PNG 50,4 triệu điểm': ['png', () => flat(7100, 7100)],
    'PNG 256 triệu điểm': ['png', () => flat(16_000, 16_000)],
    'PNG dẹt': ['png', () => flat(65_000, 1)],
    'PNG đứng': ['png', () => flat(1, 65_000)],
    'PNG nói là 2^31 điểm': ['png', () => png(2_147_483_647, 2_147_483_647, deflateSync(Buffer.alloc(1000)))],
    'PNG thiếu hàng': ['png', () => png(6000, 6000, deflateSync(Buffer.alloc(18_001)))],
    'PNG dữ liệu nén 200 MB': ['png', () => png(100, 100, deflateSync(Buffer.alloc(200_000_000)))],
    'PNG 16 bit 49 triệu điểm': [
      'png',
      () => png(7000, 7000, deflateSync(Buffer.alloc(7000 * (7000 * 6 + 1))), { depth: 16 }),
    ],
    'PNG chữ nén 100 MB': [
      'png',
      () => png(10, 10, deflateSync(Buffer.alloc(10 * 31)), { text: deflateSync(Buffer.alloc(100_000_000)) }),
    ],
    'PNG bảng màu sai': ['png', () => png(10, 10, deflateSync(Buffer.alloc(10 * 11)), { type: 3 })],
    'PNG kích thước không': ['png', () => png(0, 0, deflateSync(Buffer.alloc(0)))],
    'PNG đội tên jpg': ['jpg', small((picture) => picture.png())],
    'GIF đội tên jpg': ['jpg', small((picture) => picture.gif())],
    'trang đội tên jpg': ['jpg', () => '<html><script>alert(1)</script>'],
    'hình vẽ đội tên jpg': ['jpg', () => svg('<script>alert(1)</script><rect width="9" height="9"/>')],
    'PDF đội tên jpg': ['jpg', () => '%PDF-1.4\n%%EOF'],
    'PDF đội tên png': ['png', () => '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF'],
    'ảnh nối thêm trang': [
      'jpg',
      async () =>
        Buffer.concat([
          await plain(50, 50).jpeg().toBuffer(),
          Buffer.from('<html><script>alert(1)</script>'),
        ]),
    ],
    'ảnh bị cắt': ['jpg', async () => (await plain(900, 900).jpeg().toBuffer()).subarray(0, 900)],
    'tệp rỗng': ['jpg', () => ''],
    'lệnh vẽ MVG': [
      'jpg',
      () => `push graphic-context\nviewbox 0 0 640 480\nfill "url(${outside}/x)"\npop graphic-context`,
    ],
    PostScript: ['jpg', () => '%!PS\n(/etc/passwd) (r) file'],
    TIFF: ['tiff', small((picture) => picture.tiff())],
    'TIFF đội tên jpg': ['jpg', small((picture) => picture.tiff())],
    'GIF nhiều khung': [
      'gif',
      () =>
        sharp({ create: { width: 500, height: 500 * 200, channels: 3, background: '#345', pageHeight: 500 } })
          .gif()
          .toBuffer()
          .catch(() => Buffer.from('GIF89a')),
    ],
    'GIF nói là 65535 điểm': [
      'gif',
      () =>
        Buffer.from(
          '474946383961ffffffff800000ffffff0000002c00000000ffffffff000202440100 3b'.replace(' ', ''),
          'hex',
        ),
    ],
    WebP: ['webp', small((picture) => picture.webp())],
    'WebP bị cắt': ['webp', async () => (await plain(900, 900).webp().toBuffer()).subarray(0, 90)],
    AVIF: ['avif', small((picture) => picture.avif())],
    'AVIF đội tên jpg': ['jpg', small((picture) => picture.avif())],
    'PNM viết bằng chữ': ['jpg', () => 'P3\n99999 99999\n255\n'],
    PNM: ['ppm', () => 'P6\n2 2\n255\n123456789012'],
    HDR: ['hdr', () => '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 60000 +X 60000\n'],
    'HDR đội tên jpg': ['jpg', () => '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 60000 +X 60000\n'],
    FITS: ['fits', () => 'SIMPLE  =                    T'.padEnd(2880)],
    'FITS đội tên png': ['png', () => 'SIMPLE  =                    T'.padEnd(2880)],
    'ảnh của thư viện ảnh': ['v', () => Buffer.from([0x08, 0xf2, 0xa6, 0xb6, ...Buffer.alloc(100)])],
    'ảnh của thư viện ảnh đội tên jpg': [
      'jpg',
      () => Buffer.from([0x08, 0xf2, 0xa6, 0xb6, ...Buffer.alloc(100)]),
    ],
    'bảng tính đội tên jpg': ['jpg', () => 'a,b,c\n1,2,3\n'],
  };
}

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#334455' }, limitInputPixels: false });
}

function flat(width: number, height: number): Promise<Buffer> {
  return plain(width, height).png({ compressionLevel: 9 }).toBuffer();
}

/** Writes a PNG whose head says what one likes about the data that follow (PNG specification, chapter 5). */
function png(
  width: number,
  height: number,
  data: Uint8Array,
  { type = 2, depth = 8, text }: { type?: number; depth?: number; text?: Uint8Array } = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = depth;
  head[9] = type;
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    ...(text ? [chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), text]))] : []),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name), data]);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
