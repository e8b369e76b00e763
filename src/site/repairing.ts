import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repairFile, type Repair } from '../repairs/repair.ts';
import { checkContent, type CheckOptions, type Checked } from './checking.ts';

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
  let checked = await checkContent(content, ids, { ...options, viewOf });
  for (let round = 0, isDone = false; !isDone && round < MAX_ROUNDS; round++) {
    isDone = true;
    for (const [file, problems] of Map.groupBy(checked.problems, (problem) => problem.file)) {
      if (!/\.(md|ya?ml)$/i.test(file)) continue;
      const repaired = repairFile(overlay.get(file) ?? readFileSync(join(content, file)), problems);
      if (!repaired) continue;
      isDone = false;
      overlay.set(file, repaired.bytes);
      repairs.set(file, [...(repairs.get(file) ?? []), ...repaired.repairs]);
    }
    if (!isDone) checked = await checkContent(content, ids, { ...options, viewOf });
  }
  if (!isRehearsal) for (const [file, bytes] of overlay) replaceFile(join(content, file), bytes);
  return { repairs, checked };
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}`);
  writeFileSync(beside, bytes);
  chmodSync(beside, statSync(path).mode);
  renameSync(beside, path);
}
