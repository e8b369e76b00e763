import { readFile, readlink, writeFile } from 'node:fs/promises';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readSiteManifest } from '../../src/deploying/site-manifest.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { writeFiles } from '../fixtures/folders.ts';
import { articleMd, type Outcome } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { readTree, type Tree } from '../fixtures/trees.ts';

/** The same portals as they were built yesterday and today. */
export interface BuiltSides {
  content: string;
  old: string;
  new: string;
}

/** Builds portals twice into a folder: of each, one article of today differs from yesterday's and one is new. */
export async function buildSides(root: string, ids: string[]): Promise<BuiltSides> {
  const sides = { content: join(root, 'noi-dung'), old: join(root, 'dist-cu'), new: join(root, 'dist-moi') };
  for (const id of ids) await writeFiles(sides.content, leastPortal(id, 'Chữ của hôm qua.\n'));
  await build(sides.content, sides.old);
  return buildAgain(sides, ids);
}

/** Builds portals once: as they are today. */
export async function buildSite(root: string, ids: string[]): Promise<BuiltSides> {
  const content = join(root, 'noi-dung');
  return buildAgain({ content, old: join(root, 'dist'), new: join(root, 'dist') }, ids);
}

async function buildAgain(sides: BuiltSides, ids: string[]): Promise<BuiltSides> {
  for (const id of ids)
    await writeFiles(sides.content, {
      ...leastPortal(id, 'Chữ của hôm nay.\n'),
      ...underPortal(id, { 'tin-tuc/2026/bai-hai.md': articleMd({ title: 'Bài thứ hai vừa đăng' }) }),
    });
  await build(sides.content, sides.new);
  return sides;
}

async function build(content: string, out: string): Promise<void> {
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
  expect(code, stderr).toBe(0);
}

/** Runs the command on one of the sides, with a home of its own for keys. */
export function deploy(
  sides: BuiltSides,
  side: 'old' | 'new',
  args: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return callScript('deploy', ['--content', sides.content, '--out', sides[side], ...args], {
    env: { XDG_CONFIG_HOME: join(sides.content, '../nha'), ...env },
  });
}

/** Gives the files that a site must have where it is deployed. */
export async function filesToDeploy(out: string, id: string): Promise<Tree> {
  const tree = await readTree(join(out, id));
  return new Map([...tree].filter(([path]) => !path.startsWith('.')));
}

/**
 * Reads the release that a link names, and says what of it is not as its own manifest has it: nothing for a whole site.
 */
export async function faultsOf(home: string, link = 'current'): Promise<string[]> {
  const folder = join(home, await readlink(join(home, link)));
  const manifest = readSiteManifest(
    (await readFile(join(folder, 'ban-ke.txt'), 'utf8')).split('\nsignature ')[0]!,
  );
  if ('fault' in manifest) return ['ban-ke.txt'];
  const tree = await readTree(folder);
  tree.delete('ban-ke.txt');
  const wrong = [...manifest.files].filter(([path, { digest }]) => digestOf(tree.get(path)) !== digest);
  const foreign = [...tree.keys()].filter((path) => !manifest.files.has(path));
  return [...wrong.map(([path]) => path), ...foreign];
}

function digestOf(bytes: Buffer | undefined): string {
  return bytes ? hash('sha256', bytes) : '';
}

/** Gives a copy of a file of a site in which its last byte is another. */
export async function changeByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(path, bytes);
}
