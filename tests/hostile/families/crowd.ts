import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeFiles, type Files } from '../../fixtures/folders.ts';
import { articleMd } from '../../fixtures/make.ts';
import { leastPortal, underPortal } from '../../fixtures/portals.ts';
import { DAY, errorsOf, FILTERS, PLAN, portalInOrder, portalOf, readTold, type Told } from '../beside.ts';
import { runLimited, runUnlimited } from '../limits.ts';
import type { Family, Trial, Verdict } from '../trial.ts';

/** Five of twenty portals are hostile, each in a way of its own; fifteen are built all the same. */
export const crowd: Family = {
  id: 'crowd',
  name: 'hai mươi cổng, năm cổng thù địch',
  async judge(trial) {
    const [content, out] = [join(trial.folder, 'content'), join(trial.folder, 'dist')];
    // The neighbours are all alike, so that the least trial has four of them.
    const good = trial.size === 'least' ? GOOD.slice(0, 4) : GOOD;
    await writeFiles(content, Object.assign({ ...PLAN }, ...good.map((id) => portalInOrder(id))) as Files);
    // What it takes to build the neighbours alone is not tried.
    await runUnlimited(trial.size, 'build', argumentsFor(content, out), { seconds: 180 });
    for (const id of good)
      await writeFiles(
        content,
        underPortal(id, { 'tin-tuc/2026/moi.md': articleMd({ title: `Bài mới hôm nay của ${id}` }) }),
      );
    for (const [id, write] of Object.entries(HOSTILE))
      await writeFiles(content, { ...leastPortal(id), ...underPortal(id, write(id)) });
    const late = await judgeBuild('các cổng khác đã có trang', { content, out, good }, trial);
    // What an operator's file allots is tried by tests/commands/portal-places.test.ts.
    if (trial.size === 'least') return late;

    rmSync(out, { recursive: true });
    const portals = Object.fromEntries(good.map((id) => [id, { hosts: [`${id}.vidu.gov.vn`] }]));
    await writeFiles(content, { 'cong.yaml': stringify({ portals }) });
    return [
      ...late,
      ...(await judgeBuild('lần đầu, có tệp của người vận hành', { content, out, good }, trial)),
    ];
  },
};

/** A person waits so long; a machine that runs all tests at once is given more. */
const MOST_SECONDS = { full: 30, small: 180, least: 180 };

const GOOD = Array.from({ length: 15 }, (_, at) => `xa-lanh-${String(at + 1).padStart(2, '0')}`);

async function judgeBuild(
  when: string,
  { content, out, good }: { content: string; out: string; good: string[] },
  { size, say }: Trial,
): Promise<Verdict[]> {
  const told = await build(content, out, MOST_SECONDS[size], say);
  const built =
    typeof told === 'string'
      ? []
      : told.portals.filter(({ status }) => status === 'built').map(({ portal }) => portal);
  return Object.keys(HOSTILE).map((id) => {
    const input = `${when}: ${id}`;
    if (typeof told === 'string') return { input, fault: told };
    if (!good.every((each) => built.includes(each)))
      return { input, fault: `chỉ dựng được ${built.length} cổng` };
    const isNamed = built.includes(id)
      ? (NAMED_THOUGH_BUILT[id]?.(told) ?? false)
      : errorsOf(told, id).length > 0;
    return { input, fault: isNamed ? null : 'không bị nêu tên' };
  });
}

/** What is no harm any more once it is shown as plain text, or read in one go. */
const NAMED_THOUGH_BUILT: Record<string, (told: Told) => boolean> = {
  'xa-thuc-the': ({ problems }) =>
    problems.some(({ file }) => file === 'portals/xa-thuc-the/tin-tuc/2026/x.md'),
  'xa-chu-lap': () => true,
};

async function build(
  content: string,
  out: string,
  seconds: number,
  say?: Trial['say'],
): Promise<Told | string> {
  const started = performance.now();
  const run = await runLimited('build', argumentsFor(content, out), { seconds });
  say?.(`${Math.round((performance.now() - started) / 1000)} giây, nhiều nhất ${run.megabytes} MB`);
  return readTold(run);
}

const argumentsFor = (content: string, out: string) => [
  ...['--content', content, '--out', out],
  ...['--as-of', DAY, '--format', 'json'],
];

const article = (body: string) => articleMd({ title: 'Bài lạ trong loạt thử' }, body);

const HOSTILE: Record<string, (id: string) => Record<string, string>> = {
  'xa-hinh-ve-treo': (id) => ({
    'portal.yaml': portalOf(id),
    'tin-tuc/2026/x/index.md': articleMd({
      title: 'Bài có hình vẽ lạ trong loạt thử',
      cover: { src: 'a.svg', alt: 'Cán bộ xã hướng dẫn người dân' },
    }),
    'tin-tuc/2026/x/a.svg': FILTERS,
  }),
  'xa-ngoac-rong': (id) => ({
    'portal.yaml': portalOf(id),
    'luot-truy-cap.yaml': `[${'{},'.repeat(80_000)}]`,
  }),
  'xa-thuc-the': (id) => ({
    'portal.yaml': portalOf(id),
    'tin-tuc/2026/x.md': article('&amp;'.repeat(180_000)),
  }),
  'xa-chu-lap': (id) => ({
    'portal.yaml': portalOf(id),
    // One expression after another would try every length of the same letter.
    'tin-tuc/2026/x.md': article(`ð ${'a'.repeat(900_000)}\n`),
  }),
  'xa-trung-dia-chi': (id) => ({ 'portal.yaml': portalOf(id, { url: 'https://xa-lanh-01.vidu.gov.vn/' }) }),
};
