import { join } from 'node:path';
import { articleMd } from '../../fixtures/make.ts';
import { underPortal, leastPortal } from '../../fixtures/portals.ts';
import { writeFiles } from '../../fixtures/trees.ts';
import { DAY, errorsOf, FILTERS, PLAN, portalInOrder, portalOf, readTold } from '../beside.ts';
import { runLimited } from '../limits.ts';
import type { Family } from '../trial.ts';

/** Five of twenty portals are hostile, each in a way of its own; fifteen are built all the same. */
export const crowd: Family = {
  id: 'crowd',
  name: 'hai mươi cổng, năm cổng thù địch',
  async judge({ folder, say }) {
    const content = join(folder, 'content');
    const good = Array.from({ length: 15 }, (_, at) => `xa-lanh-${String(at + 1).padStart(2, '0')}`);
    await writeFiles(content, Object.assign({ ...PLAN }, ...good.map((id) => portalInOrder(id))));
    for (const [id, files] of Object.entries(HOSTILE))
      await writeFiles(content, { ...leastPortal(id), ...underPortal(id, files(id)) });

    const run = await runLimited(
      'build',
      ['--content', content, '--out', join(folder, 'dist'), '--as-of', DAY, '--format', 'json'],
      { seconds: MOST_SECONDS },
    );
    say(`nhiều nhất ${run.megabytes} MB`);
    const told = readTold(run);
    if (typeof told === 'string') return Object.keys(HOSTILE).map((input) => ({ input, fault: told }));
    const built = told.portals.filter(({ status }) => status === 'built').map(({ portal }) => portal);
    const isWhole = good.every((id) => built.includes(id));
    return Object.keys(HOSTILE).map((input) => ({
      input,
      fault: !isWhole
        ? `chỉ dựng được ${built.length} cổng`
        : built.includes(input) || errorsOf(told, input).length === 0
          ? 'không bị nêu lỗi'
          : null,
    }));
  },
};

const MOST_SECONDS = 30;

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
    'tin-tuc/2026/x.md': article(`ð ${'a'.repeat(900_000)}\n`),
  }),
  'xa-trung-dia-chi': (id) => ({
    'portal.yaml': portalOf(id, { url: 'https://xa-lanh-01.vidu.gov.vn/tin-tuc/x/' }),
  }),
};
