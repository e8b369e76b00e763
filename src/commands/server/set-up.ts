import { hash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile, ServerPlan } from '../../hosting/files.ts';
import { placesIn } from '../../hosting/settings.ts';
import { Failure } from '../../terminal/failure.ts';
import { removeEmpty, removePatiently } from '../../terminal/patient-files.ts';
import { replaceFile } from '../../terminal/replace-file.ts';

/** What becomes of a planned file: only the first two are written. */
export type FileState = 'new' | 'changed' | 'same' | 'edited' | 'kept';

/** A planned file with its path on this disk, and what becomes of it. */
export interface FileStep extends PlannedFile {
  state: FileState;
}

/** A file that an earlier run wrote and that no plan holds any more. */
export interface StaleFile {
  path: string;
  isEdited: boolean;
}

/** What a run of the setup would do. */
export interface SetupSteps {
  files: FileStep[];
  /** The folders that are not there yet. */
  folders: string[];
  /** The folders that this run or an earlier one makes; folders that were there before keep their owner. */
  ownFolders: string[];
  stale: StaleFile[];
  /** Whether commands of the machine are still to be run after an earlier run. */
  isPending: boolean;
}

/** What earlier runs wrote: the digest of each file, and the folders that were not there before. */
interface SetupRecord {
  files: Record<string, string>;
  folders: string[];
  isPending: boolean;
}

/** Compares a plan, whose paths are those of this disk, with what is on it. */
export function compareWithDisk(home: string, plan: ServerPlan): SetupSteps {
  const record = readRecord(home);
  const planned = new Set(plan.files.map(({ path }) => path));
  const folders = plan.folders.map(({ path }) => path).filter((path) => !existsSync(path));
  return {
    files: plan.files.map((file) => ({ ...file, state: stateOf(file, record) })),
    folders,
    ownFolders: [...new Set([...record.folders, ...folders])],
    stale: Object.keys(record.files)
      .filter((path) => !planned.has(path) && digestAt(path) !== null)
      .map((path) => ({ path, isEdited: digestAt(path) !== record.files[path] })),
    isPending: record.isPending,
  };
}

/** Says whether a run would change anything. */
export function isDone({ files, folders, stale, isPending }: SetupSteps): boolean {
  return (
    !isPending &&
    folders.length === 0 &&
    !stale.some(({ isEdited }) => !isEdited) &&
    !files.some(({ state }) => state === 'new' || state === 'changed')
  );
}

/**
 * Lays out what is new or changed. What somebody else wrote or edited stays as it is. The record is written first, so
 * that a run that was cut off can be finished, or taken back.
 */
export async function layOut(home: string, plan: ServerPlan, steps: SetupSteps): Promise<void> {
  const record = readRecord(home);
  const written = steps.files.filter(({ state }) => state === 'new' || state === 'changed');
  const gone = steps.stale.filter(({ isEdited }) => !isEdited).map(({ path }) => path);
  const digests = Object.fromEntries(written.map(({ path, text }) => [path, digestOf(text)]));
  const folders = steps.ownFolders;
  for (const { path, mode } of plan.folders)
    if (!existsSync(path)) {
      mkdirSync(path, { recursive: true });
      chmodSync(path, mode);
    }
  const files = { ...record.files, ...digests };
  await writeRecord(home, { files, folders, isPending: true });
  for (const { path, text, mode } of written) {
    await replaceFile(path, text);
    chmodSync(path, mode);
  }
  for (const path of gone) removePatiently(path);
  const left = Object.entries(files).filter(([path]) => !gone.includes(path));
  await writeRecord(home, { files: Object.fromEntries(left), folders, isPending: true });
}

/** Notes that the commands of the machine were run. */
export async function noteFinished(home: string): Promise<void> {
  await writeRecord(home, { ...readRecord(home), isPending: false });
}

/** What a removal took away and left. */
export interface Removal {
  removed: string[];
  /** What is left, each with the reason. */
  left: { path: string; reason: string }[];
}

/**
 * Finds what a removal would take away: the files that the setup wrote and nobody has changed. Leaves the files without
 * which a repository that holds something would be broken.
 */
export function findRemovable(home: string, plan: ServerPlan): Removal {
  const record = readRecord(home);
  const ofRepository = new Set(plan.files.flatMap((file) => (file.isOfRepository ? [file.path] : [])));
  const isUsed = holdsAnything(placesIn(home).repository);
  const removal: Removal = { removed: [], left: [] };
  for (const [path, digest] of Object.entries(record.files)) {
    const found = digestAt(path);
    if (found === null) continue;
    if (found !== digest) removal.left.push({ path, reason: 'đã được sửa sau khi cài' });
    else if (isUsed && ofRepository.has(path)) removal.left.push({ path, reason: 'kho có nội dung cần nó' });
    else removal.removed.push(path);
  }
  return removal;
}

/** Takes away what a removal may, then the folders that are empty; returns what is left, folders with content too. */
export function takeAway(home: string, { removed, left }: Removal): Removal['left'] {
  const { folders } = readRecord(home);
  for (const path of removed) removePatiently(path);
  removePatiently(placesIn(home).record);
  for (const path of folders.toSorted((a, b) => b.length - a.length)) removeEmpty(path);
  const kept = folders.filter((path) => existsSync(path) && path !== home);
  const tops = kept.filter((path) => !kept.some((other) => path.startsWith(`${other}/`)));
  return [...left, ...tops.map((path) => ({ path, reason: 'có những gì máy đã làm ra hoặc nhận được' }))];
}

function stateOf(file: PlannedFile, record: SetupRecord): FileState {
  const found = digestAt(file.path);
  if (found === null) return 'new';
  if (file.isTemplate) return 'kept';
  if (found === digestOf(file.text)) return 'same';
  return found === record.files[file.path] ? 'changed' : 'edited';
}

function holdsAnything(repository: string): boolean {
  return (
    ['objects', 'refs/heads'].some((folder) => {
      const path = join(repository, folder);
      return existsSync(path) && readdirSync(path).some((name) => name !== 'info' && name !== 'pack');
    }) || existsSync(join(repository, 'packed-refs'))
  );
}

function readRecord(home: string): SetupRecord {
  const path = placesIn(home).record;
  if (!existsSync(path)) return { files: {}, folders: [], isPending: false };
  try {
    const { files, folders, isPending } = JSON.parse(readFileSync(path, 'utf8')) as SetupRecord;
    if (typeof files === 'object' && Array.isArray(folders)) return { files, folders, isPending };
  } catch {
    // The Failure below names the damaged record.
  }
  throw new Failure(
    `Bản ghi ${path} hỏng, nên không rõ lệnh này đã viết những gì. Lấy lại tệp đó từ bản sao lưu.`,
  );
}

async function writeRecord(home: string, record: SetupRecord): Promise<void> {
  await replaceFile(placesIn(home).record, `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Gives the digest of the file at a path; null when nothing is there. For a link or a folder, which the setup does not
 * write, gives a text that equals no digest.
 */
function digestAt(path: string): string | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  return stats.isFile() ? digestOf(readFileSync(path)) : 'không phải tệp thường';
}

function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content);
}
