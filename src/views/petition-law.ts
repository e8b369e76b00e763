import type { Portal } from '../schemas/portal.ts';
import { portalKinds } from '../schemas/vocabulary.ts';
import { midSentence } from '../text/format.ts';

/** The laws on which the page of complaints and denunciations rests, the newest last. */
export const PETITION_LAWS = [
  'Luật Khiếu nại số 02/2011/QH13',
  'Luật Tiếp công dân số 42/2013/QH13',
  'Luật Tố cáo số 25/2018/QH14',
  'Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo (Quốc hội thông qua ngày 10/12/2025, có hiệu lực từ 01/7/2026)',
];

/** Who decides on petitions against the officers of a portal's office. */
export interface PetitionAuthorities {
  /** The head of the office. */
  head: string;
  /** Who decides on petitions against that head, and on second complaints. */
  superior: string;
}

/**
 * Names who decides on complaints and denunciations. Since July 2025 the level above a commune is its province.
 */
export function petitionAuthorities({
  kind,
  province,
}: Pick<Portal, 'kind' | 'province'>): PetitionAuthorities {
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
