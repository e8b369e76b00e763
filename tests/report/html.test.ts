import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { writeHtml } from '../../src/report/formats/html.ts';
import type { PortalReport, Report, TargetResult } from '../../src/schemas/report.ts';
import { elementsOf, textOf } from '../fixtures/html.ts';
import {
  activityFacts,
  itemWith,
  largeReport,
  portalWith,
  requiredReports,
  reportedRow,
  reportWith,
  rowWith,
} from '../fixtures/reports.ts';

const LARGE = writeHtml(largeReport(6));

describe('trang tự đứng một mình', () => {
  test('nói tên, ngày tính đến và bằng tiếng Việt', () => {
    expect(words('h1')).toEqual(['Kết quả thực hiện chỉ tiêu tính đến ngày 20/11/2026']);
    expect(words('title', LARGE)[0]).toBe('Kết quả thực hiện chỉ tiêu tính đến ngày 20/11/2026');
    expect(find('html', LARGE)[0]!.properties.lang).toBe('vi');
  });

  test('không có mã chạy, không lấy gì từ nơi khác, và cấm cả hai điều đó', () => {
    const names = new Set(elementsOf(LARGE).map(({ tagName }) => tagName));
    for (const name of ['script', 'iframe', 'img', 'form', 'object', 'base'])
      expect(names).not.toContain(name);
    expect(find('link', LARGE).map(({ properties }) => properties.href)).toEqual(['data:,']);
    expect(LARGE).not.toMatch(/@import|url\(/);
    expect(LARGE).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
  });

  test('mọi đường dẫn trong trang dẫn tới một chỗ có thật, không chỗ nào trùng tên', () => {
    const ids = elementsOf(LARGE).flatMap(({ properties }) => properties.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = find('a', LARGE)
      .map(({ properties }) => String(properties.href))
      .filter((href) => href.startsWith('#'));
    expect(targets.length).toBeGreaterThan(6);
    expect(targets.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });
});

describe('số liệu chung và từng kế hoạch', () => {
  test('kế hoạch có số, tên, cơ quan ban hành', () => {
    const html = page();
    expect(words('h2', html)).toContain('Kế hoạch số 12/KH-UBND');
    expect(html).toContain('Tuyên truyền cải cách hành chính năm 2026');
    expect(html).toContain('UBND tỉnh Ví Dụ');
  });

  test('kế hoạch mà báo cáo không kể thì gọi bằng mã', () => {
    expect(words('h2', page({ plans: [] }))).toContain('Kế hoạch ke-hoach-2026');
  });

  test('mỗi kế hoạch một phần riêng, cổng nằm trong phần của kế hoạch mình', () => {
    const html = page({ portals: [portalWith(), portalWith({ plan: 'ke-hoach-khac' })] });
    expect(words('h2', html).slice(1, 3)).toEqual(['Kế hoạch số 12/KH-UBND', 'Kế hoạch ke-hoach-khac']);
    expect(words('h4', html)).toHaveLength(2);
  });

  test('một cổng có hai kế hoạch: không bảng nào mang tên của bảng khác', () => {
    const points = { earned: 1, possible: 2, lost: 0, open: 1, bands: [], parts: [], next: [] };
    const of = (plan: string) => portalWith({ plan, points, targets: [rowWith()] });
    const html = page({ portals: [of('ke-hoach-2026'), of('ke-hoach-khac')] });
    const regions = elementsOf(html).filter(({ properties }) => properties.role === 'region');
    const names = regions.map(({ properties }) => properties.ariaLabel);
    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(new Set(names).size).toBe(names.length);
  });

  test('đếm cổng, lượt chỉ tiêu đạt và từng mức đánh giá', () => {
    const html = page({
      portals: [
        portalWith({ targets: [rowWith(), rowWith({ verdict: 'met' })] }),
        portalWith({ portal: 'xa-hai', verdict: 'met', targets: [rowWith({ verdict: 'met' })] }),
      ],
    });
    expect(words('dd', html).slice(0, 3)).toEqual(['2', '1', '2 trên 3']);
    expect(tableRows('summary', html).slice(1, 3)).toEqual([
      ['Đạt', '1', '2'],
      ['Gần đạt', '1', '1'],
    ]);
  });

  test('không có cổng nào thì nói vậy', () => {
    expect(page({ portals: [] })).toContain(
      'Không có kết quả nào: chưa cổng nào gắn với kế hoạch hoặc kỳ được chọn.',
    );
  });

  test('xếp hạng từ cổng đi xa nhất, cổng bằng nhau thì đồng hạng', () => {
    const at = (portal: string, name: string, share: number) =>
      portalWith({ portal, name, completion: { byTarget: share, byRow: share } });
    const html = page({ portals: [at('a', 'Xã A', 0.4), at('b', 'Xã B', 1), at('c', 'Xã C', 0.4)] });
    expect(
      tableRows('ranking', html)
        .slice(1)
        .map(([rank, name]) => `${rank} ${name}`),
    ).toEqual(['1 Xã B', '2 Xã A', '2 Xã C']);
  });

  test('chỉ cổng làm trọn mới được ghi 100%', () => {
    const html = page({ portals: [portalWith({ completion: { byTarget: 0.9999, byRow: 0.5 } })] });
    expect(tableRows('ranking', html)[1]).toEqual(expect.arrayContaining(['99,9%', '50%']));
  });

  test('nêu cổng lâu không có tin và số ngày', () => {
    const html = page({
      portals: [
        portalWith({ lastArticle: '2026-10-20' }),
        portalWith({ portal: 'b', name: 'Xã B', lastArticle: null }),
        portalWith({ portal: 'c', name: 'Xã C', lastArticle: '2026-11-20' }),
      ],
    });
    expect(html).toContain('<li>Xã B: chưa có tin nào</li>');
    expect(html).toContain('<li>Xã Minh Họa: 31 ngày, tin mới nhất ngày 20/10/2026</li>');
    expect(html).not.toContain('<li>Xã C');
    expect(html).toContain('20/11/2026 (hôm nay)');
  });

  test('nêu chuyên mục bắt buộc còn thiếu', () => {
    const html = page({ portals: [portalWith({ missingParts: ['Lãnh đạo', 'Bản đồ hành chính'] })] });
    expect(html).toContain('<li>Xã Minh Họa: Lãnh đạo; Bản đồ hành chính</li>');
  });
});

describe('kế hoạch không giao số, không ghi số', () => {
  test('bản gốc không ghi số, ngày thì nói vậy', () => {
    const plan = { ...reportWith().plans[0]!, number: null, issued: null };
    const html = page({ plans: [plan] });
    expect(words('h2', html)).toContain('Kế hoạch (bản gốc không ghi số)');
    expect(html).toContain('UBND tỉnh Ví Dụ · Bản gốc không ghi ngày · Năm 2026');
    expect(page()).toContain('UBND tỉnh Ví Dụ · Ban hành ngày 12/12/2025 · Năm 2026');
  });

  test('chỉ tiêu không giao số thì ghi nhận, không chấm, không có thước đo', () => {
    const portal = portalWith({
      verdict: 'reported',
      completion: null,
      targets: [reportedRow({ counted: [itemWith()] })],
    });
    const html = page({ portals: [portal] });
    expect(find('a', html).map(textOf)).toContainEqual(expect.stringContaining('Đã ghi nhận: 4'));
    expect(tableRows('ranking', html)[1]!.slice(3, 6)).toEqual(['–', '–', '–']);
    expect(words('dd', html)[2]).toBe('–');
    expect(html).not.toMatch(/\b4 trên 0\b|<svg|class="track"|class="required"/);
  });

  test('chỉ tiêu chỉ ghi nhận không vào số lượt đạt', () => {
    const targets = [rowWith({ verdict: 'met', actual: 5 }), rowWith(), reportedRow({ id: 'khac' })];
    expect(words('dd', page({ portals: [portalWith({ targets })] }))[2]).toBe('1 trên 2');
  });

  test('kế hoạch không giao gì cho xã thì nói vậy, không nói đạt', () => {
    const html = page({ portals: [portalWith({ verdict: 'reported', completion: null, targets: [] })] });
    expect(html).toContain('Kế hoạch không giao chỉ tiêu cho xã này.');
    expect(html).not.toContain('Chưa có kỳ nào bắt đầu.');
  });
});

test('kỳ báo cáo của kế hoạch có hạn và số ngày còn lại; kỳ lũy kế được gọi tên', () => {
  const plan = { ...reportWith().plans[0]!, reports: requiredReports };
  const html = page({ plans: [plan], portals: [portalWith({ targets: [rowWith({ cumulative: true })] })] });
  expect(words('li', html)).toEqual(
    expect.arrayContaining([
      'Hạn báo cáo quý I/2026: hết ngày 27/02/2026, đã qua hạn',
      'Hạn báo cáo quý II/2026: hết ngày 15/06/2026, còn 3 ngày',
      'Hạn báo cáo năm 2026: kế hoạch không ghi ngày',
    ]),
  );
  expect(words('h5', html)[0]).toMatch(/^Lũy kế từ 15\/03\/2026 đến hết quý II\/2026: /);
});

test('đôn đốc: đơn vị nào thiếu bao nhiêu; kiến nghị của các hoạt động', () => {
  const html = page({
    portals: [
      portalWith({
        targets: [rowWith({ unit: 'van-phong', unitName: 'Văn phòng', missing: 2, verdict: 'missed' })],
        proposals: [{ text: 'Bổ sung máy quét', path: 'a.md', date: '2026-05-20' }],
      }),
    ],
  });
  expect(words('p', html)).toContain('Đơn vị chưa đạt: Văn phòng (quý II/2026: thiếu 2).');
  expect(words('li', html)).toContain('20/05/2026 – Bổ sung máy quét');
});

describe('bảng theo dõi theo kỳ', () => {
  test('mỗi ô có dấu để đọc khi in đen trắng, có lời để máy đọc', () => {
    const [cell] = find('td', pageOf({ verdict: 'near' })).filter(({ properties }) =>
      hasClass(properties, 'near'),
    );
    expect(cell!.children.map(textOf)).toEqual(['G', '4 trên 5, gần đạt, thiếu 1']);
  });

  test('dấu của các mức đánh giá không trùng nhau', () => {
    const legend = elementsOf(LARGE).find(({ properties }) => hasClass(properties, 'legend'))!;
    const marks = legend.children.map((item) => textOf(item).charAt(0));
    expect(marks).toEqual(['Đ', 'G', 'C', 'T', '–', 'N']);
  });

  test('chỉ tiêu nhiều kỳ được chia thành nhiều bảng cho vừa khổ giấy', () => {
    const weeks = Array.from({ length: 53 }, (_, index) =>
      rowWith({ period: { ...rowWith().period, id: `W${index}`, from: `2026-01-${10 + index}` } }),
    );
    const html = page({ portals: [portalWith({ targets: weeks })] });
    const tables = find('table', html).filter(({ properties }) => hasClass(properties, 'heat'));
    expect(tables).toHaveLength(5);
  });

  test('cổng không phải làm chỉ tiêu đó thì ô ghi không áp dụng', () => {
    const other = portalWith({ portal: 'b', name: 'Xã B', targets: [rowWith({ id: 'khac' })] });
    expect(page({ portals: [portalWith(), other] })).toContain('không áp dụng');
  });

  test('dòng của từng đơn vị không vào bảng chung', () => {
    expect(pageOf({ unit: 'van-phong' })).not.toContain('Bảng theo dõi theo kỳ');
  });
});

describe('biểu đồ', () => {
  test('có tên, có lời đọc, có mức yêu cầu và con số', () => {
    const [chart] = find('svg', pageOf());
    expect(chart!.properties.role).toBe('img');
    expect(String(chart!.properties.ariaLabel)).toBe(
      'Biểu đồ Tin CCHC của địa phương trên cổng, mức yêu cầu 5: Quý II/2026 4 trên 5, gần đạt.',
    );
    expect(elementsOf(pageOf()).some(({ tagName }) => tagName === 'line')).toBe(true);
    expect(words('text', pageOf())).toEqual(['Quý II/2026', '4 trên 5 · G']);
  });

  test('cột dài theo con số, vượt quá hai lần thì có dấu », chưa có số liệu thì không có cột', () => {
    const bars = (actual: number | null) =>
      find('rect', pageOf({ actual }))
        .filter(({ properties }) => !hasClass(properties, 'track'))
        .map(({ properties }) => properties.width);
    expect(bars(4)).toEqual(['64%']);
    expect(bars(10)).toEqual(['100%']);
    expect(bars(500)).toEqual(['100%']);
    expect(bars(null)).toEqual([]);
    expect(words('text', pageOf({ actual: 500 }))).toContain('»');
    expect(words('text', pageOf({ actual: 10 }))).not.toContain('»');
  });

  test('mức yêu cầu khác nhau theo kỳ thì mỗi cột có vạch của mình', () => {
    const later = { ...rowWith().period, id: '2026-Q3', label: 'Quý III/2026' };
    const targets = [rowWith({ required: 10, actual: 4 }), rowWith({ required: 5, period: later })];
    const html = page({ portals: [portalWith({ targets })] });
    expect(find('line', html).map(({ properties }) => properties.x1)).toEqual(['80%', '40%']);
    expect(words('figcaption', html)[0]).toContain('Mức yêu cầu: từ 5 đến 10');
  });
});

describe('từng cổng', () => {
  test('minh chứng của mỗi kỳ nói hạn báo cáo, kết quả, đánh giá, so sánh và số cần mỗi tuần', () => {
    const html = pageOf({
      verdict: 'pending',
      daysLeft: 24,
      neededPerWeek: 1.25,
      previous: { id: '2026-Q1', label: 'Quý I/2026', actual: 3 },
      lastYear: { id: '2025-Q2', label: 'Quý II/2025', actual: null },
    });
    expect(words('h5', html)[0]).toBe('Quý II/2026: T4 trên 5, đang thực hiện, thiếu 1, còn 24 ngày');
    expect(words('p', html)).toContain(
      '15/03/2026 – 14/06/2026; hạn báo cáo 15/06/2026; kỳ trước (Quý I/2026): 3; cùng kỳ năm trước (Quý II/2025): –; cần 1,25 mỗi tuần',
    );
  });

  test('minh chứng có ngày và đường dẫn, gấp lại tới khi được hỏi; thẻ tóm tắt dẫn tới đó', () => {
    const portal = portalWith({ targets: [rowWith({ counted: [itemWith()] })] });
    const html = page({ portals: [portal] });
    expect(html).toContain(
      '02/04/2026 – <a href="https://xaminhhoa.vidu.gov.vn/tin-tuc/hop-thon/" rel="noreferrer">Họp thôn bàn về thủ tục đất đai</a>',
    );
    const folded = find('details', html);
    expect(folded.some(({ properties }) => 'open' in properties)).toBe(false);
    const [card] = find('li', html).filter(({ properties }) => hasClass(properties, 'card'));
    expect(textOf(card!)).toContain('4 trên 5: thiếu 1');
    const [link] = find('a', html).filter((each) => textOf(each).includes('4 trên 5'));
    const evidence = html.slice(html.indexOf('<summary>Minh chứng của từng chỉ tiêu'));
    expect(evidence).toContain(`id="${String(link!.properties.href).slice(1)}"`);
  });

  test('nhiều đơn vị, nhiều kỳ thành một bảng: đơn vị theo hàng, kỳ theo cột, ô ghi “4 trên 5”', () => {
    const quarter = (id: string, label: string) => ({ ...rowWith().period, id, label });
    const rows = ['van-phong', 'kinh-te'].flatMap((unit) => [
      rowWith({
        unit,
        unitName: unit,
        period: quarter('2026-Q1', 'Quý I/2026'),
        actual: 6,
        missing: 0,
        verdict: 'met',
      }),
      rowWith({ unit, unitName: unit, period: { ...quarter('2026-Q2', 'Quý II/2026'), from: '2026-03-16' } }),
    ]);
    const table = tableRows('matrix', page({ portals: [portalWith({ targets: rows })] }));
    expect(table[0]).toEqual(['Chỉ tiêu, đơn vị', 'Quý I', 'Quý II']);
    expect(table.slice(-1)[0]![0]).toBe('kinh-te');
    expect(table.slice(-1)[0]![1]).toContain('6 trên 5');
    expect(table.slice(-1)[0]![2]).toContain('4 trên 5');
  });

  test('bài nghi là chép, mức ở từng nội dung, khoảng không có tin được nói ra; mười nghìn mục không làm trang quá 300 KB', () => {
    const each = [{ id: 'the-che', label: 'Thể chế', required: 1, actual: 0 }];
    const gaps = [{ from: '2026-04-01', to: '2026-04-20', days: 20 }];
    const doubts = [{ kind: 'credit' as const, words: '(Theo VTV)' }];
    const many = Array.from({ length: 10_000 }, (_, at) => itemWith({ path: `${at}.md` }));
    const doubtful = [{ path: 'a.md', title: 'Bài của đài', date: '2026-04-02', url: null, doubts }];
    const html = page({
      portals: [
        portalWith({
          origins: { articles: 4, own: 3, reposted: 0, doubtful },
          targets: [rowWith({ each, gaps, counted: many })],
        }),
      ],
    });
    expect(words('figcaption', html).join()).toContain('Tự viết 3 trên 4 tin, bài (75%), nghi là chép 1.');
    expect(words('li', html)).toContain('02/04/2026 – Bài của đài ghi nguồn “(Theo VTV)”');
    expect(html).toContain(
      'đủ ở 0 trên 1; thiếu: Thể chế 0 trên 1; không có mục mới từ 01/04/2026 đến 20/04/2026 (20 ngày)',
    );
    expect(html).toContain('và 9.400 mục nữa');
    expect(html.length).toBeLessThan(300_000);
  });

  test('ghi lùi ngày, dồn cuối kỳ, đăng chung được ghi bên minh chứng', () => {
    const html = pageOf({
      counted: [
        itemWith({ flags: ['backdated'], firstSeen: '2026-06-12' }),
        itemWith({ flags: ['burst', 'shared'], sharedWith: ['xa-minh-hoa', 'xa-la'], amount: 3 }),
        itemWith({ flags: ['alike'], alikeTo: 'portals/xa-minh-hoa/tin-tuc/2026/bai-truoc.md' }),
      ],
    });
    const notes = find('span', html).filter(({ properties }) => hasClass(properties, 'flag'));
    expect(notes.map(textOf)).toEqual([
      'ghi lùi ngày, có trong kho từ 12/06/2026',
      'dồn cuối kỳ',
      'đăng chung với Xã Minh Họa, xa-la',
      'gần giống bài trước: portals/xa-minh-hoa/tin-tuc/2026/bai-truoc.md',
    ]);
    expect(html).toContain('(tính 3)');
  });

  test('minh chứng nói rõ hình thức, đơn vị, số người, giấy tờ kèm theo; mục không có địa chỉ được đánh dấu', () => {
    const html = pageOf({
      measure: 'activities',
      counted: [itemWith({ url: null, flags: ['unlinked'], facts: activityFacts })],
    });
    expect(words('li', html)).toContain(
      '02/04/2026 – Họp thôn bàn về thủ tục đất đai không có địa chỉ trên mạng tập huấn; Văn phòng, Tư pháp; 2 lần; 113 người (cán bộ 34, người dân 79); Biên bản; Ảnh chụp',
    );
    expect(html).toContain('<a href="https://vidu.vn/anh.jpg" rel="noreferrer">Ảnh chụp</a>');
  });

  test('mục không tính có lý do; dưới dòng của đơn vị thì không kể mục của đơn vị khác', () => {
    const notCounted: TargetResult['notCounted'] = [
      { path: 'b.md', title: 'Tin đăng lại', date: '2026-05-01', reason: 'repost' },
    ];
    const html = pageOf({ notCounted, excluded: { 'wrong-section': 12 } });
    expect(html).toContain('<li>01/05/2026 – Tin đăng lại <b>(đăng lại)</b></li>');
    expect(html).toContain('Ngoài phạm vi chỉ tiêu: 12 mục thuộc chuyên mục khác.');
    expect(pageOf({ notCounted, unit: 'van-phong' })).not.toContain('Tin đăng lại');
  });

  test('kế hoạch chưa có kỳ nào bắt đầu thì nói vậy', () => {
    expect(page({ portals: [portalWith({ targets: [] })] })).toContain('Chưa có kỳ nào bắt đầu.');
  });
});

describe('kiểm chứng', () => {
  const integrity = { history: 'full', uncommitted: false, disappeared: [] } as const;

  test.each([
    ['full', 'đã được đối chiếu với ngày đưa vào kho'],
    ['shallow', 'Kho mã không có lịch sử đầy đủ nên không kiểm chứng được ngày đăng.'],
    ['none', 'Nội dung không nằm trong kho mã nên không kiểm chứng được ngày đăng.'],
  ] as const)('lịch sử kho mã “%s” được nói thành lời', (history, said) => {
    expect(page({ integrity: { ...integrity, disappeared: [], history } })).toContain(said);
  });

  test('nội dung chưa ghi vào kho mã, minh chứng đã mất và tệp không đọc được đều được nêu', () => {
    expect(LARGE).toContain('chưa được ghi vào kho mã');
    expect(words('h3', LARGE)).toContain('Minh chứng đã mất');
    expect(LARGE).toContain('Tin đã bị xóa khỏi cổng');
    expect(words('h2', LARGE)).toContain('Tệp không đọc được');
    expect(LARGE).toContain('Dòng 3: thiếu dấu nháy đóng.');
    expect(page()).not.toMatch(/chưa được ghi vào kho mã|Minh chứng đã mất|Tệp không đọc được/);
  });
});

describe('chữ của người khác không bao giờ thành mã của trang', () => {
  const EVIL = `</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;`;

  test('dù nằm ở chỗ nào của báo cáo', () => {
    const html = writeHtml(poison(reportWith(everything), EVIL));
    const names = elementsOf(html).map(({ tagName }) => tagName);
    expect(names).not.toContain('script');
    expect(names).not.toContain('img');
    expect(elementsOf(html).flatMap(({ properties }) => Object.keys(properties))).not.toContain('onError');
    expect(words('li', html).some((text) => text.includes(EVIL))).toBe(true);
  });

  test.each([
    'javascript:alert(1)',
    ' https://a.vn',
    'data:text/html,x',
    '//a.vn',
    'JaVaScRiPt:alert(1)',
    '',
  ])('địa chỉ “%s” không thành đường dẫn', (url) => {
    const html = pageOf({ counted: [itemWith({ url })] });
    expect(html).toContain('Họp thôn bàn về thủ tục đất đai');
    expect(find('a', html).filter(({ properties }) => !String(properties.href).startsWith('#'))).toEqual([]);
  });
});

test('báo cáo của 120 cổng viết xong nhanh và không phình theo bình phương', () => {
  const small = writeHtml(largeReport(30)).length;
  const large = writeHtml(largeReport(120)).length;
  expect(large / small).toBeLessThan(4.5);
  expect(large).toBeLessThan(6_000_000);
});

test('cùng một báo cáo luôn cho cùng một trang', () => {
  expect(writeHtml(largeReport(6))).toBe(LARGE);
});

const everything: Partial<Report> = {
  portals: [
    portalWith({
      missingParts: ['Lãnh đạo'],
      proposals: [{ text: 'Kiến nghị', path: 'k.md', date: '2026-05-01' }],
      targets: [
        rowWith({
          previous: { id: '2026-Q1', label: 'Quý I', actual: 1 },
          counted: [itemWith({ flags: ['shared'], sharedWith: ['b'], facts: activityFacts })],
          notCounted: [{ path: 'b.md', title: 'B', date: '2026-05-01', reason: 'repost' }],
        }),
        rowWith({ unit: 'van-phong' }),
      ],
    }),
    portalWith({ portal: 'b', lastArticle: null }),
  ],
  integrity: {
    history: 'none',
    uncommitted: true,
    disappeared: [
      { portal: 'x', path: 'x.md', title: 'X', date: '2026-01-01', target: 'x', period: '2026-Q1' },
    ],
  },
  unreadable: [{ path: 'y.md', message: 'Hỏng' }],
};

/** Puts a text into every field that holds free text. */
function poison<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (FREE.has(key) ? text : value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => poison(each, text, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, poison(each as unknown, text, name)]),
  ) as T;
}

const FREE = new Set([
  ...[
    'title',
    'text',
    'form',
    'outlet',
    'name',
    'label',
    'path',
    'message',
    'number',
    'issuer',
    'basis',
    'unit',
    'portal',
    'plan',
    'id',
  ],
  ...['url', 'units', 'missingParts', 'sharedWith', 'target', 'period', 'commit'],
]);

function page(given: Partial<Report> = {}): string {
  return writeHtml(reportWith(given));
}

function pageOf(given: Partial<TargetResult> = {}, portal: Partial<PortalReport> = {}): string {
  return page({ portals: [portalWith({ targets: [rowWith(given)], ...portal })] });
}

function find(name: string, html: string): Element[] {
  return elementsOf(html).filter(({ tagName }) => tagName === name);
}

function words(name: string, html: string = LARGE): string[] {
  return find(name, html).map((element) => textOf(element).trim());
}

/** Gives the cells of the first table of a class, row by row. */
function tableRows(className: string, html: string): string[][] {
  const table = find('table', html).find(({ properties }) => hasClass(properties, className))!;
  return table.children
    .flatMap((part) => ('children' in part ? part.children : []))
    .filter((row) => row.type === 'element')
    .map((row) => row.children.filter((cell) => cell.type === 'element').map(textOf));
}

function hasClass(properties: Element['properties'], name: string): boolean {
  return [properties.className].flat().includes(name);
}
