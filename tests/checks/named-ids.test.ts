import { expect, test } from 'vitest';
import { namedFacts, namedPlans, withNamedIds } from '../../src/checks/named-ids.ts';
import { readEntry, readYaml } from '../../src/reading/read.ts';
import { tell, type Problem } from '../../src/problems/problem.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';
import { fixFile } from '../../src/fixes/fix-file.ts';
import { noEntries } from '../../src/reading/content.ts';
import { articleMd, markdown, planYaml, portalYaml } from '../fixtures/make.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const yamlOf = <K extends 'portal' | 'plan'>(kind: K, text: string) => {
  const read = readYaml(kind, `${kind}.yaml`, bytesOf(text));
  if (!('ok' in read)) throw new Error(JSON.stringify(read.problems));
  return read.ok;
};
const portal = yamlOf(
  'portal',
  portalYaml({
    sections: [
      { id: 'cchc', name: 'Cải cách hành chính' },
      { id: 'tin-xa', name: 'Tin trong xã' },
      { id: 'tin-thon', name: 'Tin trong thôn' },
    ],
    units: [
      { id: 'vp', name: 'Văn phòng HĐND và UBND' },
      { id: 'noi-vu', name: 'Phòng Nội vụ' },
      { id: 'noi-vu-2', name: 'Phòng nội vụ' },
    ],
  }),
);
const procedure = readEntry(
  'procedure',
  'khai-sinh',
  'thu-tuc/khai-sinh.md',
  bytesOf(
    markdown({
      ...{ code: '1.001193.000.00.00.H61', name: 'Đăng ký khai sinh', field: 'Hộ tịch' },
      ...{ level: 'toan-trinh', status: 'hien-hanh', url: 'https://dichvucong.gov.vn' },
    }),
  ),
);
const entries = { ...noEntries(), procedure: 'ok' in procedure ? [procedure.ok] : [] };
const plans = {
  ids: ['kh-tuyen-truyen', 'kh-cchc'],
  plans: new Map([
    ['kh-tuyen-truyen', yamlOf('plan', planYaml({ number: '15/KH-UBND' }))],
    ['kh-cchc', yamlOf('plan', planYaml({ number: '16/KH-UBND' }))],
  ]),
};
const told = (problems: Problem[]) =>
  withNamedIds(problems, { portal, entries }, plans).map(
    (each) => `${each.code}: ${fixText(tell(each).fix)}`,
  );
const ofArticle = (changes: Record<string, unknown>) =>
  readEntry('article', 'a', 'a.md', bytesOf(articleMd(changes))).problems;

test('tên chuyên mục, tên đơn vị của cổng dẫn tới mã của nó', () => {
  expect(told(ofArticle({ section: 'Cải cách hành chính' }))).toEqual(['unknown-section: section: cchc']);
  expect(told(ofArticle({ section: 'TIN TRONG XÃ' }))).toEqual(['unknown-section: section: tin-xa']);
  expect(told(ofArticle({ unit: 'Văn phòng HĐND và UBND' }))).toEqual(['unknown-unit: unit: vp']);
});

test('hai đơn vị cùng một tên thì không tự chọn, mà kê cả mã lẫn tên', () => {
  const [said = ''] = told(ofArticle({ unit: 'Phòng Nội vụ' }));
  expect(said).toContain('noi-vu (Phòng Nội vụ), noi-vu-2 (Phòng nội vụ)');
  const problems = withNamedIds(ofArticle({ unit: 'Phòng Nội vụ' }), { portal, entries }, plans);
  expect(fixFile(bytesOf(articleMd({ unit: 'Phòng Nội vụ' })), problems)).toBeNull();
});

test('số của kế hoạch dẫn tới tên tệp, cả khi không đặt trong ngoặc vuông', () => {
  const ofPortal = (value: unknown) =>
    readYaml('portal', 'portal.yaml', bytesOf(portalYaml({ plans: value }))).problems;
  expect(namedFacts('16/KH-UBND', namedPlans(plans))).toMatchObject({ nearest: 'kh-cchc', isCertain: true });
  expect(told(ofPortal('15/KH-UBND; 16/KH-UBND'))).toEqual(['wrong-type: plans: [kh-tuyen-truyen, kh-cchc]']);
});

test.each([
  [
    'topics',
    'Chính quyền số; Thủ tục hành chính',
    'wrong-type: topics: [chinh-quyen-so, thu-tuc-hanh-chinh]',
  ],
  ['topics', 'Chỉ đạo, điều hành', 'wrong-type: topics: [chi-dao-dieu-hanh]'],
  ['genre', 'Bài hướng dẫn', 'not-in-list: genre: huong-dan'],
  ['origin', 'Tin của địa phương', 'not-in-list: origin: dia-phuong'],
])('%s: nhãn %s được đổi thành mã', (key, value, sentence) => {
  expect(told(ofArticle({ [key]: value }))).toEqual([sentence]);
});

test.each([
  ['[Đăng ký khai sinh]', 'invalid-identifier: Ghi:  khai-sinh'],
  ['["1.001193"]', 'invalid-identifier: Ghi:  khai-sinh'],
  ['[1.001193]', 'invalid-identifier: Ghi:  khai-sinh'],
  ['[1.001193.000.00.00.H61]', 'invalid-identifier: Ghi:  khai-sinh'],
  ['Đăng ký khai sinh', 'wrong-type: procedures: [khai-sinh]'],
  ['[Khai sinh lại]', 'invalid-identifier: Có thể là:  khai-sinh'],
  ['[Cấp phép xây dựng nhà]', 'invalid-identifier: Xem tên các tệp trong thu-tuc/.'],
])('procedures: %s: tên, mã thủ tục dẫn tới tên tệp, và chắc chắn thì sửa được', (typed, sentence) => {
  const text = articleMd().replace('\n---\n\n', `\nprocedures: ${typed}\n---\n\n`);
  const { problems } = readEntry('article', 'a', 'a.md', bytesOf(text));
  expect(told(problems)).toEqual([sentence]);
  const fixed = fixFile(bytesOf(text), withNamedIds(problems, { portal, entries }, plans));
  const isCertain = !/Có thể|Xem/.test(sentence);
  expect(fixed?.fixes.map(({ becomes }) => becomes)).toEqual(
    isCertain ? ['procedures: [khai-sinh]'] : undefined,
  );
});
