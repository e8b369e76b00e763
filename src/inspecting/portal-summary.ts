import { checkOwnAssignments, namedTargetsOf } from '../checks/assignments.ts';
import { findHindrances, type ExaminedEntry, type Hindrances } from '../checks/held-back.ts';
import { lookForMarks } from '../checks/source-marks.ts';
import { isError } from '../problems/problem.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Entry, ReadResult } from '../reading/read.ts';
import { measureArticle, type ArticleMeasure } from '../report/article-measure.ts';
import { evidenceOf, type Evidence } from '../report/evidence.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { readPortal } from '../store/portal-folder.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { openSummaries, type PortalSummary } from './portal-results.ts';

/**
 * Reads a portal's folder for the report. Measures each article as it is read and then drops its text, because the
 * garbage collector would move the texts of a whole portal about.
 * @param onFile called before each file is read or measured
 */
export function readSummary(contentDir: string, id: string, onFile: (file: string) => void): PortalSummary {
  const measures = new Map<string, ArticleMeasure>();
  const lookUp = <K extends EntryKind>(file: string, read: () => ReadResult<Entry<K>>) => {
    const found = read();
    if (!('ok' in found) || !isArticle(found.ok)) return found;
    measures.set(file, measureArticle(found.ok, lookForMarks));
    const light: Entry = new LightArticle(found.ok, findHindrances(found.ok), read);
    return { ok: light as Entry<K>, problems: found.problems };
  };
  const content = readPortal(contentDir, id, { onFile, lookUp });
  return summaryOf(
    content,
    evidenceOf(content, ({ file }) => measures.get(file)!),
  );
}

/**
 * An article without its text, which is read again where somebody asks for it. A class, because making an object with getters
 * takes several times as long.
 */
class LightArticle implements ExaminedEntry<'article'> {
  readonly kind = 'article';
  readonly file: string;
  readonly slug: string;
  readonly data: Entry<'article'>['data'];
  readonly bodyLine: number;
  readonly positionOf: Entry['positionOf'];
  readonly hindrances: Hindrances;
  readonly #readAgain: () => ReadResult<Entry>;

  constructor(
    { file, slug, data, bodyLine, positionOf }: Entry<'article'>,
    hindrances: Hindrances,
    readAgain: () => ReadResult<Entry>,
  ) {
    this.file = file;
    this.slug = slug;
    this.data = data;
    this.bodyLine = bodyLine;
    this.positionOf = positionOf;
    this.hindrances = hindrances;
    this.#readAgain = readAgain;
  }

  get body(): string {
    const read = this.#readAgain();
    if (!('ok' in read)) throw new Error(`Tệp ${this.file} vừa đổi trong lúc dựng; hãy chạy lại.`);
    return read.ok.body;
  }
}

function isArticle(entry: Entry): entry is Entry<'article'> {
  return entry.kind === 'article';
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
    faults: checkOwnAssignments(content).filter(isError),
    assignedTargets: weeks.flatMap(({ read }) => ('ok' in read ? namedTargetsOf(read.ok) : [])),
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
