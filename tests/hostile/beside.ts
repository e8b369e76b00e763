import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles, type Files } from '../fixtures/folders.ts';
import { planYaml, portalYaml } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { lastWords, runLimited, type Run } from './limits.ts';
import { bytesBelow, holds } from './sites.ts';
import { judgeTogether, type Family, type Trial, type Verdict } from './trial.ts';

/** One hostile portal. */
export interface Attack {
  name: string;
  /** The files that make its portal differ from one in order, by their path in its folder. */
  files(id: string): Files | Promise<Files>;
  /** What must become of it, where that is known; else it may be named with an error or come to nothing bad. */
  must?: 'be-named' | 'be-built';
  /** What a look at the folder of its site, null where it was not built, finds wrong. */
  inspect?(site: string | null): string | null | Promise<string | null>;
}

export interface Surroundings {
  /** How many hostile portals share a content folder. */
  atOnce: number;
  /** How long each may hold up the others. */
  secondsEach?: number;
  /** A text that lies outside the hostile portals and must not be found in any site. */
  secret?: string;
  /** What lies in the content folder, or above it, besides the portals. */
  around?: Files;
}

/** The portal of somebody else, which must be built whatever its neighbours do. */
export const VICTIM = 'xa-nan-nhan';

/** The day on which trials are made. */
export const DAY = '2026-06-30';

/** The most that the site of a hostile portal may grow to. */
const MOST_SITE_BYTES = 256 * 1024 ** 2;

/** A family that is nothing but hostile portals, so that several can share one content folder. */
export interface FamilyBeside extends Family {
  gather(trial: Trial): Promise<Gathered>;
}

interface Gathered extends Surroundings {
  attacks: Attack[];
}

/** Makes a family of hostile portals. */
export function besideVictim({
  gather,
  ...family
}: Pick<Family, 'id' | 'name'> & { gather(trial: Trial): Gathered | Promise<Gathered> }): FamilyBeside {
  return {
    ...family,
    gather: async (trial) => gather(trial),
    judge: async (trial) => {
      const { attacks, ...surroundings } = await gather(trial);
      return judgeBeside(attacks, trial, surroundings);
    },
  };
}

/** Has the hostile portals of several families checked, built and counted beside one victim, all at once. */
export async function judgeFamiliesBeside(families: FamilyBeside[], trial: Trial): Promise<Verdict[]> {
  const gathered = await Promise.all(families.map((family) => family.gather(trial)));
  const attacks = gathered.flatMap((each) => each.attacks);
  return judgeBeside(attacks, trial, {
    ...(Object.assign({}, ...gathered) as Surroundings),
    atOnce: attacks.length,
    secondsEach: Math.max(...gathered.map(({ secondsEach = 0 }) => secondsEach)),
  });
}

/** Has hostile portals checked, built and counted beside a victim, many at a time. */
export function judgeBeside(attacks: Attack[], trial: Trial, surroundings: Surroundings): Promise<Verdict[]> {
  return judgeTogether(
    attacks,
    surroundings.atOnce,
    (group) => judgeGroup(group, trial, surroundings),
    trial.say,
  );
}

/** Writes the portal.yaml of a hostile portal, in order but for the changes. */
export function portalOf(id: string, changes: Record<string, unknown> = {}): string {
  return portalYaml({ name: `Xã ${id}`, url: `https://${id}.vidu.gov.vn/`, plans: ['ke-hoach'], ...changes });
}

/** The files of a portal in order, bound by a plan so that its articles are counted. */
export function portalInOrder(id: string, changes: Record<string, unknown> = {}): Files {
  return { ...leastPortal(id), ...underPortal(id, { 'portal.yaml': portalOf(id, changes) }) };
}

/** A plan for which every word of every article is counted. */
export const PLAN = { 'plans/ke-hoach.yaml': planYaml({ minWords: 3 }) };

/** Writes a drawing. */
export function svg(body: string, size = 100): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size}" height="${size}">${body}</svg>`;
}

