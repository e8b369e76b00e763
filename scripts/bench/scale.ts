import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { PICTURE_CACHE } from '../../src/building/workers.ts';
import { COMPILED_CACHE } from '../../src/building/compiled-pages.ts';
import { makePicture } from '../../src/pictures/sizes.ts';
import { formatNumber } from '../../src/text/format.ts';
import { say } from './cost.ts';
import { changeArticle, DAY, writePortals } from './scale/content.ts';
import { preparePeers, type Peer } from './scale/peers.ts';
import { measureTree, type Command } from './process-tree.ts';
import { weigh, writeWork, type Goal, type Side } from './scale/table.ts';

const SCRIPTS = resolve(import.meta.dirname, '..');

/** As npm runs the commands. */
const COMPILE_CACHE = ['--import', join(SCRIPTS, 'compile-cache.mjs')];

/** How much there is to build: many portals with few and with some articles, one portal with some and with very many. */
const FULL = { portals: 100, few: 20, some: 200, less: 1000, large: 10_000 };
/** Enough to see that every part works. */
const SMALL = { portals: 3, few: 4, some: 8, less: 10, large: 40 };

const ABOUT = `Bên nào cũng dựng cùng nội dung, cùng các loại trang;
cứ ba bài có một bài kèm ảnh. Ảnh và khuôn trang của cong-xa đã có sẵn trong kho (khuôn trang được biên
dịch một lần cho mỗi phiên bản phần mềm, hết bao nhiêu ghi ở đầu), bên khác chép nguyên tệp ảnh. cong-xa còn
kiểm tra nội dung và lập báo cáo; mã QR của bên khác là một hình cố định.`;

/**
 * Measures whole builds and builds after a change beside Eleventy, Hugo, and the floor of reading, rendering and
 * writing alone, on the same content. The small size leaves out the peers, which have to be installed. Nothing is
 * deleted before the end: on some disks (ext4 without a journal) every file made within minutes of many deletions
 * costs more CPU than it takes to render a page.
 */
export async function benchScale(folder: string, isSmall: boolean): Promise<void> {
  const { portals, few, some, less, large } = isSmall ? SMALL : FULL;
  const peers = isSmall ? [] : preparePeers(folder);
  // The goals are set for the full size.
  const print = (name: string, sides: [Side, ...Side[]], goals: Goal[]) =>
    writeWork(name, sides, isSmall ? [] : goals).forEach(say);
  say(`Tải của máy khi bắt đầu đo: ${formatNumber(Math.round(loadavg()[0]! * 10) / 10)}. ${ABOUT}`);

  print('biên dịch khuôn trang, một lần cho mỗi phiên bản phần mềm', [await measureCompiling()], []);
  // Has them compiled where the builds below find them.
  await measureOwn(await prepare(folder, 1, 1));

  const fewEach = await prepare(folder, portals, few);
  const fewCold = await measureCold(fewEach, peers);
  print(`${title(portals, few)}, dựng mới`, fewCold, [
    atMost('8 giây CPU', fewCold[0].cost.seconds, 8),
    ...ratioTo('ít hơn Eleventy', fewCold, 'Eleventy', 1),
  ]);

  const someEach = await prepare(folder, portals, some);
  const someCold = await measureCold(someEach, peers);
  print(`${title(portals, some)}, dựng mới`, someCold, [
    atMost('35 giây CPU', someCold[0].cost.seconds, 35),
    atMost('1.536 MiB', someCold[0].cost.mebibytes, 1536),
  ]);
  const same = await measureOwn(someEach);
  print(`${title(portals, some)}, không đổi gì`, [same], [atMost('2 giây đợi', same.cost.wall, 2)]);
  changeArticle(someEach.content, 'xa-0001');
  const oneOfMany = await measureOwn(someEach);
  print(`${title(portals, some)}, sửa một bài`, [oneOfMany], [atMost('4 giây đợi', oneOfMany.cost.wall, 4)]);

  const one = await prepare(folder, 1, large);
  const cold = await measureCold(one, peers);
  print(`${title(1, large)}, dựng mới`, cold, [
    ...ratioTo('nhiều nhất 0,9 lần CPU của Eleventy', cold, 'Eleventy', 0.9),
    ...ratioTo('nhiều nhất 1,6 lần CPU của Hugo', cold, 'Hugo', 1.6),
    atMost('1.024 MiB', cold[0].cost.mebibytes, 1024),
  ]);
  changeArticle(one.content, 'xa-0000');
  const changed = await measureOwn(one);
  print(
    `${title(1, large)}, sửa một bài`,
    [changed],
    ratioTo('nhiều nhất 0,6 lần CPU của Hugo khi dựng mới', [changed, ...cold.slice(1)], 'Hugo', 0.6),
  );

  const searched = { ...one, out: `${one.out}-tim-kiem`, hasSearch: true };
  const coldSearched = await measureOwn(searched);
  const share = 1 - cold[0].cost.seconds / coldSearched.cost.seconds;
  print(
    `${title(1, large)}, dựng mới, có tìm kiếm`,
    [coldSearched],
    [atMost('35 % CPU cho tìm kiếm', share * 100, 35)],
  );
  changeArticle(one.content, 'xa-0000');
  const changedSearched = await measureOwn(searched);
  print(
    `${title(1, large)}, sửa một bài, có tìm kiếm`,
    [changedSearched],
    [atMost('6 giây đợi', changedSearched.cost.wall, 6)],
  );

  const smaller = await measureOwn(await prepare(folder, 1, less));
  const growth = cold[0].cost.seconds / large / (smaller.cost.seconds / less);
  print(
    `${title(1, less)}, dựng mới`,
    [smaller],
    [atMost(`từ đây tới ${formatNumber(large)} bài, CPU mỗi bài gấp 1 lần`, growth, 1)],
  );
}

