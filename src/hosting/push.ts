import { settingsOfGit } from '../checks/git-names.ts';
import { formatBytes, formatNumber } from '../text/format.ts';
import { printable } from '../text/printable.ts';
import { EVERYTHING, type Person } from './rights.ts';

/** A branch or tag that a push wants to create, move or delete. */
export interface RefUpdate {
  name: string;
  /** The commits before and after; null for none. */
  from: string | null;
  to: string | null;
  /** Whether the new commit of the main branch descends from the old one. */
  isForward: boolean;
}

/** A file that a push changes; `mode` is null for a file that it removes. */
export interface ChangedFile {
  path: string;
  mode: string | null;
}

/** A file of the tree that a push brings. */
export interface TreeFile {
  path: string;
  mode: string;
  size: number;
}

/** The files of a push that the rights of its author decide about. */
export interface Push {
  /** Every file that any of the commits touches, even if a later commit undoes the change. */
  changed: ChangedFile[];
  /** Every file of the tree that the push brings. */
  tree: TreeFile[];
}

/** How many paths or branches one message names. */
const MAX_NAMED = 5;

/** The only branch that is built. */
export const MAIN = 'refs/heads/main';

/** How many commits one push may bring; the hook reads the changes of each. */
export const MAX_COMMITS = 1000;

