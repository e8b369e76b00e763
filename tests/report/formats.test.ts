import colours from 'picocolors';
import { expect, test } from 'vitest';
import { formats } from '../../src/report/formats/formats.ts';
import { describeFacts } from '../../src/report/fact-words.ts';
import {
  describeNoRows,
  describeNotCounted,
  describeResult,
  describeStanding,
} from '../../src/report/words.ts';
import { describeLagging } from '../../src/report/row-groups.ts';
import { describeProgress } from '../../src/report/number-words.ts';
import { reportSchema, type Report, type TargetResult } from '../../src/schemas/report.ts';
import {
  activityFacts,
  itemWith,
  portalWith,
  reportedRow,
  reportWith,
  requiredReports,
  rowWith,
} from '../fixtures/reports.ts';

const plain = colours.createColors(false);
const row: TargetResult = {
  id: 'cong-xa',
  label: 'Tin CCHC của địa phương',
  measure: 'articles',
  basis: null,
  unit: null,
  period: {
    kind: 'quarter',
    id: '2026-Q2',
    label: 'Quý II/2026',
    from: '2026-04-01',
    to: '2026-06-30',
    due: null,
  },
  required: 12_000,
  actual: 4,
  missing: 11_996,
  verdict: 'pending',
  daysLeft: 24,
  previous: null,
  lastYear: null,
  counted: [
    {
      path: 'portals/xa/a.md',
      title: '<script>alert(1)</script> | **đậm** [x](y) @nhom',
      date: '2026-04-02',
      url: 'https://a.vidu.vn/tin-tuc/a/',
    },
  ],
  notCounted: [
    { path: 'portals/xa/b.md', title: 'B', date: '2026-05-01', reason: 'repost' },
    { path: 'portals/xa/c.md', title: 'C', date: '2026-05-02', reason: 'draft' },
    { path: 'portals/xa/d.md', title: 'D', date: '2026-05-03', reason: 'repost' },
  ],
  excluded: { 'wrong-section': 12 },
};
const report: Report = {
  schemaVersion: 1,
  asOf: '2026-06-06',
  timeZone: 'Asia/Ho_Chi_Minh',
  commit: null,
  plans: [],
  integrity: { history: 'none', uncommitted: false, disappeared: [] },
  portals: [
    {
      portal: 'xa',
      name: 'Xã Thử Nghiệm',
      plan: 'ke-hoach-2026',
      verdict: 'pending',
      completion: null,
      proposals: [],
      lastArticle: '2026-04-02',
      missingParts: [],
      targets: [
        row,
        {
          ...row,
          id: 'truy-cap',
          label: 'Lượt truy cập',
          actual: null,
          missing: null,
          verdict: 'no-data',
          daysLeft: undefined,
          counted: [],
          notCounted: [],
        },
      ],
    },
  ],
  unreadable: [{ path: 'portals/xa/hong.md', message: '3:1 Mục “title” được ghi hai lần.' }],
};

test('báo cáo mẫu đúng khuôn', () => {
  expect(reportSchema.safeParse(report).error).toBeUndefined();
});

test('JSON đọc lại đúng như báo cáo', () => {
  // Written portal by portal, it is the same as written at once.
  const [portal] = report.portals;
  for (const portals of [report.portals, [], [portal!], [portal!, portal!]]) {
    const given = { ...report, portals };
    expect(formats.json(given)).toBe(`${JSON.stringify(given, null, 2)}\n`);
  }
});

test('bảng cho dòng lệnh', () => {
  expect(formats.table(report, plain)).toMatchInlineSnapshot(`
    "Kết quả thực hiện chỉ tiêu tính đến ngày 06/06/2026

    Xã Thử Nghiệm (xa) · kế hoạch ke-hoach-2026                       ĐANG THỰC HIỆN

      Tin CCHC của địa phương (cong-xa)
        Quý II/2026  4 trên 12.000  đang thực hiện, thiếu 11.996, còn 24 ngày
            không tính: 2 đăng lại, 1 bản nháp

      Lượt truy cập (truy-cap)
        Quý II/2026  – trên 12.000  chưa có số liệu

    1 báo cáo: 1 đang thực hiện.
    Nội dung không nằm trong kho Git nên không kiểm chứng được ngày đăng.

    1 tệp không đọc được nên chưa tính:
      portals/xa/hong.md: 3:1 Mục “title” được ghi hai lần.
    "
  `);
});

