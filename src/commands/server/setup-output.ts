import { formatNumber } from '../../text/format.ts';
import type { ServerPlan } from '../../hosting/files.ts';
import type { Command } from './machine.ts';
import type { FileState, Removal, SetupSteps } from './set-up.ts';

const STATES: Record<FileState, string> = {
  new: 'mới',
  changed: 'viết lại',
  same: 'đã đúng',
  edited: 'ĐÃ ĐƯỢC SỬA, để nguyên',
  kept: 'của người vận hành, để nguyên',
};

/** Writes everything that a setup lays out: folders, each file with its text, and the commands after it. */
export function writeSetupPlan(plan: ServerPlan, { files }: SetupSteps, commands: Command[]): string {
  const folders = plan.folders.map(
    ({ path, mode, owner }) => `  ${mode.toString(8).padStart(4, '0')} ${owner.padEnd(7)} ${path}`,
  );
  return [
    'Thư mục (root: quản trị; builder: tài khoản dựng; caddy: Caddy)',
    ...folders,
    '',
    ...files.flatMap(({ path, mode, text, state }) => [
      `──── ${path} (${mode.toString(8)}) · ${STATES[state]}`,
      text,
    ]),
    'Lệnh chạy sau đó',
    ...commands.map((words) => `  ${words.join(' ')}`),
    '',
  ].join('\n');
}

/** Tells what a setup did, or would do. */
export function tellSetup({ files, stale }: SetupSteps, isWritten: boolean): string {
  const count = (state: FileState) => formatNumber(files.filter((each) => each.state === state).length);
  const edited = files.filter(({ state }) => state === 'edited');
  return [
    `${isWritten ? 'Đã viết' : 'Sẽ viết'} ${count('new')} tệp mới, viết lại ${count('changed')}; ${count('same')} tệp đã đúng.`,
    ...edited.map(({ path }) => `Để nguyên ${path}: đã được sửa, hoặc không do lệnh này viết.`),
    ...stale.map(({ path, isEdited }) =>
      isEdited ? `Để nguyên ${path}: không còn dùng, nhưng đã được sửa.` : `Bỏ ${path}: không còn dùng.`,
    ),
    '',
  ].join('\n');
}

/** Tells what a removal took away, or would, and what it leaves. */
export function tellRemoval(removed: string[], left: Removal['left'], isDone: boolean): string {
  return [
    `${isDone ? 'Đã gỡ' : 'Sẽ gỡ'} ${formatNumber(removed.length)} tệp:`,
    ...removed.map((path) => `  ${path}`),
    ...(left.length > 0 ? [`${isDone ? 'Còn để lại' : 'Sẽ để lại'}:`] : []),
    ...left.map(({ path, reason }) => `  ${path} (${reason})`),
    '',
  ].join('\n');
}
