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

openTarget();
addEventListener('hashchange', openTarget);
