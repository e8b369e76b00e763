import { resolveInPortal } from '../addresses/relative.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { digestOf } from './digests.ts';
import type { Inventory } from './inventory.ts';

/**
 * Gives a digest that changes whenever the entry's file changes, or a picture or file of the portal that it names.
 * @param targets the pictures and links of its body
 */
export function digestOfEntry(
  content: PortalContent,
  entry: Entry,
  targets: readonly string[],
  inventory: Inventory,
): string {
  const path = pathInPortal(content.id, entry.file);
  const named = new Set<string>();
  const add = (target: string) => {
    const found = target.startsWith('/tep/')
      ? resolveInPortal('', target.slice('/tep/'.length))
      : resolveInPortal(path, target);
    if (found !== null) named.add(found);
  };
  takeTargets(entry.data, add);
  targets.forEach(add);
  return digestOf([
    inventory.get(path),
    [...named].map((each) => [each, digestOfNamed(content, each, inventory)]),
  ]);
}

/** Gives a digest that changes whenever something changes that every page of a portal shows around its own content. */
export function digestOfFrame(content: PortalContent, inventory: Inventory, drafts: boolean): string {
  const mark = content.portal?.data.theme?.mark?.src;
  return digestOf([
    inventory.get('portal.yaml'),
    mark && digestOfNamed(content, resolveInPortal('portal.yaml', mark) ?? '', inventory),
    drafts,
    ...(content.portal?.data.showVisits ? [inventory.get('luot-truy-cap.yaml')] : []),
  ]);
}

/** Gives null for a file that is missing: the digest of a page that names it changes once the file is there. */
function digestOfNamed(content: PortalContent, path: string, inventory: Inventory): string | null {
  const onDisk = content.files.get(path);
  return onDisk === undefined ? null : (inventory.get(onDisk) ?? null);
}

/** Takes every text of the data that may name a picture or file: `src`, `sample` and `file`, at any depth. */
function takeTargets(data: object, take: (target: string) => void): void {
  for (const [key, value] of Object.entries(data) as [string, unknown][])
    if (typeof value === 'string') {
      if (NAMES_FILE.has(key)) take(value);
    } else if (typeof value === 'object' && value !== null) takeTargets(value, take);
}

const NAMES_FILE: ReadonlySet<string> = new Set(['src', 'sample', 'file']);
