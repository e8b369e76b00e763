/** Gives plain links by which a page is passed on; nothing of those sites is loaded until one is followed. */
export function sharingLinks(address: string): { name: string; address: string }[] {
  return [
    { name: 'Zalo', address: `https://sp.zalo.me/share_inline?url=${encodeURIComponent(address)}` },
    {
      name: 'Facebook',
      address: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(address)}`,
    },
  ];
}
