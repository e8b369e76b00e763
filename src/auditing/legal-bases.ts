/** A text that a requirement rests on, as dated data: who asks, since when, and what has taken its place. */
export interface LegalBasis {
  name: string;
  /** The article or the annex. */
  place?: string;
  /** A day, or the year where the day is not known. */
  since: string;
  /** The last day on which it held; missing for a text in force. */
  until?: string;
  /** The text that took its place. */
  replacedBy?: string;
}

/** The texts, by the name by which requirements refer to them. */
export const legalBases = {
  portals2022: {
    name: 'Nghị định 42/2022/NĐ-CP',
    place: 'Điều 7',
    since: '2022-08-15',
    until: '2026-06-30',
    replacedBy: 'Nghị định 224/2026/NĐ-CP',
  },
  portals2026: { name: 'Nghị định 224/2026/NĐ-CP', since: '2026-07-01' },
  sections: {
    name: 'Kế hoạch 31/KH-UBND của thành phố Tây Ninh',
    place: 'Phụ lục III.d',
    since: '2023-02-28',
    until: '2023-12-31',
  },
  accessibility: { name: 'Thông tư 26/2020/TT-BTTTT', since: '2020' },
  technical: { name: 'Thông tư 22/2023/TT-BTTTT', since: '2023' },
  security2016: {
    name: 'Nghị định 85/2016/NĐ-CP',
    since: '2016-07-01',
    until: '2026-06-30',
    replacedBy: 'Luật An ninh mạng 116/2025 và các Nghị định 330, 331, 333/2026/NĐ-CP',
  },
  security2026: { name: 'Nghị định 331/2026/NĐ-CP', since: '2026-07-01' },
  incident: { name: 'Nghị định 330/2026/NĐ-CP', place: 'Điều 21 khoản 1 điểm a', since: '2026-07-01' },
  personalData: { name: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15', since: '2026-01-01' },
  ipv6: {
    name: 'Chương trình IPv6 cho cơ quan nhà nước giai đoạn 2021–2025',
    since: '2021',
    until: '2025-12-31',
  },
} as const satisfies Record<string, LegalBasis>;

export type BasisId = keyof typeof legalBases;

/** Says whether a text held on a day. */
export function isInForce({ since, until }: LegalBasis, day: string): boolean {
  return since <= day && (until === undefined || day <= until);
}
