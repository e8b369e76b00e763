import { setTimeout } from 'node:timers/promises';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import pLimit from 'p-limit';
import { releaseOf } from '../../deploying/release.ts';
import { readSigned, signText, type SigningKey } from '../../deploying/signature.ts';
import {
  readSiteManifest,
  SITE_MANIFEST,
  writeSiteManifest,
  type SiteFile,
  type SiteManifest,
} from '../../deploying/site-manifest.ts';
import { readTarget, type Target } from '../../deploying/target.ts';
import { planTransfer, type Transfer } from '../../deploying/transfer.ts';
import { describeTargetFault, type DeployOutcome } from '../../deploying/words.ts';
import { describeError, Failure } from '../../terminal/failure.ts';
import { createPublicKey } from 'node:crypto';
import type { ServedPortal } from '../preview-server.ts';
import { measureFiles, readBuiltFiles, type BuiltFiles } from './built-site.ts';
import { folderPlace } from './folder-place.ts';
import { awsStore, rcloneStore } from './object-stores.ts';
import { objectPlace } from './object-place.ts';
import type { Place } from './place.ts';
import { rsyncPlace } from './rsync-place.ts';

export interface DeployOptions {
  /** Signs the manifests; without it they are written unsigned. */
  key: SigningKey | undefined;
  /** Only finds out what would travel. */
  dryRun: boolean;
  /** Sends every file, and takes over nothing from the release that is there. */
  force: boolean;
  /** The moment of signing, in milliseconds. */
  now: number;
  /** Receives what became of each portal as soon as that is known. */
  onOutcome(outcome: DeployOutcome): void;
  /** Receives how many of the files of a portal have arrived. */
  onSent(portal: string, files: number, of: number): void;
}

/**
 * Opens the place that a target names. Throws a Failure for a text that names none, and for the built folder itself.
 */
export function openPlace(typed: string, out: string): Place {
  const target = readTarget(typed);
  if ('fault' in target) throw new Failure(describeTargetFault(target.fault, typed));
  if (target.kind === 'folder' && sameFolder(target.path, out))
    throw new Failure(`Đích ${typed} chính là nơi đã dựng; chọn một thư mục khác.`);
  return placeOf(target);
}

function placeOf(target: Target): Place {
  switch (target.kind) {
    case 'folder':
      return folderPlace(resolve(target.path));
    case 'ssh':
      return rsyncPlace(target.host, target.path);
    case 'rclone':
      return objectPlace(rcloneStore(target.remote));
    case 'aws':
      return objectPlace(awsStore(target.bucket, target.prefix));
  }
}

/**
 * Deploys built portals to a place. A portal that cannot be deployed keeps what is there and does not hold up the
 * others. Throws a Failure when the place cannot be reached at all.
 */
export async function deployPortals(
  portals: ServedPortal[],
  place: Place,
  options: DeployOptions,
): Promise<DeployOutcome[]> {
  const texts = await place.read(portals.map(({ id }) => id));
  const inTurn = pLimit(place.maxAtOnce);
  return Promise.all(
    portals.map((portal) =>
      inTurn(async () => {
        const outcome = await deployPortal(portal, texts.get(portal.id) ?? null, place, options);
        options.onOutcome(outcome);
        return outcome;
      }),
    ),
  );
}

/** Serves the releases before the last ones again. */
export async function rollBackPortals(
  portals: string[],
  place: Place,
  onOutcome: (outcome: DeployOutcome) => void,
): Promise<DeployOutcome[]> {
  const outcomes: DeployOutcome[] = [];
  for (const portal of portals) {
    const started = performance.now();
    const outcome = await attempt(portal, started, async () => ({
      ...NOTHING_SENT,
      ...{
        portal,
        status: 'rolled-back',
        release: await place.rollBack(portal),
        seconds: secondsSince(started),
      },
    }));
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

const NOTHING_SENT = { sent: [], removed: [], unchanged: 0, bytes: 0, release: null, signed: false };

async function attempt(
  portal: string,
  started: number,
  work: () => Promise<DeployOutcome>,
): Promise<DeployOutcome> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Failure ? error.message : describeError(error);
    return { ...NOTHING_SENT, portal, status: 'failed', message, seconds: secondsSince(started) };
  }
}

