import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { slugify } from '../../../src/text/fold.ts';
import {
  ARTICLES,
  articleFacts,
  portalId,
  wordsFrom,
  writeEntry,
  writeCommunePlan,
  writeCommunePortal,
} from '../content/commune.ts';
import { randomFrom, type Random } from '../random.ts';

const PICTURES = 10;

/**
 * Writes portals whose articles are as long as real ones, some 300 to 800 words, one in three with a cover picture from
 * a shared set: the same for the same numbers. Returns the folder of the shared pictures.
 */
export async function writePortals(content: string, portals: number, articles: number): Promise<string> {
  const pictures = await drawPictures(content);
  writeCommunePlan(content);
  const random = randomFrom(portals * 7919 + articles);
  for (let portal = 0; portal < portals; portal++) {
    const folder = join(writeCommunePortal(content, portalId(portal), { demo: true }), ARTICLES);
    for (const name of readdirSync(pictures)) linkSync(join(pictures, name), join(folder, name));
    for (let article = 0; article < articles; article++) writeArticle(folder, article, random);
  }
  return pictures;
}

/** Changes an article of a portal as an editor would: its summary and a sentence. */
export function changeArticle(content: string, portal: number): void {
  const folder = join(content, 'portals', portalId(portal), ARTICLES);
  const articles = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const path = join(folder, articles[Math.floor(articles.length / 2)]!);
  const text = readFileSync(path, 'utf8').replace('\nsummary: ', '\nsummary: Đã sửa. ');
  writeFileSync(path, `${text}\nMột câu viết thêm.\n`);
}

function writeArticle(folder: string, number: number, random: Random): void {
  const words = wordsFrom(random);
  const facts = articleFacts(number, 10, random);
  const frontMatter = {
    ...facts,
    ...(number % 3 === 0 ? { cover: { src: `anh-${random.below(PICTURES)}.jpg`, alt: words(8) } } : {}),
  };
  const paragraph = () => words(60 + random.below(60));
  const body = [
    paragraph(),
    `## ${words(5)}`,
    paragraph(),
    `- ${words(8)}\n- **${words(3)}** ${words(9)}`,
    ...Array.from({ length: 1 + random.below(4) }, paragraph),
    `## ${words(6)}`,
    `${paragraph()} [${words(4)}](https://dichvucong.gov.vn/).`,
  ].join('\n\n');
  writeEntry(join(folder, `${slugify(facts.title)}.md`), frontMatter, `${body}\n`);
}

async function drawPictures(content: string): Promise<string> {
  const pictures = join(content, 'anh');
  mkdirSync(pictures, { recursive: true });
  for (let number = 0; number < PICTURES; number++)
    writeFileSync(join(pictures, `anh-${number}.jpg`), await drawPicture(number));
  return pictures;
}

/** Draws a picture with about as much detail as a photo. */
function drawPicture(number: number): Promise<Buffer> {
  const [width, height] = [400, 267];
  const random = randomFrom(number);
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => random.next() * 256);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(1200, 800)
    .jpeg({ quality: 75 })
    .toBuffer();
}
