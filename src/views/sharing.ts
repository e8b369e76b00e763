/** The picture that other sites show when somebody shares a page. */
export interface SharedPicture {
  src: string;
  width: number;
  height: number;
  alt: string;
}

/** Returns plain links that share a page. Browsers load nothing from those sites before a visitor follows a link. */
export function sharingLinks(address: string): { name: string; address: string }[] {
  return [
    { name: 'Zalo', address: `https://sp.zalo.me/share_inline?url=${encodeURIComponent(address)}` },
    {
      name: 'Facebook',
      address: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(address)}`,
    },
  ];
}
