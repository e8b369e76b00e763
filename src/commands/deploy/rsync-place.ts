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
import { readSiteManifest, SITE_MANIFEST } from '../../deploying/site-manifest.ts';
import { describeDiskError } from '../../deploying/words.ts';
import { Failure } from '../../terminal/failure.ts';
import { removePatiently } from '../../terminal/patient-files.ts';
import { printable } from '../../text/printable.ts';
import type { Delivery, Place } from './place.ts';
import { runProgram, tellingLine, type ProgramOutcome } from './run-program.ts';

/**
 * Deploys to a folder of another machine, in the same form as `folderPlace`. Everything goes through rsync, links and
 * removals too, so that the key on that machine may be limited to rsync in one folder (`rrsync`).
 */
export function rsyncPlace(host: string, root: string): Place {
  const at = (path: string) => `${host}:${root}/${path}`;
  return {
    keepsPrevious: true,
    read: (portals) => inScratch((scratch) => readManifests(scratch, at(''), portals)),
    deliver: (delivery) => inScratch((scratch) => deliver(scratch, { at, root, host }, delivery)),
    rollBack: (portal) =>
      inScratch(async (scratch) => {
        const links = await readLinks(scratch, at(''), portal);
        const manifests = await readManifests(join(scratch, 'ban-ke'), at(''), [portal]);
        const current = links.current ?? releaseOfText(manifests.get(portal) ?? null);
        if (current === null || links.previous === null || links.previous === current)
          throw new Failure(`${at(portal)} không có bản trước để quay lại.`);
        await point(scratch, at(`${portal}/`), { [CURRENT]: links.previous, [PREVIOUS]: current });
        return links.previous;
      }),
  };
}

interface Machine {
  host: string;
  root: string;
  at(path: string): string;
}

/** Reads the manifests of all portals over one connection. */
async function readManifests(
  scratch: string,
  from: string,
  portals: string[],
): Promise<Map<string, string | null>> {
  mkdirSync(scratch, { recursive: true });
  const [list, here] = [join(scratch, 'doc.txt'), join(scratch, 'doc')];
  mkdirSync(here);
  const paths = portals.map((portal) => `${portal}/${CURRENT}/${SITE_MANIFEST}`);
  writeFileSync(list, paths.join('\n'));
  const outcome = await rsync([
    '--relative',
    '--no-implied-dirs',
    '--ignore-missing-args',
    '--compress',
    `--files-from=${list}`,
    from,
    `${here}/`,
  ]);
  if (outcome.code !== 0 && !isMissing(outcome)) throw failureOf(outcome, from, 0);
  return new Map(
    portals.map((portal, index) => {
      const file = join(here, paths[index]!);
      return [portal, existsSync(file) ? readFileSync(file, 'utf8') : null];
    }),
  );
}

/** Reads which releases the links of a portal name. */
async function readLinks(
  scratch: string,
  from: string,
  portal: string,
): Promise<{ current: string | null; previous: string | null }> {
  const [list, here] = [join(scratch, 'lien-ket.txt'), join(scratch, 'lien-ket')];
  mkdirSync(here);
  writeFileSync(list, `${portal}/${CURRENT}\n${portal}/${PREVIOUS}`);
  const outcome = await rsync([
    '--links',
    '--relative',
    '--no-implied-dirs',
    '--ignore-missing-args',
    `--files-from=${list}`,
    from,
    `${here}/`,
  ]);
  if (outcome.code !== 0 && !isMissing(outcome)) throw failureOf(outcome, from, 0);
  const named = (name: string) => {
    const path = join(here, portal, name);
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    const release = isLink ? basename(readlinkSync(path)) : '';
    return isRelease(release) ? release : null;
  };
  return { current: named(CURRENT), previous: named(PREVIOUS) };
}

