import { describe, expect, test } from 'vitest';
import { tell, type Problem } from '../../src/problems/problem.ts';
import { fixText, paste } from '../../src/problems/sentences/sentence.ts';
import { nearest } from '../../src/reading/nearest.ts';
import { readEntry, readYaml } from '../../src/reading/read.ts';
import { articleMd, planYaml, portalYaml } from '../fixtures/make.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readEntry('article', 'bai', 'bai.md', bytes(text));

/** Problems as an editor sees them: place, code, what is wrong, what to paste. */
function told(problems: Problem[]): string {
  return problems
    .map(tell)
    .map(
      ({ line, column, code, message, fix }) =>
        `${line}:${column} ${code}\n  ${message}${fix.length > 0 ? `\n  → ${fixText(fix)}` : ''}`,
    )
    .join('\n');
}
function mistakesIn(text: string): string {
  const result = read(text);
  return 'ok' in result ? 'không có lỗi' : told(result.problems);
}

const DATE = 'date: 2026-03-14';
const SUMMARY = 'summary: Xã tập huấn cho cán bộ thôn cách nộp hồ sơ.';
/** An article whose fifth line onwards is in order; what comes before is the test's. */
const article = (first: string, rest = `${DATE}\nsection: cchc\n${SUMMARY}`) =>
  `---\n${first}\n${rest}\n---\n\nThân bài.\n`;
const TITLE = 'title: Hội nghị tổng kết năm';

describe('bài viết đúng', () => {
  test('có thông tin, thân bài, và biết thân bài bắt đầu từ dòng nào', () => {
    const text = article(TITLE);
    const result = read(text);
    expect(result).toMatchObject({
      ok: { slug: 'bai', file: 'bai.md', data: { date: '2026-03-14', genre: 'tin' } },
    });
    if (!('ok' in result)) return;
    const { body, bodyLine } = result.ok;
    expect(body.trim()).toBe('Thân bài.');
    expect(text.split('\n')[bodyLine - 1 + body.split('\n').indexOf('Thân bài.')]).toBe('Thân bài.');
    expect(result.ok.positionOf(['section'])).toEqual({ line: 4, column: 1 });
  });

  test('NFD, CRLF, BOM và dấu cách sau --- đọc ra như nhau', () => {
    const plain = read(article(TITLE));
    const odd = read(
      `\uFEFF${article(TITLE).replace('---\n', '---  \n').replaceAll('\n', '\r\n')}`.normalize('NFD'),
    );
    expect('ok' in odd && odd.ok.data).toEqual('ok' in plain && plain.ok.data);
    expect('ok' in odd && odd.ok.body).toBe('ok' in plain && plain.ok.body);
  });

  test('gạch ngang trong thân bài không đóng phần thông tin lần nữa', () => {
    const result = read(`${article(TITLE)}\n---\n\nPhần hai.\n`);
    expect('ok' in result && result.ok.body.trim()).toBe('Thân bài.\n\n---\n\nPhần hai.');
  });

  test('dấu hai chấm trong dấu nháy kép, nháy cong, và chữ in hoa đều được', () => {
    expect(mistakesIn(article('title: "Hội nghị: tổng kết năm"'))).toBe('không có lỗi');
    expect(mistakesIn(article('title: Hội nghị “tổng kết” năm'))).toBe('không có lỗi');
  });
});

