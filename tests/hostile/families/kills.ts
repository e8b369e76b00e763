import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leastPortal } from '../../fixtures/portals.ts';
import { writeFiles, type Files } from '../../fixtures/folders.ts';
import { type Tree } from '../../fixtures/trees.ts';
import { DAY, PLAN } from '../beside.ts';
import { killAll, lastWords, runLimited } from '../limits.ts';
import { differencesFrom, readSites } from '../sites.ts';
import { seeded, type Family, type Verdict } from '../trial.ts';

const IDS = ['xa-mot', 'xa-hai', 'xa-ba'];

/** Builds that are killed with all their processes, at moments spread over the whole of a build. */
export const kills: Family = {
  id: 'kills',
  name: 'bị giết giữa chừng',
  // By tests/commands/build-kill.test.ts, at more moments.
  isTestedElsewhere: true,
  async judge({ folder, size, say }) {
    const sides: Side[] = [];
    let millis = 0;
    for (const text of ['Chữ của hôm qua.\n', 'Chữ của hôm nay.\n']) {
      const [content, out] = [join(folder, `content-${sides.length}`), join(folder, `dist-${sides.length}`)];
      await writeFiles(
        content,
        Object.assign({ ...PLAN }, ...IDS.map((id) => leastPortal(id, text))) as Files,
      );
      const started = performance.now();
      const run = await build(content, out);
      millis = performance.now() - started;
      if (run.code !== 0) throw new Error(lastWords(run));
      sides.push({ content, out, sites: await readSites(out) });
    }
    const [old, renewed] = sides as [Side, Side];
    const out = join(folder, 'dist');
    const random = seeded(7);
    const verdicts: Verdict[] = [];
    for (let at = 0, many = size === 'full' ? 24 : 2; at < many; at++) {
      rmSync(out, { recursive: true, force: true });
      cpSync(old.out, out, { recursive: true });
      const delay = Math.round(((at + random()) / many) * millis * 1.1);
      await build(renewed.content, out, (pid) => setTimeout(() => killAll(pid), delay));
      verdicts.push({
        input: `giết lần ${at + 1}, sau ${delay} mili giây`,
        fault: await faultOf(out, old, renewed),
      });
      say(`${at + 1}/${many}`);
    }
    return verdicts;
  },
};

interface Side {
  content: string;
  out: string;
  sites: Record<string, Tree>;
}

/** Every site is either yesterday's or today's, whole; and the next build needs no help. */
async function faultOf(out: string, old: Side, renewed: Side): Promise<string | null> {
  const left = await readSites(out);
  const mixed = IDS.find((id) =>
    [old, renewed].every(({ sites }) => differencesFrom(sites[id]!, left[id]).length > 0),
  );
  if (mixed !== undefined) return `${mixed} không còn nguyên`;
  const run = await build(renewed.content, out);
  if (run.code !== 0) return `lần sau không dựng được: ${lastWords(run)}`;
  const after = await readSites(out);
  for (const id of IDS) {
    const wrong = differencesFrom(renewed.sites[id]!, after[id]);
    if (wrong.length > 0) return `lần sau dựng ${id} khác đi ở ${wrong.slice(0, 3).join(', ')}`;
  }
  return null;
}

function build(content: string, out: string, onStart?: (pid: number) => void) {
  return runLimited('build', ['--content', content, '--out', out, '--as-of', DAY], {
    seconds: 180,
    ...(onStart ? { onStart } : {}),
  });
}
