import { expect, test } from 'vitest';
import { writeDocx } from '../../src/report/formats/docx.ts';
import { formatLongDay } from '../../src/report/formats/docx/form.ts';
import type { ReportForm } from '../../src/schemas/report-form.ts';
import type { Report, TargetResult, Verdict } from '../../src/schemas/report.ts';
import { activityFacts, requiredReports } from '../fixtures/reports.ts';
import { empty, open, report, row, setClockForward, spread } from './office.ts';

const parts = open(await writeDocx(report));
const body = parts['word/document.xml']!;

/** The paragraphs of a document as a reader sees them. */
function paragraphs(xml: string): string[] {
  return xml
    .split('</w:p>')
    .map((each) =>
      [...each.matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)].map(([text]) => text.replace(/^<[^>]*>/, '')).join(''),
    )
    .filter((text) => text !== '');
}

async function read(of: Report): Promise<string[]> {
  return paragraphs(open(await writeDocx(of))['word/document.xml']!);
}

function withTargets(targets: TargetResult[], verdict: Verdict = 'missed'): Report {
  return { ...report, portals: [{ ...report.portals[0]!, verdict, targets }] };
}

const said = paragraphs(body);
/** A margin of the first page, in whole millimetres; Word counts in twentieths of a point. */
function margin(side: string): number {
  const twips = Number(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`).exec(body)![1]);
  return Math.round((twips / 1440) * 25.4);
}

test('khổ A4, lề trên dưới 20, trái 30, phải 15 mm; phụ lục nhiều cột nằm ngang', () => {
  expect(body.match(/<w:pgSz [^>]*>/g)).toEqual([
    '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
  ]);
  expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([20, 20, 30, 15]);
});

test('phông Times New Roman cỡ 14, bảng cỡ 13', () => {
  const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(parts['word/styles.xml']!)![0];
  expect(defaults).toContain('w:ascii="Times New Roman"');
  expect(defaults).toContain('<w:sz w:val="28"/>');
  const results = body.split('Bảng kết quả từng chỉ tiêu')[1]!.split('<w:tbl>')[1];
  expect(new Set(results!.split('</w:tbl>')[0]!.match(/<w:sz w:val="\d+"\/>/g))).toEqual(
    new Set(['<w:sz w:val="26"/>']),
  );
});

test('số trang ở giữa, phía trên, trừ trang đầu; phụ lục đánh số lại', () => {
  expect(body.match(/<w:titlePg\/>/g)).toHaveLength(2);
  expect(body.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
  const headerOf = (kind: string) => {
    const id = new RegExp(`w:headerReference w:type="${kind}" r:id="([^"]*)"`).exec(body)![1]!;
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(parts['word/_rels/document.xml.rels']!);
    const back = new RegExp(`Target="([^"]*)"[^>]*Id="${id}"`).exec(parts['word/_rels/document.xml.rels']!);
    return parts[`word/${(target ?? back)![1]!}`]!;
  };
  expect(headerOf('default')).toMatch(/<w:jc w:val="center"\/>.*PAGE/s);
  expect(headerOf('first')).not.toContain('PAGE');
});

test('có quốc hiệu, tiêu ngữ in đậm với đường kẻ bên dưới', () => {
  expect(said).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  const motto = body.split('</w:p>').findIndex((each) => each.includes('Độc lập - Tự do - Hạnh phúc'));
  expect(body.split('</w:p>')[motto]).toContain('<w:b/>');
  expect(body.split('</w:p>')[motto + 1]).toMatch(/<w:pBdr><w:top w:val="single"/);
});

test('số, ngày, nơi gửi, người ký để chấm chờ điền', () => {
  expect(said).toContain('Số: ……/BC-UBND');
  expect(said).toContain('……………, ngày …… tháng …… năm 2026');
  expect(said).toContain('Kính gửi: …………………………');
  expect(said).toContain('Nơi nhận:');
  expect(said.slice(said.indexOf('(Quyền hạn, chức vụ của người ký)'))[1]).toBe('…………………………');
  expect(body.match(/w:leader="dot"/g)).toHaveLength(6);
});

