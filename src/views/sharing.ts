import type { Frame } from './portals.ts';

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

/**
 * Chooses the picture for a page that has none of its own: the portal's mark where it is large enough for the sites
 * that show it, else the picture that ships with every portal.
 */
export function sharedPicture(
  { data, addresses }: Frame,
  mark: Omit<SharedPicture, 'alt'> | undefined,
): SharedPicture {
  const isLarge = mark !== undefined && Math.min(mark.width, mark.height) >= MIN_SHARED_SIDE;
  if (isLarge && data.theme?.mark) return { ...mark, alt: data.theme.mark.alt };
  return { src: addresses.asset('chia-se.png'), width: 1200, height: 630, alt: 'Cờ đỏ sao vàng' };
}

/** Facebook and Zalo show no smaller picture. */
const MIN_SHARED_SIDE = 200;
