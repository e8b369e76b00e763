import type { Files } from '../../fixtures/folders.ts';
import { articleMd, markdown } from '../../fixtures/make.ts';
import { pdf } from '../../fixtures/portals.ts';
import { besideVictim, portalOf, type Attack } from '../beside.ts';
import { choose } from '../trial.ts';

/** Addresses and words that pass themselves off as others. */
export const spoofedLinks = besideVictim({
  id: 'links',
  name: 'địa chỉ trá hình, chữ đảo chiều',
  gather: (trial) => ({ attacks: choose(attacks(), trial, 24), atOnce: 40, secondsEach: 4 }),
});

/** Addresses whose beginning is not where they lead. */
const WITH_USER = [
  'https://dichvucong.gov.vn@ke-xau.example/',
  'https://dichvucong.gov.vn:443@ke-xau.example/',
  'https://dichvucong.gov.vn%2f@ke-xau.example/nop',
  'https://dichvucong.gov.vn%2Fthu-tuc%2F@ke-xau.example/',
  'https://@ke-xau.example/',
  'https://a:b@dichvucong.gov.vn/',
  'https://dichvucong.gov.vn\\@ke-xau.example/',
  'https:dichvucong.gov.vn@ke-xau.example/',
  'HTTPS://DichVuCong.gov.vn@ke-xau.example/',
  'http://dichvucong.gov.vn@ke-xau.example/',
];

/** Hosts whose letters are of several scripts, or only look like those of another host. */
const LOOK_ALIKE = [
  'https://dichvucοng.gov.vn/',
  'https://dichvuсong.gov.vn/',
  'https://dіchvucong.gov.vn/',
  'https://dichvucong.gоv.vn/',
  'https://xn--dichvucng-w1g.gov.vn/',
  'https://dichvucong。gov。vn@ke-xau.example/',
  'https://dichvucong.gov.vn⁄thu-tuc.ke-xau.example/',
];

/** What browsers read as the host that people read. */
const SAME_AFTER_ALL = [
  'https://ｄichvucong.gov.vn/',
  'https://dichvucong\u00ad.gov.vn/',
  'https://dichvucong.gov.vn\u200b.ke-xau.example/',
  'https://dichvucong.gov.vn.ke-xau.example/',
];

/** What editors write in good faith. */
const HONEST = [
  '[dichvucong.gov.vn](https://dichvucong.gov.vn/thu-tuc/1)',
  '[https://dichvucong.gov.vn](https://dichvucong.gov.vn/)',
  '[www.vidu.gov.vn](https://vidu.gov.vn/)',
  '[Báo điện tử](https://tênmiềnviệt.vn/bai-viet)',
  'Thư về <mailto:ubnd@vidu.gov.vn> hoặc [ubnd@vidu.gov.vn](mailto:ubnd@vidu.gov.vn)',
  '[bài số 5.vn này](/tin-tuc/bai-mot/)',
  '[Facebook của xã](https://www.facebook.com/ubnd?ref=a@b.vn)',
  'Xem [Quyết định số 12.QĐ](https://vidu.gov.vn/a@b/c)',
];

const BIDI = ['\u202e', '\u202d', '\u202a', '\u202b', '\u2066', '\u2067', '\u2068', '\u200f', '\u061c'];

/** Every place where an editor writes an address. */
const PLACES: Record<string, (url: string, id: string) => Files> = {
  'liên kết của cổng': (url, id) => ({
    'portal.yaml': portalOf(id, { links: [{ name: 'Cổng Dịch vụ công', url }] }),
  }),
  'ô nổi bật': (url, id) => ({ 'portal.yaml': portalOf(id, { tiles: [{ name: 'Nộp hồ sơ', url }] }) }),
  'mạng xã hội': (url, id) => ({ 'portal.yaml': portalOf(id, { social: { facebook: url } }) }),
  'thủ tục': (url) => ({
    'thu-tuc/x.md': markdown(
      {
        code: '1.001194',
        name: 'Thủ tục trong loạt thử',
        field: 'Hộ tịch',
        level: 'toan-trinh',
        status: 'hien-hanh',
        url,
      },
      'Các bước.\n',
    ),
  }),
  'tin đăng ngoài': (url) => ({
    'dang-ngoai/x.md': markdown({
      title: 'Tin trên báo',
      date: '2026-03-03',
      channel: 'bao-tinh',
      outlet: 'Báo Ví Dụ',
      url,
    }),
  }),
  'nguồn bài': (url) => article({ origin: 'dang-lai', source: { name: 'Báo Ví Dụ', url } }),
  'liên kết trong bài': (url) => article({}, `[Nộp hồ sơ tại đây](<${url}>)\n`),
  'địa chỉ trần trong bài': (url) => article({}, `Nộp hồ sơ tại ${url}\n`),
  'địa chỉ trong ngoặc nhọn': (url) => article({}, `Nộp hồ sơ tại <${url}>\n`),
  'thẻ a trong bài': (url) => article({}, `<a href="${url}">Nộp hồ sơ tại đây</a>\n`),
  'đích ghi riêng': (url) => article({}, `[Nộp hồ sơ][1]\n\n[1]: <${url}>\n`),
};

