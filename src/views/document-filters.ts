import type { DocumentFilter } from '../addresses/addresses.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import type { Shown, ShownPortal } from './portals.ts';

type Document = Shown<'documents'>;

/** One way to narrow the list of documents, with the values that the portal's documents have. */
export interface FilterGroup {
  filter: DocumentFilter;
  name: string;
  values: { value: string; name: string; documents: Document[] }[];
}

/**
 * Groups a portal's documents by type, year, issuer and section. Spellings that share an address are one value. Leaves
 * out a filter whose only value all documents have.
 */
export function documentFilters({
  documents,
  sectionName,
}: Pick<ShownPortal, 'documents' | 'sectionName'>): FilterGroup[] {
  return GROUPS.map(({ filter, name, of, order }) => ({
    filter,
    name,
    values: [...Map.groupBy(documents, (document) => slugify(of(document)))]
      .filter(([value]) => value !== '')
      .map(([value, alike]) => ({
        value,
        name: filter === 'chuyen-muc' ? sectionName(value) : of(alike[0]!),
        documents: alike,
      }))
      .sort((a, b) => order * compareText(a.name, b.name)),
  })).filter(
    ({ values }) => values.length > 1 || values.some((only) => only.documents.length < documents.length),
  );
}

/** Returns the value of a document for each filter. */
export function filterValues(document: Document): Record<DocumentFilter, string> {
  return Object.fromEntries(GROUPS.map(({ filter, of }) => [filter, slugify(of(document))])) as Record<
    DocumentFilter,
    string
  >;
}

const GROUPS: {
  filter: DocumentFilter;
  name: string;
  of: (document: Document) => string;
  /** 1 for ascending, -1 for descending. */
  order: 1 | -1;
}[] = [
  { filter: 'loai', name: 'Hình thức', of: ({ data }) => data.type, order: 1 },
  { filter: 'nam', name: 'Năm ban hành', of: ({ data }) => data.issued.slice(0, 4), order: -1 },
  { filter: 'co-quan', name: 'Cơ quan ban hành', of: ({ data }) => data.issuer, order: 1 },
  { filter: 'chuyen-muc', name: 'Chuyên mục', of: ({ data }) => data.section ?? '', order: 1 },
];
