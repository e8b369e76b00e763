import { hash } from 'node:crypto';
import type { SiteManifest } from './site-manifest.ts';

/**
 * Names the release of a site, the folder that holds it on the server, from the moment and the text of its manifest, so
 * that whoever reads the manifest knows the folder.
 * @example '20261129-051000-1f0c2a9d'
 */
export function releaseOf({ signed }: SiteManifest, text: string): string {
  const [day = '', time = ''] = signed.replace(/[-:Z]/g, '').split('T');
  return `${day}-${time}-${hash('sha256', text).slice(0, 8)}`;
}

/** Says whether a name is that of a release. */
export function isRelease(name: string): boolean {
  return /^\d{8}-\d{6}-[\da-f]{8}$/.test(name);
}

/** The folder of a portal's releases on the server, and the links to the one that is served and the one before. */
export const RELEASES = 'releases';
export const CURRENT = 'current';
export const PREVIOUS = 'previous';
