import { join } from 'node:path';
import { readBody } from '../reading/read.ts';
import { readContentFile } from '../store/content-file.ts';
import { Failure } from '../terminal/failure.ts';
import type { Prompter } from '../terminal/prompts.ts';
import { stripMarks } from '../text/fold.ts';
import { hashOf, wordsOf } from '../text/fingerprint.ts';
import type { EntryPortal } from './entry-portal.ts';
import { listEntries } from './portal-entries.ts';

/**
 * Writes the comment by which an article is recognised as made from a Word file.
 * @param digest the SHA-256 of the file
 */
export function noteOfImport(digest: string): string {
  return `Từ tệp Word sha256:${digest}; giữ dòng này để lần sau nhận ra tệp đã nhập.`;
}

/**
 * Makes sure that a Word file is not imported twice by mistake. Where the portal has an article from the same file or
 * with the same text, asks at a terminal; otherwise throws a Failure that names the article.
 */
export async function confirmFirstImport(
  target: EntryPortal,
  { digest, body }: { digest: string; body: string },
  prompter: Prompter | null,
): Promise<void> {
  const earlier = findEarlier(target, digest, body);
  if (earlier === undefined) return;
  const told = `Tệp Word này đã được nhập thành ${earlier}`;
  if (!prompter) throw new Failure(`${told}; hãy sửa bài đó, hoặc thêm --again để có thêm một bài nữa.`);
  const answer = stripMarks((await prompter.ask(`${told}. Nhập thêm một bài nữa? (có/không): `)).trim());
  if (!['co', 'c'].includes(answer)) throw new Failure(`Chưa ghi tệp nào; bài đã có: ${earlier}`);
}

function findEarlier(target: EntryPortal, digest: string, body: string): string | undefined {
  const words = wordsOf(body);
  const text = words.length >= MIN_WORDS ? hashOf(words) : undefined;
  return listEntries(target, 'article').find(({ path }) => {
    const bytes = readIfPossible(join(target.content, path));
    if (!bytes) return false;
    return bytes.includes(`sha256:${digest}`) || hashOf(wordsOf(readBody(bytes).body)) === text;
  })?.path;
}

/** Texts of fewer words may be equal by chance. */
const MIN_WORDS = 20;

function readIfPossible(path: string): Buffer | undefined {
  try {
    return readContentFile(path);
  } catch {
    return undefined;
  }
}
