import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { resolveInPortal } from '../addresses/relative.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { readCodeList } from '../reading/code-list.ts';
import { noEntries, pathInPortal, type PortalContent, type WeekFile } from '../reading/content.ts';
import { fileRoleOf, isCopyName, type FileRole } from '../reading/file-role.ts';
import { placeByKeys } from '../reading/place.ts';
import { readEntry, readYaml, type Entry, type ReadResult, type YamlFile } from '../reading/read.ts';
import { refusedNameIn } from '../reading/refused-names.ts';
import { slugify } from '../text/fold.ts';
import { FileOpener, readStart } from './content-file.ts';
import { listFiles } from './portal-files.ts';
import { readTextFile, type View } from './text-file.ts';
import { unsafeName } from './unsafe-name.ts';

/**
 * Reads one portal's folder, following no symbolic link. Reports whatever is wrong in it as `problems`, never by
 * throwing.
 */
export function readPortal(contentDir: string, id: string, view: View = {}): PortalContent {
  using opener = new FileOpener(contentDir);
  return new PortalReader(contentDir, id, { ...view, opener }).read();
}

/** Reads only a portal's portal.yaml. */
export function readPortalFile(
  contentDir: string,
  id: string,
  view: View = {},
): ReadResult<YamlFile<'portal'>> {
  const file = `portals/${id}/portal.yaml`;
  const link = [`portals/${id}`, file].find((each) => isLink(join(contentDir, each)));
  if (link !== undefined) return { problems: [problem('symbolic-link', link, {})] };
  return readTextFile(contentDir, file, view, (bytes) => readYaml('portal', file, bytes));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Refuses a portal with more entries than any real one has, by the paths of its files alone. Exported for its test. */
export function refuseTooMany(root: string, paths: string[]): Problem | undefined {
  const entries = paths.filter((path) => path.endsWith('.md')).length;
  return entries > MAX_ENTRIES
    ? problem('too-many-entries', root, { entries, limit: MAX_ENTRIES })
    : undefined;
}

/** Five articles a day for thirty years are about 50,000. */
const MAX_ENTRIES = 50_000;

/** The first bytes of a misplaced file, which hold its keys. */
const FRONT_MATTER_BYTES = 4096;

/** Puts a portal's content together file by file. */
class PortalReader {
  readonly #contentDir: string;
  readonly #view: View;
  readonly #root: string;
  readonly #content: PortalContent;

  constructor(contentDir: string, id: string, view: View) {
    this.#contentDir = contentDir;
    this.#view = view;
    this.#root = `portals/${id}`;
    this.#content = {
      ...{ id, portal: null, visits: null, figures: null, assignments: [], entries: noEntries() },
      ...{ codeLists: new Map(), listing: [] },
      ...{ isWhole: view.only === undefined, files: new Map(), problems: [], failed: [] },
    };
  }

  read(): PortalContent {
    const content = this.#content;
    const { id } = content;
    const better = slugify(id);
    if (better !== id) this.#report([problem('portal-folder-name', this.#root, { name: id, better })]);
    else this.#report(unsafeName(this.#root, id, false));

    const paths = listFiles(this.#contentDir, id, (problems) => this.#fail(problems));
    const tooMany = refuseTooMany(this.#root, paths);
    if (tooMany) this.#fail([tooMany]);
    else for (const onDisk of paths) this.#readFile(onDisk);
    for (const document of content.entries.document) this.#readCodeList(document);

    const hasPortal = paths.includes('portal.yaml');
    if (!hasPortal && content.failed.length === 0)
      this.#report([problem('portal-file-missing', this.#root, { portal: id })]);
    if (hasPortal && content.failed.length === 0 && content.listing.length === 0)
      this.#report([problem('portal-empty', `${this.#root}/portal.yaml`, { portal: id })]);
    return content;
  }

  /** Reads one file as what its path says it is. */
  #readFile(onDisk: string): void {
    const path = onDisk.normalize('NFC');
    const file = `${this.#root}/${onDisk}`;
    const isRequested = this.#view.only?.has(file) ?? true;
    this.#view.onFile?.(file);
    const role = fileRoleOf(path);
    const isEntry = role.is === 'entry';
    const refused = refusedNameIn(path);
    const isHidden = refused?.is === 'signs';
    if (isRequested && refused) {
      const ofName = unsafeName(file, path, isEntry);
      if (isHidden && isEntry) this.#fail(ofName);
      else this.#report(ofName);
    }
    if (isHidden && !isEntry) return;
    switch (role.is) {
      case 'portal':
        this.#store(readPortalFile(this.#contentDir, this.#content.id, this.#view), (portal) => {
          this.#content.portal = portal;
        });
        return;
      case 'visits':
        if (isRequested)
          this.#store(this.#readYaml('visits', file), (visits) => {
            this.#content.visits = visits;
          });
        return;
      case 'figures':
        if (isRequested)
          this.#store(this.#readYaml('figures', file), (figures) => {
            this.#content.figures = figures;
          });
        return;
      case 'assignments': {
        let found: ReturnType<WeekFile['read']> | undefined;
        const read = () => (found ??= this.#readYaml('assignments', file));
        if (isRequested) this.#content.assignments.push({ week: role.week, file, read });
        return;
      }
      case 'entry':
        if (!isHidden) this.#content.listing.push({ kind: role.kind, slug: role.slug, file });
        if (isRequested) this.#readEntry(role, { file, isHidden, isComposed: path === onDisk });
        return;
      case 'misplaced':
        if (isRequested)
          this.#report([problem('misplaced-file', file, { expected: this.#placeOf(role, path, file) })]);
        return;
      case 'attachment':
        this.#content.files.set(path, onDisk);
    }
  }

  /** Gives the one place of a misplaced file, by what it holds where its path does not tell. */
  #placeOf({ expected }: Extract<FileRole, { is: 'misplaced' }>, path: string, file: string): string {
    if (!/\.md$/i.test(path) || !/, |<năm>/.test(expected)) return expected;
    const start = new TextDecoder().decode(readStart(join(this.#contentDir, file), FRONT_MATTER_BYTES));
    return placeByKeys(path, start.replaceAll('\r\n', '\n')) ?? expected;
  }

  #readYaml<K extends 'visits' | 'figures' | 'assignments'>(kind: K, file: string): ReadResult<YamlFile<K>> {
    return readTextFile(this.#contentDir, file, this.#view, (bytes) => readYaml(kind, file, bytes));
  }

  /** Reads the table of codes that a document names. A rule reports one that is missing. */
  #readCodeList({ file, data: { codes } }: Entry<'document'>): void {
    const { id, files } = this.#content;
    if (!codes || Array.isArray(codes)) return;
    const onDisk = files.get(resolveInPortal(pathInPortal(id, file), codes.src) ?? '');
    if (onDisk === undefined) return;
    const table = `${this.#root}/${onDisk}`;
    this.#view.onFile?.(table);
    this.#store(
      readTextFile(this.#contentDir, table, this.#view, (bytes) => readCodeList(table, bytes)),
      (list) => this.#content.codeLists.set(file, list),
    );
  }

  /** @param named.isComposed whether the disk spells the file's name in Unicode's composed form (NFC) */
  #readEntry(
    { kind, slug }: Extract<FileRole, { is: 'entry' }>,
    { file, isHidden, isComposed }: { file: string; isHidden: boolean; isComposed: boolean },
  ): void {
    if (!isComposed || slugify(slug) !== slug)
      this.#report([
        problem('file-name', file, { name: slug, better: slugify(slug), isCopy: isCopyName(slug) }),
      ]);
    if (isHidden) return;
    const read = () =>
      readTextFile(this.#contentDir, file, this.#view, (bytes) => readEntry(kind, slug, file, bytes));
    this.#store(this.#view.lookUp ? this.#view.lookUp(file, read) : read(), (entry) =>
      (this.#content.entries[kind] as (typeof entry)[]).push(entry),
    );
  }

  #store<T>(read: ReadResult<T>, store: (ok: T) => void): void {
    if (!('ok' in read)) return this.#fail(read.problems);
    store(read.ok);
    this.#report(read.problems);
  }

  #report(problems: Problem[]): void {
    for (const each of problems) this.#content.problems.push(each);
  }

  /** Reports problems that keep a file from being read, and counts the file as failed. */
  #fail(problems: Problem[]): void {
    this.#report(problems);
    if (problems[0]) this.#content.failed.push(problems[0]);
  }
}
