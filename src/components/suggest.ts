/** On every page: waits until a search box is touched, and only then loads what answers in it. */
for (const touch of ['focusin', 'pointerdown'] as const)
  addEventListener(touch, ({ target }) => {
    const box = target as HTMLInputElement;
    if (box.name === 'q') void import('./suggestions.ts').then(({ suggestIn }) => suggestIn(box));
  });
