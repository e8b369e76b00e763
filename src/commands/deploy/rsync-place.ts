import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CURRENT, isRelease, PREVIOUS, releaseOf, RELEASES } from '../../deploying/release.ts';
import { MAX_MANIFEST_BYTES, readSiteManifest, SITE_MANIFEST } from '../../deploying/site-manifest.ts';
import { Failure } from '../../terminal/failure.ts';
import { removePatiently } from '../../terminal/patient-files.ts';
import type { Delivery, Place } from './place.ts';
import { failureOfProgram, runProgram, type ProgramOutcome } from './run-program.ts';

/**
 * Deploys to a folder of another machine, in the same form as `folderPlace`. Everything goes through rsync, links and
 * removals too, so that the key on that machine may be limited to rsync in one folder (`rrsync`).
 */
export function rsyncPlace(host: string, root: string): Place {
  const machine: Machine = { root, at: (path) => `${host}:${root}/${path}` };
  const found = new Map<string, Found>();
  const readAll = async (portals: string[]) => {
    const read = await inScratch((scratch) => readPortals(scratch, machine, portals));
    for (const [portal, each] of read) found.set(portal, each);
    return read;
  };
  return {
    keepsPrevious: true,
    // A key that is limited by rrsync lets in one connection at a time.
    maxAtOnce: 1,
    read: async (portals) =>
      new Map([...(await readAll(portals))].map(([portal, { text }]) => [portal, text])),
    deliver: (delivery) =>
      inScratch((scratch) => deliver(scratch, machine, delivery, found.get(delivery.portal)!)),
    rollBack: async (portal) => {
      const { text, previous } = (await readAll([portal])).get(portal)!;
      const current = releaseOfText(text);
      if (current === null || previous === null || previous === current)
        throw new Failure(`${machine.at(portal)} không có bản trước để quay lại.`);
      const links = { [CURRENT]: previous, [PREVIOUS]: current };
      await inScratch((scratch) => point(scratch, machine, portal, links, ['P /releases/*']));
      return previous;
    },
  };
}

interface Machine {
  root: string;
  at(path: string): string;
}

/** What is there of a portal: the manifest of what is served, and the release before. */
interface Found {
  text: string | null;
  previous: string | null;
}

/** Reads the manifests and links of all portals over one connection. */
async function readPortals(scratch: string, { at }: Machine, portals: string[]): Promise<Map<string, Found>> {
  const here = join(scratch, 'doc');
  mkdirSync(here);
  const manifestOf = (portal: string) => `${portal}/${CURRENT}/${SITE_MANIFEST}`;
  const list = listFile(
    scratch,
    'doc',
    portals.flatMap((portal) => [manifestOf(portal), `${portal}/${PREVIOUS}`]),
  );
  const flags = ['--links', '--relative', '--no-implied-dirs', '--ignore-missing-args', '--compress'];
  const outcome = await rsync([
    ...flags,
    `--max-size=${MAX_MANIFEST_BYTES}`,
    `--files-from=${list}`,
    at(''),
    `${here}/`,
  ]);
  if (outcome.code !== 0 && !isMissing(outcome)) throw failureOfProgram('rsync', outcome, at(''), 0);
  return new Map(
    portals.map((portal) => {
      const file = join(here, manifestOf(portal));
      const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
      return [portal, { text, previous: releaseOfLink(join(here, portal, PREVIOUS)) }];
    }),
  );
}

function releaseOfLink(path: string): string | null {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  const release = isLink ? basename(readlinkSync(path)) : '';
  return isRelease(release) ? release : null;
}

