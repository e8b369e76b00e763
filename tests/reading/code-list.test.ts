import { describe, expect, test } from 'vitest';
import { readCodeList } from '../../src/reading/code-list.ts';

const FILE = 'portals/xa/van-ban/danh-muc.csv';
const read = (text: string) => readCodeList(FILE, Buffer.from(text));
const BOTH = { ok: ['1.001193', '1.000894'], problems: [] };

describe('danh mục của quyết định', () => {
  test.each([
    ['mỗi dòng một mã', '1.001193\n1.000894\n'],
    [
      'dấu phẩy, có dòng đầu bảng',
      'Mã,Tên\r\n1.001193,"Đăng ký, cấp bản sao; khai sinh"\r\n1.000894,Kết hôn',
    ],
    [
      'dấu chấm phẩy, mã ở cột thứ hai',
      '\uFEFFSTT;Mã;Tên\n1;1.001193;Khai sinh, nhận cha\n2;1.000894;Kết hôn',
    ],
    ['dấu tab, có dòng tên lĩnh vực', 'TT\tMã số\nI\tLĩnh vực hộ tịch\n1\t1.001193\n2\t1.000894'],
    ['tên xuống dòng trong ngoặc kép', 'Tên,Mã\n"Đăng ký\nkhai sinh",1.001193\nKết hôn,1.000894'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(BOTH);
  });

  test('mã bị bảng tính coi là số vẫn là mã', () => {
    expect(read('1;1,00119\n2;1.001194')).toEqual({ ok: ['1.001190', '1.001194'], problems: [] });
  });

  test('mã gõ thừa một chữ số không bị bỏ qua', () => {
    expect(read('1.001193\n1.0008944')).toMatchObject({ ok: ['1.001193', '1.0008944'] });
  });

  test('mã có hai lần được nói ở dòng thứ hai, và chỉ tính một lần', () => {
    const twice = read('Mã\n1.001193\n1.000894\n1.001193');
    expect(twice).toMatchObject({
      ok: BOTH.ok,
      problems: [{ code: 'code-twice', file: FILE, line: 4, facts: { procedure: '1.001193' } }],
    });
  });

  test('không có mã nào, hay dài quá mức, thì không đọc được', () => {
    expect(read('Tên\nKhai sinh')).toMatchObject({ problems: [{ code: 'code-list-empty' }] });
    const long = Array.from({ length: 2001 }, (_, index) => `1.${String(index).padStart(6, '0')}`);
    expect(read(long.join('\n'))).toMatchObject({
      problems: [{ code: 'code-list-too-long', facts: { codes: 2001, limit: 2000 } }],
    });
  });

  test('bảng tính lưu dạng UTF-16 được nói đúng tên', () => {
    const bytes = Buffer.from('\uFEFF1.001193', 'utf16le');
    expect(readCodeList(FILE, bytes)).toMatchObject({ problems: [{ code: 'utf-16' }] });
  });
});
