/** Filters the list of all documents on the page itself, by any combination of filters; a list of more pages has a page for each filter instead. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-filter]')];
const items = [...document.querySelectorAll<HTMLLIElement>('.documents > li')];
const announcement = document.querySelector('#so-van-ban')!;
const chosen = new Map<string, string>();

for (const link of document.querySelector('.pages') ? [] : links) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { filter, value } = link.dataset as { filter: string; value: string };
    if (chosen.get(filter) === value) chosen.delete(filter);
    else chosen.set(filter, value);
    narrow();
  });
}

function narrow(): void {
  for (const item of items)
    item.hidden = ![...chosen].every(([filter, value]) => item.getAttribute(`data-${filter}`) === value);
  for (const link of links)
    if (chosen.get(link.dataset['filter']!) === link.dataset['value'])
      link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  const count = items.filter(({ hidden }) => !hidden).length;
  announcement.textContent = count ? `${count} văn bản` : 'Không có văn bản nào hợp cả các điều đã chọn.';
}
