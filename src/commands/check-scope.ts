import { readChanges, touchedPortals, viewOfChanges } from '../store/changes.ts';
import { choosePortals, listPortals } from '../store/content-folder.ts';
import type { View } from '../store/text-file.ts';

/** What a check looks at: portals and, where only changed files are checked, how to read each. */
interface CheckScope {
  ids: string[];
  viewOf?(portal: string): View;
}

/**
 * Chooses what a check looks at.
 * @param chosen the portals named by the user; all of them when undefined
 * @param branch limits the check to files that differ from this branch, or for an empty name, from the main branch
 */
export function chooseScope(
  content: string,
  chosen: string[] | undefined,
  branch: string | undefined,
): CheckScope {
  const ids = choosePortals(listPortals(content), chosen);
  if (branch === undefined) return { ids };
  const changes = readChanges(content, branch || undefined);
  return {
    ids: touchedPortals(changes, ids),
    viewOf: (portal) => viewOfChanges(content, changes, portal),
  };
}