test('tiêu đề và câu mở đầu nêu số, tên, nơi ban hành kế hoạch', () => {
  expect(said).toContain(
    'Kết quả thực hiện Kế hoạch số 15/KH-UBND về tuyên truyền cải cách hành chính năm 2026',
  );
  expect(said).toContain(
    'Thực hiện Kế hoạch số 15/KH-UBND ngày …… tháng …… năm …… của UBND tỉnh Ví Dụ về tuyên truyền cải cách hành chính năm 2026, …………… báo cáo kết quả thực hiện tính đến ngày 30 tháng 6 năm 2026 như sau:',
  );
  expect(said).toContain('Tính đến ngày 30 tháng 6 năm 2026');
});

test('ngày ban hành đã biết thì ghi; số, ngày bản gốc không có thì không bịa', async () => {
  const known = { ...report.plans[0]!, issued: '2025-12-12' };
  const unknown = { ...known, id: 'khac', number: null, issued: null, title: 'CCHC năm 2026' };
  const texts = await read({ ...report, plans: [known, unknown] });
  expect(texts).toContain('Kết quả thực hiện 2 kế hoạch');
  expect(texts).toContain(
    'Thực hiện Kế hoạch số 15/KH-UBND ngày 12 tháng 12 năm 2025 của UBND tỉnh Ví Dụ về tuyên truyền cải cách hành chính năm 2026; Kế hoạch ngày …… tháng …… năm …… của UBND tỉnh Ví Dụ về CCHC năm 2026, …………… báo cáo kết quả thực hiện tính đến ngày 30 tháng 6 năm 2026 như sau:',
  );
  const numberless = { ...unknown, issued: '2025-12-12' };
  const opening = (await read({ ...report, plans: [numberless] })).find((text) =>
    text.startsWith('Thực hiện'),
  );
  expect(opening).toContain(
    'Thực hiện Kế hoạch ngày 12 tháng 12 năm 2025 của UBND tỉnh Ví Dụ về CCHC năm 2026,',
  );
});

const Q3: TargetResult['period'] = {
  ...row.period,
  ...{ id: '2026-Q3', label: 'Quý III/2026', from: '2026-06-15', to: '2026-09-14', due: '2026-09-15' },
};

/** The third quarter of one commune, as a clerk would draft its report. */
const QUARTER: Report = {
  ...report,
  asOf: '2026-09-30',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  period: Q3,
  portals: [
    {
      ...report.portals[0]!,
      owner: 'Ủy ban nhân dân xã Thử Nghiệm',
      proposals: [
        { text: 'Bổ sung máy quét', path: 'a.md', date: '2026-08-20' },
        { text: 'Kiến nghị của quý trước.', path: 'b.md', date: '2026-05-20' },
      ],
      targets: [
        { ...row, period: Q3, required: 5, actual: 2, missing: 3 },
        {
          ...{ ...row, period: Q3, id: 'bao', label: 'Tin báo tỉnh' },
          ...{ required: 2, actual: 3, missing: 0, verdict: 'met' },
        },
        ...weeks(),
      ],
      coming: [
        {
          ...{ id: row.id, label: row.label, measure: 'articles', by: 'portal', per: 'quarter', min: 5 },
          period: {
            ...{ kind: 'quarter', id: '2026-Q4', label: 'Quý IV/2026', due: null },
            ...{ from: '2026-09-15', to: '2026-12-14' },
          },
        },
        {
          ...{ id: 'zalo', label: 'Tin trên Zalo mỗi tuần', measure: 'articles', by: 'portal', per: 'week' },
          ...{ period: null, min: 1 },
        },
      ],
    },
  ],
  plans: [
    {
      ...report.plans[0]!,
      issued: '2025-12-12',
      recipients: { to: ['Sở Nội vụ tỉnh Ví Dụ'], copies: ['Đảng ủy xã'] },
    },
  ],
};

/** Thirteen weeks with something on Zalo, but for the third and the seventh. */
function weeks(): TargetResult[] {
  return Array.from({ length: 13 }, (_, index): TargetResult => {
    const isMissed = index === 2 || index === 6;
    const period = { ...row.period, kind: 'week' as const, due: null };
    return {
      ...{ ...row, id: 'zalo', label: 'Tin trên Zalo mỗi tuần', required: 1, counted: [] },
      ...{ actual: isMissed ? 0 : 1, missing: isMissed ? 1 : 0, verdict: isMissed ? 'missed' : 'met' },
      period: {
        ...period,
        id: `2026-W${String(index + 1).padStart(2, '0')}`,
        label: `Tuần ${index + 1}/2026`,
      },
    };
  });
}