function deployPortal(
  portal: ServedPortal,
  text: string | null,
  place: Place,
  options: DeployOptions,
): Promise<DeployOutcome> {
  const started = performance.now();
  return attempt(portal.id, started, async () => {
    const { key, dryRun, force, now, onSent } = options;
    const current = readThere(portal, text, key);
    const built = readBuiltFiles(portal.folder);
    const there = force ? null : current.there;
    const plan = {
      ...planTransfer(built.digests, there?.files ?? new Map()),
      removed: planTransfer(built.digests, current.there?.files ?? new Map()).removed,
    };
    const shared = {
      portal: portal.id,
      sent: plan.sent,
      removed: plan.removed,
      unchanged: plan.unchanged.length,
    };
    if (there && plan.sent.length + plan.removed.length === 0 && current.isSigned === (key !== undefined))
      return {
        ...shared,
        ...{ status: 'unchanged', bytes: 0, release: releaseOf(there, text!), signed: current.isSigned },
        seconds: secondsSince(started),
      };
    const moment = text === null ? now : await nextSecond(now);
    const { manifest, transfer } = completePlan(portal, built, plan, there, moment);
    const plain = writeSiteManifest(manifest);
    const signed = key ? signText(plain, key) : plain;
    const release = releaseOf(manifest, signed);
    if (!dryRun)
      await place.deliver({
        ...{ portal: portal.id, folder: portal.folder, manifest, text: signed, release, transfer },
        there: there && { release: releaseOf(there, text!), manifest: there },
        refuseRebuilt: built.refuseRebuilt,
        onSent: (files) => onSent(portal.id, files, transfer.sent.length),
      });
    return {
      ...shared,
      ...{ status: dryRun ? 'planned' : 'deployed', bytes: transfer.bytes, signed: key !== undefined },
      ...{ release: place.keepsPrevious ? release : null, seconds: secondsSince(started) },
    };
  });
}

/**
 * Reads the manifest of the site that is there. With a key, does not trust a manifest that this key has not signed;
 * never trusts a damaged one. Then everything travels again. Throws a Failure when another portal is there.
 */
function readThere(
  { id }: ServedPortal,
  signed: string | null,
  key: SigningKey | undefined,
): { there: SiteManifest | null; isSigned: boolean } {
  if (signed === null) return { there: null, isSigned: false };
  const keys = new Map(key ? [[key.id, createPublicKey(key.privateKey)]] : []);
  const { text, signature } = readSigned(signed, keys);
  const manifest = readSiteManifest(text);
  if ('fault' in manifest) return { there: null, isSigned: false };
  if (manifest.portal !== id)
    throw new Failure(
      `Ở đích, chỗ của ${id} đang là cổng ${manifest.portal} (${SITE_MANIFEST}). Kiểm tra lại đích; nếu đúng là thay thì dời thư mục đó đi.`,
    );
  if (key && signature !== 'good') return { there: null, isSigned: false };
  return { there: manifest, isSigned: signature !== 'none' };
}

/** Waits for the next second: two releases of one text that were signed within one second would share a name. */
async function nextSecond(now: number): Promise<number> {
  const moment = (Math.floor(now / 1000) + 1) * 1000;
  await setTimeout(Math.max(0, moment - Date.now()));
  return moment;
}

/** Adds to a plan the sizes of all files: those of the travelling ones are measured, the others are known. */
function completePlan(
  { id, url, folder }: ServedPortal,
  { digests }: BuiltFiles,
  plan: Omit<Transfer, 'bytes'>,
  there: SiteManifest | null,
  now: number,
): { manifest: SiteManifest; transfer: Transfer } {
  const sizes = measureFiles(folder, plan.sent, digests);
  const files = new Map<string, SiteFile>();
  for (const [path, { digest }] of digests)
    files.set(path, { size: sizes.get(path) ?? there!.files.get(path)!.size, digest });
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const signed = `${new Date(now).toISOString().slice(0, 19)}Z`;
  return { manifest: { portal: id, url, signed, files }, transfer: { ...plan, bytes } };
}

function sameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return resolve(one) === resolve(other);
  }
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
