import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeReport } from '../../src/commands/make-report.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import type { TargetResult } from '../../src/schemas/report.ts';
import { callBuild, callCheck } from '../fixtures/call-commands.ts';
import { makeSharedFolder } from '../fixtures/folders.ts';
import { elementsOf, targetsOf, textOf } from '../fixtures/html.ts';

const SEEDS = fileURLToPath(new URL('../seeds/portals', import.meta.url));
const PLANS = fileURLToPath(new URL('../../content/plans', import.meta.url));
const root = await makeSharedFolder();

/** The illustrative portals of the years of two source plans, each with what it reached, counted by hand. */
const ward = {
  portal: 'phuong-2023',
  kind: 'phuong',
  plan: 'tp-tay-ninh-2023',
  asOf: '2023-11-06', // “tính đến thời điểm 06/11/2023”
  reached: {
    'bao-tinh': '1/2 missed', // bản in, không có địa chỉ
    'cong-tinh': '1/2 missed',
    'cong-xa': '1/20 missed', // một tin; clip và bài không phải tin
    'chuyen-muc': '10/10 met', // 8 phần bắt buộc + 2 chuyên mục cổng khai
    'truy-cap': '10020/10000 met', // 820 + 790 + 905 + 880 + 1010 + 960 + 1040 + 1105 + 990 + 1280 + 240
    'ke-hoach': '1/1 met',
    'so-lan': '7/0 reported', // 1 tập huấn + 6 giao ban
    'so-nguoi': '44/0 reported', // 28 + 16 cán bộ; 12 người dân không tính
    'long-ghep': '6/0 reported',
    'van-phong-dien-tu': '1/0 reported',
    'tin-muc': '3/0 reported',
    'mang-xa-hoi': '1/0 reported',
    'thu-tuc': '1/0 reported',
    'truc-quan': '1/0 reported',
    'phong-su-clip': '1/0 reported',
    'sang-kien': '1/0 reported',
  },
} as const;

const commune = {
  portal: 'xa-2024',
  kind: 'xa',
  plan: 'tu-mo-rong-2024',
  asOf: '2024-12-31',
  reached: {
    'tin-bai-hang-thang · van-phong': '1 of 12', // tháng 5; clip tháng 9 không phải tin, bài
    'tin-bai-hang-thang · hoi-phu-nu': '1 of 12', // tháng 6
    'ke-hoach-don-vi · van-phong': '0/1 pending',
    'ke-hoach-don-vi · hoi-phu-nu': '1/1 met',
    'chi-dao-dieu-hanh': '1/0 reported',
    clip: '1/0 reported',
    'neu-guong': '2/0 reported', // một nêu gương, một phê bình
    'theo-linh-vuc': '1/0 reported', // bài hướng dẫn một thủ tục hộ tịch
    'hoi-nghi': '1/0 reported',
    'cu-du': '1/0 reported',
    'cuoc-thi': '1/0 reported',
    'doi-thoai': '1/0 reported',
    'loa-hop-thon': '16/0 reported',
    'an-pham': '1/0 reported',
    zalo: '1/0 reported',
    'thu-tuc': '1/0 reported',
    'truc-tuyen': '79/0 reported', // 41 + 38
    'buu-chinh': '12/0 reported',
    'khao-sat': '96.5/0 reported',
    'phan-anh': '1/0 reported',
  },
} as const;

await build(ward);
await build(commune);

