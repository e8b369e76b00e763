/**
 * Starts work on each item and gives the results in the items' order. A bounded number of items is under way at once,
 * so that neither inputs nor results of all of them have to be held.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  start: (item: Item) => Promise<Result>,
): AsyncGenerator<[Item, Result]> {
  const running: [Item, Promise<Result>][] = [];
  for (const item of items) {
    const result = start(item);
    // The loop below sees the error; this only keeps Node from calling it unhandled meanwhile.
    result.catch(() => undefined);
    running.push([item, result]);
    if (running.length > MAX_UNDER_WAY) yield await settled(running.shift()!);
  }
  for (const each of running) yield await settled(each);
}

const MAX_UNDER_WAY = 40;

async function settled<Item, Result>([item, result]: [Item, Promise<Result>]): Promise<[Item, Result]> {
  return [item, await result];
}
