import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Work } from '../builds/shards.ts';
import type { Reference } from '../checks/attachments.ts';
import { checkPortal, type CheckedEntry } from '../checks/check.ts';
import { checkPlanUnits } from '../checks/plan-units.ts';
import { checkPortalAddresses } from '../checks/portal-addresses.ts';
import { comparePlaces, isBlocking, isUnfinished, problem, type Problem } from '../problems/problem.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import type { Day } from '../schemas/day.ts';
import { HEAVY_BYTES, inspectFile, PictureInspection, type PictureFault } from './attachment-inspection.ts';
import {
  findOutsiders,
  listPortals,
  readPlans,
  readPortal,
  readPortalFile,
  type View,
} from './content-folder.ts';
import { digestOf } from './digests.ts';
import { digestOfInventory, takeInventory, type Inventory } from './inventory.ts';
import { readKnown, type KnownContent } from './known-content.ts';
import { Memory } from './memory.ts';
import { MAX_PIXELS } from './pictures.ts';

const FILES_AT_ONCE = 8;

export interface CheckOptions {
  today: Day;
  /** Whether a portal that is not filled in yet can be built too, to be looked at. */
  drafts?: boolean;
  /** Decodes every picture instead of trusting that a whole file is a sound one. */
  isThorough?: boolean;
  /** Gives the inventories by which what a folder comes to is looked up, when its files are those of an earlier run. */
  inventoryOf?: ((portal: string) => Inventory) | undefined;
  /** How each portal's folder is looked at; as it is by default. */
  viewOf?(portal: string): View;
  /** The portals, in order, whose addresses must not clash with those of the chosen; only these by default. */
  among?: string[];
  onProgress?(done: number): void;
}

/** What a check of a content folder found. */
export interface Checked {
  problems: Problem[];
  /** The portals that can be built, with the work each is and the plans that bind it. */
  sound: (Work & { plans: string[] })[];
}

/** Judges the chosen portals and all plans of a content folder. */
export async function checkContent(content: string, ids: string[], options: CheckOptions): Promise<Checked> {
  const { today, drafts = false, isThorough = false, inventoryOf } = options;
  const { viewOf = (): View => ({}), among = ids, onProgress } = options;
  const plans = readPlans(content, viewOf(''));
  const problems: Problem[] = [...plans.problems];
  const works: (Work & { plans: string[]; isSound: boolean })[] = [];
  const identities = new Map<string, PortalContent['portal']>();
  const pictures = new PictureInspection(content, { isThorough, remembers: inventoryOf !== undefined });
  const given = { plans, today, pictures };
  const ground = digestOf([
    today,
    isThorough,
    plans.ids,
    [...plans.plans].map(([id, { data }]) => [id, data]),
  ]);
  for (const [index, id] of ids.entries()) {
    const judged = inventoryOf
      ? await rememberedJudgement(content, id, { ...given, inventory: inventoryOf(id) }, ground)
      : await judgePortal(content, readPortal(content, id, viewOf(id)), given);
    problems.push(...judged.problems);
    const portal = judged.isRead ? portalFileOf(content, id, viewOf(id)) : null;
    works.push({
      id,
      entries: judged.entries,
      plans: portal?.data.plans ?? [],
      isSound: judged.isSound && (drafts || !judged.problems.some(isUnfinished)),
    });
    identities.set(id, portal);
    onProgress?.(index + 1);
  }
  pictures.save();
  const shared = checkPortalAddresses(
    among.map((id) => {
      const portal = identities.get(id);
      if (portal !== undefined) return { id, portal };
      return { id, portal: readPortal(content, id, { ...viewOf(id), only: new Set() }).portal };
    }),
  ).filter(({ file }) => ids.some((id) => file === `portals/${id}/portal.yaml`));
  problems.push(...shared);
  // A unit may be declared by a portal that was not asked for.
  if (ids.length === listPortals(content).length)
    problems.push(
      ...(viewOf('').only === undefined ? findOutsiders(content) : []),
      ...checkPlanUnits(
        plans,
        [...identities.values()].flatMap((portal) => portal?.data ?? []),
      ),
    );
  const clashing = new Set(shared.map(({ file }) => file));
  return {
    problems,
    sound: works
      .filter(({ id, isSound }) => isSound && !clashing.has(`portals/${id}/portal.yaml`))
      .map(({ id, entries, plans: binding }) => ({ id, entries, plans: binding })),
  };
}

/** What a check finds out about one portal by itself. */
interface Judged {
  problems: Problem[];
  entries: number;
  /** Whether its portal.yaml is in order. */
  isRead: boolean;
  /** Whether it can be built. */
  isSound: boolean;
}

interface Given {
  plans: Plans;
  today: Day;
  pictures: PictureInspection;
  /** Gives what is known of an entry, or else has it judged. */
  lookUp?: Parameters<typeof checkPortal>[2];
  /** The digests of the files of its folder, where they were taken. */
  inventory?: Inventory;
}

