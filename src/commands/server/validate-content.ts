import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkedPart,
  isNeeded,
  type ChangedFile,
  type CheckedPart,
  type TreeFile,
} from '../../hosting/push.ts';
import { InspectorPool } from '../../inspecting/inspector-pool.ts';
import { isError, tell, type Problem } from '../../problems/problem.ts';
import { formatTerminal } from '../../problems/reporters/terminal.ts';
import type { Day } from '../../schemas/day.ts';
import { listPortals } from '../../store/content-folder.ts';
import { PLAIN_OUTPUT } from '../../terminal/output.ts';
import { removePatiently } from '../../terminal/patient-files.ts';
import { formatNumber } from '../../text/format.ts';
import { checkContent } from '../check-content.ts';
import type { Incoming } from './incoming.ts';

/** What a hook answers. */
export interface PushAnswer {
  isTaken: boolean;
  text: string;
}

interface Files {
  changed: ChangedFile[];
  tree: TreeFile[];
}

/** Refuses a push that brings errors; only mentions the errors that were there before it. */
export async function validateContent(
  incoming: Incoming,
  { from, to }: { from: string | null; to: string },
  { changed, tree }: Files,
  today: Day,
): Promise<PushAnswer> {
  const part = checkedPart(changed);
  const problems = await checkCommit(incoming, to, tree, part, today);
  const errors = problems.filter(isError);
  if (errors.length === 0) return { isTaken: true, text: afterCheck(problems.length) };
  const before = from === null ? [] : await checkCommit(incoming, from, incoming.filesOf(from), part, today);
  const known = new Set(before.filter(isError).map(identityOf));
  const brought = errors.filter((each) => !known.has(identityOf(each)));
  if (brought.length === 0)
    return {
      isTaken: true,
      text: `Đã nhận. Phần này có ${formatNumber(errors.length)} lỗi từ trước; cổng còn lỗi thì trang cũ được giữ:\n${show(errors)}`,
    };
  const sentence = `Nội dung đẩy lên có ${formatNumber(brought.length)} lỗi. Sửa, ghi lại (git commit) rồi đẩy lại:\n\n${show(brought)}`;
  return { isTaken: false, text: sentence };
}

/** Checks a part of a commit in a temporary folder. */
async function checkCommit(
  incoming: Incoming,
  commit: string,
  tree: TreeFile[],
  part: CheckedPart,
  today: Day,
): Promise<Problem[]> {
  const paths = tree.map(({ path }) => path).filter((path) => isNeeded(path, part));
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-day-'));
  try {
    incoming.layOut(commit, paths, folder);
    const content = join(folder, 'kho/content');
    if (!existsSync(join(content, 'portals'))) return [];
    const all = listPortals(content);
    const ids = part === 'all' ? all : all.filter((id) => part.portals.includes(id));
    await using inspector = new InspectorPool();
    return (await checkContent(content, ids, { today, inspector })).problems;
  } finally {
    removePatiently(folder);
  }
}

/** Identifies an error without its line, because edits above it move it. */
function identityOf(problem: Problem): string {
  const { code, file, message } = tell(problem);
  return [code, file, message].join('\n');
}

function show(problems: Problem[]): string {
  const told = problems.slice(0, MAX_SHOWN).map(tell);
  return formatTerminal(
    told.map((each) => ({ ...each, file: `content/${each.file}` })),
    { ...PLAIN_OUTPUT, width: COLUMNS },
    problems.map(tell),
  );
}

/** The most errors that the answer to a push lists; its counting line counts all of them. */
const MAX_SHOWN = 30;

/** A terminal of 80 columns, less the word with which Git begins each line of a hook. */
const COLUMNS = 80 - 'remote: '.length;

function afterCheck(warnings: number): string {
  return warnings === 0
    ? 'Nội dung không có lỗi.\n'
    : `Nội dung không có lỗi; có ${formatNumber(warnings)} cảnh báo, xem bằng npm run check.\n`;
}
