import { join } from 'node:path';
import type { Problem } from '../problems/problem.ts';
import { isFixable, fixFile, type LineFix } from '../fixes/fix-file.ts';
import { checkContent, type CheckOptions, type Checked } from './check-content.ts';
import { readContentFile } from '../store/content-file.ts';
import { replaceFile } from '../terminal/replace-file.ts';

/** What was fixed, file by file, and what a check says after it. */
export interface FixedContent {
  fixes: Map<string, LineFix[]>;
  checked: Checked;
}

/** One fix may uncover the next mistake of a file; a file never needs more rounds than this. */
const MAX_ROUNDS = 20;

/**
 * Fixes in the files of the chosen portals, and in the plans, what is certainly wrong. Every file is written beside
 * and then renamed, and only once nothing certain is left in it.
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
  const viewOf = (portal: string) => ({ ...options.viewOf?.(portal), overlay });
  /** Fixes what it can of some problems; gives the files it touched. */
  const fix = (problems: Problem[]): Set<string> => {
    const touched = new Set<string>();
    for (const [file, ofFile] of Map.groupBy(problems.filter(isFixable), (problem) => problem.file)) {
      if (!/\.(md|ya?ml)$/i.test(file)) continue;
      const fixed = fixFile(overlay.get(file) ?? readContentFile(join(content, file)), ofFile);
      if (!fixed) continue;
      touched.add(file);
      overlay.set(file, fixed.bytes);
      fixes.set(file, [...(fixes.get(file) ?? []), ...fixed.fixes]);
    }
    return touched;
  };

  let checked = await checkContent(content, ids, { ...options, viewOf });
  let touched = fix(checked.problems);
  for (let round = 0; touched.size > 0 && round < MAX_ROUNDS; round++) {
    // What a fix uncovers is in the same file; only when nothing more is found there is all looked at again.
    const only = touched;
    const concerned = ids.filter((id) => [...only].some((file) => file.startsWith(`portals/${id}/`)));
    checked = await checkContent(content, concerned, { ...options, viewOf: () => ({ only, overlay }) });
    touched = fix(checked.problems);
    if (touched.size > 0) continue;
    checked = await checkContent(content, ids, { ...options, viewOf });
    touched = fix(checked.problems);
  }
  if (!isRehearsal) for (const [file, bytes] of overlay) await replaceFile(join(content, file), bytes);
  return { fixes, checked };
}
