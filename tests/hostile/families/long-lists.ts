import { articleMd } from '../../fixtures/make.ts';
import { besideVictim, portalOf, type Attack } from '../beside.ts';
import { choose } from '../trial.ts';

/** Front matter and YAML files whose lists, texts and mistakes are as many as a file can hold. */
export const longLists = besideVictim({
  id: 'lists',
  name: 'phần thông tin và danh sách quá dài',
  gather: (trial) => ({ attacks: choose(attacks(), trial, 6), atOnce: 12, secondsEach: 30 }),
});

/** What a YAML file of a portal may hold at most, nearly. */
const MOST = 240_000;

const portal = (name: string, write: (inOrder: string) => string): Attack => ({
  name,
  files: (id) => ({ 'portal.yaml': write(portalOf(id)) }),
});

/** A list of portal.yaml filled with one element, as many times as fit. */
const list = (key: string, element: string, bytes = MOST): Attack =>
  portal(`${key}: ${element} × ${Math.floor(bytes / (element.length + 1))}`, (text) => {
    const rest = text.replace(new RegExp(`^${key}:.*\\n(?:[ -].*\\n)*`, 'm'), '');
    return `${rest}${key}: [${`${element},`.repeat(Math.floor(bytes / (element.length + 1)))}]\n`;
  });

const listOf = (key: string, many: number, element: (at: number) => unknown): Attack => ({
  name: `${key}: ${many} mục khác nhau`,
  files: (id) => ({
    'portal.yaml': portalOf(id, { [key]: Array.from({ length: many }, (_, at) => element(at)) }),
  }),
});

const frontMatter = (name: string, lines: () => string): Attack => ({
  name,
  files: () => ({ 'tin-tuc/2026/x.md': articleMd().replace('---\n', `---\n${lines()}\n`) }),
});

const visits = (name: string, text: () => string): Attack => ({
  name,
  files: () => ({ 'luot-truy-cap.yaml': text() }),
});

