// Lets the portal be read without a network from the second page on; not for readers who asked to save data. The search
// page goes without: what a search loads is not to share a slow line with what is saved for later. This file stands in
// `_astro/`, just below the base that the worker is for.
const here = import.meta.url;
const { connection } = navigator as { connection?: { saveData?: boolean } };

if ('serviceWorker' in navigator && !connection?.saveData)
  addEventListener('load', () => {
    // What is saved for later must not hold up what the reader asks for first. Without it the pages are read as before.
    setTimeout(() => {
      // Whoever is typing is about to search; the next page registers it.
      if (document.activeElement?.matches('input')) return;
      navigator.serviceWorker.register(new URL('../sw.js', here)).catch(() => undefined);
    }, 3000);
  });
