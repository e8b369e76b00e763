import { join } from 'node:path';
import pLimit from 'p-limit';
import { fileReferences } from '../checks/attachments.ts';
import { checkPortalAddresses } from '../checks/addresses.ts';
import { checkPortal } from '../checks/check.ts';
import { checkPlanUnits } from '../checks/plan-units.ts';
import { comparePlaces, isError, problem, type Problem } from '../problems/problem.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Work } from '../builds/batches.ts';
import { listPortals, readPlans, readPortal } from './content-folder.ts';
import { inspectPicture, MAX_PIXELS } from './pictures.ts';

const PICTURES_AT_ONCE = 4;

/** What a check of a content folder found. */
export interface Checked {
  problems: Problem[];
  /** The portals without an error, with the work each is. */
  sound: Work[];
}

/** Judges the chosen portals and all plans of a content folder. */
export async function checkContent(
  content: string,
  ids: string[],
  onProgress?: (done: number) => void,
): Promise<Checked> {
  const plans = readPlans(content);
  const problems: Problem[] = [...plans.problems];
  const works: Work[] = [];
  const identities = [];
  for (const [index, id] of ids.entries()) {
    const portal = readPortal(content, id);
    problems.push(...(await checkPortalOnDisk(content, portal, plans.ids)));
    works.push({ id, entries: allEntries(portal.entries).length });
    identities.push({ id, portal: portal.portal });
    onProgress?.(index + 1);
  }
  problems.push(...checkPortalAddresses(identities));
  // A unit may be declared by a portal that was not asked for.
  if (ids.length === listPortals(content).length)
    problems.push(
      ...checkPlanUnits(
        plans,
        identities.flatMap(({ portal }) => portal?.data ?? []),
      ),
    );
  const unsound = new Set(problems.filter(isError).map(({ file }) => /^portals\/([^/]+)/.exec(file)?.[1]));
  return { problems, sound: works.filter(({ id }) => !unsound.has(id)) };
}

/** Judges one portal whole: its text, and whether each of its pictures can be opened. */
async function checkPortalOnDisk(
  contentDir: string,
  content: PortalContent,
  planIds: readonly string[],
): Promise<Problem[]> {
  const limit = pLimit(PICTURES_AT_ONCE);
  const faults = new Map<string, ReturnType<typeof inspectPicture>>();
  const inspect = (path: string) => {
    const onDisk = join(contentDir, 'portals', content.id, content.files.get(path)!);
    if (!faults.has(path)) faults.set(path, limit(inspectPicture, onDisk));
    return faults.get(path)!;
  };

  const references = fileReferences(content);
  const pictures = references.filter(({ is, path }) => is === 'picture' && content.files.has(path));
  const broken = await Promise.all(
    pictures.map(async (reference): Promise<Problem[]> => {
      const { file, target: src, path } = reference;
      const fault = await inspect(path);
      if (fault?.is === 'broken') return [problem('picture-broken', file, { src }, reference)];
      if (fault?.is === 'too-large')
        return [
          problem('picture-too-large', file, { src, pixels: fault.pixels, limit: MAX_PIXELS }, reference),
        ];
      return [];
    }),
  );
  return [...checkPortal(content, planIds, references), ...broken.flat()].sort(comparePlaces);
}
