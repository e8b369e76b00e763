import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeReception } from '../../src/views/reception.ts';
import { openTab } from './browser.ts';
import { shownIn } from './plain-spaces.ts';
import { contentOf, marked, pagesOf, shippedPortals, smallPortal, textOf } from './portals.ts';

const commune = shippedPortals[1]!;
const texts = (portal: typeof commune, path: string, name: string) =>
  marked(pagesOf(portal).find((page) => page.path === path)!.tree, name).map((element) =>
    textOf(element).replace(/\s+/g, ' ').trim(),
  );

const plain = await openTab({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
const page = await openTab({ viewport: { width: 360, height: 740 }, timezoneId: 'Europe/London' });

describe.each(shippedPortals)('điều người dân hay hỏi ở cổng $id', (portal) => {
  const { portal: told, entries } = contentOf(portal);

  test('khiếu nại, tố cáo: một lần bấm từ trang chủ, không cần mã', async () => {
    await plain.goto(portal.address);
    await plain.getByRole('link', { name: 'Khiếu nại, tố cáo', exact: true }).click();
    await plain.waitForURL(/phan-anh\/#khieu-nai$/);
    const heading = plain.locator('#khieu-nai');
    expect(await heading.innerText()).toBe('Khiếu nại');
    expect((await heading.boundingBox())!.y).toBeLessThan(740);
    const complaint = await shownIn(plain.locator('[data-element="complaint"]'));
    expect(complaint).toContain(told.complaints!.phone);
    expect(complaint).toContain('giữ bí mật');
    expect(complaint).toContain('Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ');
  });

  test('bốn việc đứng riêng, mở trang là thấy cả bốn tên', async () => {
    await plain.goto(`${portal.address}phan-anh/`);
    for (const name of ['Phản ánh, kiến nghị', 'Khiếu nại', 'Tố cáo', 'Góp ý']) {
      const link = plain.locator('[data-element="petition-kinds"]').getByRole('link', { name, exact: true });
      expect((await link.boundingBox())!.y).toBeLessThan(740);
      await link.click();
      expect(await plain.locator('h2:target').innerText()).toBe(name);
    }
  });

  test('tên cũ ở ngay chân trang chủ, bấm vào thì biết trụ sở cũ, giấy tờ cũ ra sao', async () => {
    await plain.goto(portal.address);
    const former = plain.locator('footer [data-element="predecessors"]');
    for (const { name } of told.predecessors) expect(await former.innerText()).toContain(name);
    await former.getByRole('link').click();
    await plain.waitForURL(/gioi-thieu\/#don-vi-cu$/);
    const section = await plain.locator('section[data-element="predecessors"]').innerText();
    expect(section).toContain('cho tới khi hết hạn');
    for (const { now } of told.formerOffices) expect(section).toContain(now);
  });

  test('giờ tiếp công dân ở trang lãnh đạo, phản ánh, giao dịch là một', () => {
    const rules = told.reception.map((reception) => describeReception(reception, told));
    const citizens = rules.filter((_, index) => told.reception[index]!.kind === 'tiep-cong-dan');
    for (const [path, wanted] of [
      ['lanh-dao/', rules],
      ['giao-dich/', rules],
      ['phan-anh/', citizens],
    ] as const) {
      const shown = texts(portal, path, 'reception-rule');
      expect(shown).toHaveLength(wanted.length);
      for (const [index, { who, when, place }] of wanted.entries())
        expect(shown[index]).toContain(`${who}: ${when}; ${place}`);
    }
    const [first] = texts(portal, 'lanh-dao/', 'leader-reception');
    expect(rules.map(({ when, place }) => `${when}; ${place}`)).toContain(first);
  });

  test('việc gì gặp ai: mỗi việc dẫn tới nơi đến và lãnh đạo phụ trách', () => {
    const shown = texts(portal, 'lanh-dao/', 'matter');
    expect(shown).toHaveLength(told.matters.length);
    for (const [index, { name, leader }] of told.matters.entries()) {
      expect(shown[index]).toContain(name);
      const person = entries.leader.find(({ slug }) => slug === leader);
      if (person) expect(shown[index]).toContain(`Lãnh đạo phụ trách: ${person.data.name}`);
    }
    expect(texts(portal, 'lanh-dao/', 'leader-organ')).toHaveLength(2);
  });
});

describe('từ trang chủ trên điện thoại rộng 360 điểm, cao 740 điểm', () => {
  const SCREEN = 740;

  test.each([
    ['giờ nghỉ trưa', '2027-01-13T12:00', 'Nghỉ trưa, mở lại 13 giờ 30'],
    ['buổi tối', '2027-01-13T20:15', 'Đã hết giờ, mở lại 7 giờ 30 ngày 14/1'],
    ['thứ Bảy', '2027-01-16T09:00', 'Hôm nay nghỉ, mở lại 7 giờ 30 ngày 18/1'],
    ['Quốc khánh', '2027-09-02T09:00', 'Hôm nay nghỉ (Quốc khánh), mở lại 7 giờ 30 ngày 3/9'],
    ['Tết', '2027-02-08T09:00', 'Hôm nay nghỉ (Tết Nguyên đán), mở lại 7 giờ 30 ngày 11/2'],
  ])('lúc này có mở cửa không: không lần bấm nào, ngay màn hình đầu (%s)', async (_, now, words) => {
    await page.clock.setFixedTime(`${now}:00+07:00`);
    await page.goto(commune.address);
    const state = page.locator('.needs [data-element="open-state"]');
    await expect.poll(() => shownIn(state)).toBe(words);
    const { y, height } = (await state.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(SCREEN);
  });

  test('phí và mẫu đơn của thủ tục hay làm: một lần bấm; phí ở màn hình đầu, mẫu đơn trong hai màn hình', async () => {
    await plain.goto(commune.address);
    await plain.locator('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
    await plain.waitForURL('**/thu-tuc/dang-ky-khai-sinh/');
    const fee = (await plain.locator('.glance').boundingBox())!;
    expect(fee.y + fee.height).toBeLessThanOrEqual(SCREEN);
    expect(await shownIn(plain.locator('.glance'))).toContain('Phí');
    const form = plain.locator('[data-element="procedure-forms"] a').first();
    const { y } = (await form.boundingBox())!;
    expect(y).toBeLessThanOrEqual(2 * SCREEN);
    expect(await form.getAttribute('href')).toMatch(/\.docx$/);
  });

  test('đơn vị cũ: tên đứng ngay ở chân trang chủ; trụ sở cũ, giấy tờ cũ thì một lần bấm', async () => {
    await plain.goto(commune.address);
    await plain.locator('footer [data-element="predecessors"] a').click();
    await plain.waitForURL(/gioi-thieu\/#don-vi-cu$/);
    const section = plain.locator('section[data-element="predecessors"]');
    const { y } = (await section.boundingBox())!;
    expect(y).toBeLessThan(SCREEN);
  });
});

test('cổng không khai lịch, đơn vị cũ, thông báo thì không trang nào nói tới', () => {
  for (const { path, tree } of pagesOf(smallPortal))
    for (const name of ['reception', 'reception-rule', 'predecessors', 'matters', 'notice-line'])
      expect(marked(tree, name), path).toEqual([]);
});

describe('thông báo khẩn', () => {
  const line = () => page.locator('[data-element="notice-line"]');
  const titles = () => page.locator('.notice-line-title:visible').allInnerTexts();

  test('mọi trang nói thông báo thứ nhất và còn thông báo nữa; hết giờ thì tự ẩn', async () => {
    const { notice, notices } = contentOf(commune).portal;
    const open = async (time: string) => {
      await page.clock.setFixedTime(new Date(`${time}+07:00`));
      await page.goto(`${commune.address}lanh-dao/`);
    };
    await open('2026-12-02T15:59');
    await expect.poll(titles).toEqual([notice!.text]);
    expect(await line().innerText()).toContain('Xem hết');
    expect((await line().boundingBox())!.height).toBeLessThan(48);
    await open('2026-12-02T16:00');
    await expect.poll(() => line().innerText()).not.toContain('Xem hết');
    expect(notices[0]!.to).toBe('2026-12-02T16:00');
    await open('2026-12-05T17:00');
    await expect.poll(() => line().count()).toBe(0);
    await page.goto(commune.address);
    await expect.poll(() => page.locator('#thong-bao-khan').count()).toBe(0);
  });

  test('từ trang nào cũng tới được thông báo đầy đủ ở trang chủ', async () => {
    await plain.goto(`${commune.address}van-ban/`);
    await plain.locator('[data-element="notice-line"] a').click();
    await plain.waitForURL(/#thong-bao-khan$/);
    const { phone } = contentOf(commune).portal.notices[0]!;
    expect(await shownIn(plain.locator('.urgent'))).toContain(phone);
  });
});

describe('lịch các ngày sắp tới', () => {
  const days = () =>
    page.locator('[data-element="reception-day"]:visible time').evaluateAll((all) => {
      return all.map((each) => each.getAttribute('datetime'));
    });

  test('trang dựng từ trước vẫn bỏ ngày đã qua, nói hôm nay theo giờ Việt Nam', async () => {
    // Already the tenth in Việt Nam, still the ninth in London.
    await page.clock.setFixedTime(new Date('2026-12-10T00:30+07:00'));
    await page.goto(`${commune.address}lanh-dao/`);
    await expect.poll(async () => (await days())[0]).toBe('2026-12-10');
    expect(await days()).toHaveLength(6);
    const first = page.locator('[data-element="reception-day"]:visible').first();
    expect(await first.innerText()).toContain('Hôm nay');
    expect(await page.locator('[data-today]:visible').count()).toBe(1);
  });

  test('ngày lễ thì nói nghỉ hay chuyển; tệp lịch nói như trang', () => {
    const shown = texts(commune, 'lanh-dao/', 'reception-day');
    const file = readFileSync(join(commune.folder, 'lich-tiep-cong-dan.ics'), 'utf8');
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(file.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThanOrEqual(shown.length);
    // New Year's Day of 2027 is a Friday; the mobile service of the second Friday is not touched by it.
    expect(file).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20270108T133000');
    expect(shown.join('\n')).not.toContain('Tết');
  });
});

test('lọc phản ánh theo tình trạng không cần mã; loại việc không còn mục nào thì ẩn', async () => {
  await plain.goto(`${commune.address}phan-anh/`);
  const items = plain.locator('.feedback-group li:visible');
  const { entries } = contentOf(commune);
  // A phone folds what was answered by subject, each with its number.
  expect(await items.count()).toBe(0);
  const subjects = await plain.locator('[data-element="feedback-subject"]:visible').allInnerTexts();
  const counts = subjects.map((subject) => Number(/\((\d+)\)$/.exec(subject)![1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(entries.feedback.length);
  await plain.getByText(/^Đang xử lý \(/).click();
  const open = entries.feedback.filter(({ data }) => data.status === 'dang-xu-ly');
  expect(await items.count()).toBe(open.length);
  expect(await items.first().innerText()).toContain(open[0]!.data.topic);
  expect(await plain.locator('[data-element="feedback-subject"]:visible').count()).toBe(1);
});
