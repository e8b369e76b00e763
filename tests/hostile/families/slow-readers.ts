import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { startWebServer } from '../../commands/web-servers.ts';
import { targetsOf } from '../../fixtures/html.ts';
import { articleMd } from '../../fixtures/make.ts';
import { underPortal } from '../../fixtures/portals.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { DAY, PLAN, portalInOrder, portalOf } from '../beside.ts';
import { lastWords, runLimited } from '../limits.ts';
import { seeded, type Family, type Verdict } from '../trial.ts';

const PORTAL = 'xa-mot';
const HOST = `${PORTAL}.vidu.gov.vn`;

/** A portal is replaced, again and again, under readers who ask for a page now and for its files later. */
export const slowReaders: Family = {
  id: 'readers',
  name: 'cổng được thay khi người đọc chậm đang đọc',
  // By tests/commands/build-readers.test.ts, with more readers.
  isTestedElsewhere: true,
  async judge({ folder, size, say }) {
    const root = await mkdtemp(join(folder, 'trang-'));
    const [content, out] = [join(root, 'content'), join(root, 'dist')];
    await writeFiles(content, PLAN);
    await edit(content, 0);
    await build(content, out);
    const printed = await runLimited('preview', ['--content', content, '--out', out, '--config', 'nginx'], {
      seconds: 60,
    });
    if (printed.code !== 0) return [{ input: 'cấu hình', fault: lastWords(printed) }];
    const server = await startWebServer('nginx', printed.stdout, join(root, 'nginx'));

    let isOver = false;
    const [many, times] = size === 'full' ? [64, 8] : [16, 2];
    const readers = Promise.all(Array.from({ length: many }, (_, at) => read(server.port, at, () => isOver)));
    for (let time = 1; time <= times; time++) {
      await edit(content, time);
      await build(content, out);
      say(`thay lần ${time}/${times}`);
    }
    isOver = true;
    const verdicts = await readers;
    server.process.kill();
    await rm(root, { recursive: true, force: true });
    return verdicts;
  },
};

const PATHS = ['/', '/tin-tuc/', '/tin-tuc/bai/', '/tim-kiem/', '/tin-tuc/bai-mot/'];

/** Reads pages slowly until told to stop, then once more; a page or a file that does not come is a fault. */
async function read(port: number, at: number, isOver: () => boolean): Promise<Verdict> {
  const random = seeded(100 + at);
  let asked = 0;
  const verdict = (fault: string | null): Verdict => ({
    input: `người đọc ${at + 1}, ${asked} lời hỏi`,
    fault,
  });
  for (let last = false; !last;) {
    last = isOver();
    const path = PATHS[Math.floor(random() * PATHS.length)]!;
    const page = await get(port, path, 5 + random() * 30);
    asked++;
    if (page.status !== 200) return verdict(`${path}: ${page.status}`);
    await wait(random() * 3000);
    const files = new Set(targetsOf(page.body).filter((to) => /^\/[^/].*\.[a-z0-9_]+$/.test(to)));
    for (const file of files) {
      const answer = await get(port, file, 0);
      asked++;
      if (answer.status !== 200) return verdict(`${file} của ${path}: ${answer.status}`);
    }
  }
  return verdict(null);
}

/** Asks for a path and takes the answer piece by piece, with a rest after each. */
function get(port: number, path: string, rest: number): Promise<{ status: number | string; body: string }> {
  return new Promise((settle) => {
    const asked = request(
      { host: '127.0.0.1', port, path, headers: { host: HOST }, agent: false },
      (response) => {
        void (async () => {
          const pieces: Buffer[] = [];
          try {
            for await (const piece of response) {
              pieces.push(piece as Buffer);
              if (rest > 0) await wait(rest);
            }
            settle({ status: response.statusCode!, body: Buffer.concat(pieces).toString('utf8') });
          } catch (error) {
            settle({ status: String(error), body: '' });
          }
        })();
      },
    );
    asked.on('error', (error) => settle({ status: error.message, body: '' })).end();
  });
}

/** Changes everything whose name follows from what is in it: colours, pictures, the search index. */
async function edit(content: string, time: number): Promise<void> {
  const background = { r: (time * 40) % 256, g: 90, b: 120 };
  await writeFiles(content, {
    ...portalInOrder(PORTAL),
    ...underPortal(PORTAL, {
      'portal.yaml': portalOf(PORTAL, { theme: { accent: `#0b${(0x30 + time * 7).toString(16)}94` } }),
      'tin-tuc/2026/bai/index.md': articleMd(
        { title: `Bài sửa lần thứ ${time} của xã`, cover: { src: 'anh.jpg', alt: 'Cán bộ hướng dẫn' } },
        `Thân bài lần ${time}. ${'Chữ và chữ. '.repeat(3000)}\n`,
      ),
      'tin-tuc/2026/bai/anh.jpg': await sharp({
        create: { width: 900, height: 600, channels: 3, background },
      })
        .jpeg()
        .toBuffer(),
    }),
  });
}

async function build(content: string, out: string): Promise<void> {
  const run = await runLimited('build', ['--content', content, '--out', out, '--as-of', DAY], {
    seconds: 180,
  });
  if (run.code !== 0) throw new Error(lastWords(run));
}