describe('phần thông tin viết sai cách', () => {
  test('dấu hai chấm trong tiêu đề', () => {
    expect(mistakesIn(article('title: Hội nghị: tổng kết năm'))).toMatchInlineSnapshot(`
      "2:8 yaml-syntax
        Giá trị có dấu hai chấm nên phải đặt trong dấu nháy kép.
        → title: "Hội nghị: tổng kết năm""
    `);
  });
  test('giá trị bắt đầu bằng @', () => {
    expect(mistakesIn(article('title: @UBND tổng kết năm 2026'))).toMatchInlineSnapshot(`
      "2:8 yaml-syntax
        Giá trị bắt đầu bằng dấu “@”, dấu có nghĩa riêng, nên phải đặt trong dấu nháy kép.
        → title: "@UBND tổng kết năm 2026""
    `);
  });
  test('thụt vào bằng phím Tab', () => {
    expect(mistakesIn(article(`${TITLE}\ncover:\n\tsrc: a.jpg`))).toMatchInlineSnapshot(`
      "4:1 yaml-syntax
        Dòng thụt vào bằng phím Tab; chỉ dùng dấu cách.
        →   src: a.jpg
      3:1 image-alt
        Ảnh “a.jpg” chưa có mô tả.
        → Thêm một dòng dưới ảnh, ví dụ:   alt: Học sinh dự lễ khai giảng"
    `);
  });
  test('một mục ghi hai lần', () => {
    expect(mistakesIn(article(`${TITLE}\n${TITLE}`))).toMatchInlineSnapshot(`
      "3:1 duplicate-key
        Mục “title” được ghi hai lần.
        → Giữ lại một dòng, xóa dòng kia."
    `);
  });
  test('&nbsp; dán vào đầu tiêu đề', () => {
    expect(mistakesIn(article('title: &nbsp;Hội nghị tổng kết'))).toMatchInlineSnapshot(`
      "2:8 yaml-alias
        Dấu & hoặc * ở đầu giá trị được hiểu là tham chiếu; công cụ không đọc tham chiếu.
        → Đặt giá trị trong dấu nháy kép.
      2:8 html-entity
        Ký hiệu HTML “&nbsp;” sẽ hiện nguyên như vậy trên trang.
        → title: "Hội nghị tổng kết""
    `);
  });
  test('dấu nháy chưa đóng: chỉ vào đúng dòng có dấu nháy', () => {
    const result = read(article('title: "Hội nghị tổng kết năm'));
    expect('problems' in result && result.problems).toMatchObject([
      { code: 'yaml-syntax', facts: { cause: 'quote' } },
    ]);
    expect('problems' in result && result.problems[0]?.line).toBe(2);
  });
  test.each(['title Hội nghị tổng kết năm', 'title:Hội nghị tổng kết năm'])(
    'thiếu dấu hai chấm hoặc dấu cách sau nó: “%s”',
    (line) => {
      const result = read(article(line));
      expect('problems' in result && result.problems).toMatchObject([
        { code: 'yaml-syntax', line: 2, facts: { cause: 'no-colon' } },
      ]);
    },
  );
  test('chữ đậm Markdown ở đầu tiêu đề được hiểu là tham chiếu', () => {
    expect(mistakesIn(article('title: *quan trọng* Hội nghị'))).toContain('2:8 yaml-alias');
  });
  test('sửa được lỗi này thì đọc tiếp, nên mọi lỗi cùng được báo', () => {
    expect(
      mistakesIn(article('title: a: b: c\nunit:van-phong', 'section: CCHC\nNgày: 5/9/2026\nsummary: "Ngắn')),
    ).toMatchInlineSnapshot(`
      "3:5 yaml-syntax
        Dòng này thiếu dấu hai chấm và một dấu cách sau tên mục.
        → unit: van-phong
      2:8 yaml-syntax
        Giá trị có dấu hai chấm nên phải đặt trong dấu nháy kép.
        → title: "a: b: c"
      6:10 yaml-syntax
        Dấu nháy mở ra mà chưa đóng lại.
        → summary: "Ngắn"
      5:1 unknown-key
        Không có mục nào tên “Ngày”.
        → date: 2026-09-05
      2:1 too-short
        Mục Tiêu đề (title) có 7 ký tự, cần ít nhất 10.
      5:1 invalid-moment
        Mục Ngày đăng (date) ghi “5/9/2026”; phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T.
        → date: 2026-09-05
      4:1 invalid-identifier
        Mục Chuyên mục (section) ghi “CCHC”; chỉ dùng a–z, 0–9 và dấu gạch nối.
        → Ghi mã đã khai, chữ thường không dấu, nối bằng gạch.
      6:1 too-short
        Mục Tóm tắt (summary) có 4 ký tự, cần ít nhất 30."
    `);
  });
  test('tên mục sai mà giá trị cũng sai thì dòng để dán không mang giá trị sai', () => {
    const told = mistakesIn(
      article(
        'Tiêu đề: Hội nghị tổng kết năm',
        `Ngày: 5/9/2026\n${SUMMARY}\ntopic: thủ tục hành chính\nnháp: chưa\nTác giả: 0123\nHết hạn: cuối năm`,
      ),
    );
    for (const line of ['date: 2026-09-05', 'topics: [thu-tuc-hanh-chinh]', 'draft: true', 'author: "0123"'])
      expect(told).toContain(line);
    expect(told).toContain('Đổi tên mục thành “expires”; giá trị của mục cũng phải ghi lại cho đúng.');
    expect(told).not.toContain('date: 5/9/2026');
  });
  test('lỗi không đoán được ý thì để riêng dòng đó ra, không đoán các mục còn thiếu', () => {
    expect(mistakesIn(article('title: [a\nurl unit x', `date: x: y\n${SUMMARY}`))).toMatchInlineSnapshot(`
      "2:8 yaml-syntax
        Dấu [ hoặc { mở ra mà chưa đóng lại.
        → title: [a]
      3:4 yaml-syntax
        Dòng này thiếu dấu hai chấm và một dấu cách sau tên mục.
        → Có thể là:  url: unit x
      4:7 yaml-syntax
        Giá trị có dấu hai chấm nên phải đặt trong dấu nháy kép.
        → date: "x: y""
    `);
  });
});

