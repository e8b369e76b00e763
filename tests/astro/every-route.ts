import sharp from 'sharp';
import type { Files } from '../fixtures/folders.ts';
import { articleMd, planYaml } from '../fixtures/make.ts';
import { portalFiles, underPortal } from '../fixtures/portals.ts';

/** The portal whose pages are of every route. */
export const ID = 'xa-du';

/** The day it is shown for. */
export const AS_OF = '2026-06-30';

/** Makes the content of a portal that has pages of every route, below a path of its host. */
export async function everyRoute(): Promise<Files> {
  return {
    'plans/ke-hoach.yaml': planYaml({ title: 'Kế hoạch trước khi sửa' }),
    ...portalFiles(ID, {
      url: 'https://tinh.vidu.gov.vn/xa-du/',
      mark: 'TRUOCSUA',
      portal: {
        plans: ['ke-hoach'],
        theme: { accent: '#0b5c3f' },
        offline: true,
        reception: [{ who: 'Chủ tịch', days: ['thu-5'], from: '7:30', to: '11:30' }],
        redirects: [{ from: '/tin-tuc/ten-cu/', to: '/tin-tuc/bai-sua/' }],
        sections: [
          { id: 'cchc', name: 'Cải cách hành chính' },
          { id: 'thong-bao', name: 'Thông báo' },
        ],
      },
    }),
    ...underPortal(ID, {
      'tin-tuc/2026/bai-sua.md': articleMd({
        title: 'Bài trước khi sửa',
        labels: ['sang-kien'],
        cover: { src: 'anh.png', alt: 'Ảnh bìa' },
      }),
      'tin-tuc/2026/anh.png': await picture('#aa0000'),
      ...Object.fromEntries(
        Array.from({ length: 13 }, (_, at) => [
          `tin-tuc/2026/tin-${at}.md`,
          articleMd({ title: `Tin thứ ${at} trong mười ba tin`, date: `2026-02-${10 + at}` }),
        ]),
      ),
      'van-ban/quyet-dinh.md': [
        '---',
        'number: 7/QĐ-UBND',
        'type: Quyết định',
        'issuer: UBND xã',
        'issued: 2025-02-03',
        'subject: Quyết định công bố thủ tục',
        '---',
        '',
      ].join('\n'),
    }),
  };
}

/** Makes a picture of one colour. */
export function picture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 500, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
}
