import { hash } from 'node:crypto';
import { resolveInPortal } from '../addresses/relative.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Inventory } from './inventory.ts';
import { settings } from './settings.ts';

/** One digest for anything that JSON can write. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32);
}

/**
 * Another digest whenever the entry's file, or a picture or file of the portal that it names, has changed.
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
  for (const target of [...targetsIn(entry.data), ...targets]) {
    const found = target.startsWith('/tep/')
      ? resolveInPortal('', target.slice('/tep/'.length))
      : resolveInPortal(path, target);
    if (found !== null) named.add(found);
  }
  return digestOf([
    inventory.get(path),
    [...named].map((each) => [each, digestOfFile(content, each, inventory)]),
  ]);
}

/** Another digest whenever what stands around the pages of a portal has changed. */
export function digestOfFrame(content: PortalContent, inventory: Inventory): string {
  const mark = content.portal?.data.theme?.mark?.src;
  return digestOf([
    inventory.get('portal.yaml'),
    mark && digestOfFile(content, resolveInPortal('portal.yaml', mark) ?? '', inventory),
    settings.drafts,
  ]);
}

/** Of what is not there, nothing; a page may have to be made again because it now is. */
function digestOfFile(content: PortalContent, path: string, inventory: Inventory): string | null {
  const onDisk = content.files.get(path);
  return onDisk === undefined ? null : (inventory.get(onDisk) ?? null);
}

/** Every text of the data that may name a picture or file: `src` and `file`, wherever they stand. */
function targetsIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' ? (key === 'src' || key === 'file' ? [value] : []) : targetsIn(value),
  );
}