describe('phần thông tin không có hoặc không đóng', () => {
  test.each([
    ['tệp rỗng', '', 'front-matter-missing'],
    ['chỉ có thân bài', 'Thân bài.\n', 'front-matter-missing'],
    ['có dòng trống đứng trước', `\n${article(TITLE)}`, 'front-matter-missing'],
    ['chưa đóng', `---\n${TITLE}\n\nThân bài.\n`, 'front-matter-unclosed'],
    ['chỉ có một danh sách', '---\n- a\n---\nThân bài.\n', 'not-a-mapping'],
    ['là một danh sách', '---\n- mot\n- hai\n---\n', 'not-a-mapping'],
    ['là một câu', '---\nXin chào\n---\n', 'not-a-mapping'],
  ])('%s', (_name, text, code) => {
    const result = read(text);
    expect('problems' in result && result.problems[0]!.code).toEqual(code);
  });

  test('chưa đóng thì chỉ vào dòng thông tin cuối cùng', () => {
    expect(mistakesIn(`---\n${TITLE}\n${DATE}\n\nThân bài.\n`)).toMatchInlineSnapshot(`
      "3:1 front-matter-unclosed
        Phần thông tin đầu bài chưa được đóng.
        → Thêm một dòng --- sau mục thông tin cuối cùng, trước nội dung bài.
      2:1 missing-field
        Thiếu mục Chuyên mục (section).
        → Ví dụ:  section: cchc
      2:1 missing-field
        Thiếu mục Tóm tắt (summary).
        → Ví dụ:  summary: …"
    `);
  });
});

describe('chương trình giấu trong phần thông tin không bao giờ chạy', () => {
  const program = 'globalThis.daChay = true; module.exports = { title: "x" }';
  test.each([
    '---js',
    '---javascript',
    '--- js',
    '---\tjs',
    '---json',
    '---coffee',
    '---toml',
    '----',
    '+++',
    ';;;',
  ])('mở bằng “%s”', (opening) => {
    const result = read(`${opening}\n${program}\n---\n\nThân bài.\n`);
    expect('problems' in result && result.problems[0]?.code).toMatch(/^front-matter-(language|missing)$/);
    expect(globalThis).not.toHaveProperty('daChay');
  });

  test('thẻ của YAML cũng không', () => {
    const result = read(article('title: !!js/function "function () { globalThis.daChay = true }"'));
    expect(globalThis).not.toHaveProperty('daChay');
    expect(result).toBeDefined();
  });

  test('__proto__ là một mục lạ, không đổi được gì', () => {
    const result = read(article(`${TITLE}\n__proto__: { draft: true }`));
    expect('problems' in result && result.problems).toMatchObject([
      { code: 'unknown-key', facts: { key: '__proto__' } },
    ]);
    expect(({} as Record<string, unknown>)['draft']).toBeUndefined();
  });
});

