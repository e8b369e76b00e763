import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Reference } from '../checks/attachments.ts';
import { HEAVY_FILE_BYTES, inspectFile, type FileFault } from '../pictures/inspect-file.ts';
import { HEAVY_BYTES, type PictureFault } from '../pictures/inspect-picture.ts';
import type { PictureInspection } from '../pictures/inspection.ts';
import { MAX_PIXELS } from '../pictures/raster.ts';
import { problem, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Inventory } from '../store/inventory.ts';
import type { OnFile } from './portal-results.ts';

/** How many files of a portal are open at once. Decoding a large picture takes some hundred megabytes. */
const MAX_OPEN_FILES = 2;

/**
 * Opens the pictures and files that a portal's texts name, each once, and gives a problem for every reference to one
 * that cannot be published. Skips missing files, which the checks of the texts report.
 */
export async function inspectReferences(
  contentDir: string,
  content: PortalContent,
  references: Reference[],
  { pictures, onFile, inventory }: { pictures: PictureInspection; onFile: OnFile; inventory?: Inventory },
): Promise<Problem[]> {
  const limit = pLimit(MAX_OPEN_FILES);
  const byPath = Map.groupBy(
    references.filter(({ path }) => content.files.has(path)),
    ({ is, path }) => `${is} ${path}`,
  );
  const found = await Promise.all(
    [...byPath.values()].map((toFile) =>
      limit(async () => {
        const { is, path } = toFile[0]!;
        const onDisk = content.files.get(path)!;
        onFile(`portals/${content.id}/${onDisk}`);
        const file = join(contentDir, 'portals', content.id, onDisk);
        const toProblem =
          is === 'picture'
            ? problemOfPicture(await pictures.inspect(file, inventory?.get(onDisk)))
            : problemOfFile(inspectFile(file));
        return toProblem ? toFile.map(toProblem) : [];
      }),
    ),
  );
  return found.flat();
}

type ToProblem = (reference: Reference) => Problem;

/** Gives the function that makes a picture's fault a problem of each reference to it; null where there is no fault. */
function problemOfPicture(fault: PictureFault): ToProblem | null {
  switch (fault?.is) {
    case undefined:
      return null;
    case 'broken':
      return ({ file, target, position }) => problem('picture-broken', file, { src: target }, position());
    case 'drawing':
      return ({ file, target, position }) => problem('picture-format', file, { src: target }, position());
    case 'heic':
      return ({ file, target, position }) => problem('picture-heic', file, { src: target }, position());
    case 'too-large': {
      const facts = { pixels: fault.pixels, limit: MAX_PIXELS };
      return ({ file, target, position }) =>
        problem('picture-too-large', file, { src: target, ...facts }, position());
    }
    case 'animated':
      return ({ file, target, position }) => problem('picture-still', file, { src: target }, position());
    case 'heavy': {
      const facts = { bytes: fault.bytes, limit: HEAVY_BYTES };
      return ({ file, target, position }) =>
        problem('picture-heavy', file, { src: target, ...facts }, position());
    }
  }
}

function problemOfFile(fault: FileFault): ToProblem | null {
  switch (fault?.is) {
    case undefined:
      return null;
    case 'other-kind':
      return ({ file, target, position }) =>
        problem('file-broken', file, { src: target, kind: fault.kind }, position());
    case 'heavy': {
      const facts = { bytes: fault.bytes, limit: HEAVY_FILE_BYTES };
      return ({ file, target, position }) =>
        problem('file-heavy', file, { src: target, ...facts }, position());
    }
    case 'no-text':
      return ({ file, target, position }) => problem('pdf-no-text', file, { src: target }, position());
  }
}