describe.each([ward, commune])('cổng $portal theo kế hoạch $plan', (seed) => {
  const { kind, plan, asOf, reached } = seed;
  const content = contentOf(seed);

  test('kiểm tra không thấy lỗi nào', async () => {
    const { code, stdout } = await callCheck(['--content', content, '--as-of', asOf]);
    expect(code, stdout).toBe(0);
  });

  test('báo cáo có mọi chỉ tiêu của kế hoạch, mỗi chỉ tiêu có nội dung được tính', async () => {
    const targets = await targetsFor(seed);
    expect(summarise(targets)).toEqual(reached);
    const counted = new Set(targets.filter((row) => row.counted.length > 0).map(({ id }) => id));
    expect([...new Set(targets.map(({ id }) => id))].filter((id) => !counted.has(id))).toEqual([]);
  });

  test('trang Tiến độ kế hoạch có mọi chỉ tiêu, kèm minh chứng', async () => {
    const { targets: all } = planSchema.parse(parse(await readFile(join(PLANS, `${plan}.yaml`), 'utf8')));
    const asked = all.filter(({ appliesTo }) => !appliesTo || appliesTo.includes(kind));
    const shown = elementsOf(await read(seed, 'chi-tieu/index.html'))
      .filter(({ properties }) => properties.dataElement === 'target')
      .map(textOf);
    expect(shown).toHaveLength(asked.length);
    for (const { label } of asked) expect(shown.filter((text) => text.includes(label))).toHaveLength(1);
    for (const { id, label, counted } of await targetsFor(seed)) {
      const text = shown.find((each) => each.includes(label))!;
      for (const { title } of counted) expect(text.replaceAll('\u00a0', ' '), id).toContain(title);
    }
  });

  test('mọi hoạt động được tính có ở trang Hoạt động, kèm hình thức', async () => {
    const page = await textAt(seed, 'hoat-dong/');
    const activities = (await targetsFor(seed)).flatMap((row) =>
      row.measure === 'activities' ? row.counted : [],
    );
    expect(activities.length).toBeGreaterThan(0);
    for (const { title, facts } of activities) {
      expect(page).toContain(title);
      expect(page).toContain(facts!.form);
    }
  });
});

