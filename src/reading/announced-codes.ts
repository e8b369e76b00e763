import type { PortalContent } from './content.ts';
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
