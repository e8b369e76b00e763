import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { startGit } from '../../src/store/git.ts';
import { slugify } from '../../src/text/fold.ts';
import { measure, ratio, say } from './cost.ts';
import { mulberry32, portalOf, PLAN, SYLLABLES } from './content.ts';

/**
 * Measures the check of one large portal with links and pictures beside the floor, which is reading the same files
 * with gray-matter and parsing their Markdown; and the check of one changed file in its repository.
 */
export async function benchCheck(folder: string, articles: number): Promise<void> {
  const content = join(folder, 'kiem-tra');
  const changed = await writeLinkedPortal(content, articles);
  const check = ['check.ts', '--content', content, '--as-of', '2026-11-20', '--format', 'json'] as const;

  const floor = await measure('Đọc và phân tích trần', ['bench/bare-parse.ts', content]);
  const whole = await measure('Kiểm tra cả cổng', [...check]);

  const git = (...words: string[]) =>
    startGit(['-C', content, '-c', 'user.name=do', '-c', 'user.email=do@vidu.vn', ...words], { cwd: folder });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'Nội dung');
  appendFileSync(join(content, changed), '\nThêm một câu.\n');
  await measure('Kiểm tra một tệp đã đổi', [...check, '--changed']);

  say(`Kiểm tra so với đọc và phân tích trần: ${ratio(whole.seconds, floor.seconds)} lần`);
}

/** Writes one portal of linked articles, a third of them with a picture; gives the path of one of them. */
async function writeLinkedPortal(content: string, articles: number): Promise<string> {
  const random = mulberry32(articles);
  const words = (count: number) =>
    Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(' ');
  const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#0b5394' } })
    .jpeg()
    .toBuffer();
  const root = 'portals/xa-lon';
  mkdirSync(join(content, 'plans'), { recursive: true });
  writeFileSync(join(content, 'plans/ke-hoach.yaml'), stringify(PLAN));
  mkdirSync(join(content, root, 'tin-tuc/2026'), { recursive: true });
  writeFileSync(join(content, root, 'portal.yaml'), stringify({ ...portalOf('xa-lon'), demo: true }));

  const titles = Array.from({ length: articles }, (_, index) => `${words(9)} ${index}`);
  const slugs = titles.map((title) => slugify(title));
  const anyOther = () => slugs[Math.floor(random() * articles)]!;
  let path = '';
  for (const [index, title] of titles.entries()) {
    const hasCover = index % 3 === 0;
    const frontMatter = {
      title,
      date: `2026-${String(1 + Math.floor(random() * 11)).padStart(2, '0')}-10`,
      section: random() < 0.6 ? 'cchc' : 'thong-bao',
      summary: words(25),
      topics: ['chinh-quyen-so'],
      unit: 'van-phong',
      ...(hasCover ? { cover: { src: 'anh.jpg', alt: words(8) } } : {}),
    };
    const body = [
      `## ${words(5)}`,
      `${words(90)} [${words(4)}](/tin-tuc/${anyOther()}/) ${words(30)} [${words(5)}](https://dichvucong.gov.vn/p/home).`,
      `- ${words(8)}\n- ${words(9)}`,
      `| ${words(2)} | ${words(2)} |\n| --- | --- |\n| ${words(3)} | ${words(4)} |`,
      `### ${words(4)}`,
      `${words(150)} [${words(3)}](/tin-tuc/${anyOther()}/).`,
      ...(hasCover ? [`![${words(7)}](anh.jpg)`] : []),
    ].join('\n\n');
    const place = hasCover ? `${slugs[index]}/index.md` : `${slugs[index]}.md`;
    path = `${root}/tin-tuc/2026/${place}`;
    if (hasCover) {
      mkdirSync(join(content, root, 'tin-tuc/2026', slugs[index]!));
      writeFileSync(join(content, root, 'tin-tuc/2026', slugs[index]!, 'anh.jpg'), photo);
    }
    writeFileSync(join(content, path), `---\n${stringify(frontMatter)}---\n\n${body}\n`);
  }
  return path;
}
