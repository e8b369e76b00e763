import type { Browser, Page } from 'playwright-core';
import { findBuilt } from '../../../src/commands/preview-server.ts';
import { startBrowser } from '../../programs/chromium.ts';
import { kilobytes, seconds } from '../print.ts';
import { servePortal } from '../serve.ts';
import { openSlowPage } from '../slow-line.ts';
import { timeOnLine, Wire, type Traffic } from './wire.ts';

const SHORT_QUERY = 'làm giấy khai sinh';

/** A question as it is spoken to a telephone, of more than 200 letters. */
const LONG_QUERY =
  'dạ cho em hỏi chút em sinh bé được hai tháng rồi mà hôm đó sinh ở nhà không đi bệnh viện nên không có giấy chứng sinh ' +
  'giờ em muốn làm giấy khai sinh cho cháu thì phải mang theo những giấy tờ gì lên xã và mất mấy ngày mới có ạ';

/** How many times longer a cheap telephone works than this machine. */
const SLOWNESS = 4;

/** How fast a query is typed on a telephone, and how much of it: the rest of a spoken question comes at once. */
const KEY_DELAY_MS = 150;
const TYPED_KEYS = 20;

/** A result is on the page. */
const ANSWER = '#ket-qua > li';
const SUGGESTION = '[role=option]';

/** The page says how many results there are only when the full text has come and their order is settled. */
const FULL_TEXT = '#trang-thai';

/** A result of each of the first ten quotes its text. */
const QUOTED = '#ket-qua > li:nth-child(10) > p:not(.meta)';

/**
 * Opens a built portal on a slow line with nothing cached, and returns when the first answers appear and what they
 * weigh; then how long a slow telephone thinks about a long question.
 * @param runs how often each wait is measured; the median counts
 */
export async function measureNetwork(dist: string, id: string, runs: number): Promise<string[]> {
  const { address: home, close } = await servePortal(findBuilt(dist).find((portal) => portal.id === id)!);
  const browser = await startBrowser();
  const line = async (label: string, measure: (visit: Visit) => Promise<Wait>) => {
    const { time, traffic } = await median(browser, runs, measure);
    const counted = `${traffic.roundTrips} lượt, ${kilobytes(traffic.bytes)}`;
    return `  ${label.padEnd(37)} ${seconds(time).padStart(9)} ${seconds(timeOnLine(traffic)).padStart(9)}  ${counted}`;
  };
  try {
    return [
      '',
      `Đường truyền 400 kbit/s, trễ 400 ms, chưa lưu gì (nén gzip); giữa của ${runs} lần.`,
      'Cột sau chỉ tính đường truyền, máy bận hay không cũng thế: lượt hỏi nối nhau × 0,4 giây',
      'cộng số byte ÷ 50 KB mỗi giây; những lượt hỏi cạnh nhau là một.',
      await line('gợi ý đầu tiên, từ phím đầu', (visit) => waitForSuggestion(visit, home)),
      await line('câu gõ xong, từ Enter: bảng tên', (visit) => waitFromBox(visit, home, SHORT_QUERY, ANSWER)),
      await line('  … toàn văn', (visit) => waitFromBox(visit, home, SHORT_QUERY, FULL_TEXT)),
      await line('  … đoạn trích của mười kết quả', (visit) => waitFromBox(visit, home, SHORT_QUERY, QUOTED)),
      await line('câu nói dài, từ Enter: bảng tên', (visit) => waitFromBox(visit, home, LONG_QUERY, ANSWER)),
      await line('  … toàn văn', (visit) => waitFromBox(visit, home, LONG_QUERY, FULL_TEXT)),
      await line('câu dán, Enter khi có gợi ý: bảng tên', (visit) =>
        waitFromBox(visit, home, SHORT_QUERY, ANSWER, true),
      ),
      await line('  … toàn văn', (visit) => waitFromBox(visit, home, SHORT_QUERY, FULL_TEXT, true)),
      await line('  … đoạn trích của mười kết quả', (visit) =>
        waitFromBox(visit, home, SHORT_QUERY, QUOTED, true),
      ),
      await line('mở thẳng địa chỉ có câu: toàn văn', (visit) => waitFromAddress(visit, home)),
      await thinkingLine(browser, home, runs),
    ];
  } finally {
    await browser.close();
    close();
  }
}

/** How long an answer took, in milliseconds, and what came over the line meanwhile. */
interface Wait {
  time: number;
  traffic: Traffic;
}

async function median(
  browser: Browser,
  runs: number,
  measure: (visit: Visit) => Promise<Wait>,
): Promise<Wait> {
  const waits: Wait[] = [];
  for (let run = 0; run < runs; run++) {
    const visit = await startVisit(browser);
    waits.push(await measure(visit));
    await visit.page.context().close();
  }
  return waits.sort((one, other) => one.time - other.time)[Math.floor(runs / 2)]!;
}

