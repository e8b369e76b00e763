import type { AstroIntegration } from 'astro';
import { text } from 'node:stream/consumers';
import { isError, type Problem } from '../problems/problem.ts';
import { markup } from '../report/formats/html/markup.ts';
import { listOf } from './dev-notices.ts';

/** Finds the problems that `check` reports in some files. */
export type FindProblems = (files: ReadonlySet<string>) => Promise<Problem[]>;

/**
 * Adds to each page of the local server a panel with the problems that `check` reports in the files that the page
 * shows. The page loads first and then requests its panel, so that no page waits for a check.
 */
export function devCheckPanel(findProblems: FindProblems): AstroIntegration {
  return {
    name: 'cong-xa-dev-check-panel',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use(ADDRESS, (request, response) => {
          const answer = async () => {
            const files = new Set((await text(request)).split('\n'));
            const panel = writePanel(await findProblems(files));
            response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(panel);
          };
          answer().catch((error: unknown) => {
            logger.error(String(error));
            response.writeHead(500).end();
          });
        });
      },
    },
  };
}

const ADDRESS = '/_kiem-tra';

/**
 * Adds to a page the script that requests its panel.
 * @param files the files that the page is made from
 */
export function withPanelScript(html: string, files: string[]): string {
  if (files.length === 0) return html;
  const body = JSON.stringify(files.join('\n')).replaceAll('<', '\\u003c');
  // An open panel stays open across reloads, because an editor fixes one problem after the other.
  const script = `<script type="module">
const answer = await fetch('${ADDRESS}', { method: 'POST', body: ${body} });
if (answer.ok) document.body.insertAdjacentHTML('beforeend', await answer.text());
const panel = document.querySelector('[data-dev-check]');
if (panel) {
  panel.open = sessionStorage.getItem('kiem-tra') === 'mo';
  panel.addEventListener('toggle', () => sessionStorage.setItem('kiem-tra', panel.open ? 'mo' : 'dong'));
}
</script>`;
  const at = html.lastIndexOf('</body>');
  return at < 0 ? html + script : html.slice(0, at) + script + html.slice(at);
}

/** Writes the panel; an empty text for no problems. */
function writePanel(problems: Problem[]): string {
  if (problems.length === 0) return '';
  const errors = problems.filter(isError);
  const warnings = problems.filter((each) => !isError(each));
  const counts = [
    errors.length > 0 ? `${errors.length} lỗi` : '',
    warnings.length > 0 ? `${warnings.length} cảnh báo` : '',
  ].filter(Boolean);
  return markup`<style>@media print { [data-dev-check] { display: none; } }</style><details data-dev-check style="position:fixed;inset:auto 0 0 auto;z-index:99;max-width:min(40rem,100vw);max-height:60vh;overflow:auto;padding:.5rem 1rem;border:3px solid ${
    errors.length > 0 ? '#b3261e' : '#8a5300'
  };background:#fff;color:#111;font:1rem/1.5 system-ui,sans-serif">
<summary style="cursor:pointer;font-weight:600">npm run check: ${counts.join(', ')}</summary>
${listOf([...errors, ...warnings])}</details>`.text;
}