const TEXTS: [text: string, to: string][] = [
  ['https://dichvucong.gov.vn', 'https://ke-xau.example/'],
  ['dichvucong.gov.vn', 'https://ke-xau.example/'],
  ['www.dichvucong.gov.vn', 'https://ke-xau.example/'],
  ['https://dichvucong.gov.vn/nop-ho-so', 'https://dichvucong.gov.vn.ke-xau.example/nop-ho-so'],
  ['Vào https://dichvucong.gov.vn để nộp', 'https://ke-xau.example/'],
  ['**https://dichvucong.gov.vn**', 'https://ke-xau.example/'],
  ['`dichvucong.gov.vn`', 'https://ke-xau.example/'],
  ['HTTPS://DICHVUCONG.GOV.VN/', 'https://ke-xau.example/'],
  ['chutich@vinhlong.gov.vn', 'mailto:ke-xau@gmail.example'],
];

function article(fields: Record<string, unknown>, body = 'Thân bài.\n'): Files {
  return { 'tin-tuc/2026/x.md': articleMd({ title: 'Bài lạ trong loạt thử', ...fields }, body) };
}

function attacks(): Attack[] {
  const named = (name: string, files: Attack['files']): Attack => ({ name, files, must: 'be-named' });
  const addresses = [...WITH_USER, ...LOOK_ALIKE, ...SAME_AFTER_ALL].flatMap((url) =>
    Object.entries(PLACES).map(([place, files]): Attack => {
      // Markdown ends a bare address where it likes, and takes a backslash for an escape.
      const isWhole = place !== 'địa chỉ trần trong bài' && !url.includes('\\');
      const mustBeNamed = isWhole && !SAME_AFTER_ALL.includes(url);
      return {
        name: `${place}: ${url}`,
        files: (id) => files(url, id),
        ...(mustBeNamed ? { must: 'be-named' } : {}),
      };
    }),
  );
  const honest = HONEST.map((body): Attack => ({
    name: `thật thà: ${body}`,
    files: () => article({}, `${body}\n`),
    must: 'be-built',
  }));
  const texts = TEXTS.flatMap(([text, to]) => [
    named(`chữ “${text}” dẫn tới ${to}`, () => article({}, `[${text}](${to})\n`)),
    named(`thẻ a “${text}” dẫn tới ${to}`, () => article({}, `<a href="${to}">${text}</a>\n`)),
  ]);
  const bidi = BIDI.flatMap((mark) => {
    const told = `U+${mark.charCodeAt(0).toString(16)}`;
    return [
      named(`${told} trong tiêu đề`, () => article({ title: `Hướng dẫn ${mark}fdp.exe tải về máy` })),
      named(`${told} trong tên tệp kèm`, () => ({
        ...article({ attachments: [{ src: 'a.pdf', name: `don${mark}xcod.exe` }] }),
        'tin-tuc/2026/a.pdf': pdf('a'),
      })),
      named(`${told} trong tên tệp trên đĩa`, () => ({
        ...article({ attachments: [{ src: `don${mark}fdp.pdf`, name: 'Đơn của xã' }] }),
        [`tin-tuc/2026/don${mark}fdp.pdf`]: pdf('a'),
      })),
      named(`${told} trong tên cổng`, (id) => ({ 'portal.yaml': portalOf(id, { name: `Xã ${mark}nộM` }) })),
      {
        name: `${told} trong thân bài`,
        files: () => article({}, `Tải tệp don${mark}fdp.exe về máy.\n`),
      },
    ];
  });
  return [...addresses, ...texts, ...bidi, ...honest];
}
