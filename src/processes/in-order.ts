/**
 * Starts work on each item and gives the results in the items' order. Bounds how many items are under way at once, so
 * that memory never holds the inputs or results of all of them.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  start: (item: Item) => Promise<Result>,
): AsyncGenerator<[Item, Result]> {
  const running: [Item, Promise<Result>][] = [];
  for (const item of items) {
    const result = start(item);
    // The loops that wait for the result see the error; this handler only prevents an unhandled rejection.
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