describe('việc mà kế hoạch hỏi có chỗ trên trang', () => {
  test('khảo sát mức độ hài lòng ở trang chủ, thủ tục, phản ánh, chuyên trang CCHC', async () => {
    const survey = 'https://khaosat.vidu.gov.vn/cap-xa';
    for (const path of ['', 'thu-tuc/', 'thu-tuc/dang-ky-khai-sinh/', 'phan-anh/', 'chuyen-muc/cchc/'])
      expect(targetsOf(await read(commune, `${path}index.html`)), path).toContain(survey);
  });

  test('chỉ số PAR, SIPAS, PAPI, PCI, DDCI, ICT có năm, thứ hạng, nguồn', async () => {
    const page = await textAt(commune, 'chi-so/');
    for (const name of ['PAR Index', 'SIPAS', 'PAPI', 'PCI', 'DDCI', 'ICT Index'])
      expect(page).toContain(`(${name})`);
    expect(page).toContain('Năm 202384,1/100 điểm4/11Quyết định công bố Chỉ số CCHC cấp xã năm 2023');
  });

  test('kết quả giải quyết hồ sơ: nhận, đúng hạn, trực tuyến, bưu chính', async () => {
    const page = await textAt(commune, 'chi-so/');
    expect(page).toContain('Tháng 5/2024969089 (98,8%)41 (42,7%)–'); // 89/90, 41/96
    expect(await textAt(commune, 'thu-tuc/')).toContain('Kết quả giải quyết hồ sơ năm 2024');
  });

  test('lượt truy cập có trang kê theo tháng, kèm nguồn và tổng của năm', async () => {
    const page = await textAt(ward, 'luot-truy-cap/');
    expect(page).toContain('Năm 2023: 10.020 lượt');
    expect(page).toContain('Tháng 10/20231.280Nhật ký máy chủ');
    expect(page).toContain('01/11/2023 – 06/11/2023240');
  });

  test('danh mục thủ tục được đối chiếu với quyết định công bố', async () => {
    // Quyết định công bố hai mã, cổng mới có một.
    expect(await textAt(commune, 'thu-tuc/')).toContain('1/2 thủ tục theo Quyết định 617/QĐ-UBND');
    const { stdout } = await callCheck(['--content', contentOf(commune), '--as-of', commune.asOf]);
    expect(stdout).toContain('công bố 2 thủ tục, cổng còn thiếu 1: 1.000894');
  });

  test('thủ tục nhiều hồ sơ nhất, nhận qua bưu chính, một cửa liên thông, tra cứu hồ sơ', async () => {
    const list = await textAt(commune, 'thu-tuc/');
    for (const words of ['Hay làm nhất', '96 hồ sơ mỗi năm', 'Nhận, trả qua bưu chính công ích'])
      expect(list).toContain(words);
    expect(list).toContain('Một cửa liên thông');
    expect(list).toContain('Tra cứu hồ sơ đã nộp');
    expect(await textAt(commune, 'thu-tuc/dang-ky-khai-sinh/')).toContain(
      'Nhận hồ sơ, trả kết quả qua bưu chính công ích',
    );
  });

  test('thủ tục sửa đổi, bãi bỏ có danh sách theo ngày và kênh RSS', async () => {
    expect(await textAt(commune, 'thu-tuc/thay-doi/')).toContain('Đăng ký khai sinhNgày 01/03/2024');
    expect(await read(commune, 'thu-tuc/thay-doi/rss.xml')).toContain('Đăng ký khai sinh');
  });

  test('bảng niêm yết để in, và quy trình của từng thủ tục', async () => {
    expect(await textAt(commune, 'thu-tuc/niem-yet/')).toContain(
      '1.001193Đăng ký khai sinhTrong ngày làm việcKhông thu lệ phí617/QĐ-UBND',
    );
    const steps = await textAt(commune, 'thu-tuc/dang-ky-khai-sinh/');
    expect(steps).toContain('Ghi sổ hộ tịchCông chức Tư pháp – Hộ tịch0,5 ngày');
  });

  test('điện thoại, thư của lãnh đạo trên một tờ để dán', async () => {
    const sheet = await textAt(ward, 'lanh-dao/niem-yet/');
    for (const words of ['Nguyễn Văn B', '0200 000 0032', 'nguyenvanb@phuonghoamau.vidu.gov.vn'])
      expect(sheet).toContain(words);
  });

  test('phản ánh: các cách gửi, số nhận và trả lời, loại việc, hạn, thủ tục', async () => {
    const page = await textAt(commune, 'phan-anh/');
    for (const way of ['Cổng Dịch vụ công quốc gia', 'Zalo của xã Đăk Mẫu', 'Cổng Thông tin điện tử tỉnh'])
      expect(page).toContain(way);
    expect(page).toContain('Đường dây nóng CCHC của tỉnh: 0200 000 0099');
    expect(page).toContain('trả lời trong 20 ngày');
    expect(page).toContain('Nhận 1, trả lời 1, quá hạn 0');
    expect(page).toContain('Tinh thần, thái độ phục vụ của cán bộ (1)');
    expect(await textAt(commune, 'thu-tuc/dang-ky-khai-sinh/')).toContain(
      'Hỏi, đáp về thủ tục nàyChờ lâu khi nộp hồ sơ ngày thứ Hai',
    );
  });

  test('chuyên trang CCHC gom văn bản, thủ tục thay đổi, chỉ số, đường dây nóng, phản ánh', async () => {
    const page = await textAt(commune, 'chuyen-muc/cchc/');
    for (const words of ['07/KH-HPN', 'Thủ tục hành chính thay đổi', 'PAR Index', '0200 000 0041'])
      expect(page).toContain(words);
    expect(page).toContain('Nhận 1, trả lời 1, quá hạn 0');
  });

  test('tin, bài theo nội dung, theo nhãn nêu gương, phê bình, sáng kiến, và trang clip', async () => {
    const titleAt = (seed: Seed, path: string) => textAt(seed, `chuyen-muc/cchc/${path}/`);
    expect(await titleAt(commune, 'noi-dung/chi-dao-dieu-hanh')).toContain('chấm dứt việc hẹn lại');
    expect(await titleAt(commune, 'nhan/guong-dien-hinh')).toContain('Hội viên phụ nữ thôn Mẫu 2');
    expect(await titleAt(commune, 'nhan/phe-binh')).toContain('chấm dứt việc hẹn lại');
    expect(await titleAt(commune, 'clip')).toContain('Clip một ngày');
    expect(await titleAt(ward, 'noi-dung/che-do-cong-vu')).toContain('hẹn giờ làm thủ tục');
    expect(await titleAt(ward, 'nhan/sang-kien')).toContain('hẹn giờ làm thủ tục');
  });

  test('tin, bài nói dành cho ai, đơn vị nào cùng làm', async () => {
    const slug = 'hoi-vien-giup-nhau-khai-sinh-truc-tuyen';
    expect(await textAt(commune, `tin-tuc/${slug}/`)).toContain('Dành cho: người dân');
    expect(await textAt(ward, 'tin-tuc/sang-kien-hen-gio-qua-dien-thoai/')).toContain(
      'Đơn vị Văn phòng – Thống kêỦy ban MTTQ phường',
    );
  });

  test('minh chứng: liên kết, nơi lưu, đơn vị phối hợp, báo in và văn phòng điện tử', async () => {
    const page = await textAt(ward, 'hoat-dong/');
    expect(page).toContain('Phối hợp Ủy ban MTTQ phường');
    expect(page).toContain('Danh sách tham dự lưu tại Văn phòng phường');
    expect(page).toContain('Số 4127, trang 3Không có địa chỉ trên mạng');
    expect(page).toContain('Văn phòng điện tử (eGov)');
    expect(targetsOf(await read(ward, 'hoat-dong/index.html'))).toContain(
      'https://vidu.gov.vn/tin/phuong-hoa-mau-tap-huan',
    );
  });

  test('trang Tiến độ kế hoạch ghi hạn từng kỳ, căn cứ, và điều bản gốc không ghi', async () => {
    const dated = await textAt(ward, 'chi-tieu/');
    for (const due of ['27/02/2023', '30/05/2023', '30/08/2023', '05/11/2023'])
      expect(dated).toContain(`hết ngày ${due}`);
    expect(dated).toContain('Căn cứ: Phụ lục III.c; mục IV');
    expect(await textAt(commune, 'chi-tieu/')).toContain('Bản gốc không ghi số, ngày ban hành');
  });

  test('dự thảo đang lấy ý kiến có hạn và nơi gửi', async () => {
    expect(await textAt(commune, 'van-ban/')).toContain('Nhận ý kiến đến hết ngày 15/01/2025');
    expect(await textAt(commune, 'van-ban/lay-y-kien-ke-hoach-2025/')).toContain('gopy@xadakmau.vidu.gov.vn');
  });

  test('hoạt động có số tờ, đối tượng, cử dự, lồng ghép, kiến nghị thu được, thủ tục', async () => {
    const page = await textAt(commune, 'hoat-dong/');
    for (const words of ['400 tờ', 'Đối tượng người dân; doanh nghiệp, hợp tác xã', 'Cử dự', 'Lồng ghép'])
      expect(page).toContain(words);
    expect(page).toContain('34 người (người dân 20, doanh nghiệp 14)');
    expect(page).toContain('Vướng mắc, kiến nghịĐề nghị rút ngắn thời gian');
    expect(page).toContain('Thủ tục Đăng ký khai sinh');
  });

  test('nhóm Zalo của thôn, Ban Biên tập, liên kết tới Trang phổ biến pháp luật', async () => {
    const page = await textAt(commune, 'giao-dich/');
    expect(page).toContain('Zalo thôn Mẫu 1Zalo thôn Mẫu 2');
    expect(page).toContain('Ban Biên tập');
    expect(targetsOf(await read(commune, 'index.html'))).toContain('https://pbgdpl.vidu.gov.vn');
  });
});

