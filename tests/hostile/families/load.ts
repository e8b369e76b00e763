import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerName } from '../../../scripts/programs/web-servers.ts';
import { startWebServer } from '../../commands/web-servers.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { articleMd } from '../../fixtures/make.ts';
import { underPortal } from '../../fixtures/portals.ts';
import { PLAN, portalInOrder, portalOf } from '../beside.ts';
import { lastWords, runLimited } from '../limits.ts';
import type { Family, Verdict } from '../trial.ts';
import { visitSite } from '../visitors.ts';

const PORTAL = 'xa-mot';
const HOST = `${PORTAL}.vidu.gov.vn`;
const SERVERS: ServerName[] = ['nginx', 'caddy', 'apache'];

/** The load that a portal on a plain server must carry. */
const MIN_REQUESTS_PER_SECOND = 2000;

/** A portal is replaced again and again while thousands of requests come in each second. */
export const load: Family = {
  id: 'load',
  name: 'hàng nghìn lời hỏi mỗi giây trong khi cổng được thay',
  // By tests/commands/servers.test.ts, with one request after the other.
  isTestedElsewhere: true,
  async judge({ folder, size, say }) {
    const root = await mkdtemp(join(folder, 'tai-'));
    const [content, out] = [join(root, 'content'), join(root, 'dist')];
    const [seconds, replaced] = size === 'full' ? [10, 20] : [2, 1];
    await writeFiles(content, PLAN);
    await build(content, out, 0);
    const verdicts: Verdict[] = [];
    for (const name of SERVERS) {
      const printed = await runLimited('preview', ['--content', content, '--out', out, '--config', name], {
        seconds: 60,
      });
      if (printed.code !== 0) return [{ input: `cấu hình ${name}`, fault: lastWords(printed) }];
      const server = await startWebServer(name, printed.stdout, join(root, name));
      try {
        const atRest = await judgeVisits(`${name}, cổng đứng yên`, server.port, MIN_REQUESTS_PER_SECOND, () =>
          wait(seconds * 1000),
        );
        // The machine is busy building too, so that the number of requests says nothing.
        const underway = await judgeVisits(`${name}, thay ${replaced} lần`, server.port, 0, async () => {
          for (let time = 1; time <= replaced; time++) await build(content, out, time);
        });
        for (const { input, fault } of [atRest, underway]) say(`${input}: ${fault ?? 'không lỗi'}`);
        verdicts.push(atRest, underway);
      } finally {
        server.process.kill();
      }
    }
    await rm(root, { recursive: true, force: true });
    return verdicts;
  },
};

/** The pages that visitors open, and two files that programs ask for. */
const PATHS = ['/', '/tin-tuc/', '/tin-tuc/bai/', '/tim-kiem/', '/rss.xml', '/api/portal.json'];

/** How many visitors have a connection open at once. */
const VISITORS = 64;

/** Has visitors ask while something happens, and judges what came to them. */
async function judgeVisits(
  input: string,
  port: number,
  minPerSecond: number,
  happen: () => Promise<void>,
): Promise<Verdict> {
  const started = performance.now();
  let isOver = false;
  const visiting = visitSite({ port, host: HOST, paths: PATHS, buildsOf }, VISITORS, () => isOver);
  await happen().finally(() => (isOver = true));
  const { answered, closedIdle, faults } = await visiting;
  const perSecond = Math.round((answered * 1000) / (performance.now() - started));
  const named = [...faults].map(([fault, times]) => `${fault} (${times} lần)`);
  // Other work on the machine is a reason too.
  if (perSecond < minPerSecond)
    named.push(`chỉ ${perSecond} lời hỏi mỗi giây, khi máy có ${loadavg()[0]!.toFixed(1)} việc chờ`);
  return {
    input: `${input}, ${answered} lời hỏi, ${perSecond} mỗi giây, ${closedIdle} kết nối rỗi bị đóng`,
    fault: named.length > 0 ? named.slice(0, MAX_NAMED_FAULTS).join('; ') : null,
  };
}

const MAX_NAMED_FAULTS = 5;

const titleOf = (time: number) => `Bài sửa lần thứ ${time} của xã`;
const accentOf = (time: number) => `#0b${(0x30 + time * 7).toString(16)}94`;

/** Gives the builds that a page, a feed or a style sheet names: by the title of the article, or by the colour. */
function buildsOf(text: string): string[] {
  const titles = [...text.matchAll(/Bài sửa lần thứ (\d+) của xã/g)].map(([, time]) => Number(time));
  const accents = [...text.matchAll(/(?:"theme-color" content="|--colour-accent:)(#0b[\da-f]{2}94)/g)];
  const times = accents.map(([, accent]) => (Number.parseInt(accent!.slice(3, 5), 16) - 0x30) / 7);
  return [...titles, ...times].map(String);
}

/** Builds the portal with something new on each page and in each list. */
async function build(content: string, out: string, time: number): Promise<void> {
  await writeFiles(content, {
    ...portalInOrder(PORTAL),
    ...underPortal(PORTAL, {
      'portal.yaml': portalOf(PORTAL, { theme: { accent: accentOf(time) } }),
      'tin-tuc/2026/bai.md': articleMd({ title: titleOf(time) }),
    }),
  });
  const run = await runLimited('build', ['--content', content, '--out', out, '--compress'], { seconds: 180 });
  if (run.code !== 0) throw new Error(lastWords(run));
}