test('tên tỉnh sau tên xã không đứng ở đầu văn bản, vẫn đứng trong câu', async () => {
  const owner = 'Ủy ban nhân dân xã Thử Nghiệm, tỉnh Ví Dụ';
  const texts = await read({ ...QUARTER, portals: [{ ...QUARTER.portals[0]!, owner }] });
  expect(texts.slice(0, 2)).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ THỬ NGHIỆM']);
  expect(texts.find((text) => text.startsWith('Thực hiện'))).toContain(`${owner} báo cáo kết quả`);
});

const FIRST = QUARTER.portals[0]!;

test.each([
  ['Phường 5', 'phuong', 'Ủy ban nhân dân phường 5', 'Phường 5', 'UBND'],
  ['Phường Võ Thị Sáu', 'phuong', 'Ủy ban nhân dân phường Võ Thị Sáu', 'Phường Võ Thị Sáu', 'UBND'],
  ['Đặc khu Phú Quốc', 'dac-khu', 'Ủy ban nhân dân đặc khu Phú Quốc', 'Phú Quốc', 'UBND'],
  ['Tỉnh Ví Dụ', 'tinh', 'Ủy ban nhân dân tỉnh Ví Dụ', 'Ví Dụ', 'UBND'],
  ['Sở Nội vụ tỉnh Ví Dụ', 'so-nganh', 'Sở Nội vụ tỉnh Ví Dụ', 'Ví Dụ', '……'],
] as const)('%s: địa danh, số và ký hiệu theo Nghị định 30', async (name, kind, owner, place, sign) => {
  const portal = { ...FIRST, name, kind, owner, province: 'tỉnh Ví Dụ' };
  const texts = await read({ ...QUARTER, portals: [portal] });
  expect(texts).toContain(`${place}, ngày …… tháng …… năm 2026`);
  expect(texts).toContain(`Số: ……/BC-${sign}`);
  expect(texts.find((text) => text.startsWith('(Kèm theo'))).toContain(`số ……/BC-${sign} ngày`);
});

test('sở có Ủy ban nhân dân tỉnh đứng trên, tên sở không nhắc lại tỉnh', async () => {
  const owner = 'Sở Nội vụ tỉnh Ví Dụ';
  const portal = { ...FIRST, name: owner, owner, kind: 'so-nganh' as const, province: 'tỉnh Ví Dụ' };
  const texts = await read({ ...QUARTER, portals: [portal] });
  expect(texts.slice(0, 3)).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH VÍ DỤ', 'SỞ NỘI VỤ']);
});

test('một cổng theo hai kế hoạch: điều chung chỉ nói một lần', async () => {
  const plans = [QUARTER.plans[0]!, { ...QUARTER.plans[0]!, id: 'phu', number: '99/KH-UBND' }];
  const text = (await read({ ...QUARTER, plans, portals: [FIRST, { ...FIRST, plan: 'phu' }] })).join('\n');
  expect(text.match(/Tin, bài mới nhất trên Cổng/g)).toHaveLength(1);
  expect(text.match(/Hoàn thiện phần nội dung còn thiếu/g)).toHaveLength(1);
});

test('kế hoạch không có chỉ tiêu trong kỳ không được nêu ở tiêu đề, mở đầu, kết thúc', async () => {
  const other = { ...QUARTER.plans[0]!, id: 'phu', number: '99/KH-UBND' };
  const texts = await read({ ...QUARTER, plans: [...QUARTER.plans, other] });
  expect(texts.join(' ')).not.toMatch(/2 kế hoạch|99\/KH-UBND/);
});

test('không câu nào của báo cáo một cổng nói lượt chỉ tiêu hay 1 cổng; một kiểu viết ngày', async () => {
  const text = (await read(QUARTER)).join('\n');
  expect(text).not.toMatch(/lượt chỉ tiêu|có 1 cổng|bổ sung \d|còn thiếu 0/);
  expect(text).not.toMatch(/\d\d\/0[3-9]\/2026/);
});

