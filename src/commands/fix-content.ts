import { join } from 'node:path';
import { isFixable, fixFile, type LineFix } from '../fixes/fix-file.ts';
import type { Problem } from '../problems/problem.ts';
import { readContentFile } from '../store/content-file.ts';
import { replaceFile } from '../terminal/replace-file.ts';
import { checkContent, type CheckedContent, type CheckOptions } from './check-content.ts';

/** The fixes made in each file, and the result of a check after them. */
export interface FixedContent {
  fixes: Map<string, LineFix[]>;
  checked: CheckedContent;
}

/**
 * The most rounds: fixing a mistake may uncover the next one in the same file, and no file needs more rounds than this.
 */
const MAX_ROUNDS = 20;

/**
 * Fixes the mistakes with one certain fix, in the files of the chosen portals and in the plans. Fixes in memory until a
 * check finds nothing more that can be fixed, then replaces each file by renaming. A mistake that cannot be fixed after
 * all stays in its file.
 * @param isRehearsal finds the fixes and writes nothing
 */
export async function fixContent(
  content: string,
  ids: string[],
  options: CheckOptions,
  isRehearsal: boolean,
): Promise<FixedContent> {
  const overlay = new Map<string, Uint8Array>();
  const fixes = new Map<string, LineFix[]>();
  const checkAll = () =>
    checkContent(content, ids, {
      ...options,
      viewOf: (portal) => ({ ...options.viewOf?.(portal), overlay }),
    });
  const checkFiles = (only: ReadonlySet<string>) => {
    const touchedIds = ids.filter((id) => [...only].some((file) => file.startsWith(`portals/${id}/`)));
    return checkContent(content, touchedIds, { ...options, viewOf: () => ({ only, overlay }) });
  };
  const fix = (problems: Problem[]) => fixProblems(content, problems, overlay, fixes);

  let checked = await checkAll();
  let touched = fix(checked.problems);
  for (let round = 0; touched.size > 0 && round < MAX_ROUNDS; round++) {
    // First checks only the files just fixed, which is quick; checks all again once nothing more is found in them.
    touched = fix((await checkFiles(touched)).problems);
    if (touched.size > 0) continue;
    checked = await checkAll();
    touched = fix(checked.problems);
  }
  if (!isRehearsal) for (const [file, bytes] of overlay) await replaceFile(join(content, file), bytes);
  return { fixes, checked };
}

/** Fixes the given problems, as far as possible, in the overlay. Returns the files it changed. */
function fixProblems(
  content: string,
  problems: Problem[],
  overlay: Map<string, Uint8Array>,
  fixes: Map<string, LineFix[]>,
): Set<string> {
  const touched = new Set<string>();
  for (const [file, ofFile] of Map.groupBy(problems.filter(isFixable), (problem) => problem.file)) {
    if (!/\.(md|ya?ml|csv)$/i.test(file)) continue;
    const fixed = fixFile(overlay.get(file) ?? readContentFile(join(content, file)), ofFile);
    if (!fixed) continue;
    touched.add(file);
    overlay.set(file, fixed.bytes);
    fixes.set(file, [...(fixes.get(file) ?? []), ...fixed.fixes]);
  }
  return touched;
}
