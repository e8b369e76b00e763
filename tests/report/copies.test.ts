import { describe, expect, test } from 'vitest';
import { markCopies, SharedTexts } from '../../src/report/copies.ts';
import type { Item } from '../../src/report/item.ts';
import type { Report } from '../../src/schemas/report.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { hashOf, wordsOf } from '../../src/text/fingerprint.ts';
import { sketch } from '../../src/text/likeness.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, planYaml, portalYaml } from '../fixtures/make.ts';

/** A text of so many words, none twice; texts of other subjects share no word. */
const wordsAbout = (subject: string, length: number) =>
  Array.from({ length }, (_, at) => subject + inLetters(at));
/** Spells a number in letters, because other numbers in a text make it other news. */
const inLetters = (number: number) =>
  [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
const text = (words: string[]) => `${words.join(' ')}\n`;
const withWordsChanged = (words: string[], places: number[]) =>
  words.map((word, at) => (places.includes(at) ? `đổi${inLetters(at)}` : word));

const ORIGINAL = wordsAbout('chữ', 200);
const TWO_CHANGED = withWordsChanged(ORIGINAL, [40, 160]);
const HALF_CHANGED = withWordsChanged(
  ORIGINAL,
  Array.from({ length: 100 }, (_, at) => at * 2),
);

type Article = [name: string, changes: Record<string, unknown>, words: string[]];

const target = {
  id: 'cong-xa',
  label: 'Tin',
  measure: 'articles',
  filter: { sections: ['cchc'] },
  min: 1,
  per: 'quarter',
};

const portalFiles = (id: string, articles: Article[]): Files => ({
  [`portals/${id}/portal.yaml`]: portalYaml({
    url: `https://${id}.vidu.gov.vn/`,
    plans: ['ke-hoach-2026'],
    units: [
      { id: 'van-phong', name: 'Văn phòng' },
      { id: 'kinh-te', name: 'Kinh tế' },
    ],
  }),
  ...Object.fromEntries(
    articles.map(([name, changes, words]) => [
      `portals/${id}/tin-tuc/2026/${name}.md`,
      // Each its own title, so that only the body can tell a copy.
      articleMd({ title: `Tin của cổng, bài mang tên ${name}`, ...changes }, text(words)),
    ]),
  ),
});

/** Counts a folder's portals; `tin` rows come out as `kỳ đơn vị: bài được tính (như bài nào) | bài không được tính`. */
async function report(files: Files, changes: object = {}): Promise<Report> {
  const content = await makeFolder({
    'plans/ke-hoach-2026.yaml': planYaml({ targets: [{ ...target, ...changes }] }),
    ...files,
  });
  return makeReport({ content, portals: undefined, asOf: '2026-06-30' });
}

async function rowsOf(articles: Article[], changes: object = {}): Promise<string[]> {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
  const { portals } = await report(portalFiles('xa', articles), changes);
  return portals[0]!.targets.map(({ period, unit, counted, notCounted }) => {
    const yes = counted.map(
      ({ path, alikeTo }) => nameOf(path) + (alikeTo === undefined ? '' : ` (như ${nameOf(alikeTo)})`),
    );
    const no = notCounted.map(({ path, reason }) => `${nameOf(path)} ${reason}`).join(', ');
    return `${period.id}${unit ? ` ${unit}` : ''}: ${yes.join(', ')} | ${no}`;
  });
}

const Q1 = { date: '2026-01-10' };
const LATER_IN_Q1 = { date: '2026-02-10' };
const Q2 = { date: '2026-05-10' };

describe('bài gần giống trong một cổng', () => {
  test('đổi hai chữ trong 200 chữ, đặt tiêu đề khác: vẫn tính, nhưng nêu là gần giống bài trước', async () => {
    const rows = await rowsOf([
      ['goc', Q1, ORIGINAL],
      ['chep', LATER_IN_Q1, TWO_CHANGED],
    ]);
    expect(rows[0]).toBe('2026-Q1: goc, chep (như goc) | ');
  });

  test('thông báo hằng tháng một khuôn, khác ngày, khác số, là tin mới, không bị nêu', async () => {
    const notice = (month: number): Article => [
      `thang-${month}`,
      { date: `2026-0${month}-10` },
      [
        ...ORIGINAL.slice(0, 100),
        `ngày`,
        `${month}5/${month}/2026`,
        `${month}20 hồ sơ`,
        ...ORIGINAL.slice(100),
      ],
    ];
    const rows = await rowsOf([notice(1), notice(2), notice(3), notice(4)]);
    expect(rows).toEqual(['2026-Q1: thang-1, thang-2, thang-3 | ', '2026-Q2: thang-4 | ']);
  });

  test('bản nháp gần giống không làm bài đăng thật bị nêu', async () => {
    const rows = await rowsOf([
      ['nhap', { ...Q1, draft: true }, ORIGINAL],
      ['that', LATER_IN_Q1, TWO_CHANGED],
    ]);
    expect(rows[0]).toBe('2026-Q1: that | nhap draft');
  });

  test('đổi một nửa số chữ, hay thêm một đoạn dài, thì là bài mới', async () => {
    const rows = await rowsOf([
      ['goc', Q1, ORIGINAL],
      ['them-cau', LATER_IN_Q1, [...ORIGINAL, ...wordsAbout('câu', 10)]],
      ['them-doan', LATER_IN_Q1, [...ORIGINAL, ...wordsAbout('đoạn', 100)]],
      ['viet-lai', LATER_IN_Q1, HALF_CHANGED],
    ]);
    expect(rows[0]).toBe('2026-Q1: goc, them-cau (như goc), them-doan, viet-lai | ');
  });
});

describe('bài trùng: đúng từng chữ, cả tiêu đề', () => {
  const title = 'Thông báo lịch tiếp công dân';

  test('khác một chữ hay khác tiêu đề là bài khác; chỉ khác chữ hoa thì trùng', async () => {
    const short = wordsAbout('ngắn', 29);
    const rows = await rowsOf([
      ['a-goc', { ...Q1, title }, short],
      ['b-doi-mot-chu', { ...LATER_IN_Q1, title }, withWordsChanged(short, [28])],
      ['c-doi-tieu-de', { ...LATER_IN_Q1, title: `${title} tháng 2` }, short],
      ['d-y-nguyen', { ...LATER_IN_Q1, title: title.toUpperCase() }, short],
    ]);
    expect(rows[0]).toBe('2026-Q1: a-goc, b-doi-mot-chu, c-doi-tieu-de | d-y-nguyen duplicate');
  });

  test('chép nguyên sang kỳ sau không được tính lần nữa', async () => {
    const rows = await rowsOf([
      ['goc', { ...Q1, title }, ORIGINAL],
      ['chep', { ...Q2, title }, ORIGINAL],
    ]);
    expect(rows).toEqual(['2026-Q1: goc | ', '2026-Q2:  | chep duplicate']);
  });

  test('đơn vị khác chép lại thì chỉ đơn vị đăng trước được tính', async () => {
    const rows = await rowsOf(
      [
        ['goc', { ...Q1, title, unit: 'kinh-te' }, ORIGINAL],
        ['chep', { ...Q2, title, unit: 'van-phong' }, ORIGINAL],
      ],
      { by: 'unit' },
    );
    expect(rows).toEqual([
      '2026-Q1 van-phong:  | goc wrong-unit',
      '2026-Q2 van-phong:  | chep duplicate',
      '2026-Q1 kinh-te: goc | ',
      '2026-Q2 kinh-te:  | chep wrong-unit',
    ]);
  });

  test('bản chép ghi ngày trước bản gốc thì chính nó được tính', async () => {
    const rows = await rowsOf([
      ['goc', { ...LATER_IN_Q1, title }, ORIGINAL],
      ['chep', { ...Q1, title }, ORIGINAL],
    ]);
    expect(rows[0]).toBe('2026-Q1: chep | goc duplicate');
  });

  test('bài ở chuyên mục khác hay bản nháp không làm bài đăng thật thành bài trùng', async () => {
    const rows = await rowsOf([
      ['nhap', { ...Q1, title, draft: true }, ORIGINAL],
      ['thong-bao', { ...Q1, title, section: 'thong-bao' }, ORIGINAL],
      ['that', { ...LATER_IN_Q1, title }, ORIGINAL],
    ]);
    expect(rows[0]).toBe('2026-Q1: that (như thong-bao) | nhap draft');
  });

  test('sáu mươi bản chép nguyên trong một kỳ vẫn chỉ tính một', async () => {
    const rows = await rowsOf(
      Array.from({ length: 60 }, (_, at) => [`bai-${100 + at}`, { ...Q1, title }, ORIGINAL]),
    );
    expect(rows[0]).toMatch(/^2026-Q1: bai-100 \| bai-101 duplicate, /);
    expect(rows[0]!.match(/duplicate/g)).toHaveLength(59);
  });
});

/** An article reduced to what copies are told by. */
const item = (path: string, words: string[], more: Partial<Item> = {}): Item => ({
  path,
  title: path,
  day: '2026-01-10',
  url: null,
  draft: false,
  topics: [],
  units: [],
  words: words.length,
  fingerprint: `${path} ${hashOf(wordsOf(text(words)))}`,
  sketch: sketch(wordsOf(text(words))),
  times: 1,
  people: 0,
  ...more,
});

describe('bài gần giống chỉ tới bài đầu tiên', () => {
  const marks = (items: Item[]) => markCopies(items).map(({ alikeTo }) => alikeTo);

  test('bài gần giống chỉ tới bài trước nó, bài khác thì không', () => {
    const items = [item('a', ORIGINAL), item('b', TWO_CHANGED), item('c', HALF_CHANGED)];
    expect(marks(items)).toEqual([undefined, 'a', undefined]);
  });

  test('bài gốc vẫn được nhận ra sau hàng trăm bản chép', () => {
    const copies = Array.from({ length: 300 }, (_, at) =>
      item(`b${at}`, withWordsChanged(ORIGINAL, [at % 200])),
    );
    expect(new Set(marks([item('a', ORIGINAL), ...copies]))).toEqual(new Set([undefined, 'a']));
  });

  test('hoạt động và tin ngoài cổng không có văn bản thì để yên', () => {
    const items = [item('a', ORIGINAL, { sketch: undefined }), item('b', ORIGINAL, { sketch: null })];
    expect(markCopies(items)).toEqual(items);
  });
});

describe('văn bản nhiều cổng cùng đăng', () => {
  test('mười cổng cùng đăng một bài: mỗi cổng được tính một, và được nêu cùng chín cổng kia', async () => {
    const ids = Array.from({ length: 10 }, (_, at) => `xa-${at}`);
    const { portals } = await report(
      Object.assign({}, ...ids.map((id) => portalFiles(id, [['bai-chung', Q1, ORIGINAL]]))),
    );
    expect(portals).toHaveLength(10);
    for (const { portal, targets } of portals) {
      expect(targets[0]).toMatchObject({ actual: 1, verdict: 'met', notCounted: [] });
      expect(targets[0]!.counted).toMatchObject([
        { flags: ['shared'], sharedWith: ids.filter((id) => id !== portal) },
      ]);
    }
  });

  test('đổi hai chữ thì vẫn là đăng chung; đổi một nửa thì không; bài riêng không bị nêu', async () => {
    const { portals } = await report({
      ...portalFiles('xa-a', [
        ['chung', Q1, ORIGINAL],
        ['rieng', Q1, wordsAbout('riêng', 200)],
      ]),
      ...portalFiles('xa-b', [['chung-doi-hai-chu', Q1, TWO_CHANGED]]),
      ...portalFiles('xa-c', [['viet-lai', Q1, HALF_CHANGED]]),
    });
    expect(
      portals.map(({ targets }) => targets[0]!.counted.map(({ sharedWith }) => sharedWith ?? null)),
    ).toEqual([[['xa-b'], null], [['xa-a']], [null]]);
    expect(portals[2]!.targets[0]!.counted[0]).not.toHaveProperty('flags');
  });

  test('một cổng đăng hai lần không phải là đăng chung', () => {
    const shared = new SharedTexts();
    shared.add('xa-a', [item('a1', ORIGINAL), item('a2', TWO_CHANGED)], '2026-12-31');
    expect(shared.sharedWith('xa-a', 'a1')).toEqual([]);
  });

  test('bản nháp chưa đăng nên không phải là đăng chung', () => {
    const shared = new SharedTexts();
    shared.add('xa-a', [item('a', ORIGINAL)], '2026-12-31');
    shared.add('xa-b', [item('b', ORIGINAL, { draft: true })], '2026-12-31');
    expect(shared.sharedWith('xa-a', 'a')).toEqual([]);
    expect(shared.sharedWith('xa-b', 'b')).toEqual([]);
  });

  test('bài ngắn chỉ là đăng chung khi đúng từng chữ', () => {
    const short = wordsAbout('ngắn', 20);
    const fingerprint = 'một văn bản';
    const shared = new SharedTexts();
    shared.add('xa-a', [item('a', short, { fingerprint })], '2026-12-31');
    shared.add('xa-b', [item('b', short, { fingerprint })], '2026-12-31');
    shared.add('xa-c', [item('c', withWordsChanged(short, [3]))], '2026-12-31');
    expect(shared.sharedWith('xa-a', 'a')).toEqual(['xa-b']);
    expect(shared.sharedWith('xa-c', 'c')).toEqual([]);
  });

  test('bài của ngày chưa tới chưa phải là đăng chung', () => {
    const shared = new SharedTexts();
    shared.add('xa-a', [item('a', ORIGINAL)], '2026-03-31');
    shared.add('xa-b', [item('b', ORIGINAL, { day: '2026-09-05' })], '2026-03-31');
    expect(shared.sharedWith('xa-a', 'a')).toEqual([]);
  });

  test('bài không ai biết thì không chung với ai', () => {
    expect(new SharedTexts().sharedWith('xa-a', 'la.md')).toEqual([]);
  });
});
