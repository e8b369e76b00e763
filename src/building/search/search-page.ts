import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets the search page start as early as it can: its script runs as soon as it is there, even while a style sheet is
 * still on its way, and no sheet stands where the browser would read on only when it has come. Tells the page its build,
 * by which it knows whether what the browser has kept of the search is still right.
 * @param build names the build, as every file of the search does
 * @returns the new page
 */
export function finishSearchPage(folder: string, build: string): string {
  const page = readFileSync(join(folder, 'tim-kiem/index.html'), 'utf8');
  const parts = [STARTING_SCRIPT, OWN_SHEET].map((pattern) => pattern.exec(page)?.[0]);
  const [script, sheet] = parts;
  if (script === undefined || sheet === undefined)
    throw new Error('Trang tìm kiếm không có mã hay kiểu dáng của chính nó.');
  return page
    .replace(script, '')
    .replace(sheet, '')
    .replace(
      '</head>',
      () => `<meta name="build" content="${build}">${script.replace(' src', ' async src')}${sheet}</head>`,
    );
}

const STARTING_SCRIPT = /<script type="module" src="[^"]{0,300}\/SearchSuggestions\.[^"]{0,200}"><\/script>/;
const OWN_SHEET = /<link rel="stylesheet" href="[^"]{0,300}\/search\.[^"]{0,100}\.css"\s?\/?>/;
