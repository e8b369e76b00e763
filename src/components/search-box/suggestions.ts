/** Answers in a search box from the small list of titles, as a combobox with a list of options. */
import { nameOfKind } from '../../search/kinds.ts';
import { markWords } from '../../search/excerpt.ts';
import { matchTitles, type TitleIndex, type TitleMatch } from '../../search/titles.ts';
import { foldedSyllables } from '../../text/syllables.ts';
import { loadTitles } from './titles.ts';
import styles from './suggestions.css?inline';

/** Gives a search box its suggestions, from the list of titles that is on its way. */
export function suggestIn(box: HTMLInputElement, response: Promise<Response>): void {
  addStyles();
  const form = box.form!;
  const list = document.createElement('ul');
  list.id = `${box.id}-goi-y`;
  list.role = 'listbox';
  list.ariaLabel = 'Gợi ý';
  list.className = 'suggestions';
  list.hidden = true;
  const said = document.createElement('p');
  said.role = 'status';
  said.className = 'visually-hidden';
  form.append(list, said);
  box.ariaAutoComplete = 'list';
  box.ariaExpanded = 'false';
  box.setAttribute('aria-controls', list.id);

  let active = -1;
  let titles: TitleIndex | undefined;
  const show = () => {
    const query = box.value.trim();
    const found = titles && query ? matchTitles(titles, query, MOST) : [];
    activate(-1);
    list.replaceChildren(
      ...found.map((match, at) => optionOf(match, query, `${list.id}-${at}`, form.action)),
    );
    list.hidden = found.length === 0;
    box.ariaExpanded = String(!list.hidden);
    said.textContent =
      query && titles
        ? found.length > 0
          ? `Có ${found.length} gợi ý.`
          : 'Không có gợi ý; bấm Enter để tìm trong toàn bộ nội dung.'
        : '';
  };
  const close = () => {
    list.hidden = true;
    box.ariaExpanded = 'false';
    activate(-1);
  };
  const activate = (at: number) => {
    active = at;
    for (const [index, option] of [...list.children].entries()) {
      option.ariaSelected = String(index === at);
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', list.children[at]!.id);
  };

  box.addEventListener('input', (event) => {
    // An input method is still putting the letter together.
    if (!(event as InputEvent).isComposing) show();
  });
  box.addEventListener('compositionend', show);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const { length } = list.children;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && length > 0) {
      event.preventDefault();
      if (list.hidden) show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place beyond either end is the box itself.
      activate(((active + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      open(list.children[active]!);
    }
  });
  // A press must not take the focus away before it is a click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('[role=option]');
    if (option) open(option);
  });
  void loadTitles(response).then((loaded) => {
    titles = loaded;
    if (document.activeElement === box && box.value) show();
  });
}

const MOST = 8;

function optionOf({ title }: TitleMatch, query: string, id: string, searchPage: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.dataset['to'] = new URL(`../${title.address}`, searchPage).href;
  const name = document.createElement('span');
  name.append(
    ...markWords(title.title, foldedSyllables(query)).map(({ text, marked }) => {
      if (!marked) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
  const about = document.createElement('small');
  about.textContent = [nameOfKind(title.kind), title.answer].filter(Boolean).join(' · ');
  option.append(name, about);
  return option;
}

function open(option: Element): void {
  location.href = (option as HTMLElement).dataset['to']!;
}

function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}
