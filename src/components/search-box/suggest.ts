import { requestTitles } from './title-requests.ts';

/** Waits on every page until a search box is touched, then loads the suggestions for it. */
for (const touch of ['focusin', 'pointerdown'] as const)
  addEventListener(touch, ({ target }) => {
    const box = target as HTMLInputElement;
    if (box.name !== 'q' || box.role) return;
    box.role = 'combobox';
    const table = requestTitles(box.form!.action);
    void import('./suggestions.ts').then(({ suggestIn }) => suggestIn(box, table));
  });
