import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { slugify } from '../../../src/text/fold.ts';
import { mulberry32, PLAN, portalOf, SYLLABLES } from '../content.ts';

/** The day the portals are built for; later articles would not be shown. */
export const DAY = '2026-11-20';

/** Where the articles of a portal are, with the pictures they show. */
export const ARTICLES = 'tin-tuc/2026';

const PICTURES = 10;

/**
 * Writes portals whose articles are as long as real ones, some 300 to 800 words, one in three with a cover picture of a
 * shared set: the same for the same numbers. Portals are named xa-0000, xa-0001 …
 */
export async function writePortals(content: string, portals: number, articles: number): Promise<void> {
  const pictures = join(content, 'anh');
  mkdirSync(pictures, { recursive: true });
  for (let each = 0; each < PICTURES; each++)
    writeFileSync(join(pictures, `anh-${each}.jpg`), await drawPicture(each));
  mkdirSync(join(content, 'plans'), { recursive: true });
  writeFileSync(join(content, 'plans/ke-hoach.yaml'), stringify(PLAN));

  const random = mulberry32(portals * 7919 + articles);
  for (let portal = 0; portal < portals; portal++) {
    const id = `xa-${String(portal).padStart(4, '0')}`;
    const root = join(content, 'portals', id);
    mkdirSync(join(root, ARTICLES), { recursive: true });
    writeFileSync(join(root, 'portal.yaml'), stringify({ ...portalOf(id), demo: true }));
    for (const name of readdirSync(pictures)) linkSync(join(pictures, name), join(root, ARTICLES, name));
    for (let article = 0; article < articles; article++) writeArticle(join(root, ARTICLES), article, random);
  }
}

/** Changes what one article of a portal says, as an editor would: its summary and a sentence. */
export function changeArticle(content: string, portal: string): void {
  const folder = join(content, 'portals', portal, ARTICLES);
  const articles = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const path = join(folder, articles[Math.floor(articles.length / 2)]!);
  const text = readFileSync(path, 'utf8').replace('\nsummary: ', '\nsummary: Đã sửa. ');
  writeFileSync(path, `${text}\nMột câu viết thêm.\n`);
}

function writeArticle(folder: string, number: number, random: () => number): void {
  const below = (limit: number) => Math.floor(random() * limit);
  const words = (count: number) =>
    Array.from({ length: count }, () => SYLLABLES[below(SYLLABLES.length)]).join(' ');
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const title = `${words(9)} ${number}`;
  const frontMatter = {
    title,
    date: `2026-${twoDigits(1 + below(10))}-${twoDigits(1 + below(28))}`,
    section: random() < 0.6 ? 'cchc' : 'thong-bao',
    summary: words(25),
    topics: ['chinh-quyen-so'],
    unit: 'van-phong',
    ...(number % 3 === 0 ? { cover: { src: `anh-${below(PICTURES)}.jpg`, alt: words(8) } } : {}),
  };
  const paragraph = () => words(60 + below(60));
  const body = [
    paragraph(),
    `## ${words(5)}`,
    paragraph(),
    `- ${words(8)}\n- **${words(3)}** ${words(9)}`,
    ...Array.from({ length: 1 + below(4) }, paragraph),
    `## ${words(6)}`,
    `${paragraph()} [${words(4)}](https://dichvucong.gov.vn/).`,
  ].join('\n\n');
  writeFileSync(
    join(folder, `${slugify(title)}.md`),
    `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}\n`,
  );
}

/** A picture with about as much detail as a photo. */
function drawPicture(number: number): Promise<Buffer> {
  const [width, height] = [400, 267];
  const random = mulberry32(number);
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => random() * 256);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(1200, 800)
    .jpeg({ quality: 75 })
    .toBuffer();
}
