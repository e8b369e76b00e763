import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { PICTURE_CACHE } from '../../src/building/workers.ts';
import { COMPILED_CACHE } from '../../src/building/compiled-pages.ts';
import { makeSharePicture } from '../../src/pictures/share-picture.ts';
import { makePicture } from '../../src/pictures/sizes.ts';
import { listPortals } from '../../src/store/content-folder.ts';
import { readPortalFile } from '../../src/store/portal-folder.ts';
import { formatNumber } from '../../src/text/format.ts';
import { colourOf } from '../../src/theme/tokens.ts';
import { npmCommand, PROJECT, scriptCommand } from './commands.ts';
import { DAY } from './content/commune.ts';
import { printLine, printProgress } from './print.ts';
import { measureTree, type Command } from './process-tree.ts';
import { preparePeers, type Peer } from './scale/peers.ts';
import { changeArticle, writePortals } from './scale/portals.ts';
import { countWritten, writeWork, type Goal, type Side } from './scale/table.ts';

/**
 * How much there is to build: many portals with few and with some articles, one portal with some and with very many.
 */
const FULL = { portals: 100, few: 20, some: 200, less: 1000, large: 10_000 };
/** Just large enough to show that every part works. */
const SMALL = { portals: 3, few: 4, some: 8, less: 10, large: 40 };

const ABOUT = `Bên nào cũng dựng cùng nội dung, cùng các loại trang;
cứ ba bài có một bài kèm ảnh. Ảnh và khuôn trang của cong-xa đã có sẵn trong kho (khuôn trang được biên
dịch một lần cho mỗi phiên bản phần mềm, hết bao nhiêu ghi ở đầu), bên khác chép nguyên tệp ảnh. cong-xa còn
kiểm tra nội dung và lập báo cáo; mã QR của bên khác là một hình cố định.`;

/**
 * Measures whole builds and builds after a change compared with Eleventy, Hugo, and the floor of reading, rendering and
 * writing alone, on the same content. The small size leaves out the peers, which have to be installed. Deletes nothing
 * before the end, because on some disks (ext4 without a journal) every file made within minutes of many deletions
 * costs more CPU than rendering a page.
 */
export async function benchScale(folder: string, isSmall: boolean): Promise<void> {
  const size = isSmall ? SMALL : FULL;
  const peers = isSmall ? [] : preparePeers(folder);
  // The goals are set for the full size.
  const print: Print = (name, sides, goals = []) =>
    writeWork(name, sides, isSmall ? [] : goals).forEach(printLine);
  printLine(`Tải của máy khi bắt đầu đo: ${formatNumber(Math.round(loadavg()[0]! * 10) / 10)}. ${ABOUT}`);

  print('biên dịch khuôn trang, một lần cho mỗi phiên bản phần mềm', [await measureCompiling()]);
  // Compiles the pages where the builds below find them.
  await measureOwn(await prepare(folder, 1, 1));
  await benchManyPortals(folder, size, peers, print);
  await benchLargePortal(folder, size, peers, print);
}

type Print = (name: string, sides: [Side, ...Side[]], goals?: Goal[]) => void;

async function benchManyPortals(
  folder: string,
  { portals, few, some }: typeof FULL,
  peers: Peer[],
  print: Print,
): Promise<void> {
  const fewEach = await measureCold(await prepare(folder, portals, few), peers);
  print(`${title(portals, few)}, dựng mới`, fewEach, [
    ...ratioTo('nhiều nhất 0,85 lần CPU của Hugo', fewEach, 'Hugo', 0.85),
    ...ratioTo('ít hơn Eleventy', fewEach, 'Eleventy', 1),
  ]);

  const site = await prepare(folder, portals, some);
  const cold = await measureCold(site, peers);
  print(`${title(portals, some)}, dựng mới`, cold, [
    ...ratioTo('nhiều nhất 0,91 lần CPU của Hugo', cold, 'Hugo', 0.91),
    atMost('1.536 MiB', cold[0].cost.mebibytes, 1536),
  ]);
  const same = await measureOwn(site);
  print(`${title(portals, some)}, không đổi gì`, [same], [atMost('2 giây đợi', same.cost.wall, 2)]);
  changeArticle(site.content, 1);
  const changed = await measureOwn(site);
  print(`${title(portals, some)}, sửa một bài`, [changed], [atMost('4 giây đợi', changed.cost.wall, 4)]);
}

