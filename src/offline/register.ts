// Registers the service worker, so that a reader can open the portal without a network from the second page on. Skips
// readers who asked to save data. The search page does not load this script, because a search must not share a slow
// line with pages that are saved for later. Scripts are built into `_astro/`, a folder of the worker's scope; Firefox
// before 62 cannot read a file that asks for its own address.
const here = document.querySelector<HTMLScriptElement>('script[src*=_astro]')!.src;
const { connection } = navigator as { connection?: { saveData?: boolean } };

if ('serviceWorker' in navigator && !connection?.saveData)
  addEventListener('load', () => {
    // Waits, so that saving pages does not slow down the page that the reader asked for. A failure changes nothing for
    // the reader.
    setTimeout(() => {
      // A reader who is typing is about to search. The next page registers the worker.
      if (document.activeElement?.matches('input')) return;
      navigator.serviceWorker.register(new URL('../sw.js', here)).catch(() => undefined);
    }, 3000);
  });
