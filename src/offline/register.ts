// Lets the portal be read without a network from the second page on; not for readers who asked to save data. This file
// stands in `_astro/`, just below the base that the worker is for.
const here = import.meta.url;
const { connection } = navigator as { connection?: { saveData?: boolean } };

if ('serviceWorker' in navigator && !connection?.saveData)
  addEventListener('load', () => {
    // What is saved for later must not hold up what the reader asks for first. Without it the pages are read as before.
    setTimeout(() => {
      navigator.serviceWorker.register(new URL('../sw.js', here)).catch(() => undefined);
    }, 3000);
  });
