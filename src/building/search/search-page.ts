import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets the search page start early. Makes its script `async`, so that it does not wait for style sheets, and moves its
 * own style sheet to the end of the head, so that it blocks nothing before it. Adds the id of the build, by which the page
 * tells whether search files in the browser's cache are still valid.
 * @param build the id of the build, which every search file contains
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