test('báo cáo một quý, từng câu một, như cán bộ viết', async () => {
  const texts = await read(QUARTER);
  const appendix = texts.indexOf('Phụ lục');
  expect(texts.slice(0, appendix)).toEqual([
    'ỦY BAN NHÂN DÂN',
    'XÃ THỬ NGHIỆM',
    'Số: ……/BC-UBND',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Xã Thử Nghiệm, ngày …… tháng …… năm 2026',
    'BÁO CÁO',
    'Kết quả thực hiện Kế hoạch số 15/KH-UBND về tuyên truyền cải cách hành chính năm 2026',
    'Quý III/2026, từ ngày 15/6/2026 đến ngày 14/9/2026',
    'Kính gửi: Sở Nội vụ tỉnh Ví Dụ',
    'Thực hiện Kế hoạch số 15/KH-UBND ngày 12 tháng 12 năm 2025 của UBND tỉnh Ví Dụ về tuyên truyền cải cách hành chính năm 2026, Ủy ban nhân dân xã Thử Nghiệm báo cáo kết quả thực hiện quý III/2026, từ ngày 15/6/2026 đến ngày 14/9/2026 như sau:',
    'I. KẾT QUẢ CHUNG',
    'Tính đến ngày 30 tháng 9 năm 2026, Ủy ban nhân dân xã Thử Nghiệm thực hiện 3 chỉ tiêu của Kế hoạch số 15/KH-UBND, trong đó 1 chỉ tiêu đạt, 2 chỉ tiêu chưa đạt. Chỉ tiêu giao cho nhiều kỳ, nhiều đơn vị hoặc nhiều người được tính là đạt khi tất cả đều đạt. Tin, bài mới nhất trên Cổng thông tin điện tử đăng ngày 05/02/2026. Phần nội dung còn thiếu: Bản đồ hành chính.',
    'II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU',
    '1. Tin, bài cải cách hành chính: đạt 2/5 tin, bài, còn thiếu 3.',
    '2. Tin báo tỉnh: đạt 3 tin, bài, vượt 1 so với mức giao 2.',
    '3. Tin trên Zalo mỗi tuần: đạt 11/13 tuần; chưa đạt: tuần 3, 7.',
    'III. CHỈ TIÊU CHƯA ĐẠT VÀ NGUYÊN NHÂN',
    '- Tin, bài cải cách hành chính: thiếu 3 tin, bài so với mức giao 5.',
    '- Tin trên Zalo mỗi tuần: tuần 3/2026 thiếu 1 tin, bài so với mức giao 1; tuần 7/2026 thiếu 1 tin, bài so với mức giao 1.',
    'Nguyên nhân:',
    'IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI',
    '1. Thực hiện các chỉ tiêu của quý IV/2026 (từ ngày 15/9/2026 đến ngày 14/12/2026):',
    '- Tin, bài cải cách hành chính: ít nhất 5 tin, bài.',
    '- Tin trên Zalo mỗi tuần: mỗi tuần ít nhất 1 tin, bài.',
    '2. Bổ sung số liệu, nội dung còn thiếu:',
    '- Hoàn thiện phần nội dung còn thiếu: Bản đồ hành chính.',
    '3. Duy trì kết quả các chỉ tiêu đã đạt.',
    'V. KIẾN NGHỊ, ĐỀ XUẤT',
    'Ý kiến, kiến nghị của người tham dự được ghi nhận tại các hoạt động tuyên truyền:',
    '- Hoạt động ngày 20/8/2026: Bổ sung máy quét.',
    'Kiến nghị, đề xuất của Ủy ban nhân dân xã Thử Nghiệm:',
    'Trên đây là báo cáo kết quả thực hiện Kế hoạch số 15/KH-UBND quý III/2026, từ ngày 15/6/2026 đến ngày 14/9/2026 của Ủy ban nhân dân xã Thử Nghiệm; kính gửi Sở Nội vụ tỉnh Ví Dụ tổng hợp./.',
    'Nơi nhận:',
    '- Như trên;',
    '- Đảng ủy xã;',
    '- Lưu: VT, …….',
    '…………………………',
    '(Quyền hạn, chức vụ của người ký)',
    '…………………………',
    '(Họ và tên)',
  ]);
  expect(texts.slice(appendix).join(' ')).toContain('phiên bản a1b2c3d4e5');
});

