/** What residents call for help in an emergency, the same in the whole country. */
export interface EmergencyNumber {
  number: string;
  /** Who answers it. */
  service: string;
  /** What it is called for. */
  matters: string;
  /** What somebody in need types; each is an emergency and no matter of a procedure. */
  words: readonly string[];
  /** The folded name of the commune's own office that helps too. */
  office?: RegExp;
}

/**
 * The numbers for emergencies, as Thông tư 22/2014/TT-BTTTT assigns them; 111 is the national number of Luật Trẻ em 2016,
 * Điều 51, and Nghị định 56/2017/NĐ-CP.
 */
export const EMERGENCY_NUMBERS: readonly EmergencyNumber[] = [
  {
    number: '113',
    service: 'Công an',
    matters: 'trộm cướp, đánh nhau, gây rối',
    words: [
      ...['có trộm', 'ăn trộm', 'mất trộm', 'kẻ trộm', 'bị cướp', 'cướp giật', 'bị đánh', 'đánh nhau'],
      ...['hành hung', 'gây rối', 'đe dọa', 'gọi công an gấp', 'bị lừa đảo', 'tai nạn giao thông'],
      ...['giật đồ', 'móc túi', 'gây lộn', 'đâm chém', 'đụng xe'],
    ],
    office: /^(?!diem).{0,40}cong an/,
  },
  {
    number: '114',
    service: 'Chữa cháy, cứu nạn',
    matters: 'cháy, nổ, đuối nước, mắc kẹt',
    words: [
      ...[
        'cháy nhà',
        'nhà cháy',
        'bị cháy',
        'đang cháy',
        'hỏa hoạn',
        'báo cháy',
        'chữa cháy gấp',
        'nổ bình ga',
      ],
      ...['cứu hỏa', 'đuối nước', 'chết đuối', 'có người đuối nước', 'mắc kẹt', 'sập nhà', 'nhảy cầu'],
      ...['cháy xe', 'té sông', 'rớt sông', 'ngã xuống sông', 'rơi xuống nước', 'chìm ghe', 'lật thuyền'],
      ...['cháy rừng', 'rừng cháy', 'cây đè người'],
    ],
  },
  {
    number: '115',
    service: 'Cấp cứu y tế',
    matters: 'người bị nạn, bệnh nặng đột ngột',
    words: [
      ...['cấp cứu', 'xe cấp cứu', 'gọi cấp cứu', 'ngất xỉu', 'bất tỉnh', 'đột quỵ', 'ngộ độc', 'rắn cắn'],
      ...['điện giật', 'bị thương nặng', 'đau tim', 'khó thở', 'co giật', 'uống thuốc sâu', 'đẻ rớt'],
    ],
    office: /^tram y te/,
  },
  {
    number: '112',
    service: 'Tìm kiếm, cứu nạn',
    matters: 'lũ quét, sạt lở, người mất tích',
    words: ['cứu nạn', 'lũ quét', 'sạt lở', 'lở núi', 'người mất tích', 'mất tích', 'kẹt lũ', 'nước lũ dâng'],
  },
  {
    number: '111',
    service: 'Bảo vệ trẻ em',
    matters: 'trẻ em bị bạo lực, bị xâm hại',
    words: ['đánh trẻ em', 'bạo hành trẻ em', 'tổng đài trẻ em'],
  },
];

/** What breaks and is no emergency: the commune's own number takes it, and the electricity company's where it is listed. */
export const BREAKDOWNS = {
  name: 'Sự cố điện, nước, đường',
  /** The folded name of the office that helps too. */
  office: /dien luc/,
  words: [
    ...['mất điện', 'cúp điện', 'dây điện đứt', 'đứt dây điện', 'cột điện đổ', 'mất nước', 'cúp nước'],
    ...['ống nước vỡ', 'vỡ ống nước', 'bể ống nước', 'rò rỉ nước', 'cây đổ', 'ổ gà', 'đường hỏng'],
    ...['trụ điện ngã', 'trụ điện đổ', 'sụp đường', 'cây ngã', 'cây ngã đổ', 'cây gãy', 'cây bật gốc'],
    ...['đèn đường hỏng', 'đèn đường không sáng', 'ngập đường', 'cống tắc', 'nghẹt cống', 'nắp cống mất'],
  ],
} as const;
