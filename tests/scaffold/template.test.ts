import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { entryFolders, schemas, type EntryKind } from '../../src/schemas/kinds.ts';
import { writeEntryText, writeSample, writeTemplate, writeYaml } from '../../src/scaffold/template.ts';
import { readEntry } from '../../src/reading/read.ts';

const choices = {
  section: [{ id: 'cchc', name: 'Cải cách hành chính' }],
  unit: [
    { id: 'van-phong', name: 'Văn phòng' },
    { id: 'kinh-te', name: 'Phòng Kinh tế' },
  ],
  units: [
    { id: 'van-phong', name: 'Văn phòng' },
    { id: 'kinh-te', name: 'Phòng Kinh tế' },
    { id: 'van-hoa', name: 'Phòng Văn hóa – Xã hội' },
  ],
};
const SUMMARY = 'Sáng 14/3, xã tập huấn cho cán bộ thôn cách nộp hồ sơ.';

const required: Record<EntryKind, Record<string, unknown>> = {
  intro: { title: 'Lịch sử phát triển' },
  leader: { name: 'A', position: 'B', phone: '0200', email: 'a@b.gov.vn', duties: 'C', order: 1 },
  contact: { name: 'A', address: 'B', phone: '0200', email: 'a@b.gov.vn' },
  article: { title: 'Tập huấn nộp hồ sơ', date: '2026-03-14', section: 'cchc', summary: SUMMARY },
  procedure: {
    ...{ code: '1.001193', name: 'Đăng ký', field: 'Hộ tịch', level: 'toan-trinh', status: 'moi' },
    url: 'https://dichvucong.gov.vn',
  },
  document: { number: '25/KH-UBND', type: 'Kế hoạch', issuer: 'A', issued: '2026-03-14', subject: 'B' },
  feedback: { received: '2026-03-14', topic: 'A', question: 'B', status: 'tiep-nhan' },
  activity: { title: 'A', date: '2026-03-14', form: 'khac', times: 1, people: 2 },
  publication: {
    ...{ title: 'A', date: '2026-03-14', channel: 'khac', outlet: 'B' },
    url: 'https://bao.vidu.gov.vn/a',
  },
  task: { title: 'A', due: '2026-02-28', unit: 'van-phong' },
};

/** The template as it is once an editor has taken every sign # away. */
function opened(template: string): string {
  return template
    .split('\n')
    .filter((line) => !line.startsWith('# Mục có thể thêm'))
    .map((line) => line.replace(/^# /, ''))
    .join('\n');
}

describe.each(Object.keys(entryFolders) as EntryKind[])('khuôn của %s', (kind) => {
  const template = writeTemplate(schemas[kind], required[kind], choices);

  test('đọc được ngay, đúng những gì đã cho', () => {
    const read = readEntry(kind, 'a', 'a.md', Buffer.from(writeEntryText(template, 'Nội dung.')));
    expect(read).toHaveProperty('ok');
    expect(parse(template)).toEqual(required[kind]);
  });

  test('bỏ mọi dấu # thì vẫn đúng lược đồ, và có đủ mọi mục của lược đồ', () => {
    const text = opened(template);
    const read = readEntry(kind, 'a', 'a.md', Buffer.from(writeEntryText(text, 'Nội dung.')));
    expect(read, text).toHaveProperty('ok');
    expect(Object.keys(parse(text) as object).sort()).toEqual(Object.keys(schemas[kind].shape).sort());
  });
});

test('mục tùy chọn là chú thích kèm nhãn và các giá trị dùng được', () => {
  const template = writeTemplate(schemas.article, required.article, choices);
  expect(template).toContain(
    '# unit: van-phong   # Đơn vị: van-phong (Văn phòng), kinh-te (Phòng Kinh tế)\n',
  );
  expect(template).toContain(
    '# genre: tin   # Thể loại: tin (Tin), bai (Bài), phong-su (Phóng sự), anh (Ảnh), video',
  );
});

test('cổng không khai đơn vị nào thì khuôn không gợi ý mục đơn vị', () => {
  const template = writeTemplate(schemas.article, required.article, { ...choices, unit: [], units: [] });
  expect(template).not.toContain('unit');
});

test.each([
  ['số điện thoại', { phone: '0200 000 0012' }, 'phone: "0200 000 0012"\n'],
  ['mã có số không ở đầu', { code: '00004' }, 'code: "00004"\n'],
  ['mã dễ thành số thập phân', { code: '1.001230' }, 'code: "1.001230"\n'],
  ['dấu hai chấm', { title: 'Hội nghị: tổng kết' }, 'title: "Hội nghị: tổng kết"\n'],
  ['ngày', { date: '2026-03-14' }, 'date: 2026-03-14\n'],
  ['danh sách mã', { topics: ['the-che', 'chinh-quyen-so'] }, 'topics: [the-che, chinh-quyen-so]\n'],
  ['chữ dài không bị ngắt dòng', { title: 'a '.repeat(80).trim() }, `title: ${'a '.repeat(80).trim()}\n`],
])('viết YAML: %s', (_name, data, expected) => {
  expect(writeYaml(data)).toBe(expected);
  expect(parse(writeYaml(data))).toEqual(data);
});

test('mẫu một dòng lượt truy cập đúng lược đồ khi bỏ dấu #', () => {
  const sample = writeSample(schemas.visits);
  expect(sample.split('\n').every((line) => line.startsWith('# '))).toBe(true);
  expect(schemas.visits.safeParse(parse(opened(sample))).success).toBe(true);
});
