import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startBrowser } from '../../../scripts/programs/chromium.ts';
import { listen, NONE, visitEach } from '../../browser/visits.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { addressOnServer, servePortals } from '../../../src/commands/preview-server.ts';
import { lastWords, runLimited } from '../limits.ts';
import { filesBelow } from '../sites.ts';
import { HOSTILE_PORTAL, hostilePortal } from '../portal.ts';
import { runInFrames, searchForTraces, watchForRuns } from '../traces.ts';
import type { Family, Trial, Verdict } from '../trial.ts';

/** Scripts in bodies and fields: every page of a portal full of them is opened, with the headers and without. */
export const scripts: Family = {
  id: 'scripts',
  name: 'mã trong thân bài và các trường, mở bằng trình duyệt',
  isTestedElsewhere: true,
  async judge(trial) {
    const out = join(trial.folder, 'dist');
    const content = await writeFiles(join(trial.folder, 'content'), await hostilePortal());
    const run = await runLimited('build', ['--content', content, '--out', out, '--as-of', '2026-11-20'], {
      seconds: 300,
    });
    const folder = join(out, HOSTILE_PORTAL);
    if (!run.stderr.includes('Đã dựng 1/1 cổng')) return [{ input: 'dựng', fault: lastWords(run) }];
    const host = 'thunghiem.vidu.gov.vn';
    const portal = { id: HOSTILE_PORTAL, folder, url: `https://${host}/`, host, base: '/' };
    const server = servePortals([portal]);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = addressOnServer(portal, (server.address() as AddressInfo).port);
    const paths = filesBelow(folder)
      .filter((file) => file.endsWith('.html'))
      .map((file) => file.slice(folder.length + 1).replace(/index\.html$/, ''));
    try {
      return [...(await open(address, paths, trial)), ...(await openWithoutPolicy(address, paths))];
    } finally {
      close(server);
      await rm(out, { recursive: true, force: true });
    }
  },
};

async function open(address: string, paths: string[], { say }: Trial): Promise<Verdict[]> {
  const browser = await startBrowser();
  const context = await browser.newContext();
  await context.addInitScript(watchForRuns);
  let done = 0;
  const verdicts = await visitEach(context, paths, async (page, path): Promise<Verdict> => {
    const { href } = new URL(path, address);
    const { stop, ...complaints } = listen(page, href);
    await page.goto(href, { waitUntil: 'load' });
    const traces = await page.evaluate(searchForTraces);
    stop();
    if (++done % 200 === 0) say(`${done}/${paths.length} trang`);
    const wrong = [
      ...traces,
      ...Object.entries(complaints).flatMap(([name, found]) =>
        found.length > 0 ? `${name}: ${found.join(', ')}` : [],
      ),
    ];
    return {
      input: `${path}, đủ tiêu đề an toàn`,
      fault:
        wrong.length > 0
          ? wrong.join('; ').slice(0, 300)
          : page.url() === href
            ? null
            : 'trang bị đưa đi nơi khác',
    };
  });
  await browser.close();
  return verdicts;
}

async function openWithoutPolicy(address: string, paths: string[]): Promise<Verdict[]> {
  const browser = await startBrowser();
  const context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript(watchForRuns);
  const page = await context.newPage();
  const { stop, ...complaints } = listen(page, address);
  await page.goto(address);
  const ran = new Set(await page.evaluate(runInFrames, paths));
  stop();
  await browser.close();
  const isQuiet = JSON.stringify(complaints) === JSON.stringify(NONE);
  return [
    ...paths.map((path) => ({
      input: `${path}, không tiêu đề an toàn`,
      fault: ran.has(path) ? 'mã đã chạy' : null,
    })),
    {
      input: 'không trang nào kêu lỗi hay gọi ra ngoài',
      fault: isQuiet ? null : JSON.stringify(complaints).slice(0, 300),
    },
  ];
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
