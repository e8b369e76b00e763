import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { ServerName } from '../../../scripts/programs/web-servers.ts';
import { startWebServer } from '../../commands/web-servers.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { articleMd } from '../../fixtures/make.ts';
import { underPortal } from '../../fixtures/portals.ts';
import { PLAN, portalInOrder, portalOf } from '../beside.ts';
import { lastWords, runLimited } from '../limits.ts';
import type { Family, Verdict } from '../trial.ts';

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
    const script = join(root, 'hoi.lua');
    await writeFile(script, WRK_SCRIPT);
    const verdicts: Verdict[] = [];
    for (const name of SERVERS) {
      const printed = await runLimited('preview', ['--content', content, '--out', out, '--config', name], {
        seconds: 60,
      });
      if (printed.code !== 0) return [{ input: `cấu hình ${name}`, fault: lastWords(printed) }];
      const server = await startWebServer(name, printed.stdout, join(root, name));
      try {
        say(`${name}: ${seconds} giây khi cổng đứng yên`);
        verdicts.push(judgeLoad(`${name}, cổng đứng yên`, await ask(server.port, script, seconds), seconds));
        const rounds: Verdict[] = [];
        let isOver = false;
        const asking = (async () => {
          while (!isOver) {
            const round = await ask(server.port, script, 5);
            rounds.push(judgeLoad(`${name}, cổng được thay ${replaced} lần`, round, 0));
          }
        })();
        for (let time = 1; time <= replaced; time++) {
          await build(content, out, time);
          say(`${name}: thay lần ${time}/${replaced}`);
        }
        isOver = true;
        await asking;
        verdicts.push(rounds.find(({ fault }) => fault !== null) ?? rounds[0]!);
      } finally {
        server.process.kill();
      }
    }
    await rm(root, { recursive: true, force: true });
    return verdicts;
  },
};

/** Asks for pages and files in turn; at the end prints what went wrong, by kind. */
const WRK_SCRIPT = `
local paths = { "/", "/tin-tuc/", "/tin-tuc/bai/", "/tim-kiem/", "/rss.xml", "/api/portal.json" }
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Host"] = "${HOST}", ["Accept-Encoding"] = "gzip, br" })
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("KETQUA %d %d %d\\n", summary.requests, e.status, e.connect + e.read + e.write + e.timeout))
end
`;

interface Answered {
  requests: number;
  refused: number;
  broken: number;
}

function ask(port: number, script: string, seconds: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const threads = Math.min(2, cpus().length);
    const child = spawn('wrk', [
      ...[`-t${threads}`, '-c64', `-d${seconds}s`, '--timeout', '5s', '-s', script],
      `http://127.0.0.1:${port}/`,
    ]);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', () => reject(new Error('Không chạy được wrk. Cài gói wrk.')));
    // A server that answers nothing would keep it waiting.
    const limit = setTimeout(() => child.kill('SIGKILL'), (seconds + 30) * 1000);
    child.on('close', () => {
      clearTimeout(limit);
      const [, requests, refused, broken] = /KETQUA (\d+) (\d+) (\d+)/.exec(said) ?? [];
      if (requests === undefined) reject(new Error(said));
      else resolve({ requests: Number(requests), refused: Number(refused), broken: Number(broken) });
    });
  });
}

/** @param seconds how long was asked; 0 where the machine is busy building, so that the number does not count */
function judgeLoad(input: string, { requests, refused, broken }: Answered, seconds: number): Verdict {
  const wanted = seconds * MIN_REQUESTS_PER_SECOND;
  const faults = [
    ...(refused > 0 ? [`${refused} lời hỏi không được trang`] : []),
    ...(broken > 0 ? [`${broken} lần đứt`] : []),
    ...(requests < wanted ? [`chỉ ${requests} lời hỏi trong ${seconds} giây`] : []),
  ];
  return { input, fault: faults.length > 0 ? faults.join(', ') : null };
}

/** Builds the portal with something new on each page and in each list. */
async function build(content: string, out: string, time: number): Promise<void> {
  await writeFiles(content, {
    ...portalInOrder(PORTAL),
    ...underPortal(PORTAL, {
      'portal.yaml': portalOf(PORTAL, { theme: { accent: `#0b${(0x30 + time * 7).toString(16)}94` } }),
      'tin-tuc/2026/bai.md': articleMd({ title: `Bài sửa lần thứ ${time} của xã` }),
    }),
  });
  const run = await runLimited('build', ['--content', content, '--out', out, '--compress'], { seconds: 180 });
  if (run.code !== 0) throw new Error(lastWords(run));
}
