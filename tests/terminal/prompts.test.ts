import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questionsOfEntry } from '../../src/scaffold/entry.ts';
import { fillForm } from '../../src/terminal/form.ts';
import { askChoice } from '../../src/terminal/prompts.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { person } from './person.ts';

const choices = {
  section: [
    { id: 'cchc', name: 'Cải cách hành chính' },
    { id: 'thong-bao', name: 'Thông báo' },
  ],
  unit: [{ id: 'van-phong', name: 'Văn phòng' }],
};
const questions = questionsOfEntry('article', choices);
const defaults = new Map([
  ['date', '2026-03-14'],
  ['section', 'cchc'],
]);
const TITLE = 'Tập huấn nộp hồ sơ trực tuyến';
const SUMMARY = 'Sáng 14/3, xã tập huấn cho cán bộ thôn cách nộp hồ sơ.';

test('Enter lấy giá trị đề xuất, mục không bắt buộc thì bỏ qua', async () => {
  const { prompter } = person([TITLE, '', '', SUMMARY, '', '']);
  const data = await fillForm(questions, { given: new Map(), defaults, prompter });
  expect(data).toEqual({ title: TITLE, date: '2026-03-14', section: 'cchc', summary: SUMMARY });
});

test('trả lời sai thì nói đúng câu của lệnh kiểm tra rồi hỏi lại', async () => {
  const { prompter, seen } = person([
    'Ngắn',
    TITLE,
    '31/9/2026',
    '2026-09-05',
    '7',
    '2',
    SUMMARY,
    '6',
    'Văn phòng',
  ]);
  const data = await fillForm(questions, { given: new Map(), defaults, prompter });
  expect(data).toEqual({
    title: TITLE,
    date: '2026-09-05',
    section: 'thong-bao',
    summary: SUMMARY,
    topics: ['chinh-quyen-so'],
    unit: 'van-phong',
  });
  expect(seen()).toContain('  Mục Tiêu đề (title) có 4 ký tự, cần ít nhất 10.\n');
  expect(seen()).toContain('tháng 9/2026 chỉ có 30 ngày');
  expect(seen()).toContain('  Cổng không có chuyên mục “7”.\n');
});

test('Enter ở mục bắt buộc thì hỏi lại, kèm độ dài cần có', async () => {
  const { prompter, seen } = person(['', TITLE, '', '', '', SUMMARY, '', '']);
  const data = await fillForm(questions, { given: new Map(), defaults, prompter });
  expect(data).toMatchObject({ title: TITLE, summary: SUMMARY });
  expect(seen()).toContain(
    'Tiêu đề (10 tới 200 ký tự):   Mục này phải có; bấm Ctrl+C nếu muốn dừng.\nTiêu đề (10 tới 200 ký tự): ',
  );
});

test('bài đăng lại thì hỏi nguồn, phản ánh đã trả lời thì hỏi câu trả lời', async () => {
  const given = new Map([['origin', 'dang-lai']]);
  const repost = person([TITLE, '', '', SUMMARY, '', 'Báo Ví Dụ', 'https://bao.vidu.vn/a', '']);
  expect(await fillForm(questions, { given, defaults, prompter: repost.prompter })).toMatchObject({
    source: { name: 'Báo Ví Dụ', url: 'https://bao.vidu.vn/a' },
  });
  const answered = person(['2026-03-01', 'Đường thôn', 'Khi nào sửa?', '3', '2026-03-14', 'Đã sửa.', '']);
  const ofFeedback = questionsOfEntry('feedback', choices);
  expect(
    await fillForm(ofFeedback, { given: new Map(), defaults: new Map(), prompter: answered.prompter }),
  ).toMatchObject({ status: 'da-tra-loi', answered: '2026-03-14', answer: 'Đã sửa.' });
});