/** Measures what a build does first after the program has changed. */
async function measureCompiling(): Promise<Side> {
  const to = join(COMPILED_CACHE, `.${process.pid}`);
  const root = join(to, 'astro');
  mkdirSync(root, { recursive: true });
  const command: Command = {
    program: process.execPath,
    parameters: [...COMPILE_CACHE, join(SCRIPTS, 'compile-pages.ts'), root, to],
    cwd: root,
    environment: { NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  try {
    return { name: 'cong-xa', cost: await measureTree([command]) };
  } finally {
    rmSync(to, { recursive: true, force: true });
  }
}

/** Portals to be built, and where. */
interface Site {
  content: string;
  out: string;
  hasSearch: boolean;
}

/** Writes portals; their pictures are made before anything is measured, as they are when a portal is built again. */
async function prepare(folder: string, portals: number, articles: number): Promise<Site> {
  process.stderr.write(`Tạo ${title(portals, articles)}…\n`);
  const root = join(folder, `${portals}-${articles}`);
  const content = join(root, 'content');
  await writePortals(content, portals, articles);
  const pictures = join(content, 'anh');
  for (const name of readdirSync(pictures)) await makePicture(join(pictures, name), PICTURE_CACHE);
  return { content, out: join(root, 'cong-xa'), hasSearch: false };
}

/** Measures the first build of portals by every side, ours first. */
async function measureCold(site: Site, peers: Peer[]): Promise<[Side, ...Side[]]> {
  const ours = await measureOwn(site);
  const floor: Peer = {
    name: 'mức sàn',
    buildOf: (content, out) => [
      { program: process.execPath, parameters: [join(SCRIPTS, 'bench/scale/floor.ts'), content, out] },
    ],
  };
  const others: Side[] = [];
  for (const { name, buildOf } of [...peers, floor]) {
    const out = join(site.out, '..', name);
    others.push(await measureSide(name, buildOf(site.content, out), out));
  }
  return [ours, ...others];
}

function measureOwn({ content, out, hasSearch }: Site): Promise<Side> {
  const command = {
    program: process.execPath,
    parameters: [
      ...[...COMPILE_CACHE, join(SCRIPTS, 'build.ts')],
      ...['--content', content, '--out', out, '--as-of', DAY],
    ],
    environment: { CONG_XA_WITHOUT_SEARCH: hasSearch ? '' : '1' },
  };
  return measureSide('cong-xa', [command], out);
}

async function measureSide(name: string, commands: Command[], out: string): Promise<Side> {
  process.stderr.write(`Đo ${name}…\n`);
  return { name, cost: await measureTree(commands), wrote: weigh(out) };
}

function title(portals: number, articles: number): string {
  return `${formatNumber(portals)} cổng × ${formatNumber(articles)} bài`;
}

function atMost(text: string, measured: number | null, most: number): Goal {
  return { text: `nhiều nhất ${text}`, measured, most };
}

/** A goal beside a peer, where that peer was measured. */
function ratioTo(text: string, [ours, ...others]: Side[], peer: string, most: number): Goal[] {
  return others
    .filter(({ name }) => name.startsWith(peer))
    .map(({ cost }) => ({ text, measured: ours!.cost.seconds / cost.seconds, most }));
}
