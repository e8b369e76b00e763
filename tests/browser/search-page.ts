import type { Page } from 'playwright-core';

/**
 * Waits until the search page has said what it found, and shows as much of it as it shows at once: the filters come last,
 * after the excerpts and the button for more. Before its code is loaded the page says nothing, as it does for good when
 * nothing was asked; what the names alone gave has no filters.
 */
export async function searchSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const said = document.querySelector('#trang-thai')!.textContent;
    const isAsked = /\S/.test(new URLSearchParams(location.search).get('q') ?? '');
    if (said === 'Đang tìm…' || (said === '' && isAsked)) return false;
    const hasResults = /\d kết quả(?! theo tên mục)/.test(said);
    return !hasResults || !document.querySelector<HTMLElement>('#loc')!.hidden;
  });
}