/** The largest file and the largest tree that the hook unpacks for the check: a small pack may hold gigabytes of zeros. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;
export const MAX_TREE_BYTES = 20 * 1024 * 1024 * 1024;

/** Says why a push may not change these branches or tags; an empty list when it may. */
export function validateUpdates(updates: RefUpdate[]): string[] {
  const refused = updates.flatMap(({ name, from, to, isForward }) => {
    const shown = printable(name.replace(/^refs\/(?:heads|tags)\//, ''));
    if (name !== MAIN)
      return [
        `${name.startsWith('refs/tags/') ? 'Thẻ' : 'Nhánh'} “${shown}” không được nhận: kho này chỉ có nhánh main. Gộp vào main rồi đẩy:  git push origin main`,
      ];
    if (to === null) return ['Không được xóa nhánh main.'];
    if (from !== null && !isForward)
      return [
        'Đẩy đè (force) bị từ chối: nó bỏ mất những lần ghi đã có ở main. Lấy về rồi đẩy lại:  git pull --rebase',
      ];
    return [];
  });
  const left = refused.length - MAX_NAMED;
  return left > 0 ? [...refused.slice(0, MAX_NAMED), `… và ${formatNumber(left)} nhánh, thẻ nữa.`] : refused;
}

/** Says why a push of so many commits is refused without a look at them; null when it is not. */
export function validateCommits(commits: number): string | null {
  return commits > MAX_COMMITS
    ? `Lần đẩy này có ${formatNumber(commits)} lần ghi (commit); mỗi lần đẩy nhiều nhất ${formatNumber(MAX_COMMITS)}.`
    : null;
}

/**
 * Says why a person may not push these files; an empty list when they may. Every sentence tells how many files it is
 * about and names the first of them.
 */
export function validateFiles({ changed, tree }: Push, person: Person): string[] {
  const refused: string[] = [];
  const refuse = (paths: string[], sentence: (count: string) => string) => {
    if (paths.length > 0) refused.push(`${sentence(formatNumber(paths.length))}\n${list(paths)}`);
  };
  if (changed.length > person.maxFiles)
    refused.push(
      `Lần đẩy này đổi ${formatNumber(changed.length)} tệp; “${person.name}” được đổi nhiều nhất ${formatNumber(person.maxFiles)} tệp mỗi lần. Chia thành nhiều lần, hoặc nhờ người vận hành tăng maxFiles trong quyen.yaml.`,
    );
  const pathsOf = (files: { path: string }[]) => files.map(({ path }) => path);
  const outside = changed.filter(({ path }) => !person.folders.some((folder) => isIn(path, folder)));
  refuse(
    pathsOf(outside),
    (count) => `${count} tệp ở ngoài phần của “${person.name}” (${foldersOf(person)}):`,
  );
  if (!tree.some(({ path }) => path.startsWith('content/portals/')))
    refused.push('Kho đẩy lên không có thư mục content/portals/, nơi có các cổng.');
  if (!person.folders.includes(EVERYTHING))
    refuse(
      pathsOf(changed.filter(({ mode, path }) => mode === null && PORTAL_ITSELF.test(path))),
      (count) => `${count} cổng bị xóa; chỉ người vận hành xóa được cả một cổng:`,
    );
  const ofMode = (mode: string) => pathsOf([...changed, ...tree].filter((each) => each.mode === mode));
  refuse(
    [...new Set(ofMode(LINK))],
    (count) => `${count} liên kết (symbolic link); nội dung chỉ gồm tệp thường:`,
  );
  refuse(
    [...new Set(ofMode(SUBMODULE))],
    (count) => `${count} kho con (submodule); nội dung chỉ gồm tệp thường:`,
  );
  refuse(
    pathsOf(changed.filter(({ mode, path }) => mode !== null && isOfGit(path))),
    (count) => `${count} tệp mà Git hoặc máy chủ hiểu thành thiết lập, móc (hook):`,
  );
  refuse(
    pathsOf(changed.filter(({ mode, path }) => mode !== null && isUnreadable(path))),
    (count) => `${count} tên tệp có ký tự không dùng được, hoặc dài quá ${MAX_NAME_BYTES} byte:`,
  );
  refuse(
    pathsOf(tree.filter(({ size }) => size > MAX_FILE_BYTES)),
    (count) => `${count} tệp lớn hơn ${formatBytes(MAX_FILE_BYTES)}:`,
  );
  const bytes = tree.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_TREE_BYTES)
    refused.push(`Cả kho thành ${formatBytes(bytes)}; nhiều nhất ${formatBytes(MAX_TREE_BYTES)}.`);
  return refused;
}

/** Matches the file that makes a folder a portal. */
const PORTAL_ITSELF = /^content\/portals\/[^/]+\/portal\.yaml$/;

const LINK = '120000';
const SUBMODULE = '160000';

function isIn(path: string, folder: string): boolean {
  return folder === EVERYTHING || path.startsWith(folder);
}

function foldersOf({ folders }: Person): string {
  return folders.length === 0 ? 'chưa có thư mục nào' : folders.join(', ');
}

/**
 * Says whether Git, a server or an editor's program would take a file for settings. In the content no name begins with
 * a dot but that of the folder where visits are kept.
 */
function isOfGit(path: string): boolean {
  const names = path.split('/');
  return names.some(
    (name, index) =>
      ['repository', 'attributes', 'settings'].includes(settingsOfGit(name, []) ?? '') ||
      /^\.?git~\d$/i.test(name) ||
      (names[0] === 'content' && name.startsWith('.') && !(index === 3 && name === VISITS_FOLDER)),
  );
}

/** The folder of a portal's ledger of visits; see `src/store/visits-ledger.ts`. */
const VISITS_FOLDER = '.luot-truy-cap';

/** The longest file name that Linux file systems take. */
const MAX_NAME_BYTES = 255;

function isUnreadable(path: string): boolean {
  return (
    /[\p{Cc}\\\uFFFD]/u.test(path) ||
    path.split('/').some((name) => ['', '.', '..'].includes(name) || Buffer.byteLength(name) > MAX_NAME_BYTES)
  );
}

function list(paths: string[]): string {
  const named = paths.slice(0, MAX_NAMED).map((path) => `  ${printable(path)}`);
  const left = paths.length - named.length;
  return [...named, ...(left > 0 ? [`  … và ${formatNumber(left)} tệp nữa`] : [])].join('\n');
}

/** The portals that must be checked after a push. */
export type CheckedPart = { portals: string[] } | 'all';

/** Finds the portals that must be checked: those of the changed files, or all when a shared file of the content changed. */
export function checkedPart(changed: ChangedFile[]): CheckedPart {
  const portals = new Set<string>();
  for (const { path } of changed) {
    if (!path.startsWith('content/')) continue;
    const portal = PORTAL_FILE.exec(path)?.[1];
    if (portal === undefined) return 'all';
    portals.add(portal);
  }
  return { portals: [...portals].sort() };
}

/** Says whether the check of a part reads a file; of other portals it reads only `portal.yaml`, for their addresses. */
export function isNeeded(path: string, part: CheckedPart): boolean {
  const [, portal, rest] = PORTAL_FILE.exec(path) ?? [];
  if (portal === undefined || part === 'all') return path.startsWith('content/');
  return rest === 'portal.yaml' || part.portals.includes(portal);
}

const PORTAL_FILE = /^content\/portals\/([^/]+)\/(.+)$/s;
