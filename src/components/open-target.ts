/** Opens the closed group that the address names, and every group around it. */
function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  for (let each: HTMLElement | null = target; each; each = each.parentElement)
    if (each instanceof HTMLDetailsElement) each.open = true;
  target?.scrollIntoView();
}

if (location.hash) openTarget();
addEventListener('hashchange', openTarget);
