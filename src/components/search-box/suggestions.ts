/** Shows suggestions from the list of titles in a search box: a combobox with a list of options. */
// Before all modules that use what it gives.
import './older-arrays.ts';
import { isSearchPage } from '../search-page/start.ts';
import { nameOfKind } from '../../search/kinds.ts';
import { OPEN, openStateAt, type OpenHours } from '../../text/open-state.ts';
import { foldedSyllables } from '../../text/syllables.ts';
import {
  drawParts,
  drawText,
  fill,
  loadTitles,
  markWords,
  matchTitles,
  type TitleMatch,
  type TitleTable,
} from './titles.ts';
import styles from './suggestions.css?inline';

const MAX_SUGGESTIONS = 8;

/**
 * Adds suggestions to a search box.
 * @param files those that `requestTitles` requests, perhaps still loading
 */
export function suggestIn(box: HTMLInputElement, files: readonly Promise<Response>[]): void {
  addStyles();
  const { list, status } = addList(box);
  let titles: TitleTable | undefined;
  /** The place of the active suggestion; -1 for the box itself. */
  let active = -1;
  /** Whether names that arrive later may open the list: not while an input method composes a letter, nor after Escape. */
  let isWanted = true;
  const show = () => {
    const query = box.value.trim();
    const matches = titles && query ? matchTitles(titles(), query, MAX_SUGGESTIONS) : [];
    const options = matches.map((match, at) => optionOf(match, query, `${list.id}-${at}`, box.form!.action));
    toggle(options.length > 0);
    fill(list, ...options);
    status.textContent = titles && query ? statusOf(options.length) : '';
  };
  const toggle = (isOpen: boolean) => {
    list.hidden = !isOpen;
    box.setAttribute('aria-expanded', String(isOpen));
    activate(-1);
  };
  const activate = (at: number) => {
    active = at;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', list.children[at]!.id);
  };

  box.addEventListener('input', (event) => {
    isWanted = !(event as InputEvent).isComposing;
    if (isWanted) show();
  });
  box.addEventListener('compositionend', () => {
    isWanted = true;
    show();
  });
  box.addEventListener('blur', () => toggle(false));
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const { length } = list.children;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      isWanted = false;
      toggle(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && length > 0) {
      event.preventDefault();
      if (list.hidden) show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // The box itself comes before the first suggestion and after the last.
      activate(((active + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      open(list.children[active]!);
    }
  });
  void loadTitles(files, (part) => {
    titles = part;
    // A suggestion that was chosen by key stays.
    if (document.activeElement === box && box.value && active < 0 && isWanted) show();
  });
  // What the search page needs next, so that after Enter it is there already.
  if (!isSearchPage)
    Promise.all(files)
      .then(() => import('../search-page/search.ts'))
      .then((search) => search.loadAhead(box.form!.action, files))
      .catch(() => undefined);
}

/** Adds the list below a search box, and a status for screen readers. */
function addList(box: HTMLInputElement): { list: HTMLUListElement; status: HTMLElement } {
  const list = document.createElement('ul');
  list.id = `${box.id}-goi-y`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Gợi ý');
  list.className = 'suggestions';
  list.hidden = true;
  // A press would move the focus and close the list before it becomes a click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('[role=option]');
    if (option) open(option);
  });
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'visually-hidden';
  box.form!.append(list, status);
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-expanded', 'false');
  box.setAttribute('aria-controls', list.id);
  return { list, status };
}

function statusOf(count: number): string {
  return count > 0 ? `Có ${count} gợi ý.` : 'Không có gợi ý; bấm Enter để tìm trong toàn bộ nội dung.';
}

function optionOf({ title }: TitleMatch, query: string, id: string, searchPage: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.dataset['to'] = new URL(`../${title.address}`, searchPage).href;
  const name = document.createElement('span');
  name.append(...drawParts(markWords(title.title, foldedSyllables(query))));
  const about = [nameOfKind(title.kind), title.answer].filter(Boolean).join(' · ');
  option.append(name, ...(title.hours ? [openState(title.hours)] : []), drawText('small', about));
  return option;
}

/** Says whether a place is open at this minute. */
function openState(hours: OpenHours): HTMLElement {
  const words = openStateAt(hours, Date.now());
  const state = drawText('small', words);
  state.className = 'open-state';
  state.dataset['open'] = String(words.startsWith(OPEN));
  return state;
}

function open(option: Element): void {
  location.href = (option as HTMLElement).dataset['to']!;
}

/** Adds the styles to the sheet of the page: browsers had no sheets made by a script until 2023. */
function addStyles(): void {
  const sheet = document.styleSheets[0];
  // Where no sheet has come, a plain list fits a plain page.
  sheet?.insertRule(`@media all{${styles}}`, sheet.cssRules.length);
}
