import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { linkTree, writeFiles, type Files } from '../../fixtures/folders.ts';
import { articleMd } from '../../fixtures/make.ts';
import { pdf, portalFiles, underPortal } from '../../fixtures/portals.ts';
import { type Tree } from '../../fixtures/trees.ts';
import { DAY, PLAN } from '../beside.ts';
import { copyProgram, lastWords, runLimited } from '../limits.ts';
import { differencesFrom, filesBelow, holds, readSites } from '../sites.ts';
import { pick, seeded, type Family, type Trial, type Verdict } from '../trial.ts';

/** What lies on the disk is damaged between two builds, or changes under one; the pages are as they would be all the same. */
export const damage: Family = {
  id: 'damage',
  name: 'hỏng bộ nhớ đệm, trang, đồng hồ; tệp bị tráo',
  judge: judgeDamage,
};

const PORTAL = 'xa-mot';
const ARTICLE = `portals/${PORTAL}/tin-tuc/2026/bai/index.md`;

/** A checkout of its own, whose cache nobody else uses, with what it builds when nothing is damaged. */
interface Place {
  program: string;
  content: string;
  out: string;
  spare: string;
  whole: Tree;
}

type Bytes = Buffer<ArrayBufferLike>;

const HARMS: Record<string, (bytes: Bytes, random: () => number) => Bytes> = {
  'một bit': (bytes, random) => flip(bytes, Math.floor(random() * bytes.length), random),
  'một bit trong chữ': (bytes, random) =>
    flip(bytes, Math.max(0, bytes.indexOf(pick(WORDS, random))) + 2, random),
  rỗng: () => Buffer.alloc(0),
  'bị cắt': (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  'toàn số không': (bytes) => Buffer.alloc(bytes.length),
  'thêm đuôi': (bytes) => Buffer.concat([bytes, Buffer.from('x'.repeat(100))]),
  'chữ bị thay': (bytes, random) => replaceIn(bytes, pick(WORDS, random)),
};

/** What the pages say. */
const WORDS = ['Mốc', 'Đăng ký', 'Thân bài', 'Nguyễn', 'title', 'tin-tuc'];

async function judgeDamage(trial: Trial): Promise<Verdict[]> {
  const place = await prepare(trial);
  const random = seeded(11);
  const isFull = trial.size === 'full';
  // One file at a time is left to a full trial: tests/commands/build-damage.test.ts harms them all at once.
  const many = isFull ? 40 : 0;
  const verdicts: Verdict[] = [];
  const judge = async (input: string, work: () => Promise<string | null>) => {
    restore(place);
    verdicts.push({ input, fault: await work() });
    trial.say(`${verdicts.length}, ${input}: ${verdicts.at(-1)!.fault ?? 'sống sót'}`);
  };

  const names = Object.keys(HARMS);
  for (let at = 0; at < many; at++) {
    const kind = pick(readdirSync(join(place.program, '.cache')), random);
    const file = pick(filesBelow(join(place.program, '.cache', kind)), random);
    const harm = names[at % names.length]!;
    await judge(`bộ nhớ đệm ${file.slice(place.program.length + 8)}: ${harm}`, async () => {
      harmFile(file, harm, random);
      rmSync(place.out, { recursive: true });
      return faultOfBuild(place);
    });
  }
  await judge('bộ nhớ đệm: mọi tệp một bit', async () => {
    for (const file of cacheFiles(place, trial)) harmFile(file, 'một bit', random);
    rmSync(place.out, { recursive: true });
    return faultOfBuild(place);
  });
  if (trial.size !== 'least')
    await judge('bộ nhớ đệm là một tệp', async () => {
      rmSync(join(place.program, '.cache'), { recursive: true });
      writeFileSync(join(place.program, '.cache'), 'x');
      return faultOfBuild(place);
    });

  const site = () => filesBelow(join(place.out, PORTAL));
  const kinds = [
    /\/index\.html$/,
    /\.cong-xa\.json$/,
    /\/_astro\//,
    /\/anh\//,
    /\/tep\//,
    /\/pagefind\//,
    /\.(?:xml|json|txt)$/,
    /sw\.js$/,
  ];
  for (let at = 0; at < many; at++) {
    const harm = names[at % names.length]!;
    const ofKind = site().filter((path) => kinds[at % kinds.length]!.test(path));
    if (ofKind.length === 0) continue;
    const file = pick(ofKind, random);
    const isEdited = at % 2 === 1;
    await judge(
      `trang đã dựng ${file.slice(place.out.length + 1)}: ${harm}${isEdited ? ', rồi sửa một bài khác' : ''}`,
      async () => {
        harmFile(file, harm, random);
        return faultOfBuild(place, isEdited ? OTHER : {});
      },
    );
  }
  const linked = ['tin-tuc/bai/index.html', 'tep/tin-tuc/2026/bai/mau.pdf', 'anh'];
  for (const paths of isFull ? linked.map((path) => [path]) : [linked])
    await judge(`${paths.join(', ')} đã dựng bị thay bằng liên kết`, async () => {
      for (const path of paths.map((each) => join(place.out, PORTAL, each))) {
        if (!existsSync(path)) return `không có ${path}`;
        rmSync(path, { recursive: true });
        symlinkSync('/etc/passwd', path);
      }
      return faultOfBuild(place);
    });

  // The least trial leaves clocks to tests/commands/early-clock.test.ts.
  const clocks = { full: 3, small: 1, least: 0 };
  for (const [told, shift] of Object.entries(CLOCKS).slice(0, clocks[trial.size]))
    await judge(`đồng hồ ${told}`, async () => {
      const run = await runBuild(place, { asOf: null, env: { NODE_OPTIONS: `--import=${clockAt(shift)}` } });
      if (run.stopped) return run.stopped;
      if (run.code === 0) return 'mã thoát 0';
      return faultOfTree(place);
    });
  for (let at = 0; at < (isFull ? 6 : 1); at++)
    await judge(`tệp bị tráo bằng liên kết trong lúc dựng, lần ${at + 1}`, () => faultOfSwap(place));
  return verdicts;
}

async function prepare({ folder }: Trial): Promise<Place> {
  const place: Place = {
    program: join(folder, 'ma-nguon'),
    content: join(folder, 'content'),
    out: join(folder, 'dist'),
    spare: join(folder, 'nguyen'),
    whole: new Map(),
  };
  mkdirSync(place.program);
  copyProgram(place.program, { packages: 'linked' });
  await writeFiles(place.content, {
    ...PLAN,
    ...portalFiles(PORTAL, { url: 'https://mot.vidu.gov.vn/', mark: 'Mốc', portal: { plans: ['ke-hoach'] } }),
    ...underPortal(PORTAL, {
      'tin-tuc/2026/bai/index.md': articleMd(
        {
          cover: { src: 'anh.jpg', alt: 'Cán bộ hướng dẫn' },
          attachments: [{ src: 'mau.pdf', name: 'Mẫu đơn' }],
        },
        'Thân bài có vài chữ.\n',
      ),
      'tin-tuc/2026/bai/anh.jpg': await sharp({
        create: { width: 900, height: 600, channels: 3, background: '#446688' },
      })
        .jpeg()
        .toBuffer(),
      'tin-tuc/2026/bai/mau.pdf': pdf('mẫu'),
      'tin-tuc/2026/khac.md': articleMd({ title: 'Bài khác của xã này', date: '2026-02-02' }),
    }),
  });
  const run = await runBuild(place, {});
  if (run.code !== 0) throw new Error(lastWords(run));
  place.whole = (await readSites(place.out))[PORTAL]!;
  for (const [name, from] of partsOf(place)) set(from, join(place.spare, name));
  return place;
}

/** What a trial may change, and must be set back before the next. */
function partsOf({ program, content, out }: Place): [name: string, from: string][] {
  return [
    ['cache', join(program, '.cache')],
    ['content', content],
    ['dist', out],
  ];
}

function restore(place: Place): void {
  for (const [name, to] of partsOf(place)) {
    rmSync(to, { recursive: true, force: true });
    set(join(place.spare, name), to);
  }
}

/** Copies a part; what was compiled of the program, in thousands of files, is only ever replaced, and gets other names. */
function set(from: string, to: string): void {
  const isCompiled = (path: string) => COMPILED.some((name) => path === join(from, name));
  cpSync(from, to, { recursive: true, preserveTimestamps: true, filter: (path) => !isCompiled(path) });
  for (const name of COMPILED) if (existsSync(join(from, name))) linkTree(join(from, name), join(to, name));
}

/** What the cache holds of the program itself: the pages, and what Node has compiled. */
const COMPILED = ['khuon', 'node'];

/** Lists what is harmed of the cache at once: in the least trial, of the thousands of files of Node's own every tenth. */
function cacheFiles({ program }: Place, { size }: Trial): string[] {
  const node = join(program, '.cache/node');
  const isLeft = (file: string, at: number) =>
    size === 'least' && file.startsWith(`${node}/`) && at % 10 !== 0;
  return filesBelow(join(program, '.cache')).filter((file, at) => !isLeft(file, at));
}

/** Puts harmed bytes in the place of a file, which may have other names. */
function harmFile(file: string, harm: string, random: () => number): void {
  const bytes = HARMS[harm]!(readFileSync(file), random);
  rmSync(file);
  writeFileSync(file, bytes);
}

function runBuild(
  { program, content, out }: Place,
  { asOf = DAY, env = {} }: { asOf?: string | null; env?: Record<string, string> },
) {
  const day = asOf === null ? [] : ['--as-of', asOf];
  return runLimited('build', ['--content', content, '--out', out, ...day], { seconds: 180, program, env });
}

const OTHER: Files = underPortal(PORTAL, {
  'tin-tuc/2026/khac.md': articleMd(
    { title: 'Bài khác của xã này', date: '2026-02-02' },
    'Thân bài đã sửa.\n',
  ),
});

/** Builds again; the sites must be what a build from nothing makes of the same content. */
async function faultOfBuild(place: Place, edit: Files = {}): Promise<string | null> {
  await writeFiles(place.content, edit);
  const run = await runBuild(place, {});
  if (run.stopped || run.code !== 0) return run.stopped ?? `mã thoát ${run.code}: ${lastWords(run)}`;
  if (Object.keys(edit).length === 0) return faultOfTree(place);
  const fresh: Place = { ...place, out: `${place.out}-moi` };
  rmSync(fresh.out, { recursive: true, force: true });
  rmSync(join(place.program, '.cache'), { recursive: true, force: true });
  await runBuild(fresh, {});
  return faultOfTree({ ...place, whole: (await readSites(fresh.out))[PORTAL]! });
}

async function faultOfTree({ out, whole }: Place): Promise<string | null> {
  const changed = differencesFrom(whole, (await readSites(out))[PORTAL]);
  return changed.length > 0 ? `khác bản nguyên ở ${changed.slice(0, 3).join(', ')}` : null;
}

const CLOCKS: Record<string, string> = {
  'về 1970': '0',
  'về năm 2001': 'Date.UTC(2001, 0, 1)',
  'chậm một tuần': 'now() - 7 * 86_400_000',
};

/** A module that sets the clock of a process and of those it starts. */
function clockAt(time: string): string {
  const source = `const Old = Date, now = Old.now, shift = (${time}) - now();
globalThis.Date = class extends Old { constructor(...all) { if (all.length) super(...all); else super(now() + shift); } static now() { return now() + shift; } };`;
  return `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
}

/** Swaps a file for a link, to and fro, for as long as a build goes on. */
async function faultOfSwap(place: Place): Promise<string | null> {
  const secret = 'CHU-KHONG-DUOC-LO-7F3A';
  const elsewhere = join(place.content, '..', 'bi-mat.pdf');
  writeFileSync(elsewhere, `%PDF-1.4\n% ${secret}\n%%EOF\n`);
  const targets = ['mau.pdf', 'anh.jpg', 'index.md'].map((name) => join(place.content, ARTICLE, '..', name));
  rmSync(place.out, { recursive: true, force: true });
  // What was compiled of the program itself knows nothing of content, and takes long to make anew.
  for (const name of readdirSync(join(place.program, '.cache')))
    if (name !== 'khuon' && name !== 'node')
      rmSync(join(place.program, '.cache', name), { recursive: true, force: true });
  let isOver = false;
  const swapping = (async () => {
    for (const target of targets) cpSync(target, `${target}.nguyen`);
    while (!isOver) {
      for (const target of targets) {
        symlinkSync(elsewhere, `${target}.lien-ket`);
        renameSync(`${target}.lien-ket`, target);
      }
      await wait(3);
      for (const target of targets) {
        cpSync(`${target}.nguyen`, `${target}.tam`);
        renameSync(`${target}.tam`, target);
      }
      await wait(12);
    }
  })();
  const run = await runBuild(place, {});
  isOver = true;
  await swapping;
  if (run.stopped || run.code === 2) return run.stopped ?? lastWords(run);
  return existsSync(place.out) && holds(place.out, secret) ? 'chữ của tệp ở ngoài lọt vào trang' : null;
}

function flip(bytes: Bytes, at: number, random: () => number): Bytes {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[at % copy.length]! ^= 1 << Math.floor(random() * 8);
  return copy;
}

function replaceIn(bytes: Bytes, word: string): Bytes {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(word);
  if (at >= 0) copy.fill('z', at, at + Buffer.byteLength(word));
  else if (copy.length > 0) copy[0]! ^= 1;
  return copy;
}