test('mẫu của nơi nhận: thứ tự phần, tên đề mục, trích yếu, nơi nhận là dữ liệu', async () => {
  const form: ReportForm = {
    title: 'Kết quả tuyên truyền',
    to: ['Ban Tuyên giáo'],
    copies: ['HĐND xã'],
    parts: [{ part: 'phuong-huong' }, { part: 'ket-qua', heading: 'Việc đã làm' }],
  };
  const texts = paragraphs(open(await writeDocx(QUARTER, form))['word/document.xml']!);
  expect(texts.filter((text) => /^[IV]+\. /.test(text))).toEqual([
    'I. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI',
    'II. VIỆC ĐÃ LÀM',
  ]);
  for (const text of ['Kết quả tuyên truyền', 'Kính gửi: Ban Tuyên giáo', '- HĐND xã;'])
    expect(texts).toContain(text);
});

test('kính gửi và nơi nhận theo kế hoạch; kế hoạch không nói thì để chấm', async () => {
  const sentTo = (to: string[], copies: string[]) =>
    read({ ...report, plans: [{ ...report.plans[0]!, recipients: { to, copies } }] });
  const one = await sentTo(['UBND huyện Ví Dụ'], ['Như trên', 'Đảng ủy xã;', 'Lưu: VP']);
  expect(one).toContain('Kính gửi: UBND huyện Ví Dụ');
  expect(one.slice(one.indexOf('Nơi nhận:'))).toEqual(
    expect.arrayContaining(['- Như trên;', '- Đảng ủy xã;', '- Lưu: VT, …….']),
  );
  expect(one.filter((text) => text.startsWith('- Như trên'))).toHaveLength(1);
  expect(one).not.toContain('- ……………;');
  const two = await sentTo(['Sở Nội vụ', 'UBND huyện Ví Dụ'], []);
  expect(two.slice(two.indexOf('Kính gửi:')).slice(0, 3)).toEqual([
    'Kính gửi:',
    '- Sở Nội vụ;',
    '- UBND huyện Ví Dụ.',
  ]);
  expect(two).toContain('- ……………;');
});

test('kết quả chung nói bằng số thật của báo cáo', () => {
  expect(said).toContain(
    'Tính đến ngày 30 tháng 6 năm 2026, Xã Thử Nghiệm thực hiện 2 chỉ tiêu của Kế hoạch số 15/KH-UBND, trong đó 1 chỉ tiêu chưa đạt, 1 chỉ tiêu chưa có số liệu. Tin, bài mới nhất trên Cổng thông tin điện tử đăng ngày 05/02/2026. Phần nội dung còn thiếu: Bản đồ hành chính.',
  );
});

test('chỉ tiêu chưa đạt kể rõ thiếu bao nhiêu, nguyên nhân để chấm', () => {
  expect(said).toContain(
    '- Tin, bài cải cách hành chính: quý II/2026 thiếu 11.997,5 tin, bài so với mức giao 12.000.',
  );
  expect(said).toContain('- Lượt truy cập: quý II/2026 chưa có số liệu để đánh giá.');
  expect(said).toContain('Nguyên nhân:');
});

test('chỉ tiêu không giao số: ghi nhận, không chấm, không kể là chưa đạt', async () => {
  const reported = { ...row, required: 0, actual: 4, missing: 0, verdict: 'reported' as const };
  const only = await read(withTargets([reported], 'reported'));
  expect(only.find((text) => text.startsWith('Tính đến ngày 30 tháng 6 năm 2026, '))).toContain(
    'Xã Thử Nghiệm thực hiện 1 chỉ tiêu của Kế hoạch số 15/KH-UBND, trong đó 1 chỉ tiêu không giao số, chỉ ghi nhận kết quả.',
  );
  const at = only.indexOf('Quý II/2026; hạn báo cáo 15/6/2026');
  expect(only.slice(at + 1, at + 5)).toEqual(['–', '4', '–', 'đã ghi nhận']);
  expect(only).toContain('Kế hoạch không giao số nên không chấm đạt hay chưa đạt.');

  const mixed = await read(withTargets([reported, { ...row, id: 'khac', verdict: 'met' }], 'met'));
  expect(mixed.find((text) => text.startsWith('Tính đến ngày 30 tháng 6 năm 2026, '))).toContain(
    'trong đó 1 chỉ tiêu đạt, 1 chỉ tiêu không giao số, chỉ ghi nhận kết quả.',
  );
  expect(mixed).toContain('Không có chỉ tiêu nào chưa đạt.');
});

