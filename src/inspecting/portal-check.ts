import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Reference } from '../checks/attachments.ts';
import { checkPortal, type CheckedEntry } from '../checks/check.ts';
import { comparePositions, isBlocking, problem, type Problem } from '../problems/problem.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import {
  HEAVY_BYTES,
  inspectFile,
  type PictureFault,
  type PictureInspection,
} from '../pictures/inspection.ts';
import { readPortal } from '../store/portal-folder.ts';
import type { View } from '../store/text-file.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, takeInventory, type Inventory } from '../store/inventory.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { Cache } from '../store/cache.ts';
import { MAX_PIXELS } from '../pictures/raster.ts';
import { cacheSummary } from './portal-summary.ts';
import {
  identityOf,
  openResults,
  type CheckContext,
  type OnFile,
  type PortalResult,
} from './portal-results.ts';

/** Checks a portal whose folder is looked at in some way. */
export async function checkPortalFolder(
  context: CheckContext,
  id: string,
  view: View,
  pictures: PictureInspection,
  onFile: OnFile,
): Promise<PortalResult> {
  const content = readPortal(context.content, id, { ...view, onFile });
  return resultOf(content, await checkWithFiles(context, content, { pictures, onFile }));
}

/**
 * Checks a portal, looking up what earlier checks found of entries that have not changed, and keeps what it found and
 * what the report will count.
 * @param ground a digest of all that portals are checked against
 */
export async function checkPortalCached(
  context: CheckContext,
  id: string,
  { ground, inventory }: { ground: string; inventory: Inventory },
  pictures: PictureInspection,
  onFile: OnFile,
): Promise<PortalResult> {
  const { content: contentDir } = context;
  const whole = digestOfInventory(inventory);
  const known = readCached(contentDir, id, inventory, onFile);
  const names = digestOfNames(known);
  const entries = new Cache<CachedCheck>('kiem-bai', contentDir, id);
  const problems = await checkWithFiles(context, known.content, {
    ...{ pictures, onFile, inventory },
    lookUp(entry, check) {
      const own = known.digestOf(entry);
      // What a link leads to, and what is most like a file that is missing, lies in other files.
      const keyIn = (around: string) => digestOf([ground, around, entry.file, own]);
      const cached = entries.get(keyIn(whole)) ?? entries.get(keyIn(names));
      if (cached) {
        const references = cached.named.map((each, at) => withLazyPlace(each, at, check));
        return { problems: cached.problems, references };
      }
      const fresh = check();
      const isAlone = fresh.problems.length === 0 && !known.isLinked(entry);
      entries.set(keyIn(isAlone ? names : whole), withoutPlaces(fresh));
      return fresh;
    },
  });
  const result = resultOf(known.content, problems);
  cacheSummary(contentDir, known);
  // A file that has changed meanwhile may be set back: nothing is cached of what it held.
  if (digestOfInventory(takeInventory(contentDir, id)) === whole) {
    entries.save();
    const results = openResults(contentDir, id);
    results.set(digestOf([ground, whole]), result);
    results.save();
  }
  return result;
}

function resultOf(content: PortalContent, problems: Problem[]): PortalResult {
  const { portal } = content;
  return {
    problems,
    entries: content.listing.length,
    identity: portal && identityOf(portal),
    canBuild: content.failed.length === 0 && !problems.some(isBlocking),
  };
}

type Named = Omit<Reference, 'position'>;

interface CachedCheck {
  problems: Problem[];
  named: Named[];
}

function withoutPlaces({ problems, references }: CheckedEntry): CachedCheck {
  return {
    problems,
    named: references.map(({ is, file, target, path, inBody }) => ({ is, file, target, path, inBody })),
  };
}

/** Finds where a reference stands only when somebody asks, by checking its entry after all. */
function withLazyPlace(named: Named, at: number, check: () => CheckedEntry): Reference {
  return { ...named, position: () => check().references[at]!.position() };
}

/** What an entry without links is checked against besides itself: portal.yaml, and the people whose numbers are public. */
function digestOfNames({ inventory }: CachedContent): string {
  return digestOf([...inventory].filter(([path]) => /^(?:portal\.yaml$|lanh-dao\/|giao-dich\/)/.test(path)));
}

interface Watched {
  pictures: PictureInspection;
  onFile: OnFile;
  /** Gives what is cached of an entry, or else has it checked. */
  lookUp?: (
    entry: Parameters<NonNullable<Parameters<typeof checkPortal>[2]>>[0],
    check: () => CheckedEntry,
  ) => CheckedEntry;
  /** The digests of the files of its folder, where they were taken. */
  inventory?: Inventory;
}

/** Files of a portal that are opened at once: a large picture takes some hundred megabytes while it is decoded. */
const FILES_AT_ONCE = 2;

/** Checks one portal whole: its text, and whether each of its pictures and files can be opened. */
async function checkWithFiles(
  { content: contentDir, plans, today }: CheckContext,
  content: PortalContent,
  { pictures, onFile, lookUp = (_entry, check) => check(), inventory }: Watched,
): Promise<Problem[]> {
  onFile(`portals/${content.id}/portal.yaml`);
  const { problems, references } = checkPortal(
    content,
    { plans: planFilesOf(plans), today },
    (entry, check) => {
      onFile(entry.file);
      return lookUp(entry, check);
    },
  );
  const limit = pLimit(FILES_AT_ONCE);
  const byPath = Map.groupBy(
    references.filter(({ path }) => content.files.has(path)),
    ({ is, path }) => `${is} ${path}`,
  );
  const found = await Promise.all(
    [...byPath.values()].map((ofPath) =>
      limit(async () => {
        const { is, path } = ofPath[0]!;
        const spelt = content.files.get(path)!;
        onFile(`portals/${content.id}/${spelt}`);
        const onDisk = join(contentDir, 'portals', content.id, spelt);
        const toProblem =
          is === 'picture'
            ? checkPicture(await pictures.inspect(onDisk, inventory?.get(spelt)))
            : checkFile(onDisk);
        return toProblem ? ofPath.map(toProblem) : [];
      }),
    ),
  );
  return [...problems, ...found.flat()].sort(comparePositions);
}

function planFilesOf({ ids, data }: CheckContext['plans']): Pick<Plans, 'plans' | 'ids'> {
  const positionOf = () => ({ line: 1, column: 1 });
  return { ids, plans: new Map(data.map(([id, plan]) => [id, { ...plan, positionOf }])) };
}

type ToProblem = (reference: Reference) => Problem;

/** Gives the way to name what is wrong with a picture wherever it is mentioned; null when nothing is. */
function checkPicture(fault: PictureFault): ToProblem | null {
  switch (fault?.is) {
    case undefined:
      return null;
    case 'broken':
      return (reference) =>
        problem('picture-broken', reference.file, { src: reference.target }, reference.position());
    case 'drawing':
      return (reference) =>
        problem('picture-format', reference.file, { src: reference.target }, reference.position());
    case 'too-large': {
      const { pixels } = fault;
      return (reference) =>
        problem(
          'picture-too-large',
          reference.file,
          { src: reference.target, pixels, limit: MAX_PIXELS },
          reference.position(),
        );
    }
    case 'heavy': {
      const { bytes } = fault;
      return (reference) =>
        problem(
          'picture-heavy',
          reference.file,
          { src: reference.target, bytes, limit: HEAVY_BYTES },
          reference.position(),
        );
    }
  }
}

function checkFile(onDisk: string): ToProblem | null {
  const kind = inspectFile(onDisk);
  if (kind === null) return null;
  return (reference) =>
    problem('file-broken', reference.file, { src: reference.target, kind }, reference.position());
}