/** Builds one portal under its plan, on its day. */
async function build(seed: Seed): Promise<void> {
  const { portal, plan, asOf } = seed;
  const content = contentOf(seed);
  await mkdir(join(content, 'plans'), { recursive: true });
  await cp(join(PLANS, `${plan}.yaml`), join(content, 'plans', `${plan}.yaml`));
  await cp(join(SEEDS, portal), join(content, 'portals', portal), { recursive: true });
  const args = ['--content', content, '--as-of', asOf, '--out', join(root, portal, 'site')];
  const { code, stderr } = await callBuild(args);
  expect(code, stderr).toBe(0);
}

function contentOf({ portal }: Seed): string {
  return join(root, portal, 'content');
}

async function targetsFor(seed: Seed): Promise<TargetResult[]> {
  const report = await makeReport({ content: contentOf(seed), portals: undefined, asOf: seed.asOf });
  expect(report.unreadable).toEqual([]);
  return report.portals[0]!.targets;
}

function read({ portal }: Seed, path: string): Promise<string> {
  return readFile(join(root, portal, 'site', portal, path), 'utf8');
}

/** Gives the text of a page's own part, without the menu and the foot. */
async function textAt(seed: Seed, path: string): Promise<string> {
  const main = elementsOf(await read(seed, `${path}index.html`)).find(({ tagName }) => tagName === 'main')!;
  return textOf(main).replace(/\s+/g, ' ');
}

/** Gives each target's number and verdict; of a target with many periods, in how many it was met. */
function summarise(targets: TargetResult[]): Record<string, string> {
  const keyOf = ({ id, unit }: TargetResult) => (unit === null ? id : `${id} · ${unit}`);
  return Object.fromEntries(
    [...Map.groupBy(targets, keyOf)].map(([key, rows]) => [
      key,
      rows.length === 1
        ? `${rows[0]!.actual}/${rows[0]!.required} ${rows[0]!.verdict}`
        : `${rows.filter(({ verdict }) => verdict === 'met').length} of ${rows.length}`,
    ]),
  );
}

type Seed = typeof ward | typeof commune;
