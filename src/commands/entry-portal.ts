import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from '../problems/problem.ts';
import { formatTerminal } from '../problems/reporters/terminal.ts';
import { choicesOf } from '../scaffold/entry.ts';
import type { Choices } from '../scaffold/template.ts';
import { choosePortals, listPortals, namePortals } from '../store/content-folder.ts';
import { readPortalFile } from '../store/portal-folder.ts';
import { commandOn, shownPath } from '../terminal/command.ts';
import { Failure } from '../terminal/failure.ts';
import { PLAIN_OUTPUT } from '../terminal/output.ts';
import { askChoice, type Prompter } from '../terminal/prompts.ts';

/** The portal that a new entry goes into. */
export interface EntryPortal {
  content: string;
  portal: string;
  /** The sections and units that an entry of it may name. */
  choices: Choices;
}

/** Chooses the portal of a new entry: the one named by the user, the only one, or the answer at the terminal. */
export async function chooseEntryPortal(
  content: string,
  named: string[] | undefined,
  prompter: Prompter | null,
): Promise<EntryPortal> {
  if (!existsSync(join(content, 'portals')))
    throw new Failure(
      `Trong ${shownPath(content)} chưa có cổng nào; tạo cổng trước:  ${commandOn('new', 'portal', content)}`,
    );
  const all = listPortals(content);
  const chosen = choosePortals(all, named);
  if (named && chosen.length !== 1)
    throw new Failure('--portal chỉ nhận một cổng, ví dụ --portal xa-minh-hoa.');
  const portal = chosen.length === 1 ? chosen[0]! : await askPortal(content, all, prompter);
  const read = readPortalFile(content, portal);
  if (!('ok' in read))
    throw new Failure(
      `Tệp portal.yaml của cổng này còn lỗi, cần sửa trước:\n\n${formatTerminal(read.problems.map(tell), PLAIN_OUTPUT)}`,
    );
  return { content, portal, choices: choicesOf(read.ok.data) };
}

/** Gives the name of a portal with its province; the name of its folder where its portal.yaml cannot be read. */
function nameOfPortal(content: string, id: string): string {
  const read = readPortalFile(content, id);
  return 'ok' in read ? `${read.ok.data.name}, ${read.ok.data.province}` : id;
}

async function askPortal(content: string, all: string[], prompter: Prompter | null): Promise<string> {
  if (!prompter) throw new Failure(`Thiếu: --portal (Cổng). ${namePortals(all)}`);
  return askChoice(
    prompter,
    'Cổng',
    all.map((id) => ({ id, name: nameOfPortal(content, id) })),
  );
}
