import { join } from 'node:path';
import { describeNextSteps, writeNewEntry, type NewEntry } from '../../src/commands/new-entry.ts';
import { shownPath } from '../../src/terminal/command.ts';

/**
 * Writes an entry and prints its path, or with `--dry-run` only prints the entry. Then prints the next steps.
 * @param toDo the tasks before a draft can be published, as instructions
 */
export async function deliverEntry(
  content: string,
  entry: NewEntry,
  toDo: string[],
  isDryRun: boolean,
): Promise<void> {
  if (!isDryRun) await writeNewEntry(content, entry);
  process.stdout.write(isDryRun ? entry.text : `${shownPath(join(content, entry.path))}\n`);
  process.stderr.write(describeNextSteps(content, entry, toDo, !isDryRun));
}
