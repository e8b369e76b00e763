/** Astro loads this module several times in one process; what it counts is kept where each of them finds it. */
const PLACE = Symbol.for('cong-xa.rendered-pages');
const shared = globalThis as { [PLACE]?: { count: number; tell: (count: number) => void } };

/** Counts one more page that is being rendered. */
export function countPage(): void {
  const counting = shared[PLACE];
  if (counting && ++counting.count % EVERY === 0) counting.tell(counting.count);
}

/** Has the number of pages rendered so far told from time to time. */
export function tellPages(tell: (count: number) => void): void {
  shared[PLACE] = { count: 0, tell };
}

const EVERY = 100;
