import { formatNumber } from '../../text/format.ts';
import {
  forExample,
  nameFix,
  named,
  paste,
  perhapsLine,
  quote,
  sentence,
  type Field,
  type FixLine,
  type MeantName,
} from './sentence.ts';

const title: Field = { key: 'title', label: 'Tiêu đề' };
const date: Field = { key: 'date', label: 'Ngày đăng' };

/** A field whose value is no day. */
type WrongDay = Field & {
  value: string;
  /** The day that was meant; empty where that is not certain. */
  better: string;
  likely: string;
  /** The month of a day that goes beyond it; null for a day in another form. */
  none: { month: string; year: string; last: string } | null;
};

/** Says what a value must be, or that there is no such day. */
function dayMessage(field: WrongDay, form: string): string {
  const { value, none } = field;
  const wrong = none ? `tháng ${none.month}/${none.year} chỉ có ${Number(none.last.slice(-2))} ngày` : form;
  return `Mục ${named(field)} ghi ${quote(value)}; ${wrong}.`;
}

/** Offers the day that was meant, or a likely one where the typed day can be read in more than one way. */
function dayFix({ key, better, likely, none }: WrongDay): FixLine {
  if (none) return forExample(`${key}: ${none.last}`);
  if (better) return paste(`${key}: ${better}`);
  return likely ? perhapsLine(`${key}: ${likely}`) : forExample(`${key}: 2026-09-05`);
}

/** Finds the first word of a text that looks like an e-mail address. */
function mailAddressIn(text: string): string | undefined {
  return text.split(/[\s;,<>()]+/).find((word) => {
    const at = word.indexOf('@', 1);
    return at !== -1 && word.lastIndexOf('.', word.length - 2) > at + 1;
  });
}

