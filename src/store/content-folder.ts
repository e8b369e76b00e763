import { closeSync, existsSync, fstatSync, lstatSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../problems/problem.ts';
import { noEntries, type PortalContent, type Plans } from '../reading/content.ts';
import { MAX_TEXT_BYTES } from '../reading/decode.ts';
import { nearest } from '../reading/validate.ts';
import { addressableName, fileRoleOf } from '../reading/file-role.ts';
import { refusedNameIn } from '../reading/refused-names.ts';
import { readEntry, readYaml, type Entry, type ReadResult, type YamlFile } from '../reading/read.ts';
import { entryFolders, type EntryKind } from '../schemas/kinds.ts';
import type { Operator } from '../schemas/operator.ts';
import { slugify } from '../text/fold.ts';
import { printable, printableIn } from '../text/printable.ts';
import { openContentFile } from './content-file.ts';
import { Failure } from '../terminal/failure.ts';

// Reading is synchronous: a portal is thousands of small files, and each asynchronous read costs more than the file.

/** Lists the portals of a content folder, by the names of their folders. Throws a Failure when there are none. */
export function listPortals(contentDir: string): string[] {
  const names = list(contentDir, 'portals')
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name);
  if (names.length === 0)
    throw new Failure(
      `Thư mục ${join(contentDir, 'portals')} chưa có cổng nào. Mỗi cổng là một thư mục có tệp portal.yaml.`,
    );
  return names;
}

/** Keeps the portals that were asked for, all of them when none was; a name nobody has is a Failure. */
export function choosePortals(all: string[], asked: string[] | undefined): string[] {
  const unknown = asked?.filter((id) => !all.includes(id)) ?? [];
  if (unknown.length > 0)
    throw new Failure(`Không có cổng ${printableIn(unknown).join(', ')}. ${namePortals(all, unknown[0])}`);
  return asked ? all.filter((id) => asked.includes(id)) : all;
}

/** Names the portal that was probably meant, else the portals there are. */
export function namePortals(all: string[], typed = ''): string {
  const near = nearest(typed, all);
  if (near) return `Có thể là: ${printable(near)}`;
  const more = all.length - MOST_NAMED;
  return `Các cổng hiện có: ${printableIn(all.slice(0, MOST_NAMED)).join(', ')}${more > 0 ? ` và ${more} cổng nữa` : ''}.`;
}

const MOST_NAMED = 20;

/** Counts the entries of a portal's folder by their paths alone. */
export function countEntries(contentDir: string, portal: string): number {
  return listFiles(contentDir, portal).filter((path) => fileRoleOf(path.normalize('NFC')).is === 'entry')
    .length;
}

/** Reads every plan of a content folder. */
export function readPlans(contentDir: string, view: View = {}): Plans {
  const found: Plans = { plans: new Map(), ids: [], problems: [] };
  if (!existsSync(join(contentDir, 'plans'))) return found;
  for (const entry of list(contentDir, 'plans')) {
    if (entry.isDirectory() || !PLAN.test(entry.name)) continue;
    const file = `plans/${entry.name}`;
    const id = entry.name.replace(/\.ya?ml$/, '');
    // It is named with what lies outside the portals.
    if (refusedNameIn(entry.name)?.is === 'signs') continue;
    found.ids.push(id);
    if (entry.isSymbolicLink()) {
      found.problems.push(problem('symbolic-link', file, {}));
      continue;
    }
    const read = readText(contentDir, file, view, (bytes) => readYaml('plan', file, bytes));
    if ('ok' in read) found.plans.set(id, read.ok);
    if (view.only?.has(file) ?? true) for (const each of read.problems) found.problems.push(each);
  }
  return found;
}

/** Names the operator's file in a content folder: where each portal may live. */
export const OPERATOR_FILE = 'cong.yaml';

/** What was read of the operator's file; `operator` is null where there is none. */
export interface OperatorRead {
  operator: Operator | null;
  problems: Problem[];
}

/** Reads the operator's file. One that is not in order allows nothing: what it forbids cannot be known. */
export function readOperator(contentDir: string): OperatorRead {
  const entry = list(contentDir, '').find(({ name }) => name === OPERATOR_FILE);
  if (!entry) return { operator: null, problems: [] };
  const nothing: Operator = { portals: {} };
  if (!entry.isFile()) {
    const fault = entry.isSymbolicLink() ? problem('symbolic-link', OPERATOR_FILE, {}) : null;
    return {
      operator: nothing,
      problems: [fault ?? problem('unreadable', OPERATOR_FILE, { reason: 'EISDIR' })],
    };
  }
  const read = readText(contentDir, OPERATOR_FILE, {}, (bytes) => readYaml('operator', OPERATOR_FILE, bytes));
  return { operator: 'ok' in read ? read.ok.data : nothing, problems: read.problems };
}

