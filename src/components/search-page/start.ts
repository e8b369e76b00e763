/** Loads the code of the search page only when there is something to search for: most of the page's bytes are code. */

/** Starts the search page when its address holds a query. Does nothing on other pages. */
export function startAtQuery(): void {
  if (/[?&]q=[^&]/.test(location.search)) startSearchPage();
}

/** Starts the search page, once. Does nothing on other pages. When its code cannot be loaded or started, the page says so. */
export function startSearchPage(): void {
  const status = document.querySelector('#trang-thai');
  if (!status || isStarted) return;
  isStarted = true;
  import('./search.ts')
    .then((search) => search.showSearchPage())
    .catch(() => {
      isStarted = false;
      status.textContent = 'Chưa tìm được lúc này; mời xem theo danh sách bên dưới.';
    });
}

let isStarted = false;
