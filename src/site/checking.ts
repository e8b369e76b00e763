import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Work } from '../builds/batches.ts';
import type { Reference } from '../checks/attachments.ts';
import { checkPortal } from '../checks/check.ts';
import { checkPlanUnits } from '../checks/plan-units.ts';
import { checkPortalAddresses } from '../checks/portal-addresses.ts';
import { comparePlaces, isBlocking, problem, type Problem } from '../problems/problem.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import type { Day } from '../schemas/day.ts';
import { HEAVY_BYTES, inspectFile, inspectPicture } from './attachment-inspection.ts';
import { findOutsiders, listPortals, readPlans, readPortal, type View } from './content-folder.ts';
import { MAX_PIXELS } from './pictures.ts';

const FILES_AT_ONCE = 8;

export interface CheckOptions {
  today: Day;
  /** Decodes every picture instead of trusting that a whole file is a sound one. */
  isThorough?: boolean;
  /** How each portal's folder is looked at; as it is by default. */
  viewOf?(portal: string): View;
  onProgress?(done: number): void;
}

/** What a check of a content folder found. */
export interface Checked {
  problems: Problem[];
  /** The portals that can be built, with the work each is. */
  sound: Work[];
}

/** Judges the chosen portals and all plans of a content folder. */
export async function checkContent(content: string, ids: string[], options: CheckOptions): Promise<Checked> {
  const { today, isThorough = false, viewOf = (): View => ({}), onProgress } = options;
  const plans = readPlans(content, viewOf(''));
  const problems: Problem[] = [...plans.problems];
  const works: (Work & { isSound: boolean })[] = [];
  const identities = [];
  for (const [index, id] of ids.entries()) {
    const portal = readPortal(content, id, viewOf(id));
    const found = await checkPortalOnDisk(content, portal, { plans, today, isThorough });
    problems.push(...found);
    const isSound = portal.unread.length === 0 && !found.some(isBlocking);
    works.push({ id, entries: portal.listing.length, isSound });
    identities.push({ id, portal: portal.portal });
    onProgress?.(index + 1);
  }
  const shared = checkPortalAddresses(identities);
  problems.push(...shared);
  // A unit may be declared by a portal that was not asked for.
  if (ids.length === listPortals(content).length)
    problems.push(
      ...(viewOf('').only === undefined ? findOutsiders(content) : []),
      ...checkPlanUnits(
        plans,
        identities.flatMap(({ portal }) => portal?.data ?? []),
      ),
    );
  const clashing = new Set(shared.map(({ file }) => file));
  return {
    problems,
    sound: works
      .filter(({ id, isSound }) => isSound && !clashing.has(`portals/${id}/portal.yaml`))
      .map(({ id, entries }) => ({ id, entries })),
  };
}

/** Judges one portal whole: its text, and whether each of its pictures and files can be opened. */
async function checkPortalOnDisk(
  contentDir: string,
  content: PortalContent,
  { plans, today, isThorough }: { plans: Plans; today: Day; isThorough: boolean },
): Promise<Problem[]> {
  const { problems, references } = checkPortal(content, { plans, today });
  const limit = pLimit(FILES_AT_ONCE);
  const byPath = Map.groupBy(
    references.filter(({ path }) => content.files.has(path)),
    ({ is, path }) => `${is} ${path}`,
  );
  const found = await Promise.all(
    [...byPath.values()].map((ofPath) =>
      limit(async () => {
        const { is, path } = ofPath[0]!;
        const onDisk = join(contentDir, 'portals', content.id, content.files.get(path)!);
        const name = is === 'picture' ? await judgePicture(onDisk, isThorough) : judgeFile(onDisk);
        return name ? ofPath.map(name) : [];
      }),
    ),
  );
  return [...problems, ...found.flat()].sort(comparePlaces);
}

type Name = (reference: Reference) => Problem;

/** Gives the way to name what is wrong with a picture wherever it is mentioned; null when nothing is. */
async function judgePicture(onDisk: string, isThorough: boolean): Promise<Name | null> {
  const fault = await inspectPicture(onDisk, isThorough);
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