/** Names what lies in a content folder outside every portal and is read by nobody. */
export function findStrayFiles(contentDir: string): Problem[] {
  const name = (file: string, expected: string) => problem('misplaced-file', file, { expected });
  const isText = (entry: Dirent) => entry.isFile() && /\.(?:md|ya?ml)(?:\.txt)?$/i.test(entry.name);
  const folders: string[] = Object.values(entryFolders);
  const top = list(contentDir, '').flatMap((entry) => {
    if (entry.isDirectory())
      return folders.includes(slugify(entry.name))
        ? name(entry.name, `portals/<cổng>/${slugify(entry.name)}`)
        : [];
    if (entry.name === OPERATOR_FILE || !isText(entry) || README.test(entry.name)) return [];
    return name(entry.name, /^cong\b/i.test(entry.name) ? OPERATOR_FILE : 'portals/<cổng>/, plans/');
  });
  const beside = list(contentDir, 'portals')
    .filter((entry) => isText(entry) && !README.test(entry.name))
    .map((entry) => name(`portals/${entry.name}`, 'portals/<cổng>/'));
  const plans = existsSync(join(contentDir, 'plans')) ? list(contentDir, 'plans') : [];
  const unread = plans
    .filter(({ name: each }) => !PLAN.test(each) && !README.test(each))
    .filter((entry) => entry.isDirectory() || isText(entry))
    .map((entry) => {
      const id = entry.isDirectory() ? '<tên>' : slugify(entry.name.split('.', 1)[0]!);
      return name(`plans/${entry.name}`, `plans/${id}.yaml`);
    });
  const refused = ['', 'portals/', 'plans/'].flatMap((folder) =>
    (existsSync(join(contentDir, folder)) ? list(contentDir, folder) : [])
      // The name of a portal's folder has a rule of its own.
      .filter((entry) => folder !== 'portals/' || !entry.isDirectory())
      .flatMap((entry) => refuseName(folder + entry.name, folder + entry.name, false)),
  );
  return [...top, ...beside, ...unread, ...refused];
}

/** Names what is wrong with the name of a file or folder, if anything is. */
function refuseName(file: string, path: string, isEntry: boolean): Problem[] {
  const refused = refusedNameIn(path);
  return refused ? [problem('unsafe-name', file, { ...refused, isEntry })] : [];
}

const PLAN = /\.ya?ml$/;
const README = /^README\.md$/i;

/** How a portal's folder is looked at when not simply as it is. */
export interface View {
  /** The files to read, relative to the content folder; others are only listed. portal.yaml is read in any case. */
  only?: ReadonlySet<string>;
  /** What to read in place of what is on the disk. */
  overlay?: ReadonlyMap<string, Uint8Array>;
  /** Told of every text before it is read, by its path relative to the content folder. */
  onFile?(file: string): void;
  /** Told of the bytes of every file that is read. */
  onRead?(bytes: Uint8Array, file: string): void;
  /** Looks an entry up that was read before; reads it when that was never done. */
  lookUp?<K extends EntryKind>(file: string, read: () => ReadResult<Entry<K>>): ReadResult<Entry<K>>;
}

/** Reads one portal's folder, following no symbolic link. Never throws for what is in it: that is `problems`. */
export function readPortal(contentDir: string, id: string, view: View = {}): PortalContent {
  const root = `portals/${id}`;
  const content: PortalContent = {
    id,
    portal: null,
    visits: null,
    entries: noEntries(),
    listing: [],
    isWhole: view.only === undefined,
    files: new Map(),
    problems: [],
    failed: [],
  };
  const refuse = (problems: Problem[]) => {
    for (const each of problems) content.problems.push(each);
    if (problems[0]) content.failed.push(problems[0]);
  };

  const better = slugify(id);
  if (better !== id) content.problems.push(problem('portal-folder-name', root, { name: id, better }));

  const paths = listFiles(contentDir, id, refuse);
  const tooMany = refuseTooMany(root, paths);
  if (tooMany) refuse([tooMany]);
  else for (const onDisk of paths) readFile(contentDir, content, onDisk, view, refuse);

  const hasPortal = paths.includes('portal.yaml');
  if (!hasPortal && content.failed.length === 0)
    content.problems.push(problem('portal-file-missing', root, { portal: id }));
  if (hasPortal && content.failed.length === 0 && content.listing.length === 0)
    content.problems.push(problem('portal-empty', `${root}/portal.yaml`, { portal: id }));
  return content;
}

/** Refuses a portal with more entries than any has, by the paths of its files alone. */
export function refuseTooMany(root: string, paths: string[]): Problem | undefined {
  const entries = paths.filter((path) => path.endsWith('.md')).length;
  return entries > MAX_ENTRIES
    ? problem('too-many-entries', root, { entries, limit: MAX_ENTRIES })
    : undefined;
}

/** Thirty years of five articles a day come to as many. */
const MAX_ENTRIES = 50_000;

/** Reads only a portal's portal.yaml. */
export function readPortalFile(
  contentDir: string,
  id: string,
  view: View = {},
): ReadResult<YamlFile<'portal'>> {
  const file = `portals/${id}/portal.yaml`;
  const link = [`portals/${id}`, file].find((each) => isLink(join(contentDir, each)));
  if (link !== undefined) return { problems: [problem('symbolic-link', link, {})] };
  return readText(contentDir, file, view, (bytes) => readYaml('portal', file, bytes));
}

