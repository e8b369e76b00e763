import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import colours from 'picocolors';
import { tell } from '../problems/problem.ts';
import { formatTerminal } from '../problems/reporters/terminal.ts';
import { fileRoleOf } from '../reading/file-role.ts';
import { readEntry } from '../reading/read.ts';
import {
  choicesOf,
  defaultsOf,
  entryPath,
  questionsOfEntry,
  slugFor,
  type NewKind,
} from '../scaffold/entry.ts';
import type { Question } from '../scaffold/questions.ts';
import { writeEntryText, writeTemplate, type Choices } from '../scaffold/template.ts';
import type { Day } from '../schemas/day.ts';
import { schemas } from '../schemas/kinds.ts';
import { askChoice, fillForm, type Prompter } from '../terminal/prompts.ts';
import { commandOn, shownPath } from '../terminal/command.ts';
import { choosePortals, listPortals, namePortals } from '../store/content-folder.ts';
import { readPortalFile } from '../store/portal-folder.ts';
import { Failure } from '../terminal/failure.ts';
import { attachFile, attachPicture, writeNewFile, writeNewFolder, type Attached } from './new-files.ts';

/** The portal a new entry goes into. */
export interface Home {
  content: string;
  portal: string;
  choices: Choices;
}

/** A new entry before it is written: its file and what stands beside it, by path inside the content folder. */
export interface NewEntry {
  path: string;
  text: string;
  attached: Attached[];
}

/** Finds the portal of a new entry: the one that was asked for, the only one, or the one chosen at the terminal. */
export async function chooseHome(
  content: string,
  asked: string[] | undefined,
  prompter: Prompter | null,
): Promise<Home> {
  if (!existsSync(join(content, 'portals')))
    throw new Failure(
      `Trong ${shownPath(content)} chưa có cổng nào; tạo cổng trước:  ${commandOn('new', 'portal', content)}`,
    );
  const all = listPortals(content);
  const chosen = choosePortals(all, asked);
  if (asked && chosen.length !== 1)
    throw new Failure('--portal chỉ nhận một cổng, ví dụ --portal xa-minh-hoa.');
  const portal = chosen.length === 1 ? chosen[0]! : await askPortal(all, prompter);
  const read = readPortalFile(content, portal);
  if (!('ok' in read))
    throw new Failure(
      `Tệp portal.yaml của cổng này còn lỗi, cần sửa trước:\n\n${formatTerminal(read.problems.map(tell), PLAIN)}`,
    );
  return { content, portal, choices: choicesOf(read.ok.data) };
}

/**
 * Makes a new entry from flags, answers and defaults, and holds it against the check before anything is written.
 * @param from.body Markdown; undefined for one that is still to be written
 * @param from.isDraft whether something is left to be done even though there is a body
 */
export async function composeEntry(
  kind: NewKind,
  home: Home,
  from: {
    given: Map<string, string>;
    proposed?: Map<string, string>;
    body: string | undefined;
    attached?: Attached[];
    isDraft?: boolean;
    today: Day;
    prompter: Prompter | null;
  },
): Promise<NewEntry> {
  const questions = questionsOfEntry(kind, home.choices);
  const slugs = slugsOf(home, kind);
  const { given, attached } = await attach(questions, from.given);
  for (const file of from.attached ?? []) attached.push(file);
  const defaults = new Map([
    ...defaultsOf(kind, { today: from.today, choices: home.choices, present: slugs.size }),
    ...(from.proposed ?? []),
  ]);
  const data = await fillForm(questions, { given, defaults, prompter: from.prompter });
  const isUnfinished = from.body === undefined && kind === 'article';
  if (isUnfinished || from.isDraft) data['draft'] ??= true;

  const slug = slugFor(data, slugs);
  const path = `portals/${home.portal}/${entryPath(kind, slug, data, attached.length > 0)}`;
  const body = from.body ?? (isUnfinished ? TODO_BODY : '');
  const text = writeEntryText(writeTemplate(schemas[kind], withoutEmpty(data), home.choices), body);
  const read = readEntry(kind, slug, path, Buffer.from(text));
  if (!('ok' in read)) throw new Failure(formatTerminal(read.problems.map(tell), PLAIN).trimEnd());
  return { path, text, attached };
}

/** Writes a new entry into the content folder; never over another. */
export async function writeNewEntry(content: string, { path, text, attached }: NewEntry): Promise<void> {
  if (attached.length === 0) return writeNewFile(join(content, path), text);
  const files = new Map<string, string | Uint8Array>([[basename(path), text]]);
  for (const { name, bytes } of attached) files.set(name, bytes);
  return writeNewFolder(join(content, dirname(path)), files);
}

const TODO_BODY = '[Viết nội dung bài ở đây; viết xong thì xóa dòng draft ở trên để bài được đăng]';

async function askPortal(all: string[], prompter: Prompter | null): Promise<string> {
  if (!prompter) throw new Failure(`Thiếu: --portal (Cổng). ${namePortals(all)}`);
  return askChoice(
    prompter,
    'Cổng',
    all.map((id) => ({ id, name: id })),
  );
}

/** Addresses that are taken already, in whatever year. */
function slugsOf({ content, portal }: Home, kind: NewKind): Set<string> {
  const root = join(content, 'portals', portal);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Set(
    paths.flatMap((path) => {
      const place = fileRoleOf(path.replaceAll('\\', '/').normalize('NFC'));
      return place.is === 'entry' && place.kind === kind ? place.slug : [];
    }),
  );
}

/** Reads the files that flags name; in the entry each goes by the name it has beside it. */
async function attach(questions: Question[], flags: Map<string, string>) {
  const given = new Map(flags);
  const attached: Attached[] = [];
  for (const { flag, path } of questions) {
    const file = flags.get(flag);
    if (file === undefined || !['src', 'file'].includes(path.at(-1)!)) continue;
    const made = path.at(-1) === 'src' ? await attachPicture(file) : await attachFile(file);
    if (attached.some(({ name }) => name === made.name))
      throw new Failure(`Hai tệp cùng mang tên ${made.name}; hãy đổi tên một tệp.`);
    given.set(flag, made.name);
    attached.push(made);
  }
  return { given, attached };
}

/** An empty list says no more than its absence. */
function withoutEmpty(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}

/** What a message within a message looks like. */
const PLAIN = { colours: colours.createColors(false), width: Infinity };
