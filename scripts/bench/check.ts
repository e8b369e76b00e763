import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGit } from '../../src/store/git.ts';
import { writeLinkedPortal } from './check/linked-portal.ts';
import { npmCommand, scriptCommand } from './commands.ts';
import { DAY } from './content/commune.ts';
import { measure } from './measure.ts';
import { printLine, twoDecimals } from './print.ts';

const FLOOR = join(import.meta.dirname, 'check/floor.ts');

/**
 * Measures the check of one large portal with links and pictures compared with the floor, which is reading the same
 * files with gray-matter and parsing their Markdown; then the check of one changed file in its repository.
 */
export async function benchCheck(content: string, articles: number): Promise<void> {
  const lastArticle = await writeLinkedPortal(content, articles);
  const check = (...flags: string[]) =>
    npmCommand('check', ['--content', content, '--as-of', DAY, '--format', 'json', ...flags]);

  const floor = await measure('Đọc và phân tích trần', scriptCommand(FLOOR, [content]));
  const whole = await measure('Kiểm tra cả cổng', check());
  commitAll(content);
  appendFileSync(lastArticle, '\nThêm một câu.\n');
  await measure('Kiểm tra một tệp đã đổi', check('--changed'));
  printLine(`Kiểm tra so với đọc và phân tích trần: ${twoDecimals(whole / floor)} lần`);
}

function commitAll(content: string): void {
  const git = (...words: string[]) =>
    startGit(['-C', content, '-c', 'user.name=do', '-c', 'user.email=do@vidu.vn', ...words], {
      cwd: content,
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'Nội dung');
}