async function judgePortal(contentDir: string, content: PortalContent, given: Given): Promise<Judged> {
  const problems = await checkPortalOnDisk(contentDir, content, given);
  return {
    problems,
    entries: content.listing.length,
    isRead: content.portal !== null,
    isSound: content.unread.length === 0 && !problems.some(isBlocking),
  };
}

/**
 * Looks up what is known of a portal whose files, plans and day are those of an earlier run, or else of its entries.
 * @param ground a digest of all that portals are judged against
 */
async function rememberedJudgement(
  contentDir: string,
  id: string,
  given: Given & { inventory: Inventory },
  ground: string,
): Promise<Judged> {
  const { inventory } = given;
  const memory = new Memory<Judged>('kiem-tra', contentDir, id);
  const whole = digestOfInventory(inventory);
  const key = digestOf([ground, whole]);
  const judgeAll = async () => {
    const known = readKnown(contentDir, id, inventory);
    const names = digestOfNames(known);
    const entries = new Memory<KnownJudgement>('kiem-bai', contentDir, id);
    const found = await judgePortal(contentDir, known.content, {
      ...given,
      lookUp(entry, judge) {
        const own = known.digestOf(entry);
        // What a link leads to, and what is most like a file that is missing, lies in other files.
        const keyIn = (around: string) => digestOf([ground, around, entry.file, own]);
        const remembered = entries.recall(keyIn(whole)) ?? entries.recall(keyIn(names));
        if (remembered) {
          const references = remembered.named.map((each, at) => placedLater(each, at, judge));
          return { problems: remembered.problems, references };
        }
        const fresh = judge();
        const isAlone = fresh.problems.length === 0 && !known.isLinked(entry);
        entries.keep(keyIn(isAlone ? names : whole), withoutPlaces(fresh));
        return fresh;
      },
    });
    return { found, entries };
  };
  given.pictures.keep(inventory.values());
  const known = memory.recall(key);
  if (known) return known;
  const { found, entries } = await judgeAll();
  // A file that has changed meanwhile may be set back: nothing is remembered of what it held.
  if (digestOfInventory(takeInventory(contentDir, id)) === whole) {
    entries.save();
    memory.keep(key, found);
    memory.save();
  }
  return found;
}

type Named = Omit<Reference, 'place'>;

interface KnownJudgement {
  problems: Problem[];
  named: Named[];
}

function withoutPlaces({ problems, references }: CheckedEntry): KnownJudgement {
  return {
    problems,
    named: references.map(({ is, file, target, path, inBody }) => ({ is, file, target, path, inBody })),
  };
}

/** Where a reference stands is found out when somebody asks, by judging its entry after all. */
function placedLater(named: Named, at: number, judge: () => CheckedEntry): Reference {
  return { ...named, place: () => judge().references[at]!.place() };
}

/** What an entry without links is judged against besides itself: portal.yaml, and the people whose numbers are public. */
function digestOfNames({ inventory }: KnownContent): string {
  return digestOf([...inventory].filter(([path]) => /^(?:portal\.yaml$|lanh-dao\/|giao-dich\/)/.test(path)));
}

function portalFileOf(contentDir: string, id: string, view: View): PortalContent['portal'] {
  const read = readPortalFile(contentDir, id, view);
  return 'ok' in read ? read.ok : null;
}

/** Judges one portal whole: its text, and whether each of its pictures and files can be opened. */
async function checkPortalOnDisk(
  contentDir: string,
  content: PortalContent,
  { plans, today, pictures, lookUp, inventory }: Given,
): Promise<Problem[]> {
  const { problems, references } = checkPortal(content, { plans, today }, lookUp);
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
        const onDisk = join(contentDir, 'portals', content.id, spelt);
        const name =
          is === 'picture'
            ? judgePicture(await pictures.inspect(onDisk, inventory?.get(spelt)))
            : judgeFile(onDisk);
        return name ? ofPath.map(name) : [];
      }),
    ),
  );
  return [...problems, ...found.flat()].sort(comparePlaces);
}

type Name = (reference: Reference) => Problem;

/** Gives the way to name what is wrong with a picture wherever it is mentioned; null when nothing is. */
function judgePicture(fault: PictureFault): Name | null {
  switch (fault?.is) {
    case undefined:
      return null;
    case 'broken':
      return (reference) =>
        problem('picture-broken', reference.file, { src: reference.target }, reference.place());
    case 'too-large': {
      const { pixels } = fault;
      return (reference) =>
        problem(
          'picture-too-large',
          reference.file,
          { src: reference.target, pixels, limit: MAX_PIXELS },
          reference.place(),
        );
    }
    case 'heavy': {
      const { bytes } = fault;
      return (reference) =>
        problem(
          'picture-heavy',
          reference.file,
          { src: reference.target, bytes, limit: HEAVY_BYTES },
          reference.place(),
        );
    }
  }
}

function judgeFile(onDisk: string): Name | null {
  const kind = inspectFile(onDisk);
  if (kind === null) return null;
  return (reference) =>
    problem('file-broken', reference.file, { src: reference.target, kind }, reference.place());
}