async function benchLargePortal(
  folder: string,
  { less, large }: typeof FULL,
  peers: Peer[],
  print: Print,
): Promise<void> {
  const site = await prepare(folder, 1, large);
  const cold = await measureCold(site, peers);
  print(`${title(1, large)}, dựng mới`, cold, [
    ...ratioTo('nhiều nhất 0,9 lần CPU của Eleventy', cold, 'Eleventy', 0.9),
    ...ratioTo('nhiều nhất 1,05 lần CPU của Hugo', cold, 'Hugo', 1.05),
    atMost('1.024 MiB', cold[0].cost.mebibytes, 1024),
  ]);
  changeArticle(site.content, 0);
  const changed = await measureOwn(site);
  print(
    `${title(1, large)}, sửa một bài`,
    [changed],
    ratioTo('nhiều nhất 0,6 lần CPU của Hugo khi dựng mới', [changed, ...cold.slice(1)], 'Hugo', 0.6),
  );

  const searched = { ...site, out: `${site.out}-tim-kiem`, hasSearch: true };
  const coldSearched = await measureOwn(searched);
  const share = 1 - cold[0].cost.seconds / coldSearched.cost.seconds;
  print(
    `${title(1, large)}, dựng mới, có tìm kiếm`,
    [coldSearched],
    [atMost('35% CPU cho tìm kiếm', share * 100, 35)],
  );
  changeArticle(site.content, 0);
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
    ...scriptCommand(join(PROJECT, 'scripts/compile-pages.ts'), [root, to]),
    cwd: root,
    environment: { NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  try {
    return { name: 'cong-xa', cost: await measureTree([command]) };
  } finally {
    rmSync(to, { recursive: true, force: true });
  }
}

/** Portals to be built, and the folder they are built into. */
interface Site {
  content: string;
  out: string;
  hasSearch: boolean;
}

/** Writes portals and makes their pictures before anything is measured, because a second build finds them made. */
async function prepare(folder: string, portals: number, articles: number): Promise<Site> {
  printProgress(`Tạo ${title(portals, articles)}`);
  const root = join(folder, `${portals}-${articles}`);
  const content = join(root, 'content');
  const pictures = await writePortals(content, portals, articles);
  for (const name of readdirSync(pictures)) await makePicture(join(pictures, name), PICTURE_CACHE);
  for (const id of listPortals(content)) await drawSharePicture(content, id);
  return { content, out: join(root, 'cong-xa'), hasSearch: false };
}

/** Draws the picture that is shown when somebody shares a page of a portal; the peers copy a file. */
async function drawSharePicture(content: string, id: string): Promise<void> {
  const read = readPortalFile(content, id, {});
  if (!('ok' in read)) throw new Error(`${id}: portal.yaml`);
  const { name, province } = read.ok.data;
  await makeSharePicture({ name, province, accent: colourOf('accent', 'light') }, PICTURE_CACHE);
}

/** Measures the first build of portals by every side, ours first. */
async function measureCold(site: Site, peers: Peer[]): Promise<[Side, ...Side[]]> {
  const ours = await measureOwn(site);
  const floor: Peer = {
    name: 'mức sàn',
    buildOf: (content, out) => [scriptCommand(join(import.meta.dirname, 'scale/floor.ts'), [content, out])],
  };
  const others: Side[] = [];
  for (const { name, buildOf } of [...peers, floor]) {
    const out = join(site.out, '..', name);
    others.push(await measureSide(name, buildOf(site.content, out), out));
  }
  return [ours, ...others];
}

function measureOwn({ content, out, hasSearch }: Site): Promise<Side> {
  const command = npmCommand('build', ['--content', content, '--out', out, '--as-of', DAY], {
    CONG_XA_WITHOUT_SEARCH: hasSearch ? '' : '1',
  });
  return measureSide('cong-xa', [command], out);
}

async function measureSide(name: string, commands: Command[], out: string): Promise<Side> {
  printProgress(`Đo ${name}`);
  return { name, cost: await measureTree(commands), wrote: countWritten(out) };
}

function title(portals: number, articles: number): string {
  return `${formatNumber(portals)} cổng × ${formatNumber(articles)} bài`;
}

function atMost(text: string, measured: number | null, max: number): Goal {
  return { text: `nhiều nhất ${text}`, measured, max };
}

/** Returns a goal relative to a peer, or none where that peer was not measured. */
function ratioTo(text: string, [ours, ...others]: Side[], peer: string, max: number): Goal[] {
  return others
    .filter(({ name }) => name.startsWith(peer))
    .map(({ cost }) => ({ text, measured: ours!.cost.seconds / cost.seconds, max }));
}