test('kế hoạch không giao gì cho xã thì nói vậy', async () => {
  const texts = await read(withTargets([], 'reported'));
  expect(texts.filter((text) => text.includes('Kế hoạch không giao chỉ tiêu cho xã này.'))).toHaveLength(3);
  expect(texts.join(' ')).not.toContain('hưa có kỳ nào bắt đầu');
});

test('hạn của từng kỳ báo cáo, kết quả lũy kế, đơn vị chưa đạt và kiến nghị', async () => {
  const late = { ...row, unit: 'van-phong', unitName: 'Văn phòng', missing: 2 };
  const texts = await read({
    ...report,
    portals: [
      {
        ...report.portals[0]!,
        proposals: [{ text: 'Bổ sung máy quét.', path: 'a.md', date: '2026-05-20' }],
        targets: [{ ...row, cumulative: true }, late],
      },
    ],
    plans: [{ ...report.plans[0]!, reports: requiredReports }],
  });
  expect(texts.find((text) => text.startsWith('Tính đến ngày 30 tháng 6 năm 2026, '))).toContain(
    'Báo cáo tiếp theo của Kế hoạch là báo cáo quý II/2026, hạn gửi đến hết ngày 15/6/2026.',
  );
  expect(texts.join(' ')).not.toContain('đã qua hạn');
  expect(texts).toContain('Lũy kế từ 15/3/2026 đến hết quý II/2026; hạn báo cáo 15/6/2026');
  expect(texts.slice(texts.indexOf('V. KIẾN NGHỊ, ĐỀ XUẤT') + 1).slice(0, 3)).toEqual([
    'Ý kiến, kiến nghị của người tham dự được ghi nhận tại các hoạt động tuyên truyền:',
    '- Hoạt động ngày 20/5/2026: Bổ sung máy quét.',
    'Kiến nghị, đề xuất của cơ quan báo cáo:',
  ]);
});

test('phụ lục có các cột mà kế hoạch đòi cho từng loại minh chứng', async () => {
  const activity = { ...row.counted[0]!, title: 'Tập huấn', amount: 113, facts: activityFacts };
  const item = {
    ...row.counted[0]!,
    title: 'Phóng sự',
    url: null,
    flags: ['unlinked' as const],
    facts: {
      form: 'Phóng sự',
      outlet: 'Đài PTTH tỉnh',
      evidence: [{ name: 'Phát 19 giờ 30', url: null }],
    },
  };
  const texts = await read(
    withTargets([
      row,
      { ...row, measure: 'publications', counted: [item] },
      { ...row, measure: 'people', counted: [activity] },
    ]),
  );
  const from = (start: string, count: number) => texts.slice(texts.indexOf(start)).slice(0, count);
  expect(from('1. Tin, bài trên cổng', 7)).toEqual([
    ...['1. Tin, bài trên cổng', 'STT', 'Ngày', 'Tiêu đề', 'Thể loại', 'Đơn vị', 'Đường liên kết'],
  ]);
  expect(from('2. Tin, bài đăng trên các kênh khác', 14)).toEqual([
    ...['2. Tin, bài đăng trên các kênh khác', 'STT', 'Ngày', 'Cơ quan đăng', 'Thể loại', 'Tiêu đề'],
    ...['Đường liên kết, minh chứng', 'Xã Thử Nghiệm – Tin, bài cải cách hành chính, quý II/2026'],
    ...['1', '02/4/2026', 'Đài PTTH tỉnh', 'Phóng sự', 'Phóng sự (không có địa chỉ trên mạng)'],
    'Phát 19 giờ 30',
  ]);
  expect(from('3. Hoạt động tuyên truyền', 17)).toEqual([
    ...['3. Hoạt động tuyên truyền', 'STT', 'Ngày', 'Nội dung', 'Hình thức', 'Đơn vị', 'Số lần', 'Số người'],
    ...['Minh chứng', 'Xã Thử Nghiệm – Tin, bài cải cách hành chính, quý II/2026', '1', '02/4/2026'],
    ...['Tập huấn', 'Tập huấn', 'Văn phòng, Tư pháp', '2', '113 (cán bộ 34, người dân 79)'],
  ]);
});

