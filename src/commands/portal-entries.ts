import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileRoleOf } from '../reading/file-role.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { withSlashes } from '../text/slashes.ts';
import type { EntryPortal } from './entry-portal.ts';

/** Lists the files of a portal's entries of a kind, in every year: each with its path inside the content folder. */
export function listEntries(
  { content, portal }: EntryPortal,
  kind: EntryKind,
): { path: string; slug: string }[] {
  const paths = readdirSync(join(content, 'portals', portal), { recursive: true, encoding: 'utf8' });
  return paths.flatMap((found) => {
    const path = withSlashes(found);
    const role = fileRoleOf(path.normalize('NFC'));
    return role.is === 'entry' && role.kind === kind
      ? [{ path: `portals/${portal}/${path}`, slug: role.slug }]
      : [];
  });
}
