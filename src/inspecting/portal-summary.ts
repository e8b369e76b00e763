import { allEntries, type PortalContent } from '../reading/content.ts';
import { evidenceOf, type Evidence } from '../report/evidence.ts';
import { readPortal } from '../store/portal-folder.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { openSummaries, type PortalSummary } from './portal-results.ts';

/** Reads a portal's folder for the report. @param onFile called before each file is read or measured */
export function readSummary(contentDir: string, id: string, onFile: (file: string) => void): PortalSummary {
  const content = readPortal(contentDir, id, { onFile });
  return summaryOf(content, evidenceOf(content));
}

/** Gives the summary of a portal, and caches it for later runs. */
export function cacheSummary(contentDir: string, cached: CachedContent): PortalSummary {
  const summaries = openSummaries(contentDir, cached.content.id);
  const summary = summaries.getOrCompute(digestOfInventory(cached.inventory), () =>
    summaryOf(cached.content, cached.evidence()),
  );
  summaries.save();
  return summary;
}

/** Like `readSummary`, but reads only the files that have changed since an earlier run. */
export function readCachedSummary(
  contentDir: string,
  id: string,
  inventory: Inventory,
  onFile: (file: string) => void,
): PortalSummary {
  return cacheSummary(contentDir, readCached(contentDir, id, inventory, onFile));
}

function summaryOf(content: PortalContent, evidence: Evidence | null): PortalSummary {
  const missing = content.problems.filter(({ code }) => code === 'portal-file-missing');
  const weeks = content.assignments.map((each) => ({ week: each.week, read: each.read() }));
  return {
    portal: content.portal?.data ?? null,
    failed: [
      ...content.failed,
      ...missing,
      ...weeks.flatMap(({ read }) => ('ok' in read ? [] : read.problems.slice(0, 1))),
    ],
    published: publishedPaths(content),
    evidence: evidence && {
      ...evidence,
      ...(weeks.length > 0
        ? {
            assignments: weeks.flatMap(({ week, read }) =>
              'ok' in read ? { week, items: read.ok.data } : [],
            ),
          }
        : {}),
    },
  };
}

/** Gives the files of published entries. Adds those that cannot be read now, so that they do not seem to have gone. */
function publishedPaths({ entries, failed }: PortalContent): string[] {
  const drafts = new Set(entries.article.filter(({ data }) => data.draft).map(({ file }) => file));
  return [...allEntries(entries), ...failed].map(({ file }) => file).filter((file) => !drafts.has(file));
}
