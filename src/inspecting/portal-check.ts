import { checkPortal, type CheckedEntry } from '../checks/check.ts';
import { comparePositions, isBlocking, type Problem } from '../problems/problem.ts';
import type { PictureInspection } from '../pictures/inspection.ts';
import { allEntries, type Plans, type PortalContent } from '../reading/content.ts';
import { aliasesOf } from '../reading/moves.ts';
import { evidenceOf, type Evidence } from '../report/evidence.ts';
import { readCached, readFirst } from '../store/cached-content.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, takeInventory, type Inventory } from '../store/inventory.ts';
import { readPortal } from '../store/portal-folder.ts';
import type { View } from '../store/text-file.ts';
import { findAlikeArticles } from './alike-articles.ts';
import { CachedChecks, type EntryToCheck } from './cached-checks.ts';
import {
  identityOf,
  openResults,
  type CheckContext,
  type OnFile,
  type PortalResult,
} from './portal-results.ts';
import { cacheSummary } from './portal-summary.ts';
import { inspectReferences } from './referenced-files.ts';

/** Checks a portal's folder, as a view shows it, without any cache. */
export async function checkPortalFolder(
  context: CheckContext,
  id: string,
  view: View,
  pictures: PictureInspection,
  onFile: OnFile,
): Promise<PortalResult> {
  const content = readPortal(context.content, id, { ...view, onFile });
  const evidence = content.isWhole ? evidenceOf(content) : null;
  return resultOf(content, await findProblems(context, content, evidence, { pictures, onFile }));
}

/**
 * Checks a portal. Takes the results for entries that have not changed from earlier checks, and caches its own results
 * and the summary for the report.
 * @param known.contextDigest a digest of everything that portals are checked against
 * @param known.inventory the inventory of the folder; without it, takes one and adds it to the result
 */
export async function checkPortalCached(
  context: CheckContext,
  id: string,
  known: { contextDigest: string; inventory?: Inventory },
  pictures: PictureInspection,
  onFile: OnFile,
): Promise<PortalResult & { inventory?: Inventory }> {
  const { content: contentDir } = context;
  const { contextDigest } = known;
  const cached = known.inventory
    ? readCached(contentDir, id, known.inventory, onFile)
    : readFirst(contentDir, id, onFile);
  const { inventory } = cached;
  const checks = new CachedChecks(contentDir, cached, contextDigest);
  const { evidence } = cacheSummary(contentDir, cached);
  const problems = await findProblems(context, cached.content, evidence, {
    ...{ pictures, onFile, inventory },
    checkEntry: (entry, check) => checks.lookUp(entry, check),
  });
  const result = resultOf(cached.content, problems);
  // Do not cache results for a folder that changed after the inventory was taken: its old bytes may return.
  const whole = digestOfInventory(inventory);
  if (digestOfInventory(takeInventory(contentDir, id)) === whole) {
    checks.save();
    const results = openResults(contentDir, id);
    results.set(digestOf([contextDigest, whole]), result);
    results.save();
  }
  return known.inventory ? result : { ...result, inventory };
}

function resultOf(content: PortalContent, problems: Problem[]): PortalResult {
  const { portal } = content;
  return {
    problems,
    entries: content.listing.length,
    drafts: content.entries.article.filter(({ data }) => data.draft).map(({ file }) => file),
    identity:
      portal &&
      identityOf(
        portal,
        allEntries(content.entries).flatMap(({ data }) => aliasesOf(data)),
      ),
    canBuild: content.failed.length === 0 && !problems.some(isBlocking),
  };
}

interface CheckTools {
  pictures: PictureInspection;
  onFile: OnFile;
  /** Gives the result for an entry from a cache, or by calling `check`. */
  checkEntry?: (entry: EntryToCheck, check: () => CheckedEntry) => CheckedEntry;
  /** The digests of the files of the folder, where they were taken. */
  inventory?: Inventory;
}

/** Finds the problems of one portal: in its texts, then in the pictures and files that these name. */
async function findProblems(
  { content: contentDir, plans, today, daysOff }: CheckContext,
  content: PortalContent,
  evidence: Evidence | null,
  { pictures, onFile, checkEntry = (_entry, check) => check(), inventory }: CheckTools,
): Promise<Problem[]> {
  onFile(`portals/${content.id}/portal.yaml`);
  const { problems, references } = checkPortal(
    content,
    { plans: planFilesOf(plans), today, daysOff },
    (entry, check) => {
      onFile(entry.file);
      return checkEntry(entry, check);
    },
  );
  const ofFiles = await inspectReferences(contentDir, content, references, { pictures, onFile, inventory });
  return [...problems, ...findAlikeArticles(content, evidence), ...ofFiles].sort(comparePositions);
}

/**
 * Turns plans that came from another process into those that checks take. No check of a portal asks for a position in a
 * plan.
 */
function planFilesOf({ ids, data }: CheckContext['plans']): Pick<Plans, 'plans' | 'ids'> {
  const positionOf = () => ({ line: 1, column: 1 });
  return { ids, plans: new Map(data.map(([id, plan]) => [id, { ...plan, positionOf }])) };
}
