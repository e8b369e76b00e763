import { withoutPersonalNumbers } from '../../search/personal-numbers.ts';
import { isSearchPage, startSearchPage } from '../search-page/start.ts';
import { requestTitles } from './title-requests.ts';

// Even while the browser is still reading the page.
if (isSearchPage && /[?&]q=[^&]/.test(location.search)) startSearchPage();

/** The files of the table of titles; the boxes of a page share it. */
let table: Promise<Response>[] | undefined;

/** Waits on every page until a search box is touched, then loads the suggestions for it. */
for (const touch of ['focusin', 'pointerdown'] as const)
  addEventListener(touch, ({ target }) => {
    const box = target as HTMLInputElement;
    if (box.name !== 'q' || box.hasAttribute('role')) return;
    box.setAttribute('role', 'combobox');
    const code = import('./suggestions.ts');
    const files = isSearchPage ? startSearchPage() : (table ??= requestTitles(box.form!.action, code));
    void code.then((suggestions) => suggestions.suggestIn(box, files));
  });

/** Cuts numbers of identity papers out of a query before it leaves the page; the fragment makes the search page say so. */
addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const box = form.querySelector<HTMLInputElement>('[name=q]');
  // The search page does not leave and cuts them out itself.
  if (!box || event.defaultPrevented) return;
  const query = withoutPersonalNumbers(box.value);
  if (query === box.value) return;
  box.value = query;
  form.action = `${form.action.split('#', 1)[0]!}#so-giay-to`;
});
