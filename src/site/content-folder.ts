import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { problem, type Problem } from '../problems/problem.ts';
import { noEntries, type PortalContent, type Plans } from '../reading/content.ts';
import { MAX_TEXT_BYTES } from '../reading/decode.ts';
import { addressableName, placeOf } from '../reading/place.ts';
import { readEntry, readYaml, type Read } from '../reading/read.ts';
import { slugify } from '../text/fold.ts';
import { Failure } from './failure.ts';

const FILES_AT_ONCE = 16;

/** Lists the portals of a content folder, by the names of their folders. Throws a Failure when there are none. */
export async function listPortals(contentDir: string): Promise<string[]> {
  const entries = await list(contentDir, 'portals');
  const names = entries
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
    throw new Failure(`Không có cổng ${unknown.join(', ')}. Các cổng hiện có: ${all.join(', ')}.`);
  return asked ? all.filter((id) => asked.includes(id)) : all;
}

/** Reads every plan of a content folder. */
export async function readPlans(contentDir: string): Promise<Plans> {
  const found: Plans = { plans: new Map(), ids: [], problems: [] };
  if (!(await exists(join(contentDir, 'plans')))) return found;
  for (const entry of await list(contentDir, 'plans')) {
    if (entry.isDirectory() || !/\.ya?ml$/.test(entry.name)) continue;
    const file = `plans/${entry.name}`;
    const id = entry.name.replace(/\.ya?ml$/, '');
    found.ids.push(id);
    if (entry.isSymbolicLink()) {
      found.problems.push(problem('symbolic-link', file, {}));
      continue;
    }
    const read = await readText(contentDir, file, (bytes) => readYaml('plan', file, bytes));
    if ('ok' in read) found.plans.set(id, read.ok);
    else found.problems.push(...read.problems);
  }
  return found;
}

/** Reads one portal's folder, following no symbolic link. Never throws for what is in it: that is `problems`. */
export async function readPortal(contentDir: string, id: string): Promise<PortalContent> {
  const root = `portals/${id}`;
  const content: PortalContent = {
    id,
    portal: null,
    visits: null,
    entries: noEntries(),
    files: new Map(),
    problems: [],
    unread: [],
  };
  const refuse = (problems: Problem[]) => {
    content.problems.push(...problems);
    if (problems[0]) content.unread.push(problems[0]);
  };
  const keep = <T>(read: Read<T>, place: (value: T) => void) =>
    'ok' in read ? place(read.ok) : refuse(read.problems);

  const better = slugify(id);
  if (better !== id) content.problems.push(problem('portal-folder-name', root, { name: id, better }));

  if ((await lstat(join(contentDir, root))).isSymbolicLink()) {
    refuse([problem('symbolic-link', root, {})]);
    return content;
  }
  const paths = await walk(join(contentDir, root), '', (path) =>
    refuse([problem('symbolic-link', `${root}/${path}`, {})]),
  );
  const limit = pLimit(FILES_AT_ONCE);
  await Promise.all(
    paths.map((onDisk) =>
      limit(async () => {
        const path = onDisk.normalize('NFC');
        const file = `${root}/${onDisk}`;
        const place = placeOf(path);
        switch (place.is) {
          case 'portal':
            return keep(
              await readText(contentDir, file, (bytes) => readYaml('portal', file, bytes)),
              (ok) => (content.portal = ok),
            );
          case 'visits':
            return keep(
              await readText(contentDir, file, (bytes) => readYaml('visits', file, bytes)),
              (ok) => (content.visits = ok),
            );
          case 'entry': {
            if (path !== onDisk || slugify(place.slug) !== place.slug)
              content.problems.push(
                problem('file-name', file, { name: place.slug, better: addressableName(place.slug) }),
              );
            const { kind, slug } = place;
            return keep(
              await readText(contentDir, file, (bytes) => readEntry(kind, slug, file, bytes)),
              (ok) => (content.entries[kind] as (typeof ok)[]).push(ok),
            );
          }
          case 'misplaced':
            return void content.problems.push(problem('misplaced-file', file, { expected: place.expected }));
          case 'attachment':
            return void content.files.set(path, onDisk);
        }
      }),
    ),
  );
  if (!paths.includes('portal.yaml'))
    content.problems.push(problem('portal-file-missing', root, { portal: id }));
  else if (paths.length === 1)
    content.problems.push(problem('portal-empty', `${root}/portal.yaml`, { portal: id }));
  for (const list of Object.values(content.entries)) list.sort((a, b) => (a.file < b.file ? -1 : 1));
  return content;
}

/** Reads a file that may be too large, or not ours to read; both are problems of the file, not of the run. */
async function readText<T>(
  contentDir: string,
  file: string,
  read: (bytes: Uint8Array) => Read<T>,
): Promise<Read<T>> {
  const path = join(contentDir, file);
  try {
    const { size } = await stat(path);
    if (size > MAX_TEXT_BYTES)
      return { problems: [problem('file-too-large', file, { bytes: size, limit: MAX_TEXT_BYTES })] };
    return read(await readFile(path));
  } catch (error) {
    return {
      problems: [
        problem('unreadable', file, { reason: (error as NodeJS.ErrnoException).code ?? String(error) }),
      ],
    };
  }
}

/** Lists the files below a folder, in order, without dot files. Symbolic links are reported, never followed. */
async function walk(root: string, path: string, onLink: (path: string) => void): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR' || error.code === 'ENOENT') return [];
      throw new Failure(`Không đọc được thư mục ${join(root, path)} (${error.code}).`);
    },
  );
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const child = path ? `${path}/${entry.name}` : entry.name;
    if (entry.isSymbolicLink()) onLink(child);
    else if (entry.isDirectory()) found.push(...(await walk(root, child, onLink)));
    else if (entry.isFile()) found.push(child);
  }
  return found;
}

async function list(contentDir: string, folder: string): Promise<Dirent[]> {
  if (!(await exists(contentDir))) throw new Failure(`Không có thư mục nội dung ${contentDir}.`);
  const entries = await readdir(join(contentDir, folder), { withFileTypes: true }).catch(() => {
    throw new Failure(`Không đọc được thư mục ${join(contentDir, folder)}.`);
  });
  return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
