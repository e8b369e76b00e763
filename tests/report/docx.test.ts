import { expect, test } from 'vitest';
import { writeDocx } from '../../src/report/formats/docx.ts';
import { formatLongDay } from '../../src/report/formats/docx/form.ts';
import type { Report } from '../../src/schemas/report.ts';
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

const said = paragraphs(body);
/** A margin of the first page, in whole millimetres; Word counts in twentieths of a point. */
function margin(side: string): number {
  const twips = Number(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`).exec(body)![1]);
  return Math.round((twips / 1440) * 25.4);
}

test('khổ A4, lề trên dưới 20, trái 30, phải 15 mm', () => {
  expect(body.match(/<w:pgSz w:w="11906" w:h="16838"[^>]*>/g)).toHaveLength(2);
  expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([20, 20, 30, 15]);
});

test('phông Times New Roman cỡ 14, bảng cỡ 13', () => {
  const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(parts['word/styles.xml']!)![0];
  expect(defaults).toContain('w:ascii="Times New Roman"');
  expect(defaults).toContain('<w:sz w:val="28"/>');
  const [, , results] = body.split('<w:tbl>');
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

test('tiêu đề và căn cứ nêu số, tên, nơi ban hành kế hoạch', () => {
  expect(said).toContain(
    'Kết quả thực hiện Kế hoạch số 15/KH-UBND về tuyên truyền cải cách hành chính năm 2026',
  );
  expect(said).toContain(
    'Căn cứ Kế hoạch số 15/KH-UBND ngày …… tháng …… năm …… của UBND tỉnh Ví Dụ về tuyên truyền cải cách hành chính năm 2026;',
  );
});

test('kế hoạch không ghi số thì không bịa số; nhiều kế hoạch thì căn cứ từng kế hoạch', async () => {
  const plan = {
    ...report.plans[0]!,
    id: 'khac',
    number: 'KH-UBND (bản gốc không ghi số)',
    title: 'CCHC năm 2026',
  };
  const texts = await read({ ...report, plans: [...report.plans, plan] });
  expect(texts).toContain('Kết quả thực hiện 2 kế hoạch, tính đến ngày 30 tháng 6 năm 2026');
  expect(texts).toContain('Căn cứ Kế hoạch ngày …… tháng …… năm …… của UBND tỉnh Ví Dụ về CCHC năm 2026;');
});

test('kết quả chung nói bằng số thật của báo cáo', () => {
  expect(said).toContain(
    'Tính đến ngày 30 tháng 6 năm 2026, có 1 cổng thông tin điện tử thực hiện Kế hoạch số 15/KH-UBND. Trong 2 lượt chỉ tiêu (mỗi chỉ tiêu trong mỗi kỳ, của mỗi cổng hoặc đơn vị, là một lượt) có 1 chưa đạt, 1 chưa có số liệu.',
  );
  expect(said).toContain(
    '- Xã Thử Nghiệm: đạt 0/2 lượt chỉ tiêu; tin, bài mới nhất ngày 05 tháng 02 năm 2026; phần nội dung còn thiếu: Bản đồ hành chính.',
  );
});

test('chỉ tiêu chưa đạt kể rõ thiếu bao nhiêu, nguyên nhân để chấm', () => {
  expect(said).toContain(
    '- Tin, bài cải cách hành chính, quý II/2026: được 2,5/12.000, chưa đạt, thiếu 11.997,5.',
  );
  expect(said).toContain('- Lượt truy cập, quý II/2026: chưa có số liệu.');
  expect(said).toContain('Nguyên nhân:');
});

test('mọi con số trong báo cáo đều có trong dữ liệu', () => {
  const known = JSON.stringify(report) + ' 12.000 2,5 11.997,5 1,5 15/04/2026 02/04/2026 03/04/2026';
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
    '+84 &lt;b&gt;&amp;amp;&lt;/b&gt; (số lượng: 1,5) (ghi lùi ngày, có từ 15/04/2026; đăng chung với xa-khac)',
  );
  const links = parts['word/_rels/document.xml.rels']!;
  expect(links).toContain('Target="https://xa.vidu.vn/tin-tuc/a/?x=1&amp;y=%222%22"');
  expect(links).not.toContain('javascript');
});

test('quá 20 cổng thì phụ lục chỉ ghi số minh chứng của từng cổng', async () => {
  const few = await read(spread(20));
  expect(few).toContain('MINH CHỨNG THỰC HIỆN CHỈ TIÊU');
  const many = await read(spread(21));
  expect(many).toContain('SỐ MINH CHỨNG CỦA TỪNG CỔNG');
  expect(many).not.toContain('02/04/2026');
  expect(many.slice(many.indexOf('Xã số 21'))).toEqual(['Xã số 21', '0/2', '2', 'chưa đạt']);
  const missed = many.find((text) => text.startsWith('- Tin, bài cải cách hành chính, quý II/2026 (21): '))!;
  expect(missed).toMatch(/được 2,5\/12\.000: Xã số 1, .*Xã số 21\.$/);
});

test('hai mươi cổng trong nhiều kế hoạch vẫn là hai mươi cổng', async () => {
  const twenty = spread(20);
  const portals = [...twenty.portals, ...twenty.portals.map((each) => ({ ...each, plan: 'khac' }))];
  const plans = [...report.plans, { ...report.plans[0]!, id: 'khac', number: '16/KH-UBND' }];
  const texts = await read({ ...report, portals, plans });
  expect(texts).toContain('MINH CHỨNG THỰC HIỆN CHỈ TIÊU');
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
  const last = body.split('IV. KIẾN NGHỊ')[1]!.split('<w:tbl>')[0]!;
  expect(last.match(/<w:keepNext\/>/g)).toHaveLength(4);
});

test('chỗ ngắt phần không đẩy ra một trang trắng', () => {
  expect(body).toContain('<w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:sectPr');
});