test('mọi con số trong báo cáo đều có trong dữ liệu', () => {
  const known = JSON.stringify(report) + ' 12.000 2,5 11.997,5 1,5 15/4/2026 02/4/2026 03/4/2026 15/6/2026';
  const numbers = said
    .filter((text) => !text.startsWith('http'))
    .join(' ')
    .match(/\d+(?:[.,]\d+)*/g)!;
  const counts = ['1', '2', '0'];
  expect(numbers.filter((each) => !counts.includes(each) && !known.includes(each))).toEqual([]);
});

test('dòng đầu bảng lặp lại trên mỗi trang, không dòng nào bị cắt đôi', () => {
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  expect(body.match(/<w:tr>/g)).toHaveLength(body.match(/<w:cantSplit\/>/g)!.length);
});

test('phụ lục sang trang mới, kể từng minh chứng kèm liên kết', () => {
  expect(body.match(/<w:sectPr/g)).toHaveLength(2);
  expect(said).toContain('Phụ lục');
  expect(said).toContain('=HYPERLINK("https://xau.vn";"bấm")'.replaceAll('"', '&quot;'));
  expect(said).toContain(
    '+84 &lt;b&gt;&amp;amp;&lt;/b&gt; (số lượng: 1,5) (ghi lùi ngày, có trong kho từ 15/4/2026; đăng chung với xa-khac)',
  );
  const links = parts['word/_rels/document.xml.rels']!;
  expect(links).toContain('Target="https://xa.vidu.vn/tin-tuc/a/?x=1&amp;y=%222%22"');
  expect(links).not.toContain('javascript');
});

test('quá 20 cổng thì phụ lục chỉ ghi số minh chứng của từng cổng', async () => {
  const few = await read(spread(20));
  expect(few).toContain('KẾT QUẢ VÀ MINH CHỨNG THỰC HIỆN CHỈ TIÊU');
  const many = await read(spread(21));
  expect(many).toContain('SỐ MINH CHỨNG CỦA TỪNG CỔNG');
  expect(many).not.toContain('02/4/2026');
  expect(many.slice(many.indexOf('Xã số 21'))).toEqual(['Xã số 21', '0 trên 2', '2', 'chưa đạt']);
  const missed = many.find((text) => text.startsWith('- Tin, bài cải cách hành chính, quý II/2026 (21): '))!;
  expect(missed).toMatch(/được 2,5 trên 12\.000: Xã số 1, .*Xã số 21\.$/);
});

test('hai mươi cổng trong nhiều kế hoạch vẫn là hai mươi cổng', async () => {
  const twenty = spread(20);
  const portals = [...twenty.portals, ...twenty.portals.map((each) => ({ ...each, plan: 'khac' }))];
  const plans = [...report.plans, { ...report.plans[0]!, id: 'khac', number: '16/KH-UBND' }];
  const texts = await read({ ...report, portals, plans });
  expect(texts).toContain('KẾT QUẢ VÀ MINH CHỨNG THỰC HIỆN CHỈ TIÊU');
  expect(texts).toContain('40. Xã số 20 (Kế hoạch số 16/KH-UBND)');
});

test('báo cáo rỗng vẫn là một văn bản đủ phần', async () => {
  const texts = await read(empty);
  expect(texts).toContain('Không có cổng thông tin điện tử nào gắn với kế hoạch.');
  expect(texts).toContain('Không có minh chứng nào.');
  expect(texts).toContain('Kết quả thực hiện Kế hoạch ……………');
});

test('đạt cả thì nói không có chỉ tiêu nào chưa đạt', async () => {
  const targets = [{ ...row, verdict: 'met' as const }];
  const texts = await read({ ...report, portals: [{ ...report.portals[0]!, targets }] });
  expect(texts).toContain('Không có chỉ tiêu nào chưa đạt.');
  expect(texts).not.toContain('Nguyên nhân:');
});

