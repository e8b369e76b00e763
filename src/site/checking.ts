import { join } from 'node:path';
import pLimit from 'p-limit';
import { fileReferences } from '../checks/attachments.ts';
import { checkPortal } from '../checks/check.ts';
import { comparePlaces, problem, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import { inspectPicture, MAX_PIXELS } from './pictures.ts';

const PICTURES_AT_ONCE = 4;

/** Judges one portal whole: its text, and whether each of its pictures can be opened. */
export async function checkPortalOnDisk(
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

  const pictures = fileReferences(content).filter(
    ({ is, path }) => is === 'picture' && content.files.has(path),
  );
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
  return [...checkPortal(content, planIds), ...broken.flat()].sort(comparePlaces);
}
