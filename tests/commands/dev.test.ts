import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AS_OF, everyRoute, ID, picture } from '../astro/every-route.ts';
import { callCheck } from '../fixtures/call-commands.ts';
import { articleMd, planYaml, runScript, wordsFor } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { makeFolder, makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { freePort } from './web-servers.ts';

const PROJECT = join(import.meta.dirname, '../..');
const content = join(await makeSharedFolder(), 'noi-dung');
let files: Files;
let server: ChildProcess;
let home = '';
/** What the server wrote to its standard error. */
let said = '';

beforeAll(async () => {
  files = await everyRoute();
  await writeFiles(content, files);
  const port = await freePort();
  server = spawn(
    process.execPath,
    [...wordsFor('dev'), '--content', content, '--port', String(port), '--as-of', AS_OF],
    // Under Vitest, Astro leaves the answers to the test.
    { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, VITEST: undefined } },
  );
  home = `http://localhost:${port}/${ID}/`;
  await new Promise<void>((ready, failed) => {
    server.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(home)) ready();
    });
    server.on('close', () => failed(new Error(said)));
  });
});

afterAll(() => {
  server.kill();
});

/** A page of every route, below the portal's address, and some words of it. */
const PAGES: Record<string, [address: string, words: string]> = {
  'index.astro': ['', 'Xã TRUOCSUA'],
  '404.astro': ['404/', 'Không tìm thấy trang'],
  'rss.xml.ts': ['rss.xml', '<rss'],
  'robots.txt.ts': ['robots.txt', 'User-agent'],
  'api/[name].json.ts': ['api/articles.json', 'bai-sua'],
  'chi-so/index.astro': ['chi-so/', 'Chưa có số liệu'],
  'chi-tieu/index.astro': ['chi-tieu/', 'Kế hoạch trước khi sửa'],
  'chi-tieu/[plan]/[target]/[...page].astro': ['', ''],
  'chuyen-muc/[section]/[...page].astro': ['chuyen-muc/cchc/', 'Cải cách hành chính'],
  'chuyen-muc/cchc/clip/[...page].astro': ['chuyen-muc/cchc/clip/', 'Chưa có tin bài'],
  'chuyen-muc/cchc/nhan/[label]/[...page].astro': ['chuyen-muc/cchc/nhan/sang-kien/', 'Bài trước khi sửa'],
  'chuyen-muc/cchc/noi-dung/[topic]/[...page].astro': [
    'chuyen-muc/cchc/noi-dung/the-che/',
    'Cải cách thể chế',
  ],
  'chuyen-muc/[section]/rss.xml.ts': ['chuyen-muc/cchc/rss.xml', 'Cải cách hành chính'],
  'da-chuyen/[...moved].astro': ['tin-tuc/ten-cu/', 'Trang đã chuyển địa chỉ'],
  'en/index.astro': ['en/', 'Contacts'],
  'giao-dich/index.astro': ['giao-dich/', 'Bộ phận Một cửa TRUOCSUA'],
  'gioi-thieu/[slug].astro': ['gioi-thieu/lich-su/', 'Nội dung lich-su TRUOCSUA'],
  'gioi-thieu/index.astro': ['gioi-thieu/', 'Phần lich-su TRUOCSUA'],
  'hoat-dong/index.astro': ['hoat-dong/', 'Họp thôn TRUOCSUA'],
  'kha-nang-tiep-can/index.astro': ['kha-nang-tiep-can/', 'Tuyên bố về khả năng tiếp cận'],
  'lanh-dao/index.astro': ['lanh-dao/', 'Nguyễn TRUOCSUA'],
  'lanh-dao/niem-yet/index.astro': ['lanh-dao/niem-yet/', 'Nguyễn TRUOCSUA'],
  'lich-tiep-cong-dan.ics.ts': ['lich-tiep-cong-dan.ics', 'BEGIN:VCALENDAR'],
  'luot-truy-cap/index.astro': ['luot-truy-cap/', 'Lượt truy cập'],
  'mau/[sheet].css.ts': ['', ''],
  'phan-anh/[slug].astro': ['phan-anh/duong-hong/', 'Đường hỏng TRUOCSUA'],
  'phan-anh/index.astro': ['phan-anh/', 'Đường hỏng TRUOCSUA'],
  'quyen-rieng-tu/index.astro': ['', ''],
  'so-do-trang/index.astro': ['so-do-trang/', 'Sơ đồ trang'],
  'thu-tuc/[slug].astro': ['thu-tuc/khai-sinh/', 'Các bước TRUOCSUA'],
  'thu-tuc/[slug]/luu.txt.ts': ['thu-tuc/khai-sinh/luu.txt', 'Mã thủ tục: 1.001193'],
  'thu-tuc/index.astro': ['thu-tuc/', 'Đăng ký khai sinh TRUOCSUA'],
  'thu-tuc/niem-yet/index.astro': ['thu-tuc/niem-yet/', 'Đăng ký khai sinh TRUOCSUA'],
  'thu-tuc/noi-khac/index.astro': ['thu-tuc/noi-khac/', 'Cấp hộ chiếu phổ thông'],
  'thu-tuc/thay-doi/index.astro': ['thu-tuc/thay-doi/', 'Chưa có thủ tục nào thay đổi'],
  'thu-tuc/thay-doi/rss.xml.ts': ['thu-tuc/thay-doi/rss.xml', 'Thay đổi thủ tục hành chính'],
  'tim-kiem/index.astro': ['tim-kiem/', 'Tìm kiếm'],
  'tin-tuc/[...page].astro': ['tin-tuc/', 'Bài trước khi sửa'],
  'tin-tuc/nam/[year]/[...month].astro': ['tin-tuc/nam/2026/', 'Tin tức năm 2026'],
  'tin-tuc/[slug].astro': ['tin-tuc/bai-sua/', 'Bài trước khi sửa'],
  'tin-tuc/[slug]/luu.txt.ts': ['tin-tuc/bai-sua/luu.txt', 'Bài trước khi sửa'],
  'van-ban/[filter]/[value]/[...page].astro': ['van-ban/nam/2025/', 'Văn bản năm 2025'],
  'van-ban/[slug].astro': ['van-ban/ke-hoach/', 'Kế hoạch cải cách hành chính TRUOCSUA'],
  'van-ban/index.astro': ['van-ban/', 'Kế hoạch cải cách hành chính TRUOCSUA'],
  'van-ban/trang/[page].astro': ['', ''],
};

