import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tries a family in a folder of its own, which goes away afterwards. */
export async function tryFamily(
  { id, judge }: Family,
  size: Size,
  say: (words: string) => void,
): Promise<Verdict[]> {
  const folder = await mkdtemp(join(tmpdir(), `cong-xa-${id}-`));
  try {
    // Web servers give up their rights before they read.
    await chmod(folder, 0o755);
    return await judge({ size, folder, say });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A kind of hostile input: all that is tried of it, each input judged by what must hold. */
export interface Family {
  /** What `--only` takes. */
  id: string;
  name: string;
  /** Whether the tests of another project try it too, so that `npm test` need not do so twice. */
  isTestedElsewhere?: true;
  judge(trial: Trial): Promise<Verdict[]>;
}

/** How much is tried, where there is room for it, and who hears how it goes. */
export interface Trial {
  size: Size;
  /** A folder of its own, empty at first. */
  folder: string;
  say(words: string): void;
}

/** The least is for every `npm test`, small for every night. */
export type Size = 'least' | 'small' | 'full';

/** What came of one input: no fault when it was survived, else what did not hold. */
export interface Verdict {
  input: string;
  fault: string | null;
}

/** Takes all inputs of a full trial, so many of them for a small one, a third of those for the least; spread evenly. */
export function choose<T>(inputs: T[], { size }: Trial, few: number): T[] {
  if (size === 'full') return inputs;
  const many = Math.min(inputs.length, size === 'small' ? few : Math.ceil(few / 3));
  return Array.from({ length: many }, (_, at) => inputs[Math.floor((at * inputs.length) / many)]!);
}

/**
 * Judges inputs in groups, which costs far less than one by one. A group that fails as a whole is halved until the
 * input to blame stands alone.
 * @param judge gives a verdict on each input of a group, or says why the group failed
 */
export async function judgeTogether<T extends { name: string }>(
  inputs: T[],
  atOnce: number,
  judge: (group: T[]) => Promise<Verdict[] | string>,
  say: (words: string) => void,
): Promise<Verdict[]> {
  const judgeGroup = async (group: T[]): Promise<Verdict[]> => {
    const found = await judge(group);
    if (typeof found !== 'string') return found;
    if (group.length === 1) return [{ input: group[0]!.name, fault: found }];
    say(`${group.length} đầu vào cùng hỏng (${found}); chia đôi`);
    const half = group.length >> 1;
    return [...(await judgeGroup(group.slice(0, half))), ...(await judgeGroup(group.slice(half)))];
  };
  const verdicts: Verdict[] = [];
  for (let at = 0; at < inputs.length; at += atOnce) {
    verdicts.push(...(await judgeGroup(inputs.slice(at, at + atOnce))));
    say(`${Math.min(at + atOnce, inputs.length)}/${inputs.length}`);
  }
  return verdicts;
}

/** Makes a source of numbers from 0 to 1 that gives the same ones each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Picks one of a list by a source of numbers. */
export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}