describe('giá trị sai', () => {
  test('thiếu mục bắt buộc', () => {
    expect(mistakesIn(`---\n${TITLE}\n---\n`)).toMatchInlineSnapshot(`
      "2:1 missing-field
        Thiếu mục Ngày đăng (date).
        → Ví dụ:  date: 2026-03-14
      2:1 missing-field
        Thiếu mục Chuyên mục (section).
        → Ví dụ:  section: cchc
      2:1 missing-field
        Thiếu mục Tóm tắt (summary).
        → Ví dụ:  summary: …"
    `);
  });
  test('mục để trống', () => {
    expect(mistakesIn(article(TITLE, `date:\nsection: cchc\n${SUMMARY}`))).toMatchInlineSnapshot(`
      "3:1 empty-field
        Mục Ngày đăng (date) để trống.
        → Ví dụ:  date: 2026-03-14"
    `);
  });
  test('gõ sai tên mục', () => {
    expect(mistakesIn(article(`${TITLE}\nauthour: Lê B`))).toMatchInlineSnapshot(`
      "3:1 unknown-key
        Không có mục nào tên “authour”.
        → author: Lê B"
    `);
  });
  test('ngày viết kiểu Việt Nam', () => {
    expect(mistakesIn(article(TITLE, `date: 05/09/2026\nsection: cchc\n${SUMMARY}`))).toMatchInlineSnapshot(`
      "3:1 invalid-moment
        Mục Ngày đăng (date) ghi “05/09/2026”; phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T.
        → date: 2026-09-05"
    `);
  });
  test('ngày không có thật', () => {
    expect(mistakesIn(article(TITLE, `date: 2026-02-30\nsection: cchc\n${SUMMARY}`))).toMatchInlineSnapshot(`
      "3:1 invalid-moment
        Mục Ngày đăng (date) ghi “2026-02-30”; tháng 2/2026 chỉ có 28 ngày.
        → Ví dụ:  date: 2026-02-28"
    `);
  });
  test('giá trị ngoài danh sách', () => {
    expect(mistakesIn(article(`${TITLE}\ngenre: phongsu`))).toMatchInlineSnapshot(`
      "3:1 not-in-list
        Mục Thể loại (genre) không nhận giá trị “phongsu”.
        → genre: phong-su"
    `);
  });
  test('tiêu đề ngắn quá', () => {
    expect(mistakesIn(article('title: Họp thôn'))).toMatchInlineSnapshot(`
      "2:1 too-short
        Mục Tiêu đề (title) có 8 ký tự, cần ít nhất 10."
    `);
  });
  test('ảnh chưa có mô tả', () => {
    expect(mistakesIn(article(`${TITLE}\ncover:\n  src: truong.jpg`))).toMatchInlineSnapshot(`
      "3:1 image-alt
        Ảnh “truong.jpg” chưa có mô tả.
        → Thêm một dòng dưới ảnh, ví dụ:   alt: Học sinh dự lễ khai giảng"
    `);
  });
  test('đăng lại mà không ghi nguồn', () => {
    const { problems } = read(article(`${TITLE}\norigin: dang-lai`));
    expect(problems).toMatchObject([{ code: 'repost-source', line: 3, column: 1 }]);
  });
  test('chỗ gộp dở của Git không che những gì còn sai ở bản thứ nhất', () => {
    const marked = `<<<<<<< HEAD\ndate: 31/11/2026\n=======\ndate: 2026-11-30\n>>>>>>> sua`;
    const text = article(TITLE, `${marked}\nsection: Tin xã\n${SUMMARY}`);
    const lines = text.split('\n');
    expect(read(text).problems.map(({ code, line }) => `${code}: ${lines[line - 1]}`)).toEqual([
      'merge-unfinished: <<<<<<< HEAD',
      'invalid-moment: date: 31/11/2026',
      'invalid-identifier: section: Tin xã',
    ]);
  });
  test('chỗ gộp dở trong thân bài: vẫn đọc được bài, lấy bản thứ nhất', () => {
    const body = 'Mở đầu.\n<<<<<<< HEAD\nThứ Ba.\n=======\nThứ Năm.\n>>>>>>> sua\nKết.\n';
    expect(read(article(TITLE) + body)).toMatchObject({
      problems: [{ code: 'merge-unfinished' }],
      ok: { body: expect.stringMatching(/Mở đầu\.\n\nThứ Ba\.\n\n\n\nKết\./) },
    });
  });
  test('nguồn không phải địa chỉ web', () => {
    expect(mistakesIn(article(`${TITLE}\norigin: dang-lai\nsource: { name: Báo, url: bao.vn }`)))
      .toMatchInlineSnapshot(`
        "4:22 invalid-address
          Mục Địa chỉ liên kết (url) ghi “bao.vn”; đây không phải địa chỉ web đầy đủ.
          → url: https://bao.vn"
      `);
  });
  test('true viết thành yes', () => {
    expect(mistakesIn(article(`${TITLE}\ndraft: yes`))).toMatchInlineSnapshot(`
      "3:1 wrong-type
        Mục Bản nháp (draft) phải là true hoặc false.
        → draft: true"
    `);
  });
  test('nhiều lỗi thì báo hết, mỗi lỗi một chỗ', () => {
    expect(mistakesIn(article('title: Họp', `date: hôm qua\nsection: CCHC\n${SUMMARY}`)))
      .toMatchInlineSnapshot(`
        "2:1 too-short
          Mục Tiêu đề (title) có 3 ký tự, cần ít nhất 10.
        3:1 invalid-moment
          Mục Ngày đăng (date) ghi “hôm qua”; phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T.
          → Ví dụ:  date: 2026-09-05
        4:1 invalid-identifier
          Mục Chuyên mục (section) ghi “CCHC”; chỉ dùng a–z, 0–9 và dấu gạch nối.
          → Ghi mã đã khai, chữ thường không dấu, nối bằng gạch."
      `);
  });
});

