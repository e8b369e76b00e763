// Puts in force, before anything is drawn, the size of text and the colours this reader chose on an earlier page. It is
// sent as it is written, so it is written for the oldest browsers that show a portal.
(function () {
  const data = document.documentElement.dataset;
  data.script = '';
  try {
    const kept = JSON.parse(localStorage.getItem('hien-thi') || '{}');
    for (const name of ['text', 'theme', 'contrast']) if (kept[name]) data[name] = kept[name];
  } catch (error) {
    // A browser that keeps nothing shows every page as the device asks.
  }
})();
