import type { Portal } from '../schemas/portal.ts';
import { portalKinds } from '../schemas/vocabulary.ts';
import { midSentence } from '../text/format.ts';

/**
 * The laws on which the page of complaints and denunciations rests, the newest last. The articles named below are those of
 * the laws of 2011 and 2018. What law 136/2025/QH15 changes in them was read in summaries only, which speak of other
 * matters (reception online, complaints that are withdrawn or stayed, the protection of denouncers) and of no term.
 */
export const PETITION_LAWS = [
  'Luật Khiếu nại số 02/2011/QH13',
  'Luật Tiếp công dân số 42/2013/QH13',
  'Luật Tố cáo số 25/2018/QH14',
  'Luật số 136/2025/QH15 sửa đổi, bổ sung một số điều của ba luật trên (có hiệu lực từ 01/7/2026)',
];

/** One thing that residents ask about a kind of petition, and the answer. */
export interface PetitionFact {
  name: string;
  value: string | string[];
  /** Whether a phone shows it at once: who decides, and who keeps the secret. The rest waits behind a line. */
  isFirst?: true;
}

type OfficeFacts = Pick<Portal, 'kind' | 'province' | 'name'>;

/** Lists the facts of complaints: who decides, until when and how one complains, and how long a decision may take. */
export function complaintFacts(portal: OfficeFacts): PetitionFact[] {
  const { head, superior } = petitionAuthorities(portal);
  return [
    {
      // Luật Khiếu nại, Điều 7 (first, second, court), 17 (the head of a commune), 21 (the head of a province). The level of
      // districts, which had the second complaints (Điều 18), went on 1 July 2025.
      name: 'Ai giải quyết',
      isFirst: true,
      value: [
        `Lần đầu: người đã ra quyết định, hoặc người đứng đầu cơ quan quản lý người có hành vi đó; ở ${midSentence(portal.name)} là ${head}.`,
        `Lần hai: ${superior}, khi không đồng ý hoặc quá hạn mà chưa được giải quyết. Cũng có thể khởi kiện tại tòa án ngay từ lần đầu.`,
      ],
    },
    {
      // Điều 9; the second complaint: Điều 33, khoản 1.
      name: 'Khiếu nại trong',
      value: [
        'Lần đầu: 90 ngày, kể từ ngày nhận được hoặc biết có quyết định, hành vi đó; ốm đau, thiên tai, đi công tác xa thì không tính.',
        'Lần hai: 30 ngày, kể từ ngày hết hạn giải quyết hoặc nhận được quyết định giải quyết lần đầu; vùng sâu, vùng xa đi lại khó khăn thì 45 ngày.',
      ],
    },
    {
      // Điều 8.
      name: 'Cách khiếu nại',
      value:
        'Gửi đơn hoặc đến trình bày trực tiếp. Đơn ghi ngày viết; tên, địa chỉ người khiếu nại và người bị khiếu nại; nội dung, lý do, yêu cầu; có chữ ký hoặc điểm chỉ, kèm giấy tờ liên quan.',
    },
    {
      // Điều 27 (10 days), 28 (the first decision), 37 (the second).
      name: 'Thời hạn',
      value: [
        'Thụ lý trong 10 ngày. Giải quyết lần đầu trong 30 ngày từ ngày thụ lý, vụ việc phức tạp 45 ngày; vùng sâu, vùng xa đi lại khó khăn thì 45 và 60 ngày.',
        'Giải quyết lần hai trong 45 ngày, vụ việc phức tạp 60 ngày; vùng sâu, vùng xa thì 60 và 70 ngày.',
      ],
    },
  ];
}

/** Tells of denunciations: who decides, how one denounces, how long a decision may take, and who keeps the secret. */
export function denunciationFacts(portal: OfficeFacts): PetitionFact[] {
  const { head, superior } = petitionAuthorities(portal);
  return [
    {
      // Luật Tố cáo, Điều 12 (the head of the office, the head of the office above), 13 (khoản 1: the head of a commune).
      name: 'Ai giải quyết',
      isFirst: true,
      value: [
        `Tố cáo cán bộ, công chức của ${midSentence(portal.name)}: ${head}.`,
        `Tố cáo người đứng đầu, cấp phó của người đứng đầu: ${superior}.`,
      ],
    },
    {
      // Điều 22, 23 (khoản 1).
      name: 'Cách tố cáo',
      value:
        'Gửi đơn hoặc đến trình bày trực tiếp. Đơn ghi ngày viết; họ tên, địa chỉ, cách liên hệ của người tố cáo; hành vi vi phạm; người bị tố cáo; có chữ ký hoặc điểm chỉ.',
    },
    {
      // Điều 24, khoản 1 (7 and 10 working days), 30 (30 days and the extensions).
      name: 'Thời hạn',
      value:
        'Quyết định thụ lý trong 7 ngày làm việc, cần xác minh thêm thì 10 ngày làm việc. Giải quyết trong 30 ngày từ ngày thụ lý; vụ việc phức tạp được gia hạn một lần, đặc biệt phức tạp hai lần, mỗi lần không quá 30 ngày.',
    },
    {
      // Điều 9 (what is kept secret), 47 (who is protected), 8 (false denunciation is forbidden).
      name: 'Giữ bí mật',
      isFirst: true,
      value:
        'Họ tên, địa chỉ, bút tích và thông tin khác làm lộ danh tính người tố cáo được giữ bí mật. Người tố cáo và người thân bị đe dọa, trả thù có quyền yêu cầu được bảo vệ. Cố ý tố cáo sai sự thật thì bị xử lý.',
    },
  ];
}

/** Who decides on petitions against the officers of a portal's office. */
interface PetitionAuthorities {
  /** The head of the office. */
  head: string;
  /** Who decides on petitions against that head, and on second complaints. */
  superior: string;
}

/** Names who decides. Since July 2025 the level above a commune is its province. */
function petitionAuthorities({ kind, province }: Pick<Portal, 'kind' | 'province'>): PetitionAuthorities {
  if (kind === 'xa' || kind === 'phuong' || kind === 'dac-khu')
    return {
      head: `Chủ tịch Ủy ban nhân dân ${midSentence(portalKinds[kind])}`,
      superior: `Chủ tịch Ủy ban nhân dân ${midSentence(province)}`,
    };
  return {
    head: 'người đứng đầu cơ quan',
    superior: 'người đứng đầu cơ quan cấp trên trực tiếp',
  };
}
