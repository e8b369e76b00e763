import type { ShownPortal } from './portals.ts';

/** Returns the drafts on which residents may still comment, those that close first before the others. */
export function openConsultations({ documents, today }: Pick<ShownPortal, 'documents' | 'today'>) {
  return documents
    .flatMap(({ slug, data: { consultation, subject } }) =>
      consultation && consultation.until >= today ? { slug, subject, until: consultation.until } : [],
    )
    .sort((a, b) => (a.until < b.until ? -1 : 1));
}
