import { expect, test } from 'vitest';
import { readReportForm } from '../../src/commands/report-form.ts';
import { checkContent } from '../../src/commands/check-content.ts';
import { tell } from '../../src/problems/problem.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { portalYaml } from '../fixtures/make.ts';

function folderWith(form: string): Promise<string> {
  return makeFolder({ 'mau-bao-cao/so-noi-vu.yaml': form });
}

test('mẫu báo cáo được đọc theo tên tệp', async () => {
  const content = await folderWith('to: [Sở Nội vụ]\nparts:\n  - { part: ket-qua, heading: Việc đã làm }\n');
  expect(readReportForm(content, 'so-noi-vu')).toEqual({
    to: ['Sở Nội vụ'],
    parts: [{ part: 'ket-qua', heading: 'Việc đã làm' }],
  });
});

test('gõ sai tên mẫu thì gợi ý; không có mẫu nào thì nói vậy', async () => {
  const content = await folderWith('parts: [{ part: ket-qua }]\n');
  expect(() => readReportForm(content, 'so-noivu')).toThrow('Có thể là: so-noi-vu');
  expect(() => readReportForm(content, '../plans/x')).toThrow('Các mẫu hiện có: so-noi-vu.');
  const empty = await makeFolder({});
  expect(() => readReportForm(empty, 'so-noi-vu')).toThrow('Các mẫu hiện có: chưa có.');
});

test('mẫu có phần lạ hay phần lặp thì nêu tệp và dòng', async () => {
  const unknown = await folderWith('parts:\n  - { part: ket-luan }\n');
  expect(() => readReportForm(unknown, 'so-noi-vu')).toThrow('mau-bao-cao/so-noi-vu.yaml:2:');
  const twice = await folderWith('parts:\n  - { part: ket-qua }\n  - { part: ket-qua }\n');
  expect(() => readReportForm(twice, 'so-noi-vu')).toThrow('mau-bao-cao/so-noi-vu.yaml:3:');
});

test('kiểm tra nội dung thì đọc cả mẫu báo cáo; tên phần gõ gần đúng thì được sửa', async () => {
  const content = await makeFolder({
    'portals/xa/portal.yaml': portalYaml(),
    'mau-bao-cao/so-noi-vu.yaml': 'parts:\n  - { part: ket-qa }\n',
    'mau-bao-cao/so-tai-chinh.yml': 'parts: []\n',
  });
  const { problems } = await checkContent(content, ['xa'], { today: '2026-06-30' });
  const found = problems.filter(({ file }) => file.startsWith('mau-bao-cao/'));
  expect(found.map(({ code, file, line }) => [code, file, line])).toEqual([
    ['not-in-list', 'mau-bao-cao/so-noi-vu.yaml', 2],
    ['misplaced-file', 'mau-bao-cao/so-tai-chinh.yml', 1],
  ]);
  expect(fixText(tell(found[0]!).fix)).toBe('part: ket-qua');
});