function attacks(): Attack[] {
  const LISTS = [
    'sections',
    'units',
    'links',
    'tiles',
    'redirects',
    'formerNames',
    'hours',
    'plans',
    'notices',
    'opening',
    'people',
  ];
  return [
    // The same bytes everywhere: what a list holds is not what it should hold.
    ...LISTS.flatMap((key) => ['{}', '1', '""', '{a: b}', 'null', '[]'].map((element) => list(key, element))),
    ...[4000, 8000, 15_000].map((many) => list('units', '{id: a,name: b}', many * 16)),
    list('sections', '{id: cchc,name: x}'),
    list('links', '{name: a,url: "https://a.vn/"}'),
    list('redirects', '{from: /a/,to: /b/}'),
    listOf('sections', 8000, (at) => ({ id: `A b${at}`, name: 'x' })),
    listOf('sections', 5000, (at) => ({ id: `muc-${at}`, name: `Chuyên mục ${at}` })),
    listOf('units', 5000, (at) => ({ id: `don-vi-${at}`, name: `Đơn vị ${at}` })),
    listOf('links', 4000, (at) => ({ name: `Liên kết ${at}`, url: `https://a${at}.vidu.vn/` })),
    listOf('redirects', 5000, (at) => ({ from: `/a${at}/`, to: `/a${at + 1}/` })),
    listOf('redirects', 4000, (at) => ({ from: `/cu/${at}/`, to: '/tin-tuc/bai-mot/' })),
    {
      name: 'năm nghìn mục lạ mỗi mục một tên',
      files: (id) => ({
        'portal.yaml': portalOf(
          id,
          Object.fromEntries(Array.from({ length: 12_000 }, (_, at) => [`khoa la ${at}`, 'x'])),
        ),
      }),
    },
    {
      name: 'mục lạ rất dài',
      files: (id) => ({
        'portal.yaml': portalOf(id, { ['k'.repeat(900)]: 'x', 'y z': 'q'.repeat(200_000) }),
      }),
    },
    ...['name', 'owner', 'address', 'licence', 'phone', 'email', 'province'].map((key): Attack => ({
      name: `${key} dài hai mươi vạn chữ`,
      files: (id) => ({ 'portal.yaml': portalOf(id, { [key]: 'chữ '.repeat(45_000) }) }),
    })),
    portal('dấu nháy rời', (text) => `${text}licence: " ${'" '.repeat(120_000)}\n`),
    portal('dấu nháy rồi dấu cách', (text) => `${text}licence: "${' '.repeat(MOST)}x\n`),
    portal(
      'chín nghìn lỗi cú pháp',
      (text) => text + Array.from({ length: 9000 }, (_, at) => `k${at}: a: b: "c`).join('\n'),
    ),
    portal('ba vạn mục trong ngoặc', (text) => `${text}x: [${'{a: 1}, '.repeat(30_000)}]\n`),
    portal('tám vạn dòng nối', (text) => `${text}x: a\n${' b\n'.repeat(80_000)}`),
    portal('năm vạn gạch dính chữ', (text) => `${text}x:\n${'  -a\n'.repeat(50_000)}`),
    portal('lồng ngoặc vuông', (text) => `${text}x: ${'['.repeat(100_000)}\n`),
    portal('lồng ngoặc nhọn', (text) => `${text}x: ${'{a: '.repeat(50_000)}\n`),
    portal(
      'cười tỷ lần',
      (text) =>
        text +
        Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(10)}]\n`).join(''),
    ),
    portal('neo và tham chiếu', (text) => text + 'x: &a [*a]\n'.repeat(20_000)),
    portal('mục hỏi lồng nhau', (text) => `${text}${'? '.repeat(100_000)}\n`),
    portal('chú thích dài', (text) => `${text}${'# a\n'.repeat(60_000)}`),
    portal('dòng trống', (text) => `${text}${'\n'.repeat(MOST)}`),
    portal('phím Tab', (text) => `${text}\t${'\t'.repeat(MOST)}\n`),
    frontMatter('tác giả giữa ba vạn dấu cách', () => `author: "${' '.repeat(15_000)}x${' '.repeat(15_000)}`),
    frontMatter('nghìn rưỡi mục lạ', () =>
      Array.from({ length: 1500 }, (_, at) => `khoa${at}: x`).join('\n'),
    ),
    frontMatter('sáu vạn mục lạ', () => Array.from({ length: 60_000 }, (_, at) => `muc${at}: x`).join('\n')),
    frontMatter('chủ đề lạ', () => `topics: [${'x,'.repeat(100_000)}]`),
    frontMatter('tệp kèm là mục rỗng', () => `attachments: [${'{},'.repeat(80_000)}]`),
    frontMatter(
      'vạn tệp kèm không có',
      () => `attachments: [${Array.from({ length: 10_000 }, (_, at) => `{src: a${at}.pdf}`).join(',')}]`,
    ),
    frontMatter('tóm tắt nhiều dấu', () => `author: a${'\u0323\u0302'.repeat(100_000)}`),
    frontMatter('một mục ghi mãi', () => 'author: x\n'.repeat(80_000)),
    visits('tám vạn lượt rỗng', () => `[${'{},'.repeat(80_000)}]`),
    visits('vạn lượt sai', () => `[${'{month: x, visits: y},'.repeat(11_000)}]`),
    visits('hai mươi vạn số', () => `[${'1,'.repeat(110_000)}]`),
    visits('năm nghìn lượt chồng ngày', () =>
      Array.from(
        { length: 3000 },
        (_, at) => `- { from: 2026-01-01, to: 2026-01-0${(at % 9) + 1}, visits: 1, source: a }`,
      ).join('\n'),
    ),
    visits('nghìn tháng', () =>
      Array.from(
        { length: 4000 },
        (_, at) =>
          `- { month: ${1700 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}, visits: 9, source: a }`,
      ).join('\n'),
    ),
    visits(
      'số lượt cực lớn',
      () =>
        '- { month: 2026-03, visits: 1e308, source: a }\n- { month: 2026-04, visits: 9007199254740993, source: a }\n',
    ),
  ];
}
