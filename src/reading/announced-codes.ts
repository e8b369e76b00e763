import type { Day } from '../schemas/day.ts';
import type { PortalContent } from './content.ts';
import { bareNumber } from './decisions.ts';
import type { Entry } from './read.ts';

/** A decision, and the codes of the procedures that it announces. */
export interface AnnouncedCodes {
  document: Entry<'document'>;
  codes: readonly string[];
}

/** Lists the decisions that announce procedures, with the codes from their front matter or from the table beside them. */
export function announcedCodes({
  entries,
  codeLists,
}: Pick<PortalContent, 'entries' | 'codeLists'>): AnnouncedCodes[] {
  return entries.document.flatMap((document) => {
    const { codes } = document.data;
    const listed = Array.isArray(codes) ? codes : codeLists.get(document.file);
    return listed ? [{ document, codes: listed }] : [];
  });
}

/** Like `announcedCodes`, but only the decisions in force on a day: in effect, not expired, and replaced by no other document. */
export function announcedCodesOn(
  content: Pick<PortalContent, 'entries' | 'codeLists'>,
  day: Day,
): AnnouncedCodes[] {
  const replaced = new Set(
    content.entries.document
      .filter(({ data }) => (data.effective ?? data.issued) <= day)
      .flatMap(({ data }) => data.replaces ?? [])
      .map(bareNumber),
  );
  return announcedCodes(content).filter(({ document: { data } }) => {
    const { number, issued, effective = issued, expires } = data;
    return effective <= day && (expires === undefined || expires >= day) && !replaced.has(bareNumber(number));
  });
}
