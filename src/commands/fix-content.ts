import { join } from 'node:path';
import type { Problem } from '../problems/problem.ts';
import { isMendable, repairFile, type Repair } from '../fixes/fix-file.ts';
import { checkContent, type CheckOptions, type Checked } from './check-content.ts';
import { readContentFile } from '../store/content-file.ts';
import { replaceFile } from '../terminal/replace-file.ts';

/** What was mended, file by file, and what a check says after it. */
export interface Mended {
  repairs: Map<string, Repair[]>;
  checked: Checked;
}

/** One mend may uncover the next mistake of a file; a file never needs more rounds than this. */
const MAX_ROUNDS = 20;

/**
 * Mends in the files of the chosen portals, and in the plans, what is certainly wrong. Every file is written beside
 * and then renamed, and only once nothing certain is left in it.
 * @param isRehearsal finds the mends and writes nothing
 */
export async function repairContent(
  content: string,
  ids: string[],
  options: CheckOptions,
  isRehearsal: boolean,
): Promise<Mended> {
  const overlay = new Map<string, Uint8Array>();
  const repairs = new Map<string, Repair[]>();
  const viewOf = (portal: string) => ({ ...options.viewOf?.(portal), overlay });
  /** Mends what it can of some problems; gives the files it touched. */
  const mend = (problems: Problem[]): Set<string> => {
    const touched = new Set<string>();
    for (const [file, ofFile] of Map.groupBy(problems.filter(isMendable), (problem) => problem.file)) {
      if (!/\.(md|ya?ml)$/i.test(file)) continue;
      const repaired = repairFile(overlay.get(file) ?? readContentFile(join(content, file)), ofFile);
      if (!repaired) continue;
      touched.add(file);
      overlay.set(file, repaired.bytes);
      repairs.set(file, [...(repairs.get(file) ?? []), ...repaired.repairs]);
    }
    return touched;
  };

  let checked = await checkContent(content, ids, { ...options, viewOf });
  let touched = mend(checked.problems);
  for (let round = 0; touched.size > 0 && round < MAX_ROUNDS; round++) {
    // What a mend uncovers is in the same file; only when nothing more is found there is all looked at again.
    const only = touched;
    const concerned = ids.filter((id) => [...only].some((file) => file.startsWith(`portals/${id}/`)));
    checked = await checkContent(content, concerned, { ...options, viewOf: () => ({ only, overlay }) });
    touched = mend(checked.problems);
    if (touched.size > 0) continue;
    checked = await checkContent(content, ids, { ...options, viewOf });
    touched = mend(checked.problems);
  }
  if (!isRehearsal) for (const [file, bytes] of overlay) await replaceFile(join(content, file), bytes);
  return { repairs, checked };
}