test('minh chứng cần rà soát: kể một lần dù nhiều chỉ tiêu tính, chỉ nêu điều có thật', async () => {
  const caution = async (targets: TargetResult[]) =>
    (await read(withTargets(targets))).filter((text) => text.includes('cần rà soát')).join();
  const copied = { ...row.counted[0]!, flags: ['doubtful' as const] };
  const one = { ...row, counted: [copied] };
  expect(await caution([one, { ...one, id: 'khac' }])).toBe(
    'Có 1 minh chứng cần rà soát (nghi là chép của nơi khác).',
  );
  expect(await caution([{ ...row, counted: [copied, row.counted[1]!] }])).toBe(
    'Có 2 minh chứng cần rà soát (ghi lùi ngày, đăng chung, nghi là chép của nơi khác).',
  );
  expect(await caution([{ ...row, counted: [] }])).toBe('');
});

test('minh chứng đã báo cáo mà nay không còn được kể tên; nhiều thì kể hai mươi mục đầu', async () => {
  const lost = (at: number) => ({
    ...{ portal: 'xa', path: `${at}.md`, title: `Tin ${at}`, date: '2026-04-02' },
    ...{ target: row.id, period: row.period.id },
  });
  const withLost = (count: number): Report => ({
    ...report,
    integrity: { ...report.integrity, disappeared: Array.from({ length: count }, (_, at) => lost(at)) },
  });
  expect(await read(withLost(1))).toContain(
    '- Tin 0 (Xã Thử Nghiệm, ngày 02/4/2026; Tin, bài cải cách hành chính, quý II/2026)',
  );
  const texts = await read(withLost(25));
  expect(texts.filter((text) => /^- Tin \d+ \(/.test(text))).toHaveLength(20);
  expect(texts).toContain('- và 5 mục nữa, kê đủ ở báo cáo Excel, JSON');
});

test('cổng khác được gọi bằng tên; ngày tính điểm viết như mọi ngày của văn bản', async () => {
  const points = {
    earned: 1,
    possible: 2,
    lost: 0,
    open: 1,
    parts: [],
    next: [],
    bands: [],
    until: '2026-06-14',
  };
  const [first] = report.portals;
  const other = { ...first!, portal: 'xa-khac', name: 'Xã Khác', targets: [] };
  const texts = await read({ ...report, portals: [{ ...first!, points }, other] });
  expect(texts.join('\n')).toContain('đăng chung với Xã Khác');
  expect(texts.join('\n')).toContain('Điểm tính đến hết ngày 14/6/2026');
});

test('duy trì kết quả chỉ khi có chỉ tiêu đạt; đạt một kỳ trong nhiều kỳ thì chưa đạt', async () => {
  const keep = async (targets: TargetResult[]) =>
    (await read(withTargets(targets))).some((text) => text.includes('Duy trì kết quả'));
  const met = { ...row, verdict: 'met' as const };
  const missed = { ...row, period: { ...row.period, id: '2026-Q1' }, verdict: 'missed' as const };
  expect(await keep([met, missed])).toBe(false);
  expect(await keep([met, { ...missed, id: 'khac' }])).toBe(true);
});

test.each([
  ['2026-01-05', '05 tháng 01 năm 2026'],
  ['2026-02-10', '10 tháng 02 năm 2026'],
  ['2026-03-09', '09 tháng 3 năm 2026'],
  ['2026-10-31', '31 tháng 10 năm 2026'],
])('ngày %s viết là ngày %s', (day, written) => {
  expect(formatLongDay(day)).toBe(written);
});

test('cùng một báo cáo cho cùng một tệp, từng byte một, không có gì lấy từ đồng hồ', async () => {
  const before = await writeDocx(spread(3));
  setClockForward();
  expect(Buffer.compare(before, await writeDocx(spread(3)))).toBe(0);
  expect(parts['docProps/core.xml']!.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual([
    '2026-06-30T00:00:00Z',
    '2026-06-30T00:00:00Z',
  ]);
});

test('chỗ ký không đứng một mình trên một trang', () => {
  const last = body.split('Trên đây là báo cáo')[0]!.split('<w:p>').at(-1)!;
  expect(last).toContain('<w:keepNext/>');
  expect(
    body
      .split('Trên đây là báo cáo')[1]!
      .split('<w:tbl>')[0]!
      .match(/<w:keepNext\/>/g),
  ).toHaveLength(1);
});

test('chỗ ngắt phần không đẩy ra một trang trắng', () => {
  expect(body).toContain(
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:sectPr',
  );
});
