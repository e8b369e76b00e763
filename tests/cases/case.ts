import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { writeFiles } from '../fixtures/folders.ts';
import { planYaml, soundPortal } from '../fixtures/make.ts';

const HERE = import.meta.dirname;

/** The parts of a text that must be there, and those that must not. */
const parts = z.strictObject({
  holds: z.array(z.string()).default([]),
  lacks: z.array(z.string()).default([]),
});

/** What the commands must make of a case; paths are inside its portal, and every list is complete. */
const expectation = z.strictObject({
  /** What a person did, as the name of the test. */
  what: z.string(),
  /** The folder of the portal into which the files beside expected.yaml go. */
  place: z.string().default('tin-tuc/2026'),
  asOf: z.string().default('2026-11-29'),
  /** Whether the portal may hold sample names, as the one in which the cases were found does. */
  isDemo: z.boolean().default(true),
  /** What `check` finds, as `file:line:column code`. */
  check: z.array(z.string()).default([]),
  /** Words that `check` says about it. */
  says: z.array(z.string()).default([]),
  /** The lines that `check --fix` writes, by file. */
  fix: z.record(z.string(), z.array(z.string())).default({}),
  /** What `check` finds after `--fix`; the same as before where nothing is fixed. */
  left: z.array(z.string()).optional(),
  /** What the built pages hold, by address; null for an address that leads nowhere. */
  pages: z.record(z.string(), parts.nullable()).default({}),
  /** The files that the report counts as articles. */
  counted: z.array(z.string()).optional(),
  /** What `new -- import` makes of each Word file: the article, what it says about it, the colour of a picture. */
  imports: z
    .record(
      z.string(),
      z.strictObject({
        article: parts,
        says: parts.prefault({}),
        isDraft: z.boolean(),
        pictures: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])).default({}),
      }),
    )
    .default({}),
  /** Tests that make the input themselves, as `file › name`: a server, a clone, a picture too large to keep. */
  elsewhere: z.array(z.string()).default([]),
});

/** One case: the folder, and what must come of it. */
export interface Case extends z.infer<typeof expectation> {
  name: string;
}

/** Reads every case. */
export function readCases(): Case[] {
  return readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const text = readFileSync(join(HERE, name, 'expected.yaml'), 'utf8');
      return { name, ...expectation.parse(parse(text)) };
    });
}

/** Gives the path of a file of a case. */
export function pathIn({ name }: Case, file: string): string {
  return join(HERE, name, file);
}

/** Lays each case into a portal of its own in one content folder, so that each command runs once for all. */
export async function layCases(cases: readonly Case[], content: string): Promise<void> {
  await writeFiles(content, { 'plans/tin-cchc.yaml': planYaml() });
  for (const each of cases) {
    const changes = {
      url: `https://${each.name}.vinhlong.gov.vn/`,
      plans: each.counted ? ['tin-cchc'] : [],
      demo: each.isDemo,
    };
    await writeFiles(content, soundPortal(each.name, changes));
    for (const [from, to] of filesOf(each)) {
      await mkdir(dirname(join(content, 'portals', each.name, to)), { recursive: true });
      await cp(from, join(content, 'portals', each.name, to));
    }
  }
}

/** Lists the files of a case by where they are and where they go inside the portal. */
export function filesOf(each: Case): [from: string, to: string][] {
  const below = readdirSync(pathIn(each, ''), { recursive: true, withFileTypes: true });
  return below
    .filter((entry) => entry.isFile() && entry.name !== 'expected.yaml' && !(entry.name in each.imports))
    .map((entry) => {
      const from = join(entry.parentPath, entry.name);
      const inPortal = from.split('/in/portals/xa-minh-hoa/')[1];
      return [from, inPortal ?? join(each.place, entry.name)];
    });
}
