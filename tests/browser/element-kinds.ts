/**
 * Runs in the page: gives each element of the body a kind. Elements are of one kind when a style sheet cannot tell them
 * apart but by their place among their siblings: the same names, classes and attributes all the way up.
 */
export function kindsOfElements(): string[] {
  const TELLING = new Set(['aria-current', 'data-contrast', 'data-text', 'data-theme', 'role', 'type']);
  const kinds: string[] = [];
  const walk = (element: Element, above: string) => {
    const attributes = [...element.attributes]
      .filter(({ name }) => name !== 'class')
      .map(({ name, value }) => (TELLING.has(name) ? `${name}=${value}` : name));
    const own = [element.localName, ...[...element.classList].sort(), ...attributes.sort()].join(' ');
    const kind = `${above} > ${own}`;
    kinds.push(kind);
    for (const child of element.children) walk(child, kind);
  };
  walk(document.body, '');
  return kinds;
}
