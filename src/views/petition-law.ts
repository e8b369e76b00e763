import { hasBegun, type Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { portalKinds } from '../schemas/vocabulary.ts';
import { midSentence } from '../text/format.ts';

/** A law on complaints, denunciations and the reception of citizens. */
interface PetitionLaw {
  name: string;
  /** The day from which it holds. */
  from: Day;
}

/** The laws on which the page rests, with the days from which they hold. */
const LAWS: PetitionLaw[] = [
  { name: 'Luật Khiếu nại số 02/2011/QH13', from: '2012-07-01' },
  { name: 'Luật Tiếp công dân số 42/2013/QH13', from: '2014-07-01' },
  { name: 'Luật Tố cáo số 25/2018/QH14', from: '2019-01-01' },
  {
    name: 'Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo (Quốc hội thông qua ngày 10/12/2025)',
    from: '2026-07-01',
  },
];

/** Names the laws on petitions that hold on a day. */
export function petitionLaws(today: Day): string[] {
  return LAWS.filter(({ from }) => hasBegun(from, today)).map(({ name }) => name);
}

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
