/**
 * Returns a function that computes a value of a portal when it is first asked, and afterwards returns it again: what
 * walks through all articles is asked by hundreds of pages.
 */
export function oncePerPortal<P extends object, T>(compute: (portal: P) => T): (portal: P) => T {
  const known = new WeakMap<P, { value: T }>();
  return (portal) => {
    const found = known.get(portal) ?? { value: compute(portal) };
    known.set(portal, found);
    return found.value;
  };
}
