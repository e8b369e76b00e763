import { oncePerPortal } from './once-per-portal.ts';
import type { Frame } from './portals.ts';

type Place = Pick<Frame, 'addresses' | 'filled'>;

/** The place of a page in the menu. */
export interface MenuPlace {
  /** The address of the menu entry for the page or for the list that it belongs to. */
  entry: string | undefined;
  /** The value of `aria-current` for that entry. */
  current: 'page' | 'true';
}

/** Lists the entries of the menu; a part of the portal without content has none. */
export const menuOf = oncePerPortal(({ addresses, filled }: Place): [string, string][] => {
  const entries: [name: string, address: string, isShown: boolean][] = [
    ['Trang chủ', addresses.home, true],
    ['Giới thiệu', addresses.intro(), filled.has('intros')],
    ['Tin tức', addresses.articles(), filled.has('articles')],
    ['Thủ tục', addresses.procedures, filled.has('procedures')],
    ['Văn bản', addresses.documents(), filled.has('documents')],
    ['Lãnh đạo', addresses.leaders, filled.has('leaders')],
    ['Giao dịch', addresses.contacts, true],
    ['Phản ánh', addresses.feedbacks, true],
  ];
  return entries.filter(([, , isShown]) => isShown).map(([name, address]) => [name, address]);
});

/** Lists the addresses of the parts without content; they have their pages, to which nothing leads. */
export const emptyParts = oncePerPortal(({ addresses, filled }: Place): string[] => {
  const parts = [
    ['intros', addresses.intro()],
    ['articles', addresses.articles()],
    ['procedures', addresses.procedures],
    ['procedures', addresses.procedureBoard],
    ['procedures', addresses.procedureChanges],
    ['documents', addresses.documents()],
    ['leaders', addresses.leaders],
    ['leaders', addresses.leaderBoard],
    ['activities', addresses.activities],
    ['figures', addresses.figures],
  ] as const;
  return parts.filter(([part]) => !filled.has(part)).map(([, address]) => address);
});

/** Finds the place of a page. The page of an article or document marks the entry of its list. */
export function menuPlaceOf(portal: Place, address: string): MenuPlace {
  const { home } = portal.addresses;
  const isHere = (to: string) => (to === home ? address === to : address.startsWith(to));
  const entry = menuOf(portal).find(([, to]) => isHere(to))?.[1];
  return { entry, current: entry === address ? 'page' : 'true' };
}
