import { createServer, type AddressInfo } from 'node:net';
import { findBuilt } from '../../src/commands/preview-server.ts';
import { formatNumber } from '../../src/text/format.ts';
import { startBrowser } from '../programs/chromium.ts';
import { runBuild } from './commands.ts';
import { printLine, seconds } from './print.ts';
import { servePortal } from './serve.ts';
import { scorePage } from './weight/lighthouse.ts';
import { BUDGETS, weighPages, type PageWeight } from './weight/pages.ts';
import { readableAfter } from './weight/readable-after.ts';

/** The portal that is measured, and one page of each template that a resident meets first. */
const PORTAL = 'xa-minh-hoa';
const PAGES: [name: string, pick: (path: string) => boolean][] = [
  ['Trang chủ', (path) => path === ''],
  ['Tin bài', BUDGETS.find(({ kind }) => kind === 'tin bài')!.is],
  ['Danh sách tin', (path) => path === 'tin-tuc/'],
  ['Thủ tục', (path) => /^thu-tuc\/[^/]+\/$/.test(path)],
  ['Lãnh đạo', (path) => path === 'lanh-dao/'],
  ['Tìm kiếm', (path) => path === 'tim-kiem/'],
];

/**
 * Builds the shipped portal and prints what its pages weigh compared with the budgets, how Lighthouse scores them as a
 * telephone, and how soon their text can be read on a slow line with nothing cached.
 */
export async function benchWeight(folder: string): Promise<void> {
  runBuild(['--portal', PORTAL, '--out', folder]);
  const portal = findBuilt(folder)[0]!;
  const pages = weighPages(portal.folder, portal.base);
  printWeights(pages);

  const chosen = PAGES.map(([name, pick]) => ({
    name,
    path: heaviestOf(pages.filter(({ path }) => pick(path))).path,
  }));
  const port = await findFreePort();
  const { address, close } = await servePortal(portal);
  const browser = await startBrowser([`--remote-debugging-port=${port}`]);
  try {
    printLine();
    printRow('Lighthouse, điện thoại', ['tốc độ', 'tiếp cận', 'cách làm', 'tìm thấy']);
    for (const { name, path } of chosen) printRow(name, await scorePage(address + path, port));
    printLine();
    printRow('400 kbit/s, trễ 400 ms', ['đọc được sau']);
    for (const { name, path } of chosen)
      printRow(name, [seconds(await readableAfter(browser, address + path))]);
  } finally {
    await browser.close();
    close();
  }
}

/** Prints the heaviest page of each kind, in bytes over the wire, with its budget. */
function printWeights(pages: PageWeight[]): void {
  printRow('Trang nặng nhất (byte)', ['HTML', 'kiểu', 'mã', 'cộng', 'mức', 'mức mã']);
  for (const { kind, total, scripts } of BUDGETS) {
    const ofKind = pages.filter(({ path }) => BUDGETS.find(({ is }) => is(path))!.kind === kind);
    const heaviest = heaviestOf(ofKind);
    const maxScripts = Math.max(...ofKind.map((page) => page.scripts));
    const weights = [heaviest.html, heaviest.styles, maxScripts, heaviest.total].map(formatNumber);
    const budgets = [total, scripts].map((limit) => (limit === Infinity ? '–' : formatNumber(limit)));
    printRow(kind, [...weights, ...budgets]);
  }
}

function heaviestOf(pages: PageWeight[]): PageWeight {
  return pages.sort((a, b) => b.total - a.total)[0]!;
}

function findFreePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

function printRow(name: string, cells: string[]): void {
  printLine(name.padEnd(24) + cells.map((cell) => cell.padStart(Math.max(10, cell.length + 2))).join(''));
}
