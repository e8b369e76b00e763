import { join } from 'node:path';
import { filesOf, isAsBuilt, readManifest, intactFiles, type Manifest } from './manifest.ts';
import { readKept, type KeptFiles } from './kept-files.ts';

/** What the last build of a portal left in its place, of which only what is still as it was built is taken over. */
export class LastSite {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The files that only stay for those who opened a page before it was replaced. */
  readonly kept: KeptFiles;
  readonly #sound: ReadonlyMap<string, string>;

  private constructor(folder: string, manifest: Manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.kept = readKept(folder);
    const built = filesOf(manifest);
    const kept = Object.entries(this.kept).filter(([path]) => !built.has(path));
    this.#sound = new Map([
      ...intactFiles(folder, built),
      ...kept.flatMap(([path, { hash }]) =>
        isAsBuilt(join(folder, path), hash) ? [[path, hash] as const] : [],
      ),
    ]);
  }

  /** Looks at a site; null where there is none, or none that tells how it was built. */
  static read(folder: string): LastSite | null {
    const manifest = readManifest(folder);
    return manifest && new LastSite(folder, manifest);
  }

  /** Gives the digest of a file, as long as it is as it was built. */
  digestOf(path: string): string | undefined {
    return this.#sound.get(path);
  }

  /** Gives the paths of the files that were built, pages left out. */
  get others(): string[] {
    return Object.keys(this.manifest.others);
  }
}