describe('chép dòng gợi ý đè lên dòng sai thì hết lỗi', () => {
  test.each([
    'title: Hội nghị: tổng kết năm',
    'title: @UBND tổng kết năm 2026',
    'title: 20262026202',
    `${TITLE}\ngenre: phongsu`,
    `${TITLE}\ndraft: yes`,
    `${TITLE}\nexpires: 31/12/2026`,
    `${TITLE}\nupdated: 5-9-2026`,
    `${TITLE}\ntopics: [the che]`,
  ])('%j', (first) => {
    const text = article(first);
    const result = read(text);
    const [found] = 'problems' in result ? result.problems.map(tell) : [];
    const lines = text.split('\n');
    lines[found!.line - 1] = fixText(found!.fix);
    expect(mistakesIn(lines.join('\n'))).toBe('không có lỗi');
  });
});

describe('số bị đọc sai nếu không có dấu nháy', () => {
  const procedure = (code: string) =>
    readEntry(
      'procedure',
      'khai-sinh',
      'khai-sinh.md',
      bytes(
        `---\ncode: ${code}\nname: Khai sinh\nfield: Hộ tịch\nlevel: toan-trinh\nstatus: hien-hanh\nurl: https://dichvucong.gov.vn\n---\n`,
      ),
    );

  test.each(['1.001230', '010', '0x1F', '1e3', 'true'])(
    'mã %s phải đặt trong dấu nháy, không mất chữ nào',
    (code) => {
      const result = procedure(code);
      expect('problems' in result && result.problems.map(tell)).toMatchObject([
        { code: 'needs-quotes', line: 2, fix: [paste(`code: "${code}"`)] },
      ]);
      const quoted = procedure(`"${code}"`);
      expect('ok' in quoted && quoted.ok.data.code).toBe(code);
    },
  );
});

describe('tệp YAML', () => {
  test('portal.yaml có lỗi thì chỉ đúng dòng', () => {
    const result = readYaml('portal', 'portal.yaml', bytes(portalYaml().replace('kind: xa', 'kind: xã')));
    expect('problems' in result && told(result.problems)).toMatchInlineSnapshot(`
      "2:1 not-in-list
        Mục Loại đơn vị (kind) không nhận giá trị “xã”.
        → kind: xa"
    `);
  });

  test('số liệu truy cập sai một dòng thì chỉ vào dòng đó', () => {
    const text =
      '- { month: 2026-01, visits: 812, source: Nhật ký }\n- { month: 2026-1, visits: tám, source: Nhật ký }\n';
    const result = readYaml('visits', 'luot-truy-cap.yaml', bytes(text));
    expect('problems' in result && told(result.problems)).toMatchInlineSnapshot(`
      "2:5 invalid-form
        Mục Tháng (month) ghi “2026-1”; giá trị không đúng dạng.
        → month: 2026-01
      2:20 wrong-type
        Mục Lượt truy cập (visits) phải là số.
        → Ví dụ:  visits: 812"
    `);
  });

  test('kế hoạch gõ sai tên mục của chỉ tiêu', () => {
    const result = readYaml(
      'plan',
      'plans/a.yaml',
      bytes(planYaml().replace('per: quarter', 'pre: quarter')),
    );
    expect('problems' in result && told(result.problems)).toMatchInlineSnapshot(`
      "16:5 unknown-key
        Không có mục nào tên “pre”.
        → per: quarter"
    `);
  });

  test('tệp rỗng không phải là kế hoạch', () => {
    const result = readYaml('plan', 'plans/a.yaml', bytes(''));
    expect('problems' in result && result.problems).toMatchObject([{ code: 'not-a-mapping' }]);
  });
});

describe('đoán giá trị gần đúng', () => {
  test.each([
    ['phongsu', ['tin', 'phong-su'], 'phong-su'],
    ['cchcc', ['cchc', 'thong-bao'], 'cchc'],
    ['hoàn toàn khác', ['tin', 'bai'], ''],
    ['tin', [], ''],
  ])('%s', (typed, known, expected) => {
    expect(nearest(typed, known)).toBe(expected);
  });
});

test('bài mẫu của các bài thử đọc được', () => {
  expect(mistakesIn(articleMd())).toBe('không có lỗi');
});
