import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { slugify } from '../../../src/text/fold.ts';
import {
  ARTICLES,
  twoDigits,
  wordsFrom,
  writeEntry,
  writeCommunePlan,
  writeCommunePortal,
} from '../content/commune.ts';
import { randomFrom, type Random } from '../random.ts';

/** Writes one portal of linked articles, a third of them with a picture, and returns the path of the last one. */
export async function writeLinkedPortal(content: string, articles: number): Promise<string> {
  const random = randomFrom(articles);
  const words = wordsFrom(random);
  const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#0b5394' } })
    .jpeg()
    .toBuffer();
  writeCommunePlan(content);
  const root = writeCommunePortal(content, 'xa-lon', { demo: true });

  const titles = Array.from({ length: articles }, (_, index) => `${words(9)} ${index}`);
  const slugs = titles.map((title) => slugify(title));
  let path = '';
  for (const [index, title] of titles.entries()) {
    const hasPicture = index % 3 === 0;
    path = join(root, ARTICLES, hasPicture ? `${slugs[index]}/index.md` : `${slugs[index]}.md`);
    const { frontMatter, body } = makeArticle(title, slugs, hasPicture, random);
    writeEntry(path, frontMatter, body);
    if (hasPicture) writeFileSync(join(path, '../anh.jpg'), photo);
  }
  return path;
}

function makeArticle(title: string, slugs: string[], hasPicture: boolean, random: Random) {
  const words = wordsFrom(random);
  const link = (count: number) => `[${words(count)}](/tin-tuc/${random.pick(slugs)}/)`;
  const frontMatter = {
    title,
    date: `2026-${twoDigits(1 + random.below(11))}-10`,
    section: random.next() < 0.6 ? 'cchc' : 'thong-bao',
    summary: words(25),
    topics: ['chinh-quyen-so'],
    unit: 'van-phong',
    ...(hasPicture ? { cover: { src: 'anh.jpg', alt: words(8) } } : {}),
  };
  const body = [
    `## ${words(5)}`,
    `${words(90)} ${link(4)} ${words(30)} [${words(5)}](https://dichvucong.gov.vn/p/home).`,
    `- ${words(8)}\n- ${words(9)}`,
    `| ${words(2)} | ${words(2)} |\n| --- | --- |\n| ${words(3)} | ${words(4)} |`,
    `### ${words(4)}`,
    `${words(150)} ${link(3)}.`,
    ...(hasPicture ? [`![${words(7)}](anh.jpg)`] : []),
  ].join('\n\n');
  return { frontMatter, body: `${body}\n` };
}