test('bảng không quá 80 cột khi các tên ngắn', () => {
  for (const line of formats.table(report, plain).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('Markdown không để chữ của người viết thành thẻ, ô bảng, liên kết hay lời gọi tên', () => {
  const written = formats.markdown(report);
  expect(written).not.toContain('<script>');
  expect(written).not.toMatch(/(?<!\\)@nhom/);
  expect(written).toContain('(<https://a.vidu.vn/tin-tuc/a/>)');
  expect(written).toContain('không đọc được');
  expect(
    written
      .split('\n')
      .filter((line) => /^\| /.test(line))
      .map((line) => line.split(/(?<!\\)\|/).length),
  ).toEqual([9, 9, 9, 9, 9, 9, 9]);
});

test('định dạng nào cũng nói chưa có số liệu, không viết 0', () => {
  for (const name of ['table', 'markdown']) {
    const written = formats[name as 'table' | 'markdown'](report, plain);
    expect(written).toContain('– trên 12.000');
    expect(written).toContain('chưa có số liệu');
  }
});

test('lời về một hàng', () => {
  expect(describeStanding(row)).toBe('đang thực hiện, thiếu 11.996, còn 24 ngày');
  expect(describeStanding({ ...row, daysLeft: 0 })).toBe(
    'đang thực hiện, thiếu 11.996, hôm nay là ngày cuối',
  );
  expect(describeStanding({ ...row, missing: 0, verdict: 'met', daysLeft: undefined })).toBe('đạt');
  expect(describeNotCounted(row)).toBe('2 đăng lại, 1 bản nháp');
  expect(describeProgress(row)).toBe('4 trên 12.000');
  expect(describeProgress({ ...row, actual: null })).toBe('– trên 12.000');
});

/** A report with everything that a plan without numbers, with deadlines and with units brings. */
const full = reportWith({
  plans: [{ ...reportWith().plans[0]!, number: null, issued: null, reports: requiredReports }],
  portals: [
    portalWith({
      proposals: [{ text: 'Bổ sung máy quét', path: 'a.md', date: '2026-05-20' }],
      targets: [
        rowWith({ cumulative: true }),
        rowWith({ id: 'don-vi', unit: 'van-phong', unitName: 'Văn phòng', missing: 2, verdict: 'missed' }),
        reportedRow({
          id: 'tap-huan',
          label: 'Tập huấn cho cán bộ',
          measure: 'activities',
          counted: [itemWith({ url: null, flags: ['unlinked'], facts: activityFacts })],
        }),
      ],
    }),
    portalWith({ portal: 'b', name: 'Phường B', verdict: 'reported', completion: null, targets: [] }),
    portalWith({ portal: 'c', name: 'Đặc khu C', verdict: 'pending', completion: null, targets: [] }),
  ],
});

test('báo cáo có đủ thứ đúng khuôn', () => {
  expect(reportSchema.safeParse(full).error).toBeUndefined();
});

test('bảng cho dòng lệnh: ghi nhận, lũy kế, hạn báo cáo, cổng không được giao chỉ tiêu', () => {
  const written = formats.table(full, plain);
  expect(written).toMatchInlineSnapshot(`
    "Kết quả thực hiện chỉ tiêu tính đến ngày 20/11/2026

    Xã Minh Họa (xa-minh-hoa) · kế hoạch ke-hoach-2026                       GẦN ĐẠT

      Tin CCHC của địa phương trên cổng (cong-xa)
        Lũy kế từ 15/03/2026 đến hết quý II/2026  4 trên 5  gần đạt, thiếu 1
            hạn báo cáo 15/06/2026

      Tin CCHC của địa phương trên cổng (don-vi)
        Văn phòng
          Quý II/2026  4 trên 5  chưa đạt, thiếu 2

      Tập huấn cho cán bộ (tap-huan)
        Quý II/2026  đã ghi nhận: 4
            hạn báo cáo 15/06/2026

    Phường B (b) · kế hoạch ke-hoach-2026                        KHÔNG GIAO CHỈ TIÊU
      Kế hoạch không giao chỉ tiêu cho phường này.

    Đặc khu C (c) · kế hoạch ke-hoach-2026                            ĐANG THỰC HIỆN
      Chưa có kỳ nào bắt đầu.

    Kỳ báo cáo theo kế hoạch ke-hoach-2026
      Hạn báo cáo quý I/2026: hết ngày 27/02/2026, đã qua hạn
      Hạn báo cáo quý II/2026: hết ngày 15/06/2026, còn 3 ngày
      Hạn báo cáo năm 2026: kế hoạch không ghi ngày

    Xếp hạng theo kế hoạch ke-hoach-2026 (mức hoàn thành, số lượt chỉ tiêu đạt)
        1  Xã Minh Họa     80%  0 trên 2
        2  Phường B          –  –
        2  Đặc khu C         –  –

    3 báo cáo: 1 gần đạt, 1 không giao chỉ tiêu, 1 đang thực hiện.
    1 mục không có địa chỉ trên mạng, chỉ có minh chứng lưu kèm.
    "
  `);
  for (const line of written.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('Markdown: ghi nhận, lũy kế, hạn báo cáo, đơn vị chưa đạt, kiến nghị, giấy tờ của từng hoạt động', () => {
  expect(formats.markdown(full)).toMatchInlineSnapshot(`
    "# Kết quả thực hiện chỉ tiêu tính đến ngày 20/11/2026

    **Kế hoạch &#40;bản gốc không ghi số&#41;** Tuyên truyền cải cách hành chính năm 2026, bản gốc không ghi ngày

    | Hạng | Cổng | Đánh giá | Mức hoàn thành | Lượt chỉ tiêu đạt | Tin mới nhất | Chuyên mục thiếu |
    | --- | --- | --- | --- | --- | --- | --- |
    | 1 | Xã Minh Họa | **gần đạt** | 80% | 0 trên 2 | 15/11/2026 | đủ |
    | 2 | Phường B | **không giao chỉ tiêu** | – | – | 15/11/2026 | đủ |
    | 2 | Đặc khu C | **đang thực hiện** | – | – | 15/11/2026 | đủ |

    - Hạn báo cáo quý I/2026: hết ngày 27/02/2026, đã qua hạn
    - Hạn báo cáo quý II/2026: hết ngày 15/06/2026, còn 3 ngày
    - Hạn báo cáo năm 2026: kế hoạch không ghi ngày

    > 1 mục không có địa chỉ trên mạng, chỉ có minh chứng lưu kèm.

    ## Xã Minh Họa – ke-hoach-2026: gần đạt

    | Chỉ tiêu | Kỳ | Từ – đến | Kết quả | Đánh giá | Kỳ trước | Cùng kỳ năm trước |
    | --- | --- | --- | --- | --- | --- | --- |
    | Tin CCHC của địa phương trên cổng | Lũy kế từ 15/03/2026 đến hết quý II/2026 | 15/03/2026 – 14/06/2026; hạn báo cáo 15/06/2026 | 4 trên 5 | gần đạt, thiếu 1 | – | – |
    | Tin CCHC của địa phương trên cổng | Quý II/2026, Văn phòng | 15/03/2026 – 14/06/2026 | 4 trên 5 | chưa đạt, thiếu 2 | – | – |
    | Tập huấn cho cán bộ | Quý II/2026 | 15/03/2026 – 14/06/2026; hạn báo cáo 15/06/2026 | 4 | đã ghi nhận | – | – |

    - Đơn vị chưa đạt: Văn phòng &#40;quý II/2026: thiếu 2&#41;.

    - Kiến nghị, ngày 20/05/2026: Bổ sung máy quét

    <details>
    <summary>Tập huấn cho cán bộ – Quý II/2026: 1 minh chứng</summary>

    - 02/04/2026 Họp thôn bàn về thủ tục đất đai (không có địa chỉ trên mạng): tập huấn; Văn phòng, Tư pháp; 2 lần; 113 người &#40;cán bộ 34, người dân 79&#41;; Biên bản; [Ảnh chụp](<https://vidu.vn/anh.jpg>)

    </details>

    ## Phường B – ke-hoach-2026: không giao chỉ tiêu

    Kế hoạch không giao chỉ tiêu cho phường này.

    ## Đặc khu C – ke-hoach-2026: đang thực hiện

    Chưa có kỳ nào bắt đầu.
    "
  `);
});

test('lời về chỉ tiêu không giao số', () => {
  const reported = reportedRow();
  expect(describeProgress(reported)).toBe('4');
  expect(describeResult(reported)).toBe('đã ghi nhận: 4');
  expect(describeResult(rowWith())).toBe('4 trên 5, gần đạt, thiếu 1');
});

test.each([
  ['Xã Minh Họa', 'reported', 'Kế hoạch không giao chỉ tiêu cho xã này.'],
  ['Đặc khu Đảo Ví Dụ', 'reported', 'Kế hoạch không giao chỉ tiêu cho đặc khu này.'],
  ['Cổng thông tin Minh Họa', 'reported', 'Kế hoạch không giao chỉ tiêu cho cổng này.'],
  ['Xã Minh Họa', 'pending', 'Chưa có kỳ nào bắt đầu.'],
] as const)('%s không có dòng nào, kết luận %s: %s', (name, verdict, said) => {
  expect(describeNoRows({ name, verdict })).toBe(said);
});

test('đơn vị chưa đạt kể theo đơn vị; nhiều chỉ tiêu thì nêu tên chỉ tiêu; đủ, hay chưa hết kỳ, thì không kể', () => {
  const of = (given: Partial<TargetResult>) => rowWith({ unit: 'vp', unitName: 'Văn phòng', ...given });
  const later = { ...rowWith().period, label: 'Quý III/2026' };
  expect(describeLagging([rowWith(), of({ verdict: 'met', missing: 0 })])).toEqual([]);
  expect(
    describeLagging([
      of({ missing: 2, verdict: 'missed' }),
      of({ unit: 'tp', unitName: 'Tư pháp' }),
      of({ period: later, verdict: 'pending', missing: 5 }),
    ]),
  ).toEqual(['Đơn vị chưa đạt: Văn phòng (quý II/2026: thiếu 2), Tư pháp (quý II/2026: thiếu 1).']);
  expect(describeLagging([of({}), of({ id: 'khac', label: 'Hội nghị', missing: 3 })])).toEqual([
    'Đơn vị chưa đạt: Văn phòng (Tin CCHC của địa phương trên cổng, quý II/2026: thiếu 1; Hội nghị, quý II/2026: thiếu 3).',
  ]);
});

test('người chưa đạt là người, không phải đơn vị; vượt mức tối đa nói là vượt', () => {
  const person = { unit: 'le-an', unitName: 'Lê An', by: 'person' as const };
  const over = { unit: 'vp', unitName: 'Văn phòng', required: 0, missing: 0, max: 2, actual: 3 };
  expect(describeLagging([rowWith(person), rowWith({ ...over, id: 'tran', verdict: 'missed' })])).toEqual([
    'Người chưa đạt: Lê An (Tin CCHC của địa phương trên cổng, quý II/2026: thiếu 1).',
    'Đơn vị chưa đạt: Văn phòng (Tin CCHC của địa phương trên cổng, quý II/2026: vượt 1).',
  ]);
});

test('nhiều kỳ thiếu như nhau thì kể một lần', () => {
  const months = (...numbers: number[]) =>
    numbers.map((month) => {
      const id = `2026-${String(month).padStart(2, '0')}`;
      const period = { ...rowWith().period, kind: 'month' as const, id, label: `Tháng ${month}/2026` };
      return rowWith({ unit: 'vp', period });
    });
  expect(describeLagging(months(1, 2, 3))).toEqual([
    'Đơn vị chưa đạt: vp (tháng 1/2026, tháng 2/2026, tháng 3/2026: mỗi kỳ thiếu 1).',
  ]);
  expect(describeLagging(months(1, 2, 3, 4, 5))).toEqual([
    'Đơn vị chưa đạt: vp (tháng 1–5: mỗi kỳ thiếu 1).',
  ]);
  expect(describeLagging(months(4, 7, 8, 9))).toEqual([
    'Đơn vị chưa đạt: vp (tháng 4, 7–9: mỗi kỳ thiếu 1).',
  ]);
});

test('kỳ lũy kế đứng giữa câu thì không viết hoa', () => {
  const cumulative = rowWith({ unit: 'vp', cumulative: true });
  expect(describeLagging([cumulative, rowWith({ unit: 'vp', id: 'khac', label: 'Hội nghị' })])[0]).toContain(
    'trên cổng, lũy kế từ 15/03/2026 đến hết quý II/2026: thiếu 1;',
  );
});

test('cổng khác được gọi bằng tên mà báo cáo biết, không bằng tên thư mục', () => {
  const copy = { kind: 'copy' as const, portal: 'xa-ban-co', path: 'goc.md', date: '2026-04-01' };
  const item = itemWith({ flags: ['shared', 'doubtful'], sharedWith: ['xa-ban-co', 'la'], doubts: [copy] });
  const doubtful = [{ path: 'a.md', title: 'Bài', date: '2026-04-02', url: null, doubts: [copy] }];
  const origins = { articles: 1, own: 0, reposted: 0, doubtful };
  const of = reportWith({
    portals: [
      portalWith({ origins, targets: [rowWith({ counted: [item] })] }),
      portalWith({ portal: 'xa-ban-co', name: 'Xã Bản Cờ', targets: [] }),
    ],
  });
  const written = formats.markdown(of);
  expect(written).toContain('đăng chung với Xã Bản Cờ, la');
  for (const each of [written, formats.table(of, plain)])
    expect(each).toContain('cùng nội dung với bài của Xã Bản Cờ ngày 01/04/2026');
});

test('lời về một minh chứng', () => {
  expect(describeFacts(activityFacts)).toBe(
    'tập huấn; Văn phòng, Tư pháp; 2 lần; 113 người (cán bộ 34, người dân 79)',
  );
  expect(describeFacts({ people: 28, byAudience: { 'can-bo': 28 } })).toBe('28 người (cán bộ)');
  expect(describeFacts({ form: 'Pano, áp phích', copies: 1_200 })).toBe('pano, áp phích; số lượng 1.200');
  expect(describeFacts({ outlet: 'Báo tỉnh', form: 'Phóng sự' })).toBe('Báo tỉnh; phóng sự');
  expect(describeFacts({})).toBe('');
});
