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

/** Checks one portal. With `cache` what earlier runs found is looked up, and `view` is as the disk is. */
export interface CheckJob {
  do: 'check';
  portal: string;
  context: CheckContext;
  view: Pick<View, 'only' | 'overlay'>;
  cache?: { ground: string; inventory: Inventory };
}

/** Reads one portal for the report. */
export interface SummaryJob {
  do: 'summary';
  portal: string;
  content: string;
  /** As the files were when it was taken, where what earlier runs read may be looked up. */
  inventory?: Inventory;
}

/** Reads only the portal.yaml of one portal. */
export interface IdentifyJob {
  do: 'identify';
  portal: string;
  content: string;
  view: Pick<View, 'overlay'>;
}

export type PortalJob = CheckJob | SummaryJob | IdentifyJob;

/** What a check of a portal gives, with the pictures that were decoded for it. */
export type CheckAnswer = PortalResult & { pictures: PictureFindings };

/** Reads what lies in a portal's folder. None of its methods throws for what is in there. */
export interface PortalInspector {
  check(job: Omit<CheckJob, 'do'>): Promise<CheckAnswer>;
  summarise(job: Omit<SummaryJob, 'do'>): Promise<PortalSummary>;
  identify(job: Omit<IdentifyJob, 'do'>): Promise<Identity | null>;
}

/** Reads portals in this process, one after the other. */
export class LocalInspector implements PortalInspector {
  readonly #onFile: OnFile;
  readonly #oneByOne = pLimit(1);
  #pictures: PictureInspection | undefined;

  /** @param onFile told of each file that is come to */
  constructor(onFile: OnFile = () => undefined) {
    this.#onFile = onFile;
  }

  check({ context, portal, view, cache }: Omit<CheckJob, 'do'>): Promise<CheckAnswer> {
    return this.#oneByOne(async () => {
      // Loaded only now, as a command does without whose processes read the portals.
      const { checkPortalCached, checkPortalFolder } = await import('./portal-check.ts');
      const pictures = (this.#pictures ??= new PictureInspection(context.content, {
        isThorough: context.isThorough,
        remembers: cache !== undefined,
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