/** Sentences on one field that breaks its rule in the schema. */
export const fieldSentences = {
  'missing-field': sentence<Field & { example: string }>({
    severity: 'error',
    message: (field) => `Thiếu mục ${named(field)}.`,
    fix: ({ key, example }) => forExample(`${key}: ${example || '…'}`),
    why: 'Mục này bắt buộc: thiếu nó thì trang hoặc báo cáo không đủ thông tin mà quy định yêu cầu.',
    example: { ...date, example: '2026-03-14' },
  }),
  'empty-field': sentence<
    Field & {
      example: string;
      /** The line with quotes around words that were read as a comment; empty where there are none. */
      fixed: string;
    }
  >({
    severity: 'error',
    message: (field) =>
      `Mục ${named(field)} để trống${field.fixed ? ', vì chữ từ dấu # trở đi bị coi là ghi chú' : ''}.`,
    fix: ({ key, example, fixed }) => (fixed ? paste(fixed) : forExample(`${key}: ${example || '…'}`)),
    why: 'Mục có tên mà không có giá trị. Mục bắt buộc thì điền; mục không bắt buộc thì xóa cả dòng.',
    example: { ...title, example: '', fixed: 'title: "#CCHC Tập huấn nộp hồ sơ trực tuyến"' },
  }),
  'unknown-key': sentence<{
    key: string;
    nearest: string;
    /** The line with the key that was meant, ready to paste; empty where none was, or another line has it. */
    fixed: string;
    isCertain: boolean;
    /** Whether the key that was meant does not take the value either, in a way only the editor can mend. */
    isValueWrong: boolean;
    /** The empty group above to which the key belongs; empty for most keys. */
    parent: string;
    /** The keys to choose from, with their labels. */
    allowed: string[];
  }>({
    severity: 'error',
    message: ({ key, parent }) =>
      parent
        ? `Mục ${quote(key)} thuộc về mục ${quote(parent)} nên phải thụt vào hai dấu cách.`
        : `Không có mục nào tên ${quote(key)}.`,
    fix: ({ fixed, nearest, isCertain, isValueWrong, parent, allowed }) => {
      if (!fixed && nearest) return `Mục ${quote(nearest)} đã có ở dòng khác; dòng này thừa thì xóa đi.`;
      if (!fixed) return `Các mục dùng được: ${allowed.join(', ')}`;
      if (isValueWrong)
        return `Đổi tên mục thành ${quote(nearest)}; giá trị của mục cũng phải ghi lại cho đúng.`;
      return isCertain || parent ? paste(fixed) : perhapsLine(fixed);
    },
    why: 'Tên mục gõ sai thì giá trị của nó mất mà không ai hay, nên tên lạ luôn bị báo. Tên mục viết bằng tiếng Anh, như trong các tệp mẫu; tên tiếng Việt (Tiêu đề, Ngày đăng) được nhận ra và sửa lại.',
    example: {
      key: 'tilte',
      nearest: 'title',
      fixed: 'title: Hội nghị tổng kết năm',
      isCertain: true,
      isValueWrong: false,
      parent: '',
      allowed: ['title (Tiêu đề)', 'date (Ngày đăng)'],
    },
  }),
  'needs-quotes': sentence<Field & { source: string }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} phải là chữ, nhưng giá trị này bị đọc thành số hoặc đúng/sai.`,
    fix: ({ key, source }) => paste(key ? `${key}: "${source}"` : `"${source}"`),
    why: 'Giá trị chỉ gồm chữ số bị hiểu là số: 00123 mất số 0 ở đầu, 1.001230 mất số 0 ở cuối. Mã đơn vị, mã thủ tục, số điện thoại đặt trong dấu nháy kép.',
    example: { key: 'code', label: 'Mã thủ tục', source: '1.001230' },
  }),
  'wrong-type': sentence<
    Field & {
      expected: string;
      /** The value as it was typed. */
      source: string;
      /** The value in the right type; empty where that is not certain. */
      fixed: string;
      /** The line with the certain or the likely value; empty where there is neither. */
      line: string;
      /** Whether the value is an item of a list. */
      isItem: boolean;
      example: string;
    }
  >({
    severity: 'error',
    message: (field) => `Mục ${named(field)} phải là ${field.expected}.`,
    fix: ({ key, line, isItem, example }) =>
      line ? paste(line) : key && example ? forExample(`${isItem ? '-' : `${key}:`} ${example}`) : '',
    why: 'Mỗi mục nhận một loại giá trị: chữ, số, true hoặc false, danh sách trong ngoặc vuông, hoặc nhóm mục con.',
    example: {
      key: 'draft',
      label: 'Bản nháp',
      expected: 'true hoặc false',
      source: 'yes',
      fixed: 'true',
      line: 'draft: true',
      isItem: false,
      example: 'true',
    },
  }),
  'invalid-identifier': sentence<
    Field & {
      value: string;
      better: string;
      /** The folder of the file that the id names; left out for an id that portal.yaml declares. */
      folder?: string;
      isItem?: boolean;
      /** The id that was probably meant; empty where none is near. */
      perhaps?: string;
    }
  >({
    severity: 'error',
    message: (field) =>
      field.folder
        ? `Mục ${named(field)} ghi ${quote(field.value)}; phải ghi tên một tệp trong ${field.folder}/, không có đuôi .md.`
        : `Mục ${named(field)} ghi ${quote(field.value)}; chỉ dùng a–z, 0–9 và dấu gạch nối.`,
    fix: ({ key, better, folder, isItem = false, perhaps = '' }) => {
      const line = (id: string) => (isItem ? id : `${key}: ${id}`);
      if (better) return isItem ? { lead: 'Ghi:  ', sample: better } : paste(line(better));
      if (perhaps) return perhapsLine(line(perhaps));
      return folder
        ? `Xem tên các tệp trong ${folder}/.`
        : 'Ghi mã đã khai, chữ thường không dấu, nối bằng gạch.';
    },
    why: 'Mã của chuyên mục, đơn vị, thủ tục đứng trong địa chỉ trang và để nối các tệp với nhau, nên không dấu, không dấu cách, không chữ hoa.',
    example: { key: 'section', label: 'Chuyên mục', value: 'Thông báo', better: 'thong-bao' },
  }),
  'too-short': sentence<Field & { limit: number; actual: number }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} có ${field.actual} ký tự, cần ít nhất ${field.limit}.`,
    why: 'Tiêu đề, tóm tắt quá ngắn không nói được bài viết về gì khi đứng một mình trong danh sách và kết quả tìm kiếm.',
    example: { ...title, limit: 10, actual: 4 },
  }),
  'too-long': sentence<Field & { limit: number; actual: number }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} có ${field.actual} ký tự, nhiều nhất là ${field.limit}.`,
    why: 'Tiêu đề, tóm tắt quá dài bị cắt trong danh sách, kết quả tìm kiếm và khi chia sẻ.',
    example: { ...title, limit: 200, actual: 260 },
  }),
  'too-few': sentence<Field & { limit: number }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} cần ít nhất ${field.limit} giá trị.`,
    why: 'Danh sách bắt buộc mà để trống thì trang hoặc chỉ tiêu không có gì để làm việc.',
    example: { key: 'sections', label: 'Chuyên mục', limit: 1 },
  }),
  'too-many': sentence<Field & { limit: number; actual: number }>({
    severity: 'error',
    message: (field) =>
      `Mục ${named(field)} có ${formatNumber(field.actual)} giá trị, nhiều nhất là ${formatNumber(field.limit)}.`,
    fix: () => 'Bỏ bớt những giá trị không cần, hoặc chia ra nhiều tệp.',
    why: 'Giới hạn này rộng hơn mọi danh sách có thật; vượt quá thường là tệp hỏng hoặc dán nhầm. Danh sách dài vô hạn ở một cổng làm các cổng khác không dựng được.',
    example: { key: 'links', label: 'Liên kết', limit: 200, actual: 30_000 },
  }),
  'out-of-range': sentence<
    Field & {
      limit: number;
      side: 'least' | 'most';
      /** The number that was probably meant, such as a share typed in per cent; null where none is. */
      meant: number | null;
      example: string;
    }
  >({
    severity: 'error',
    message: (field) =>
      `Mục ${named(field)} phải là số ${field.side === 'least' ? 'không nhỏ hơn' : 'không lớn hơn'} ${field.limit}.`,
    fix: ({ key, meant, example }) => {
      if (meant !== null) return perhapsLine(`${key}: ${meant}`);
      return example ? forExample(`${key}: ${example}`) : '';
    },
    why: 'Số lần, số người, số lượt không thể âm; tỷ lệ nằm trong khoảng cho phép (0,8 nghĩa là 80%).',
    example: { key: 'near', label: 'Mức gần đạt', limit: 1, side: 'most', meant: 0.8, example: '0.8' },
  }),
  'not-in-list': sentence<Field & MeantName & { value: string; fixed: string }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} không nhận giá trị ${quote(field.value)}.`,
    fix: ({ fixed, nearest, isCertain, allowed }) =>
      fixed ? paste(fixed) : nameFix('', { nearest, isCertain, allowed }),
    why: 'Mục này chỉ nhận các giá trị đã định, vì báo cáo đếm theo chúng.',
    example: {
      key: 'genre',
      label: 'Thể loại',
      value: 'phóng sự',
      nearest: 'phong-su',
      isCertain: true,
      fixed: 'genre: phong-su',
      allowed: ['tin (Tin)', 'bai (Bài)', 'phong-su (Phóng sự)'],
    },
  }),
  'invalid-day': sentence<WrongDay>({
    severity: 'error',
    message: (field) => dayMessage(field, 'ngày phải có dạng năm-tháng-ngày và có thật'),
    fix: dayFix,
    why: 'Ngày viết năm-tháng-ngày để không ai, kể cả máy, hiểu 05/09 là ngày 9 tháng 5. Trên trang ngày vẫn hiện theo cách viết của người Việt.',
    example: {
      ...{ key: 'issued', label: 'Ngày ban hành', value: '05/09/2026' },
      ...{ better: '2026-09-05', likely: '', none: null },
    },
  }),
  'invalid-moment': sentence<WrongDay>({
    severity: 'error',
    message: (field) => dayMessage(field, 'phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T'),
    fix: dayFix,
    why: 'Ngày đăng viết năm-tháng-ngày, thêm giờ thì sau chữ T, theo giờ Việt Nam. Ngày này quyết định bài thuộc kỳ báo cáo nào.',
    example: { ...date, value: '5/9/2026', better: '2026-09-05', likely: '', none: null },
  }),
  'days-reversed': sentence<object>({
    severity: 'error',
    message: () => 'Ngày kết thúc đứng trước ngày bắt đầu.',
    fix: () => 'Đổi chỗ hai ngày.',
    why: 'Một khoảng thời gian phải kết thúc sau khi bắt đầu.',
    example: {},
  }),
  'invalid-address': sentence<Field & { value: string }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} ghi ${quote(field.value)}; đây không phải địa chỉ web đầy đủ.`,
    fix: ({ key, value }) =>
      /^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(value)
        ? paste(`${key}: https://${value}`)
        : forExample(`${key}: https://dichvucong.gov.vn`),
    why: 'Địa chỉ web đầy đủ bắt đầu bằng https://. Địa chỉ loại khác (javascript:, data:) không được nhận vì có thể chạy mã trên máy người đọc.',
    example: { key: 'url', label: 'Địa chỉ liên kết', value: 'dichvucong.gov.vn' },
  }),
  'invalid-email': sentence<Field & { value: string }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} ghi ${quote(field.value)}; đây không phải địa chỉ thư điện tử.`,
    fix: ({ key, value }) => {
      const first = mailAddressIn(value);
      return first ? perhapsLine(`${key}: ${first}`) : forExample(`${key}: ten@donvi.gov.vn`);
    },
    why: 'Người dân bấm vào địa chỉ này để gửi thư, nên nó phải viết đúng và chỉ gồm một địa chỉ.',
    example: { key: 'email', label: 'Thư điện tử', value: 'vanphong(a)xa.gov.vn' },
  }),
  'invalid-form': sentence<Field & { value: string; better: string; example: string }>({
    severity: 'error',
    message: (field) => `Mục ${named(field)} ghi ${quote(field.value)}; giá trị không đúng dạng.`,
    fix: ({ key, better, example }) =>
      better ? paste(`${key}: ${better}`) : example ? forExample(`${key}: ${example}`) : '',
    why: 'Mục này chỉ nhận giá trị viết theo một khuôn.',
    example: { key: 'month', label: 'Tháng', value: '3/2026', better: '2026-03', example: '2026-03' },
  }),
  'duplicate-id': sentence<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `Mã ${quote(id)} được dùng hai lần trong cùng danh sách.`,
    fix: () => 'Đổi một trong hai mã.',
    why: 'Mã trùng nhau thì không biết bài thuộc chuyên mục, đơn vị hay chỉ tiêu nào.',
    example: { id: 'cchc' },
  }),
};
