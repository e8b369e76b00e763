import { allEntries, type PortalContent } from '../reading/content.ts';
import { evidenceOf, type Evidence } from '../report/evidence.ts';
import { readPortal } from '../store/portal-folder.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { openSummaries, type PortalSummary } from './portal-results.ts';

/** Reads a portal's folder for the report. @param onFile told of each file before it is read or measured */
export function readSummary(contentDir: string, id: string, onFile: (file: string) => void): PortalSummary {
  const content = readPortal(contentDir, id, { onFile });
  return summaryOf(content, evidenceOf(content));
}

/** Takes the summary of a portal, and keeps it for later runs. */
export function cacheSummary(contentDir: string, known: CachedContent): PortalSummary {
  const memory = openSummaries(contentDir, known.content.id);
  const summary = memory.getOrCompute(digestOfInventory(known.inventory), () =>
    summaryOf(known.content, known.evidence()),
  );
  memory.save();
  return summary;
}

/** As `readSummary`, looking up what earlier runs read of the files that have not changed. */
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
  return {
    portal: content.portal?.data ?? null,
    failed: [...content.failed, ...missing],
    published: publishedPaths(content),
    evidence,
  };
}

/** A file that cannot be read at the moment has not gone. */
function publishedPaths({ entries, failed }: PortalContent): string[] {
  const drafts = new Set(entries.article.filter(({ data }) => data.draft).map(({ file }) => file));
  return [...allEntries(entries), ...failed].map(({ file }) => file).filter((file) => !drafts.has(file));
}