/** Reads one file of a portal's folder for what its path says it is. */
function readFile(
  contentDir: string,
  content: PortalContent,
  onDisk: string,
  view: View,
  refuse: (problems: Problem[]) => void,
): void {
  const path = onDisk.normalize('NFC');
  const file = `portals/${content.id}/${onDisk}`;
  const isAsked = view.only?.has(file) ?? true;
  view.onFile?.(file);
  const keep = <T>(read: ReadResult<T>, store: (ok: T) => void) => {
    if (!('ok' in read)) return refuse(read.problems);
    store(read.ok);
    for (const each of read.problems) content.problems.push(each);
  };

  const place = fileRoleOf(path);
  const isEntry = place.is === 'entry';
  const ofName = refuseName(file, path, isEntry);
  const isHidden = refusedNameIn(path)?.is === 'signs';
  if (isAsked && isHidden && isEntry) refuse(ofName);
  else if (isAsked) for (const each of ofName) content.problems.push(each);
  if (isHidden && !isEntry) return;
  switch (place.is) {
    case 'portal':
      keep(readPortalFile(contentDir, content.id, view), (portal) => (content.portal = portal));
      return;
    case 'visits':
      if (isAsked)
        keep(
          readText(contentDir, file, view, (bytes) => readYaml('visits', file, bytes)),
          (visits) => (content.visits = visits),
        );
      return;
    case 'entry': {
      const { kind, slug } = place;
      if (!isHidden) content.listing.push({ kind, slug, file });
      if (!isAsked) return;
      if (path !== onDisk || slugify(slug) !== slug)
        content.problems.push(problem('file-name', file, { name: slug, better: addressableName(slug) }));
      if (isHidden) return;
      const read = () => readText(contentDir, file, view, (bytes) => readEntry(kind, slug, file, bytes));
      keep(view.lookUp ? view.lookUp(file, read) : read(), (entry) =>
        (content.entries[kind] as (typeof entry)[]).push(entry),
      );
      return;
    }
    case 'misplaced':
      if (isAsked) content.problems.push(problem('misplaced-file', file, { expected: place.expected }));
      return;
    case 'attachment':
      content.files.set(path, onDisk);
  }
}

/** Reads a file that may be too large, or not ours to read; both are problems of the file, not of the run. */
function readText<T>(
  contentDir: string,
  file: string,
  { overlay, onRead: seen }: View,
  read: (bytes: Uint8Array) => ReadResult<T>,
): ReadResult<T> {
  const override = overlay?.get(file);
  if (override) return read(override);
  let bytes: Uint8Array;
  let descriptor: number | undefined;
  try {
    descriptor = openContentFile(join(contentDir, file), contentDir);
    const { size } = fstatSync(descriptor);
    if (size > MAX_TEXT_BYTES)
      return { problems: [problem('file-too-large', file, { bytes: size, limit: MAX_TEXT_BYTES })] };
    bytes = readFileSync(descriptor);
  } catch (error) {
    const reason = reasonOf(error);
    // It was none when the folder was listed.
    if (reason === 'ELOOP') return { problems: [problem('symbolic-link', file, {})] };
    return { problems: [problem('unreadable', file, { reason })] };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  seen?.(bytes, file);
  return read(bytes);
}

/**
 * Lists the files below a portal's folder, in order, without dot files. Symbolic links are problems, never followed,
 * and so are folders that cannot be opened.
 */
export function listFiles(
  contentDir: string,
  portal: string,
  refuse: (problems: Problem[]) => void = () => undefined,
): string[] {
  const root = `portals/${portal}`;
  const found: string[] = [];
  const enter = (path: string) => {
    const file = path ? `${root}/${path}` : root;
    let entries: Dirent[];
    try {
      entries = readdirSync(join(contentDir, file), { withFileTypes: true });
    } catch (error) {
      return refuse([problem('unreadable', file, { reason: reasonOf(error) })]);
    }
    for (const entry of entries.sort(byName)) {
      if (entry.name.startsWith('.')) continue;
      const child = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isSymbolicLink()) refuse([problem('symbolic-link', `${root}/${child}`, {})]);
      else if (entry.isDirectory()) enter(child);
      else if (entry.isFile()) found.push(child);
    }
  };
  if (lstatSync(join(contentDir, root)).isSymbolicLink()) refuse([problem('symbolic-link', root, {})]);
  else enter('');
  return found;
}

function list(contentDir: string, folder: string): Dirent[] {
  if (!existsSync(contentDir)) throw new Failure(`Không có thư mục nội dung ${contentDir}.`);
  try {
    const entries = readdirSync(join(contentDir, folder), { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort(byName);
  } catch {
    throw new Failure(`Không đọc được thư mục ${join(contentDir, folder)}.`);
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? printable(String(error));
}
