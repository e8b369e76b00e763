import type { Portal } from '../schemas/portal.ts';
import type { Procedure } from '../schemas/procedure.ts';
import { stripMarks } from '../text/fold.ts';
import { isWithin } from '../text/known-hosts.ts';

/** The single door of public services since provincial portals closed on 1 July 2025. */
const NATIONAL_PORTAL = 'https://dichvucong.gov.vn';

/** Names the button that leads from a procedure to where it is submitted, or only described. */
export function submitLabel({ url, level }: Pick<Procedure, 'url' | 'level'>): string {
  const isNational = isWithin(new URL(url).hostname, new URL(NATIONAL_PORTAL).hostname);
  const where = isNational ? 'Cổng Dịch vụ công quốc gia' : 'trang dịch vụ công';
  return level === 'truc-tiep' ? `Xem trên ${where}` : `Nộp hồ sơ trên ${where}`;
}

/**
 * Gives the address where residents look up a file that they have submitted: the link or tile of the portal that is
 * named so, else the national portal.
 */
export function progressLookup({ links, tiles = [] }: Pick<Portal, 'links' | 'tiles'>): string {
  const named = [...links, ...tiles].find(
    ({ name, url }) =>
      /^https?:/.test(url) && PROGRESS_WORDS.every((words) => stripMarks(name).includes(words)),
  );
  return named?.url ?? NATIONAL_PORTAL;
}

const PROGRESS_WORDS = ['tra cuu', 'ho so'];
