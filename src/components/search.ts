/** The search page: asks Pagefind for what the address holds in `q`, and shows the answers. */
import { fromIndexSpelling, toIndexSpelling } from '../text/index-spelling.ts';

interface PagefindResult {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindResult> }[] }>;
}

const RESULTS_AT_ONCE = 10;

const list = document.querySelector<HTMLOListElement>('#ket-qua')!;
const announcement = document.querySelector<HTMLElement>('#trang-thai')!;
const more = document.querySelector<HTMLButtonElement>('#xem-them')!;
const query = (new URLSearchParams(location.search).get('q') ?? '').normalize('NFC').trim().slice(0, 200);

for (const input of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) input.value = query;
if (query) await search(query);

async function search(text: string): Promise<void> {
  announcement.textContent = 'Đang tìm…';
  try {
    const pagefind = (await import(/* @vite-ignore */ `${list.dataset['bundle']}pagefind.js`)) as Pagefind;
    const { results } = await pagefind.search(toIndexSpelling(text));
    announcement.textContent = results.length
      ? `Có ${results.length} kết quả cho “${text}”.`
      : `Không tìm thấy nội dung nào cho “${text}”. Hãy thử ít từ hơn, hoặc xem theo danh sách bên dưới.`;
    await showFrom(results, 0);
  } catch {
    announcement.textContent = 'Chưa tìm được lúc này; mời xem theo danh sách bên dưới.';
  }
}

async function showFrom(results: { data(): Promise<PagefindResult> }[], start: number): Promise<void> {
  more.onclick = null;
  const found = await Promise.all(
    results.slice(start, start + RESULTS_AT_ONCE).map((result) => result.data()),
  );
  list.append(...found.map(toItem));
  const next = start + RESULTS_AT_ONCE;
  more.hidden = next >= results.length;
  more.onclick = () => void showFrom(results, next);
}

function toItem({ url, meta, excerpt }: PagefindResult): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = fromIndexSpelling(meta['title'] ?? url);
  const about = document.createElement('p');
  about.className = 'meta';
  about.append(
    ...[meta['kind'], meta['section'], meta['date']].filter(Boolean).map((text) => {
      const part = document.createElement('span');
      part.textContent = fromIndexSpelling(text!);
      return part;
    }),
  );
  const text = document.createElement('p');
  text.append(...markedText(excerpt));
  item.append(link, about, text);
  return item;
}

/** Keeps of an excerpt its words and its marks, and nothing else. */
function markedText(excerpt: string): Node[] {
  const body = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(fromIndexSpelling(node.textContent ?? ''));
    const mark = document.createElement('mark');
    mark.textContent = fromIndexSpelling(node.textContent ?? '');
    return mark;
  });
}
