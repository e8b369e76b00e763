import { expect, test } from 'vitest';
import { toKeywords } from '../../src/search/question.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';

test('câu hỏi còn lại điều được hỏi', () => {
  expect(toKeywords('Làm thế nào để đăng ký khai sinh?').words).toEqual(['đăng', 'ký', 'khai', 'sinh']);
  expect(toKeywords('lam the nao de dang ky khai sinh').words).toEqual(['dang', 'ky', 'khai', 'sinh']);
  expect(toKeywords('xóa thế chấp').words).toEqual(['xóa', 'thế', 'chấp']);
});

test('câu nói như với người thì bỏ lời chào, người thân của người hỏi, ngày tháng và tiếng đệm', () => {
  const wordsOf = (question: string) => toKeywords(question).words.join(' ');
  expect(wordsOf('Chồng em vừa mất hôm qua, em cần làm giấy khai tử ạ')).toBe('vừa mất làm giấy khai tử');
  expect(wordsOf('ad cho hỏi thủ tục đăng ký tạm trú với ạ')).toBe('thủ tục đăng ký tạm trú');
  expect(wordsOf('bên mình có nhận hồ sơ hộ nghèo không')).toBe('nhận hồ sơ hộ nghèo');
  expect(wordsOf('tach ho mat bao lau vay ad')).toBe('tach ho');
  expect(wordsOf('con tôi bị khuyết tật, muốn xin giấy xác nhận')).toBe('khuyết tật giấy xác nhận');
});

test('tên của thủ tục không mất chữ nào', () => {
  for (const name of [
    'Đăng ký nhận cha, mẹ, con',
    'Cấp giấy xác nhận cho vợ, chồng',
    'Hỗ trợ mai táng cho người nhà',
  ])
    expect(toKeywords(name).words).toHaveLength(foldedSyllables(name).length);
});
