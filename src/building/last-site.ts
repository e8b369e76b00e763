import { join } from 'node:path';
import { intactFiles, isAsBuilt } from './intact-files.ts';
import { readKept, type KeptFiles } from './kept-list.ts';
import { filesOf, readManifest, type Manifest } from './manifest.ts';

/** The site that the last build of a portal left. The next build takes over only its intact files. */
export class LastSite {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The files that stay only for readers who opened a page before it was replaced. */
  readonly kept: KeptFiles;
  readonly #intact: ReadonlyMap<string, string>;

  private constructor(folder: string, manifest: Manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.kept = readKept(folder);
    const built = filesOf(manifest);
    const kept = Object.entries(this.kept).filter(([path]) => !built.has(path));
    this.#intact = new Map([
      ...intactFiles(folder, built),
      ...kept.flatMap(([path, { hash }]) =>
        isAsBuilt(join(folder, path), hash) ? [[path, hash] as const] : [],
      ),
    ]);
  }

  /** Reads a site; null where there is none, or none with a manifest. */
  static read(folder: string): LastSite | null {
    const manifest = readManifest(folder);
    return manifest && new LastSite(folder, manifest);
  }

  /** Gives the digest of a file that is intact; undefined for others. */
  digestOf(path: string): string | undefined {
    return this.#intact.get(path);
  }

  /** Gives the paths of all built files but the pages. */
  get others(): string[] {
    return Object.keys(this.manifest.others);
  }
}
