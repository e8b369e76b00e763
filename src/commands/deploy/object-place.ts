import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readSiteManifest, SITE_MANIFEST, type SiteManifest } from '../../deploying/site-manifest.ts';
import { inOrder } from '../../deploying/transfer.ts';
import { IMMUTABLE, REVALIDATED } from '../../serving/headers.ts';
import { Failure } from '../../terminal/failure.ts';
import { removePatiently } from '../../terminal/patient-files.ts';
import type { ObjectStore } from './object-stores.ts';
import type { Delivery, Place } from './place.ts';

/**
 * Deploys to a store of objects, which cannot switch a whole site: first the files whose names come from their content,
 * then what pages need, then pages, then the manifest; removals last. A page that is there always finds what it needs.
 * Before sending, writes a list of the files to be sent, so that the run after an interrupted one can remove what that
 * left.
 */
export function objectPlace(store: ObjectStore): Place {
  return {
    maxAtOnce: 4,
    keepsPrevious: false,
    read: async (portals) => {
      const texts = new Map<string, string | null>();
      for (const portal of portals) texts.set(portal, await store.read(`${portal}/${SITE_MANIFEST}`));
      return texts;
    },
    deliver: async (delivery) => {
      const scratch = mkdtempSync(join(tmpdir(), 'cong-xa-dua-'));
      try {
        await deliver(scratch, store, delivery);
      } finally {
        removePatiently(scratch);
      }
    },
    rollBack: (portal) => {
      throw new Failure(
        `Kho này không giữ bản trước của ${portal}. Quay lại nội dung cũ bằng Git, dựng, rồi đưa lên.`,
      );
    },
  };
}

async function deliver(scratch: string, store: ObjectStore, delivery: Delivery): Promise<void> {
  const { portal, folder, manifest, text, transfer, there } = delivery;
  const underWay = `${portal}.dang-dua.txt`;
  const interrupted = filesOfCutRun(await store.read(underWay));
  // An interrupted run may have replaced a file that the manifest there still lists.
  const again = transfer.unchanged.filter(
    (path) => interrupted && interrupted.get(path)?.digest !== manifest.files.get(path)!.digest,
  );
  const { lasting, parts, pages } = inOrder(
    there ? [...transfer.sent, ...again] : [...manifest.files.keys()],
  );
  await store.send(lay(scratch, 'dang-dua', { [underWay]: { text } }), '', REVALIDATED);
  let sent = 0;
  for (const [paths, caching] of [
    [lasting, IMMUTABLE],
    [parts, REVALIDATED],
    [pages.filter((path) => path !== HOME), REVALIDATED],
    [pages.filter((path) => path === HOME), REVALIDATED],
  ] as const) {
    delivery.refuseRebuilt();
    const files = Object.fromEntries(paths.map((path) => [path, { from: join(folder, path) }]));
    if (paths.length > 0) await store.send(lay(scratch, String(sent), files), portal, caching);
    delivery.onSent((sent += paths.length));
  }
  await store.send(lay(scratch, 'ban-ke', { [SITE_MANIFEST]: { text } }), portal, REVALIDATED);
  const stale = [...new Set([...transfer.removed, ...(interrupted?.keys() ?? [])])].filter(
    (path) => !manifest.files.has(path),
  );
  if (stale.length > 0) await store.remove(stale.map((path) => `${portal}/${path}`));
  await store.remove([underWay]);
}

/** Gives the files of an interrupted run; null when the last run ended well. */
function filesOfCutRun(text: string | null): SiteManifest['files'] | null {
  const manifest = text === null ? null : readSiteManifest(text.split('\nsignature ', 1)[0]!);
  return manifest && 'files' in manifest ? manifest.files : null;
}

/** Lays files out in a folder, as links to where they are, so that one call of the program sends them all. */
function lay(
  scratch: string,
  name: string,
  files: Record<string, { from: string } | { text: string }>,
): string {
  const folder = mkdtempSync(join(scratch, `${name}-`));
  for (const [path, file] of Object.entries(files)) {
    const whole = join(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    if ('text' in file) writeFileSync(whole, file.text);
    else symlinkSync(resolve(file.from), whole);
  }
  return folder;
}

const HOME = 'index.html';
