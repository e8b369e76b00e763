import { basename, dirname, join } from 'node:path';
import { isError, tell } from '../problems/problem.ts';
import { formatTerminal } from '../problems/reporters/terminal.ts';
import { readEntry } from '../reading/read.ts';
import { defaultsOf, entryPath, questionsOfEntry, slugFor, type NewKind } from '../scaffold/entry.ts';
import type { Question } from '../scaffold/questions.ts';
import { writeEntryText, writeTemplate } from '../scaffold/template.ts';
import type { Day } from '../schemas/day.ts';
import { schemas } from '../schemas/kinds.ts';
import { commandOn } from '../terminal/command.ts';
import { Failure } from '../terminal/failure.ts';
import { fillForm } from '../terminal/form.ts';
import type { Prompter } from '../terminal/prompts.ts';
import { PLAIN_OUTPUT } from '../terminal/output.ts';
import { inOneLine } from '../text/printable.ts';
import { attachGivenFiles, type Attachment } from './attachments.ts';
import type { EntryPortal } from './entry-portal.ts';
import { writeNewFile, writeNewFolder } from './new-files.ts';
import { listEntries } from './portal-entries.ts';

/** A new entry before it is written: its file and the files beside it. */
export interface NewEntry {
  /** Inside the content folder. */
  path: string;
  text: string;
  attached: Attachment[];
}

/** The sources of a new entry. */
interface EntrySources {
  /** The values of flags, as typed. */
  given: Map<string, string>;
  /** Values for flags that are not given. */
  proposed?: Map<string, string>;
  /** In Markdown; undefined for an entry whose body is still to be written. */
  body: string | undefined;
  attached?: Attachment[];
  /** A comment for the end of its front matter. */
  note?: string;
  /** Whether the entry needs more work although it has a body. */
  isDraft?: boolean;
  today: Day;
  prompter: Prompter | null;
}

/**
 * Makes a new entry from flags, answers and defaults. Throws a Failure when the check would find an error in it.
 */
export async function composeEntry(
  kind: NewKind,
  target: EntryPortal,
  sources: EntrySources,
): Promise<NewEntry> {
  const { prompter, today, body } = sources;
  const { portal, choices } = target;
  const questions = questionsOfEntry(kind, choices);
  const taken = new Set(listEntries(target, kind).map(({ slug: used }) => used));
  const { given, attached: named } = await attachGivenFiles(questions, sources.given);
  const defaults = new Map([
    ...defaultsOf(kind, { today, choices, present: taken.size }),
    ...(sources.proposed ?? []),
  ]);
  const data = await fillForm(questions, { given, defaults, prompter, asksForFiles: body === undefined });
  const answered = await attachAnswers(questions, given, data);
  const attached = [...named, ...answered, ...(sources.attached ?? [])];
  const hasNoBody = body === undefined && kind === 'article';
  if (hasNoBody || sources.isDraft) data['draft'] ??= true;

  const slug = slugFor(data, taken);
  const path = `portals/${portal}/${entryPath(kind, slug, data, attached.length > 0)}`;
  const template = writeTemplate(schemas[kind], withoutEmptyLists(data), choices);
  const note = sources.note === undefined ? '' : `# ${sources.note}\n`;
  const text = writeEntryText(template + note, body ?? (hasNoBody ? TODO_BODY : ''));
  const read = readEntry(kind, slug, path, Buffer.from(text));
  if (read.problems.some(isError))
    throw new Failure(formatTerminal(read.problems.map(tell), PLAIN_OUTPUT).trimEnd());
  return { path, text, attached };
}

/** Attaches the files that answers name, and puts the names that they get beside the entry into the data. */
async function attachAnswers(
  questions: Question[],
  given: ReadonlyMap<string, string>,
  data: Record<string, unknown>,
): Promise<Attachment[]> {
  const files = new Map<string, string>();
  for (const { flag, path, isFile } of questions) {
    const [key = '', part] = path;
    const value = part === undefined ? data[key] : (data[key] as Record<string, unknown> | undefined)?.[part];
    if (isFile && !given.has(flag) && typeof value === 'string') files.set(flag, value);
  }
  const { given: renamed, attached } = await attachGivenFiles(questions, files);
  for (const { flag, path } of questions) {
    const name = renamed.get(flag);
    const [key = '', part] = path;
    if (name === undefined) continue;
    data[key] = part === undefined ? name : { ...(data[key] as object), [part]: name };
  }
  return attached;
}

/** Writes a new entry into the content folder, never over another. */
export async function writeNewEntry(content: string, { path, text, attached }: NewEntry): Promise<void> {
  if (attached.length === 0) return writeNewFile(join(content, path), text);
  const files = new Map<string, string | Uint8Array>([[basename(path), text]]);
  for (const { name, bytes } of attached) files.set(name, bytes);
  return writeNewFolder(join(content, dirname(path)), files);
}

/**
 * Says what is left to do before a draft is published, and for an entry that was written, which commands come next.
 * @param toDo the tasks of a draft besides publishing it, as instructions
 */
export function describeNextSteps(
  content: string,
  { path, text }: NewEntry,
  toDo: string[],
  isWritten: boolean,
): string {
  const steps = [...toDo, 'xóa dòng draft: true'].map((step) => `  - ${inOneLine(step)}\n`);
  const portal = `--portal ${path.split('/')[1]!}`;
  return [
    ...(text.includes('\ndraft: true\n') ? ['Bài là bản nháp, chưa được đăng. Để đăng:\n', ...steps] : []),
    ...(isWritten
      ? [
          `Xem thử:  ${commandOn('dev', portal, content)}\n`,
          `Kiểm tra: ${commandOn('check', portal, content)}\n`,
        ]
      : []),
  ].join('');
}

const TODO_BODY = '[Viết nội dung bài ở đây; viết xong thì xóa dòng draft ở trên để bài được đăng]';

/** Leaves out empty lists, which mean the same as no list. */
function withoutEmptyLists(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}
