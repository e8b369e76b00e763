/** Opens what a link into this page leads to, in browsers that leave it closed. */
function openTarget(): void {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const own = target.querySelector('details');
  if (own) own.open = true;
  for (let each = target.closest('details'); each; each = each.parentElement!.closest('details'))
    each.open = true;
  target.scrollIntoView();
}

const openedForPrint: HTMLDetailsElement[] = [];

/** Opens everything for paper, in browsers whose style sheets cannot. */
function openAll(): void {
  for (const each of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) {
    each.open = true;
    openedForPrint.push(each);
  }
}

function closeAgain(): void {
  for (const each of openedForPrint.splice(0)) each.open = false;
}

openTarget();
addEventListener('hashchange', openTarget);
addEventListener('beforeprint', openAll);
addEventListener('afterprint', closeAgain);