async function deliver(scratch: string, machine: Machine, delivery: Delivery): Promise<void> {
  const { portal, folder, release, transfer, there, text } = delivery;
  const { at, root } = machine;
  const before = await readLinks(scratch, at(''), portal);
  const to = at(`${portal}/${RELEASES}/${release}/`);
  const send = async (words: string[]) => {
    const outcome = await rsync(words);
    if (outcome.code !== 0) throw failureOf(outcome, at(portal), transfer.bytes);
  };
  try {
    await send(['--recursive', `${skeleton(scratch, portal, release, text)}/`, at('')]);
    if (there) {
      const kept = listFile(scratch, 'giu', transfer.unchanged);
      // Sizes alone decide, because the manifests say already that the bytes are the same.
      const linked = `--link-dest=${root}/${portal}/${RELEASES}/${there.release}`;
      await send(['--recursive', '--size-only', linked, `--files-from=${kept}`, `${folder}/`, to]);
    }
    const sent = listFile(scratch, 'gui', there ? transfer.sent : [...delivery.manifest.files.keys()]);
    await send(['--recursive', '--compress', '--ignore-times', `--files-from=${sent}`, `${folder}/`, to]);
    delivery.refuseRebuilt();
  } catch (error) {
    await prune(scratch, machine, portal, [`R /${release}`, `R /${release}/**`, 'P *']).catch(
      () => undefined,
    );
    throw error;
  }
  delivery.onSent(transfer.sent.length);
  const old = before.current ?? there?.release ?? null;
  await point(scratch, at(`${portal}/`), {
    [CURRENT]: release,
    ...(old === null ? {} : { [PREVIOUS]: old }),
  });
  const stale =
    before.previous !== null && before.previous !== old
      ? [`R /${before.previous}`, `R /${before.previous}/**`]
      : [];
  const recent = recentDays(delivery.manifest.signed).map((day) => `P /${day}-*`);
  await prune(scratch, machine, portal, [
    `P /${release}`,
    ...(old === null ? [] : [`P /${old}`]),
    ...stale,
    ...recent,
  ]);
}

/** Makes the folders that a release needs above its own, with its manifest, which names it. */
function skeleton(scratch: string, portal: string, release: string, text: string): string {
  const top = join(scratch, 'khung');
  const folder = join(top, portal, RELEASES, release);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, SITE_MANIFEST), text);
  return top;
}

/** Replaces the links of a portal. rsync makes a link beside and renames it, so that there is always one. */
async function point(scratch: string, to: string, links: Record<string, string>): Promise<void> {
  const here = mkdtempSync(join(scratch, 'tro-'));
  for (const [name, release] of Object.entries(links))
    symlinkSync(`${RELEASES}/${release}`, join(here, name));
  const outcome = await rsync(['--recursive', '--links', `${here}/`, to]);
  if (outcome.code !== 0) throw failureOf(outcome, to, 0);
}

/**
 * Removes releases without asking which there are: an empty folder is sent in place of all, but for those that the
 * rules protect.
 */
async function prune(scratch: string, { at }: Machine, portal: string, rules: string[]): Promise<void> {
  const empty = mkdtempSync(join(scratch, 'rong-'));
  const filters = rules.map((rule) => `--filter=${rule}`);
  const to = at(`${portal}/${RELEASES}/`);
  const outcome = await rsync(['--recursive', '--delete', ...filters, `${empty}/`, to]);
  if (outcome.code !== 0) throw failureOf(outcome, to, 0);
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

function failureOf(outcome: ProgramOutcome, place: string, bytes: number): Failure {
  const line = printable(tellingLine(outcome));
  const code = CODES.find(([words]) => words.test(outcome.stderr))?.[1];
  if (outcome.code === 255 || /connection unexpectedly closed|error in rsync protocol/.test(outcome.stderr))
    return new Failure(`Không nối được tới ${place} qua SSH, hoặc đường truyền bị cắt: ${line}`);
  if (outcome.code === 30 || outcome.code === 35)
    return new Failure(`${place} không trả lời sau ${TIMEOUT_SECONDS} giây.`);
  return new Failure(code ? describeDiskError(code, place, bytes) : `rsync tới ${place} hỏng: ${line}`);
}

const CODES: [RegExp, string][] = [
  [/No space left|Disk quota/, 'ENOSPC'],
  [/Read-only file system/, 'EROFS'],
  [/Permission denied \(13\)|Operation not permitted/, 'EACCES'],
];

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
