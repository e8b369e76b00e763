import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionKindsOf, withoutQuestion, type QuestionKind } from '../../src/search/question-kinds.ts';
import { stripMarks } from '../../src/text/fold.ts';
import { syllablesOf } from '../../src/text/syllables.ts';

const ASKED: Record<QuestionKind, string[]> = {
  hours: [
    'hôm nay có làm việc không',
    'thứ bảy có mở cửa không',
    'ủy ban mấy giờ mở cửa',
    'giờ làm việc',
    'thứ 7 có ai trực không',
    'tết này xã nghỉ từ ngày nào',
    'trạm xá có khám chủ nhật không',
    'hết giờ nhận hồ sơ chưa',
  ],
  phone: [
    'số điện thoại công an xã',
    'gọi ai khi mất nước',
    'cho xin số của cán bộ địa chính',
    'liên hệ ủy ban',
    'số trực ban công an xã',
  ],
  hotline: ['đường dây nóng', 'số điện thoại đường dây nóng ủy ban', 'số nóng của xã', 'hotline xã'],
  email: ['email của ủy ban', 'địa chỉ email xã', 'gửi mail cho chủ tịch', 'hộp thư điện tử của xã'],
  who: [
    'chủ tịch xã là ai',
    'bí thư xã',
    'cán bộ hộ tịch là ai',
    'chủ tịch xã mình là ông nào',
    'chủ tịch xã tên gì',
  ],
  status: [
    'hồ sơ của tôi đến đâu rồi',
    'tra cứu hồ sơ',
    'hồ sơ em nộp tuần trước đã xong chưa',
    'nộp rồi mà chưa có kết quả',
    'nộp cả tháng rồi chưa thấy trả kết quả',
    'kiểm tra tình trạng giải quyết hồ sơ',
  ],
  denunciation: [
    'tố cáo cán bộ',
    'cán bộ đòi tiền',
    'cán bộ xã thái độ không tốt',
    'tố cáo cán bộ nhận tiền',
  ],
  complaint: ['khiếu nại quyết định thu hồi đất', 'gửi đơn cho chủ tịch'],
  reception: ['lịch tiếp dân', 'chủ tịch tiếp dân ngày nào', 'muốn gặp chủ tịch xã'],
  merger: ['sáp nhập xã', 'xã cũ của tôi giờ thuộc xã nào', 'xã Đông Hòa cũ'],
  feedback: ['phản ánh đường hỏng', 'gửi kiến nghị'],
  suggestion: ['góp ý', 'đóng góp ý kiến', 'góp ý thái độ phục vụ', 'góp ý cho cán bộ một cửa'],
  matter: ['ai phụ trách đất đai', 'gặp ai về đất đai', 'ai giải quyết đất đai', 'việc gì gặp ai'],
  form: ['mẫu đơn xin xác nhận', 'tờ khai đăng ký kết hôn', 'tải mẫu đơn'],
  papers: ['kết hôn cần giấy tờ gì', 'hồ sơ gồm những gì'],
  fee: ['khai sinh hết bao nhiêu tiền', 'phí chứng thực', 'làm căn cước có mất tiền không'],
  duration: ['bao lâu có sổ đỏ', 'kết hôn mấy ngày', 'khi nào lấy được căn cước'],
  where: ['nộp hồ sơ khai sinh ở đâu', 'ủy ban xã ở đâu', 'làm căn cước chỗ nào'],
};

describe.each(Object.entries(ASKED))('câu hỏi loại %s', (kind, queries) => {
  test.each(queries)('“%s”, có dấu hay không', (query) => {
    expect(questionKindsOf(query)[0]).toBe(kind);
    expect(questionKindsOf(stripMarks(query))[0]).toBe(kind);
    expect(questionKindsOf(query.toUpperCase())[0]).toBe(kind);
  });
});

test.each([
  'đăng ký khai sinh',
  'mở cửa hàng tạp hóa',
  'sáp nhập, chia tách trường',
  'mai táng phí đối với cựu chiến binh',
  'người khuyết tật nặng được nhận tiền hàng tháng',
  'đăng ký cư trú cho xã viên',
  '',
])('“%s” không hỏi gì', (query) => {
  expect(questionKindsOf(query)).toEqual([]);
});

test('bỏ chữ để hỏi thì còn lại nơi, người hay việc được hỏi', () => {
  expect(withoutQuestion('số điện thoại công an xã', 'phone')).toBe('công an xã');
  expect(withoutQuestion('Làm căn cước chỗ nào?', 'where')).toBe('Làm căn cước');
  expect(withoutQuestion('khai sinh', 'fee')).toBe('khai sinh');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(...Object.keys(ASKED)),
      (query, kind) => {
        const words = new Set(syllablesOf(query));
        for (const word of syllablesOf(withoutQuestion(query, kind as QuestionKind)))
          expect(words).toContain(word);
      },
    ),
  );
});
