import type { Addresses } from '../addresses/addresses.ts';

/** The place of a page in the menu. */
export interface MenuPlace {
  /** The address of the menu entry for the page or for the list that it belongs to. */
  entry: string | undefined;
  /** The value of `aria-current` for that entry. */
  current: 'page' | 'true';
}

/** Lists the entries of the menu. */
export function menuOf(addresses: Addresses): [name: string, address: string][] {
  return [
    ['Trang chủ', addresses.home],
    ['Giới thiệu', addresses.intro()],
    ['Tin tức', addresses.articles()],
    ['Thủ tục', addresses.procedures],
    ['Văn bản', addresses.documents()],
    ['Lãnh đạo', addresses.leaders],
    ['Giao dịch', addresses.contacts],
    ['Phản ánh', addresses.feedbacks],
  ];
}

/** Finds the place of a page. The page of an article or document marks the entry of its list. */
export function menuPlaceOf(addresses: Addresses, address: string): MenuPlace {
  const isHere = (to: string) => (to === addresses.home ? address === to : address.startsWith(to));
  const entry = menuOf(addresses).find(([, to]) => isHere(to))?.[1];
  return { entry, current: entry === address ? 'page' : 'true' };
}
