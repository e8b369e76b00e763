import { expect, test } from 'vitest';
import { readReportForm } from '../../src/commands/report-form.ts';
import { makeFolder } from '../fixtures/folders.ts';

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
