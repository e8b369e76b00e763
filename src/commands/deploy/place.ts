import type { SiteManifest } from '../../deploying/site-manifest.ts';
import type { Transfer } from '../../deploying/transfer.ts';

/**
 * A place that sites are deployed to. At any time, a page that a visitor opens finds what it needs. Places that keep
 * releases switch whole sites.
 */
export interface Place {
  /** Whether the release before the last one is kept there. */
  readonly keepsPrevious: boolean;
  /** How many portals may be delivered at the same time. */
  readonly maxAtOnce: number;
  /** Reads the signed manifests of the sites that are there; null for a portal without one. */
  read(portals: string[]): Promise<Map<string, string | null>>;
  /**
   * Puts a site in its place. Throws a Failure when it cannot. A place that keeps releases then serves the old site;
   * elsewhere, the next run completes what this one left.
   */
  deliver(delivery: Delivery): Promise<void>;
  /** Serves the release before again; returns its name. Throws a Failure when there is none. */
  rollBack(portal: string): Promise<string>;
}

/** One site on its way. */
export interface Delivery {
  portal: string;
  /** The folder that the site was built into. */
  folder: string;
  manifest: SiteManifest;
  /** The manifest as text, signed where there is a key. */
  text: string;
  release: string;
  transfer: Transfer;
  /** The site that is there, when its files may be taken over; null to send everything. */
  there: { release: string; manifest: SiteManifest } | null;
  /** Throws a Failure when a build has replaced the folder since the manifest was made. */
  refuseRebuilt(): void;
  /** Receives how many of the files that travel have arrived. */
  onSent(files: number): void;
}
