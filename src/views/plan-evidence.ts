import type { TargetResult } from '../schemas/report.ts';
import type { PortalProgress } from './plan-progress.ts';
import { oncePerPortal } from './once-per-portal.ts';
import { toPages, type ListPage } from './paging.ts';
import type { ShownPortal } from './portals.ts';

/** The most counted items that stand in the cells of the page of targets; with more, they have pages of their own. */
const MAX_ITEMS_IN_CELLS = 250;

/** The number of counted items on one page of a target's evidence. */
const ITEMS_PER_EVIDENCE_PAGE = 50;

/** A counted item, with the row in which it counts. */
export interface EvidenceItem {
  row: TargetResult;
  item: TargetResult['counted'][number];
  /** Whether the evidence of the row begins here. */
  isFirst: boolean;
}

/** The evidence of one target of one plan. */
export interface TargetEvidence {
  plan: string;
  target: string;
  label: string;
  /** The number of counted items. */
  items: number;
  pages: ListPage<EvidenceItem>[];
}

/** Lists the evidence of the targets whose evidence is too long for the cells; none where it stands in them. */
export const evidenceOnPages = oncePerPortal(
  ({ progress }: Pick<ShownPortal, 'progress'>): TargetEvidence[] => {
    const all = progress().flatMap(evidenceOfPlan);
    const counted = all.reduce((sum, { items }) => sum + items, 0);
    return counted > MAX_ITEMS_IN_CELLS ? all : [];
  },
);

/** Finds the address at which the evidence of a row begins; undefined where it stands in the cell. */
export function findEvidence(portal: ShownPortal): (row: TargetResult) => string | undefined {
  const onPages = new Map(
    evidenceOnPages(portal).flatMap(({ plan, target, pages }) =>
      pages.flatMap(({ page, entries }) =>
        entries.filter(({ isFirst }) => isFirst).map(({ row }) => [row, { plan, target, page }] as const),
      ),
    ),
  );
  return (row) => {
    const found = onPages.get(row);
    return found && `${portal.addresses.evidence(found.plan, found.target, found.page)}#${anchorOf(row)}`;
  };
}

/** Names the part of an evidence page that belongs to a row. @example 'ky-2026-Q1-van-phong' */
export function anchorOf({ period, unit }: TargetResult): string {
  return ['ky', period.id, unit ?? ''].filter(Boolean).join('-');
}

function evidenceOfPlan({ result }: PortalProgress): TargetEvidence[] {
  return [...Map.groupBy(result.targets, ({ id }) => id)].flatMap(([target, rows]) => {
    const items = rows.flatMap((row) =>
      row.counted.map((item, index) => ({ row, item, isFirst: index === 0 })),
    );
    if (items.length === 0) return [];
    const pages = toPages(items, ITEMS_PER_EVIDENCE_PAGE);
    return [{ plan: result.plan, target, label: rows[0]!.label, items: items.length, pages }];
  });
}
