/** The kinds of results in the order of the search page: the word in addresses, and the name that residents read. */
export const searchKinds = {
  'thu-tuc': 'Thủ tục',
  'giao-dich': 'Điểm giao dịch',
  'lanh-dao': 'Lãnh đạo',
  'van-ban': 'Văn bản',
  'tin-tuc': 'Tin bài',
  'phan-anh': 'Phản ánh',
  'hoat-dong': 'Hoạt động',
  'gioi-thieu': 'Giới thiệu',
} as const;

export type SearchKind = keyof typeof searchKinds;

/** Names a kind for residents. Sections (chuyên mục) are in the list of titles only. */
export function nameOfKind(kind: SearchKind | 'chuyen-muc'): string {
  return kind === 'chuyen-muc' ? 'Chuyên mục' : searchKinds[kind];
}
