/** Asks for what a search will need while the search page's script is still on its way, when there is a query. */
if (new URLSearchParams(location.search).get('q')) {
  // Pagefind's entry is asked for under the day of the build, so that what is asked for ahead is what it takes.
  const { day } = document.querySelector<HTMLElement>('#ket-qua')!.dataset;
  const fetched = [
    'tu.json',
    `../pagefind/pagefind-entry.json?ts=${day}`,
    '../pagefind/wasm.unknown.pagefind',
  ];
  for (const href of fetched) add({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  add({ rel: 'modulepreload', href: '../pagefind/pagefind.js' });
}

function add(attributes: Partial<HTMLLinkElement>): void {
  document.head.append(Object.assign(document.createElement('link'), attributes));
}

export {};
