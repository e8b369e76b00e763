import pLimit from 'p-limit';
import { PictureInspection, type PictureFindings } from '../pictures/inspection.ts';
import { readPortalFile } from '../store/portal-folder.ts';
import type { View } from '../store/text-file.ts';
import type { Inventory } from '../store/inventory.ts';
import {
  identityOf,
  type PortalSummary,
  type CheckContext,
  type Identity,
  type OnFile,
  type PortalResult,
} from './portal-results.ts';

/**
 * Asks for a check of one portal. With `cache`, the check uses and extends the results of earlier runs, and ignores
 * `view`.
 */
export interface CheckJob {
  do: 'check';
  portal: string;
  context: CheckContext;
  view: Pick<View, 'only' | 'overlay'>;
  /** @see checkPortalCached */
  cache?: { contextDigest: string; inventory?: Inventory };
}

/** Asks for the summary of one portal for the report. */
export interface SummaryJob {
  do: 'summary';
  portal: string;
  content: string;
  /** The inventory of its folder. With it, the summary uses and extends the cache. */
  inventory?: Inventory;
}

/** Asks only for what the portal.yaml of one portal says. */
export interface IdentifyJob {
  do: 'identify';
  portal: string;
  content: string;
  view: Pick<View, 'overlay'>;
}

export type PortalJob = CheckJob | SummaryJob | IdentifyJob;

/**
 * The result of a check of a portal, with the faults of the pictures that it decoded, and the inventory of the folder where
 * the check took it.
 */
export type CheckAnswer = PortalResult & { pictures: PictureFindings; inventory?: Inventory };

/** Reads portals. None of its methods throws because of what is in a portal's folder. */
export interface PortalInspector {
  check(job: Omit<CheckJob, 'do'>): Promise<CheckAnswer>;
  summarise(job: Omit<SummaryJob, 'do'>): Promise<PortalSummary>;
  identify(job: Omit<IdentifyJob, 'do'>): Promise<Identity | null>;
}

/** Reads portals in this process. Checks them one after the other. */
export class LocalInspector implements PortalInspector {
  readonly #onFile: OnFile;
  readonly #oneByOne = pLimit(1);
  #pictures: PictureInspection | undefined;

  /** @param onFile called before each file is read or inspected */
  constructor(onFile: OnFile = () => undefined) {
    this.#onFile = onFile;
  }

  check({ context, portal, view, cache }: Omit<CheckJob, 'do'>): Promise<CheckAnswer> {
    return this.#oneByOne(async () => {
      // Loaded only now: a command whose other processes read the portals never needs the rules.
      const { checkPortalCached, checkPortalFolder } = await import('./portal-check.ts');
      const pictures = (this.#pictures ??= new PictureInspection(context.content, {
        isThorough: context.isThorough,
        usesCache: cache !== undefined,
      }));
      const result = cache
        ? await checkPortalCached(context, portal, cache, pictures, this.#onFile)
        : await checkPortalFolder(context, portal, view, pictures, this.#onFile);
      return { ...result, pictures: pictures.takeFindings() };
    });
  }

  async summarise({ content, portal, inventory }: Omit<SummaryJob, 'do'>): Promise<PortalSummary> {
    const { readSummary, readCachedSummary } = await import('./portal-summary.ts');
    return inventory
      ? readCachedSummary(content, portal, inventory, this.#onFile)
      : readSummary(content, portal, this.#onFile);
  }

  async identify({ content, portal, view }: Omit<IdentifyJob, 'do'>): Promise<Identity | null> {
    const read = readPortalFile(content, portal, view);
    return 'ok' in read ? identityOf(read.ok) : null;
  }
}
