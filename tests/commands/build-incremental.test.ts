import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MANIFEST_FILE } from '../../src/site/manifest.ts';
import { EDITED, EDITS, editedPortal, writeEdited, type Edited } from '../fixtures/edited-portal.ts';
import { runScript } from '../fixtures/make.ts';
import { differences, makeSharedFolder, readTree, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();

test('sửa thế nào thì dựng tiếp cũng ra đúng từng byte như dựng từ đầu', { timeout: 900_000 }, async () => {
  const names = Object.keys(EDITS);
  const anyOrder = fc.shuffledSubarray(names, { minLength: names.length });
  await fc.assert(
    fc.asyncProperty(anyOrder, fc.gen(), async (order, gen) => {
      const chance = (below: number) => gen(fc.nat, { max: below - 1 });
      const content = join(root, 'noi-dung');
      const out = join(root, 'dist');
      await Promise.all([content, out].map((path) => rm(path, { recursive: true, force: true })));
      const written = new Map<string, string>();
      const site = await editedPortal();
      writeEdited(site, content, written);
      const first = await build(site, content, out);
      expect(first.tree, first.stderr).not.toBeNull();

      for (let at = 0; at < order.length;) {
        const edits = order.slice(at, (at += EDITS_PER_ROUND));
        for (const name of edits) await EDITS[name]!(site, chance);
        writeEdited(site, content, written);
        const clean = join(root, 'sach');
        const [gone, fresh] = await Promise.all([build(site, content, out), build(site, content, clean)]);
        await rm(clean, { recursive: true });
        const told = `sau “${edits.join('”, “')}”\n${gone.stderr}\n${fresh.stderr}`;
        expect(fresh.stderr, told).toContain('Đã dựng 1/1 cổng');
        expect(differences(gone.tree!, fresh.tree!), told).toEqual([]);
        expect(gone.code, told).toBe(fresh.code);
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
});

const EDITS_PER_ROUND = 5;

async function build({ asOf, drafts }: Edited, content: string, out: string) {
  const args = ['--content', content, '--out', out, '--as-of', asOf, ...(drafts ? ['--drafts'] : [])];
  const { code, stderr } = await runScript('build', args);
  return { code, stderr, tree: withoutDay(await readTree(join(out, EDITED))) };
}

/** The day a site was made for is all that may tell a site left as it stands from a new one. */
function withoutDay(tree: Tree): Tree {
  const { asOf, ...manifest } = JSON.parse(tree.get(MANIFEST_FILE)!.toString('utf8')) as { asOf: string };
  return new Map(tree).set(MANIFEST_FILE, Buffer.from(JSON.stringify(manifest)));
}
