// Puts in force, before anything is drawn, the size of text and the colours this reader chose on an earlier page.
(() => {
  const { dataset } = document.documentElement;
  dataset.script = '';
  try {
    const kept = JSON.parse(localStorage.getItem('hien-thi') ?? '{}');
    for (const name of ['text', 'theme', 'contrast']) if (kept[name]) dataset[name] = kept[name];
  } catch {
    // A browser that keeps nothing shows every page as the device asks.
  }
})();
