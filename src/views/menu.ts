import type { Addresses } from '../addresses/addresses.ts';

/** Where a page stands in the menu: the entry that leads to it, or to what it belongs to. */
export interface MenuPlace {
  entry: string | undefined;
  current: 'page' | 'true';
}

/** Lists what the menu of every page leads to. */
export function menuOf(addresses: Addresses): [name: string, address: string][] {
  return [
    ['Trang chủ', addresses.home],
    ['Giới thiệu', addresses.intro()],
    ['Tin tức', addresses.articles()],
    ['Thủ tục', addresses.procedures],
    ['Văn bản', addresses.documents],
    ['Lãnh đạo', addresses.leaders],
    ['Giao dịch', addresses.contacts],
    ['Phản ánh', addresses.feedbacks],
  ];
}

/** Finds the place of a page; a page of a list leads to its own entries, so the list stays marked among them. */
export function menuPlaceOf(addresses: Addresses, address: string): MenuPlace {
  const isHere = (to: string) => (to === addresses.home ? address === to : address.startsWith(to));
  const entry = menuOf(addresses).find(([, to]) => isHere(to))?.[1];
  return { entry, current: entry === address ? 'page' : 'true' };
}