describe('npm run dev', () => {
  test('mở được một trang của mọi khuôn', async () => {
    const routes = readdirSync(join(PROJECT, 'src/pages/[portal]'), { recursive: true, encoding: 'utf8' });
    expect(Object.keys(PAGES).sort()).toEqual(routes.filter((path) => /\.(astro|ts)$/.test(path)).sort());
    for (const [route, [address, words]] of Object.entries(PAGES)) {
      const { status, text } = await open(address);
      expect(status, route).toBe(200);
      expect(text, route).toContain(words);
    }
    const [, sheet] = /href="([^"]+\/mau\/[^"]+\.css)"/.exec((await open('')).text)!;
    expect(await (await fetch(new URL(sheet!, home))).text()).toContain('--');
  });

  test('địa chỉ mà cổng không có thì trả lời 404', async () => {
    for (const address of ['khong-co/', 'tin-tuc/khong-co/', 'van-ban/nam/1999/', 'api/khac.json'])
      expect((await open(address)).status, address).toBe(404);
  });

  test('sửa bài, ảnh, portal.yaml, kế hoạch rồi mở lại thì thấy ngay, không khởi động lại', async () => {
    const [, before] = /src="([^"]+\/anh\/[^"]+\.jpg)"/.exec((await open('tin-tuc/bai-sua/')).text)!;
    expect((await fetch(new URL(before!, home))).status).toBe(200);

    await edit(
      'tin-tuc/2026/bai-sua.md',
      articleMd({ title: 'Bài sau khi sửa', cover: { src: 'anh.png', alt: 'Ảnh bìa' } }),
    );
    expect((await open('tin-tuc/bai-sua/')).text).toContain('Bài sau khi sửa');
    expect((await open('tin-tuc/')).text).toContain('Bài sau khi sửa');

    await edit('tin-tuc/2026/anh.png', await picture('#0000aa'));
    const [, after] = /src="([^"]+\/anh\/[^"]+\.jpg)"/.exec((await open('tin-tuc/bai-sua/')).text)!;
    expect(after).not.toBe(before);
    expect((await fetch(new URL(after!, home))).status).toBe(200);

    const portal = String(files[`portals/${ID}/portal.yaml`]);
    await edit('portal.yaml', portal.replaceAll('Xã TRUOCSUA', 'Xã SAUSUA'));
    expect((await open('')).text).toContain('Xã SAUSUA');

    await writeFiles(content, { 'plans/ke-hoach.yaml': planYaml({ title: 'Kế hoạch sau khi sửa' }) });
    expect((await open('chi-tieu/')).text).toContain('Kế hoạch sau khi sửa');
  });

  test('bài có lỗi: trang của bài nói đúng câu của check, trang khác nêu bài ấy; sửa xong tự hiện lại', async () => {
    const article = 'tin-tuc/2026/bai-hong.md';
    const right = articleMd({ title: 'Hội nghị tổng kết' });
    await edit(article, right.replace('Hội nghị tổng kết', 'Hội nghị: tổng kết'));
    const { stdout } = await callCheck(['--content', content, '--as-of', AS_OF, '--format', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: { file: string; message: string; fix: string }[] };
    const { file, message } = problems.find((each) => each.file.endsWith('bai-hong.md'))!;

    const own = await open('tin-tuc/bai-hong/');
    expect(own.status).toBe(500);
    for (const page of [own.text, (await open('')).text]) {
      expect(page).toContain(`<code>${file}:2:`);
      expect(page).toContain(message);
      expect(page).toContain('title: &quot;Hội nghị: tổng kết&quot;');
      // Reloads the page once the file is mended.
      expect(page).toContain('/@vite/client');
    }

    await edit(article, right);
    const mended = await open('tin-tuc/bai-hong/');
    expect(mended.status).toBe(200);
    expect(mended.text).toContain(`Đã hết lỗi: portals/${ID}/${article}.`);
    await vi.waitFor(() => expect(said).toContain(`Đã hết lỗi: portals/${ID}/${article}`), 10_000);
  });

  test('portal.yaml có lỗi: trang nào cũng nói lỗi ở đâu; sửa xong tự hiện lại', async () => {
    const portal = String(files[`portals/${ID}/portal.yaml`]);
    await edit('portal.yaml', portal.replace(/^kind: .*$/m, 'kind: thon'));
    for (const address of ['', 'tin-tuc/']) {
      const { status, text } = await open(address);
      expect(status).toBe(500);
      expect(text).toContain(`portals/${ID}/portal.yaml:`);
      expect(text).toContain('“thon”');
    }
    await edit('portal.yaml', portal);
    expect((await open('')).status).toBe(200);
  });

  // On a busy machine the second half may come later than a program writes it.
  test('tệp mới ghi được một nửa thì được đọc lại trước khi nói gì', { retry: 3 }, async () => {
    const whole = articleMd({ title: 'Bài ghi hai lần' });
    await edit('tin-tuc/2026/bai-ghi-hai-lan.md', whole.slice(0, 20));
    const asked = open('tin-tuc/bai-ghi-hai-lan/');
    await setTimeout(60);
    await edit('tin-tuc/2026/bai-ghi-hai-lan.md', whole);
    const { status, text } = await asked;
    expect(status).toBe(200);
    expect(text).toContain('Bài ghi hai lần');
    expect(text).not.toContain('Có lỗi trong nội dung');
  });

  test('thiếu ảnh thì ở chỗ ảnh có một khung ghi tên ảnh', async () => {
    await edit(
      'tin-tuc/2026/bai-thieu-anh.md',
      articleMd({ cover: { src: 'bia.jpg', alt: 'Ảnh bìa' } }, '![Lễ hội](le-hoi.jpg)\n'),
    );
    const { status, text } = await open('tin-tuc/bai-thieu-anh/');
    expect(status).toBe(200);
    const boxes = [...text.matchAll(/src="data:image\/svg\+xml,([^"]+)"/g)].map(([, box]) =>
      decodeURIComponent(box!),
    );
    for (const name of ['bia.jpg', 'le-hoi.jpg'])
      expect(
        boxes.some((box) => box.includes('Thiếu ảnh') && box.includes(name)),
        name,
      ).toBe(true);
  });

  test('trang của bài cho biết mọi điều check nói về bài ấy, cả cảnh báo; sửa xong thì không còn', async () => {
    const article = 'tin-tuc/2026/bai-can-sua.md';
    const data = { title: 'Ra quân dọn vệ sinh đường làng', date: '2026-06-10' };
    await edit(
      article,
      articleMd(data, '##Kết quả\n\nXem [tại đây](/thu-tuc/khong-co/).\n\n![](thieu.jpg)\n'),
    );
    const { stdout } = await callCheck(['--content', content, '--as-of', AS_OF, '--format', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: { file: string; message: string }[] };
    const own = problems.filter(({ file }) => file.endsWith('bai-can-sua.md'));
    expect(own.length).toBeGreaterThanOrEqual(3);

    const panel = await openPanel('tin-tuc/bai-can-sua/');
    for (const { message } of own) expect(panel).toContain(message);
    expect(panel).toMatch(/npm run check: \d+ lỗi, \d+ cảnh báo/);
    expect(panel).not.toContain('portal.yaml');

    await edit(article, articleMd(data));
    expect(await openPanel('tin-tuc/bai-can-sua/')).toBe('');
  });

  test('địa chỉ gốc dẫn tới cổng; địa chỉ của cổng khác nói đang mở cổng nào', async () => {
    const root = await fetch(new URL('/', home), { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, `/${ID}/`]);
    const other = await fetch(new URL('/xa-khac/', home));
    expect(other.status).toBe(404);
    expect(await other.text()).toContain(`đang mở cổng ${ID} ở /${ID}/`);
  });

  test('cổng mạng đang được dùng thì nói chọn số khác', async () => {
    const { port } = new URL(home);
    expect(await runScript('dev', ['--content', content, '--port', port])).toEqual({
      code: 2,
      stdout: '',
      stderr: `Cổng mạng ${port} đang được dùng; chọn số khác với --port.\n`,
    });
  });

  test('hai cổng một lúc thì nói mở hai cửa sổ', async () => {
    const two = await makeFolder({ ...leastPortal('xa-a'), ...leastPortal('xa-b') });
    const { code, stderr } = await runScript('dev', ['--content', two, '--portal', 'xa-a,xa-b']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'Mỗi lệnh dev chỉ mở một cổng. Muốn xem cả hai thì mở hai cửa sổ lệnh:\n' +
        `  npm run dev -- --portal xa-a --content ${two}\n` +
        `  npm run dev -- --portal xa-b --port 4322 --content ${two}\n`,
    );
  });
});

async function open(address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(home + address);
  return { status: response.status, text: await response.text() };
}

function edit(path: string, file: string | Uint8Array): Promise<string> {
  return writeFiles(content, underPortal(ID, { [path]: file }));
}

/** Gives the panel that a page asks for once it is open. */
async function openPanel(address: string): Promise<string> {
  const { text } = await open(address);
  const [, to, body] = /fetch\('([^']+)', \{ method: 'POST', body: ("[^"]*") \}\)/.exec(text)!;
  const asked = await fetch(new URL(to!, home), { method: 'POST', body: String(JSON.parse(body!)) });
  return asked.text();
}
