/**
 * Writes the `_redirects` of a portal, as Netlify and Cloudflare Pages read it. Neither compares a query in the same way,
 * so old addresses with one are left to servers; the file says how many.
 * @param moves from the root of the portal
 */
export function writeRedirectsFile(base: string, moves: readonly { from: string; to: string }[]): string {
  const plain = moves.filter(({ from }) => !from.includes('?'));
  const asked = moves.length - plain.length;
  return [
    ...(asked > 0 ? [`# ${asked} địa chỉ cũ có dấu ? không ghi được ở đây; máy chủ riêng thì có.\n`] : []),
    ...plain.map(({ from, to }) => `${base}${from.slice(1)} ${base}${encodeURI(to.slice(1))} 301\n`),
  ].join('');
}