/** A drawing of 3 KB that takes hours to draw. */
export const FILTERS = svg(
  `<filter id="f" x="0" y="0" width="1" height="1">${'<feTurbulence baseFrequency="0.5" numOctaves="9"/><feGaussianBlur stdDeviation="90"/>'.repeat(30)}</filter><rect width="3000" height="3000" filter="url(#f)"/>`,
  3000,
);

/** What a build tells in JSON. */
export interface Told {
  portals: { portal: string; status: 'built' | 'unchanged' | 'failed' | 'faulty' }[];
  problems: { code: string; severity: string; file: string; message: string }[];
}

/** Reads what a build told; says why there is nothing to read when it did not get so far. */
export function readTold(run: Run): Told | string {
  if (run.stopped) return `bị dừng: ${run.stopped}`;
  if (run.code !== 0 && run.code !== 1) return `mã thoát ${run.code}: ${lastWords(run)}`;
  try {
    return JSON.parse(run.stdout) as Told;
  } catch {
    return `không in ra JSON: ${lastWords(run)}`;
  }
}

/** Lists the errors that name a portal. */
export function errorsOf({ problems }: Told, id: string): Told['problems'] {
  return problems.filter(
    ({ severity, file }) => severity === 'error' && `${file}/`.startsWith(`portals/${id}/`),
  );
}

async function judgeGroup(
  group: Attack[],
  trial: Trial,
  { secondsEach = 20, secret, around = {} }: Surroundings,
): Promise<Verdict[] | string> {
  const [root, out] = [join(trial.folder, 'goc'), join(trial.folder, 'dist')];
  const content = join(root, 'content');
  for (const folder of [root, out]) rmSync(folder, { recursive: true, force: true });
  await writeFiles(content, { ...PLAN, ...portalInOrder(VICTIM), ...around });
  const named = group.map((attack, at) => ({ ...attack, id: `xa-ke-xau-${at}` }));
  for (const { id, files } of named)
    await writeFiles(content, { ...portalInOrder(id), ...underPortal(id, await files(id)) });

  const call = (script: string, ...more: string[]) =>
    runLimited(script, ['--content', content, '--as-of', DAY, '--format', 'json', ...more], {
      seconds: 60 + secondsEach * group.length,
    });
  const told = readTold(await call('build', '--out', out));
  if (typeof told === 'string') return told;
  const statusOf = (id: string) =>
    told.portals.find(({ portal }) => portal === id)?.status ?? 'không nhắc tới';
  if (statusOf(VICTIM) !== 'built') return `cổng bên cạnh: ${statusOf(VICTIM)}`;
  if (secret !== undefined && holds(out, secret)) return 'chữ ở ngoài lọt vào trang';
  for (const script of ['check', 'report']) {
    const run = await call(script);
    if (run.stopped) return `${script} bị dừng: ${run.stopped}`;
    if (run.code !== 0 && run.code !== 1) return `${script}: mã thoát ${run.code}: ${lastWords(run)}`;
  }
  return Promise.all(
    named.map(async ({ name, id, must, inspect }) => {
      const isBuilt = statusOf(id) === 'built';
      const errors = errorsOf(told, id);
      const fault =
        must === 'be-named' && errors.length === 0
          ? `không bị nêu lỗi (${statusOf(id)})`
          : must === 'be-built' && !isBuilt
            ? `không được dựng: ${errors[0]?.code ?? statusOf(id)}`
            : !isBuilt && errors.length === 0
              ? `${statusOf(id)} mà không nêu lỗi`
              : isBuilt && bytesBelow(join(out, id)) > MOST_SITE_BYTES
                ? `trang lớn tới ${Math.round(bytesBelow(join(out, id)) / 1024 ** 2)} MB`
                : ((await inspect?.(isBuilt ? join(out, id) : null)) ?? null);
      return { input: name, fault };
    }),
  );
}