test('chọn một trong nhiều thứ: trả lời sai thì hỏi lại', async () => {
  const { prompter } = person(['', '9', 'tin bài']);
  const kinds = [
    { id: 'portal', name: 'cổng' },
    { id: 'article', name: 'tin bài' },
  ];
  expect(await askChoice(prompter, 'Cần tạo', kinds)).toBe('article');
});

test('các giá trị chọn được đánh số, kèm tên và mã', async () => {
  const { prompter, seen } = person([TITLE, '', '', SUMMARY, '', '']);
  await fillForm(questions, { given: new Map(), defaults, prompter });
  expect(seen()).toContain(
    'Chuyên mục:\n  1. Cải cách hành chính (cchc)\n  2. Thông báo (thong-bao)\nGõ số thứ tự [1]: ',
  );
});

test('mục đã cho bằng tham số thì không hỏi; cho sai thì hỏi lại', async () => {
  const { prompter, seen } = person([SUMMARY, '', '']);
  const given = new Map([
    ['title', TITLE],
    ['date', '2026-03-15'],
    ['section', 'thong-bao'],
    ['summary', 'ngắn'],
  ]);
  expect(await fillForm(questions, { given, defaults, prompter })).toMatchObject({
    date: '2026-03-15',
    summary: SUMMARY,
  });
  expect(seen()).not.toContain('Tiêu đề');
  expect(seen()).toContain('--summary: Mục Tóm tắt (summary) có 4 ký tự');
});

test('có ảnh đại diện thì mô tả ảnh được hỏi', async () => {
  const { prompter } = person([TITLE, '', '', SUMMARY, '', '', 'Quang cảnh hội nghị']);
  const data = await fillForm(questions, { given: new Map([['cover', 'a.jpg']]), defaults, prompter });
  expect(data['cover']).toEqual({ src: 'a.jpg', alt: 'Quang cảnh hội nghị' });
});

test('tin bài hỏi ảnh, có ảnh thì hỏi lời tả; đường dẫn sai thì hỏi lại', async () => {
  const root = await makeFolder({ 'anh hop.jpg': 'x' });
  const file = join(root, 'anh hop.jpg');
  const lines = [TITLE, '', '', SUMMARY, '', '', 'khong-co.jpg', `'${file}'`, 'Đại biểu xã thảo luận tổ'];
  const { prompter, seen } = person([...lines, '', '']);
  const data = await fillForm(questions, { given: new Map(), defaults, prompter, asksForFiles: true });
  expect(data['cover']).toEqual({ src: file, alt: 'Đại biểu xã thảo luận tổ' });
  expect(seen()).toContain('Không có tệp khong-co.jpg.');
});

test('câu trả lời viết cách khác được hiểu, và nói lại cho người gõ thấy', async () => {
  const { prompter, seen } = person([TITLE, '5/9/2026', '', SUMMARY, '', '']);
  const data = await fillForm(questions, { given: new Map(), defaults, prompter });
  expect(data['date']).toBe('2026-09-05');
  expect(seen()).toContain('Hiểu là: ngày 5 tháng 9 năm 2026');
});

test('bỏ dở giữa chừng là một câu, không phải lỗi của công cụ', async () => {
  const { prompter } = person([TITLE], true);
  const filling = fillForm(questions, { given: new Map(), defaults, prompter });
  await expect(filling).rejects.toThrow(new Failure('Đã dừng theo yêu cầu; chưa ghi tệp nào.'));
});

test('ngoài cửa sổ lệnh: nêu đủ mọi tham số sai và thiếu, một lần', async () => {
  const given = new Map([
    ['genre', 'tinn'],
    ['cover', 'a.jpg'],
  ]);
  await expect(fillForm(questions, { given, defaults, prompter: null })).rejects.toThrow(
    '--genre: Mục Thể loại (genre) không nhận giá trị “tinn”.\n  genre: tin\n' +
      'Thiếu: --title (Tiêu đề), --summary (Tóm tắt), --cover-alt (Ảnh đại diện – Mô tả ảnh).',
  );
});