async function deliver(scratch: string, machine: Machine, delivery: Delivery, before: Found): Promise<void> {
  const { portal, folder, release, transfer, there, text } = delivery;
  const { at, root } = machine;
  const to = at(`${portal}/${RELEASES}/${release}/`);
  const send = async (words: string[]) => {
    const outcome = await rsync(words);
    if (outcome.code !== 0) throw failureOfProgram('rsync', outcome, at(portal), transfer.bytes);
  };
  try {
    await send(['--recursive', `${releaseSkeleton(scratch, portal, release, text)}/`, at('')]);
    if (there) {
      const kept = listFile(scratch, 'giu', transfer.unchanged);
      // Sizes alone decide, because the manifests say already that the bytes are the same.
      const linked = `--link-dest=${root}/${portal}/${RELEASES}/${there.release}`;
      await send(['--recursive', '--size-only', linked, `--files-from=${kept}`, `${folder}/`, to]);
    }
    const sent = listFile(scratch, 'gui', transfer.sent);
    await send(['--recursive', '--compress', '--ignore-times', `--files-from=${sent}`, `${folder}/`, to]);
    delivery.refuseRebuilt();
  } catch (error) {
    await point(scratch, machine, portal, {}, [...removalRules(release), 'P /releases/*']).catch(
      () => undefined,
    );
    throw error;
  }
  delivery.onSent(transfer.sent.length);
  const old = releaseOfText(before.text);
  const kept = old === null ? [release] : [release, old];
  await point(
    scratch,
    machine,
    portal,
    { [CURRENT]: release, ...(old === null ? {} : { [PREVIOUS]: old }) },
    [
      ...kept.map((each) => `P /${RELEASES}/${each}`),
      ...(before.previous === null ? [] : removalRules(before.previous)),
      ...recentDays(delivery.manifest.signed).map((day) => `P /${RELEASES}/${day}-*`),
    ],
  );
}

/** Makes a folder with the folders above a release and the release's manifest; returns its path. */
function releaseSkeleton(scratch: string, portal: string, release: string, text: string): string {
  const top = join(scratch, 'khung');
  const folder = join(top, portal, RELEASES, release);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, SITE_MANIFEST), text);
  return top;
}

/**
 * Replaces the links of a portal, then removes the releases that no rule protects: sends an empty `releases` folder,
 * which needs no list of releases. rsync makes a link under another name and renames it, so that there is always one.
 */
async function point(
  scratch: string,
  { at }: Machine,
  portal: string,
  links: Record<string, string>,
  rules: string[],
): Promise<void> {
  const here = mkdtempSync(join(scratch, 'tro-'));
  mkdirSync(join(here, RELEASES));
  for (const [name, release] of Object.entries(links))
    symlinkSync(`${RELEASES}/${release}`, join(here, name));
  const filters = [...rules, 'P /*'].map((rule) => `--filter=${rule}`);
  const to = at(`${portal}/`);
  const outcome = await rsync(['--recursive', '--links', '--delete-after', ...filters, `${here}/`, to]);
  if (outcome.code !== 0) throw failureOfProgram('rsync', outcome, to, 0);
}

/** The filter rules of rsync that let one release be removed. */
function removalRules(release: string): string[] {
  return [`R /${RELEASES}/${release}`, `R /${RELEASES}/${release}/**`];
}

/** The day of a moment and the day before: releases of these days may belong to a run that is under way. */
function recentDays(signed: string): string[] {
  const millis = Date.parse(signed);
  return [millis, millis - 24 * 3600 * 1000].map((each) =>
    new Date(each).toISOString().slice(0, 10).replaceAll('-', ''),
  );
}

function releaseOfText(text: string | null): string | null {
  const manifest = text === null ? null : readSiteManifest(text.split('\nsignature ', 1)[0]!);
  return manifest && 'files' in manifest ? releaseOf(manifest, text!) : null;
}

function listFile(scratch: string, name: string, paths: string[]): string {
  const file = join(scratch, `${name}.txt`);
  writeFileSync(file, paths.join('\n'));
  return file;
}

function rsync(words: string[]): Promise<ProgramOutcome> {
  return runProgram('rsync', [`--timeout=${TIMEOUT_SECONDS}`, ...words]);
}

/** Says whether rsync only found that nothing is there yet. */
function isMissing({ code, stderr }: ProgramOutcome): boolean {
  return code === 23 && /No such file or directory/.test(stderr);
}

/** Seconds of silence after which a connection counts as cut. */
const TIMEOUT_SECONDS = 60;

async function inScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'cong-xa-dua-'));
  try {
    return await work(scratch);
  } finally {
    removePatiently(scratch);
  }
}
