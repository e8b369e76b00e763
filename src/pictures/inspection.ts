import { Cache } from '../store/cache.ts';
import { digestOfContentFile } from '../store/content-file.ts';
import { inspectPicture, type PictureFault } from './inspect-picture.ts';

/** The faults of pictures that no earlier run had inspected, by the digests of their bytes. */
export type PictureFindings = [digest: string, fault: PictureFault | 'none'][];

/** Inspects the pictures of a content folder. Decodes a picture once, however many portals have the same bytes. */
export class PictureInspection {
  readonly #isThorough: boolean;
  readonly #cache: Cache<PictureFault | 'none'> | undefined;
  readonly #inspected = new Map<string, Promise<PictureFault>>();
  #findings: PictureFindings = [];

  /**
   * @param isThorough as for `inspectPicture`
   * @param usesCache whether to use and extend the results of earlier runs
   */
  constructor(contentDir: string, { isThorough, usesCache }: { isThorough: boolean; usesCache: boolean }) {
    this.#isThorough = isThorough;
    if (isThorough && usesCache) this.#cache = new Cache('kiem-anh', contentDir);
  }

  /** Finds what is wrong with a picture. @param digest the digest of its bytes, where an inventory has it */
  inspect(file: string, digest?: string): Promise<PictureFault> {
    // Inspecting both ends of a file takes less time than its digest.
    if (!this.#isThorough) return inspectPicture(file, false);
    const key = digest ?? digestIfReadable(file);
    if (!IS_DIGEST.test(key)) return inspectPicture(file, true);
    const inspecting = this.#inspected.get(key) ?? this.#inspectNew(file, key);
    this.#inspected.set(key, inspecting);
    return inspecting;
  }

  /** Keeps the results for pictures that still exist, though this run does not inspect them. */
  keep(digests: Iterable<string>): void {
    for (const digest of digests) this.#cache?.get(digest);
  }

  /** Gives the findings since the last call, for the process that saves them. */
  takeFindings(): PictureFindings {
    const findings = this.#findings;
    this.#findings = [];
    return findings;
  }

  /** Adds the findings of another process. */
  learn(findings: PictureFindings): void {
    for (const [digest, fault] of findings) this.#cache?.set(digest, fault);
  }

  /** Writes the findings for later runs. */
  save(): void {
    this.#cache?.save(MAX_UNUSED_RESULTS);
  }

  async #inspectNew(file: string, digest: string): Promise<PictureFault> {
    const cached = this.#cache?.get(digest);
    if (cached !== undefined) return cached === 'none' ? null : cached;
    const fault = await inspectPicture(file, true);
    this.#cache?.set(digest, fault ?? 'none');
    if (this.#cache) this.#findings.push([digest, fault ?? 'none']);
    return fault;
  }
}

/** How many results to keep for pictures that no portal of this run has. A run may cover a few portals of many. */
const MAX_UNUSED_RESULTS = 20_000;

/** For a file that cannot be read, an inventory holds an error's code instead of a digest. */
const IS_DIGEST = /^[0-9a-f]{64}$/;

function digestIfReadable(file: string): string {
  try {
    return digestOfContentFile(file);
  } catch {
    return '';
  }
}