async function waitForSuggestion({ page, wire, firstSeen }: Visit, home: string): Promise<Wait> {
  await page.goto(home, { waitUntil: 'load' });
  const touched = Date.now();
  await page.locator('#tim').focus();
  await page.keyboard.type('k');
  const typed = Date.now();
  const appeared = await firstSeen(SUGGESTION);
  return { time: appeared - typed, traffic: wire.traffic(touched, appeared) };
}

async function waitFromBox(
  { page, wire, firstSeen }: Visit,
  home: string,
  query: string,
  wanted: string,
  isPasted = false,
): Promise<Wait> {
  await page.goto(home);
  await page.locator('#tim').focus();
  const typed = isPasted ? '' : query.slice(0, TYPED_KEYS);
  await page.keyboard.type(typed || 'k', { delay: KEY_DELAY_MS });
  await firstSeen(SUGGESTION);
  await page.locator('#tim').fill(query);
  const start = Date.now();
  await page.keyboard.press('Enter');
  const appeared = await firstSeen(wanted);
  return { time: appeared - start, traffic: wire.traffic(start, appeared) };
}

async function waitFromAddress({ page, wire, firstSeen }: Visit, home: string): Promise<Wait> {
  const start = Date.now();
  await page.goto(searchAddress(home, SHORT_QUERY), { waitUntil: 'commit' });
  const appeared = await firstSeen(FULL_TEXT);
  return { time: appeared - start, traffic: wire.traffic(start, appeared) };
}

function searchAddress(home: string, query: string): string {
  return `${home}tim-kiem/?q=${encodeURIComponent(query)}`;
}

interface Visit {
  page: Page;
  wire: Wire;
  /** Waits for an element, and returns the moment when the page itself first saw it. */
  firstSeen: (selector: string) => Promise<number>;
}

async function startVisit(browser: Browser): Promise<Visit> {
  const { page, devTools } = await openSlowPage(browser);
  page.setDefaultTimeout(60_000);
  const wire = new Wire(devTools);
  await noteMoments(page);
  const firstSeen = async (selector: string) => {
    const moment = await page.waitForFunction(
      (name) => (performance.getEntriesByName(name)[0] as PerformanceMark | undefined)?.detail as number,
      selector,
    );
    return moment.jsonValue();
  };
  return { page, wire, firstSeen };
}

/** Lets the page note moments itself, because a driver that polls every half second would be half a second late. */
async function noteMoments(page: Page): Promise<void> {
  await page.addInitScript(
    ({ elements, status }) => {
      const note = (name: string) => {
        if (performance.getEntriesByName(name).length === 0) performance.mark(name, { detail: Date.now() });
      };
      new MutationObserver(() => {
        for (const selector of elements) if (document.querySelector(selector)) note(selector);
        const text = document.querySelector(status)?.textContent ?? '';
        if (text !== '' && !text.startsWith('Đang')) note(status);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    },
    { elements: [SUGGESTION, ANSWER, QUOTED], status: FULL_TEXT },
  );
}

/** Tells how long a slow telephone works on a long question: when the page opens with it, and when all is loaded. */
async function thinkingLine(browser: Browser, home: string, runs: number): Promise<string> {
  const works: [first: number, again: number][] = [];
  for (let run = 0; run < runs; run++) works.push(await measureThinking(browser, home));
  const [first, again] = ([0, 1] as const).map((at) => {
    const times = works.map((work) => work[at]).sort((one, other) => one - other);
    return seconds(times[Math.floor(runs / 2)]!);
  });
  return `Điện thoại chậm (CPU ÷ ${SLOWNESS}), câu nói dài: ${first} khi mở trang, ${again} khi đã tải xong`;
}

async function measureThinking(browser: Browser, home: string): Promise<[first: number, again: number]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const devTools = await context.newCDPSession(page);
  // Seconds of the thread itself, so that other work of this machine does not count.
  await devTools.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await devTools.send('Performance.enable');
  const work = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    const parts = metrics.filter(({ name }) => WORK.includes(name));
    return parts.reduce((sum, { value }) => sum + value * 1000 * SLOWNESS, 0);
  };
  await page.goto(searchAddress(home, LONG_QUERY));
  await isAnswered(page);
  const first = await work();
  await askHere(page, SHORT_QUERY);
  const before = await work();
  await askHere(page, LONG_QUERY);
  const again = (await work()) - before;
  await context.close();
  return [first, again];
}

/** Asks in the box of the search page, which is open. */
async function askHere(page: Page, query: string): Promise<void> {
  await page.locator('#cau-tim').fill(query);
  await page.locator('#cau-tim').press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === query);
  await isAnswered(page);
}

/** All that a page does, as the browser counts it: also what goes on when an answer has come, and drawing. */
const WORK = ['TaskDuration'];

/** Waits until the page says how many results there are. */
async function isAnswered(page: Page): Promise<void> {
  await page.waitForFunction((status) => {
    const text = document.querySelector(status)?.textContent ?? '';
    return text !== '' && !text.startsWith('Đang');
  }, FULL_TEXT);
}
