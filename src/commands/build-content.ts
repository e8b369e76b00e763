import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildPortals } from '../building/build-portals.ts';
import { findAbandonedSites } from '../building/output-folder.ts';
import type { CompiledPages } from '../building/compiled-pages.ts';
import type { BuildProgress } from '../building/progress.ts';
import { takeShard } from '../building/shards.ts';
import { describeBuild, firstChange, NOTHING_DONE, type BuildOutcome } from '../building/summary.ts';
import type { PortalBuilder } from '../building/workers.ts';
import type { PortalInspector } from '../inspecting/portal-inspector.ts';
import { holdsBack, isError, isUnfinished, tell, type Problem } from '../problems/problem.ts';
import { draftsLine } from '../problems/reporters/counts.ts';
import { jsonProblem } from '../problems/reporters/json.ts';
import type { Day, Minute } from '../schemas/day.ts';
import { choosePortals, listPortals } from '../store/content-folder.ts';
import { Inventories, type Inventory } from '../store/inventory.ts';
import { countEntries } from '../store/portal-files.ts';
import { slugify } from '../text/fold.ts';
import { formatNumber } from '../text/format.ts';
import { printable, printableJson } from '../text/printable.ts';
import type { Shard } from './build-arguments.ts';
import { removeRenamed, standingSites } from './built-sites.ts';
import { checkContent, checkProgress, type CheckedContent } from './check-content.ts';
import { withSlashes } from '../text/slashes.ts';

interface ContentBuildOptions {
  content: string;
  portals: string[] | undefined;
  out: string;
  asOf: Day;
  /** The minute to build for, or a day, which stands for its end. */
  now: Day | Minute;
  drafts: boolean;
  /** Whether texts get compressed copies. */
  compress: boolean;
  /** Builds every page of every portal, without results of earlier runs. */
  force: boolean;
  jobs: number | undefined;
  shard: Shard | undefined;
  inspector: PortalInspector;
  startBuilder(compiled: CompiledPages, options: { isNew: boolean }): PortalBuilder;
  progress: BuildProgress;
  /** Receives problems that keep a portal from being built, as soon as they are found. */
  onProblems(problems: Problem[]): void;
}

/** The result of checking and building a content folder. */
interface BuiltContent {
  asOf: Day;
  /** The chosen portals. */
  ids: string[];
  /** What became of each portal, sorted by id. */
  outcomes: BuildOutcome[];
  /** All problems of the content and of the build. */
  problems: Problem[];
  /** For each entry that was left out, the first problem that keeps it off the pages. */
  held: Problem[];
  /** Whether no chosen portal has errors and every build succeeded. */
  isFine: boolean;
  seconds: { check: number; build: number };
  /** The portals whose check was aborted, with the reason. */
  failed: CheckedContent['failed'];
  inventoryOf(portal: string): Inventory;
}

/** Checks the chosen portals, builds those without errors, and tidies up the output folder. */
export async function buildContent(options: ContentBuildOptions): Promise<BuiltContent> {
  const { content, out, asOf, drafts, progress, onProblems } = options;
  const started = performance.now();
  const allPortals = listPortals(content);
  const ids = chooseShard(content, choosePortals(allPortals, options.portals), options.shard);
  const inventories = new Inventories(content);
  const inventoryOf = (portal: string) => inventories.of(portal);

  const {
    problems,
    drafts: draftFiles,
    sound,
    failed,
  } = await checkBeforeBuild(ids, allPortals, inventories, options);
  const errors = problems.filter((each) => isError(each) || (!drafts && isUnfinished(each)));
  onProblems(errors);
  sayWarnings(problems.length - errors.length, progress);
  const held = heldBack(problems, drafts);
  sayHeldBack(held, progress);
  const checked = performance.now();

  const built = await buildPortals(sound, { ...options, asOf: options.now, inventoryOf });
  progress.clear();
  onProblems(built.failures);
  tidyOutput(out, allPortals, built.outcomes, progress);

  const outcomes = withFaulty(built.outcomes, ids, sound);
  const seconds = { check: (checked - started) / 1000, build: (performance.now() - checked) / 1000 };
  progress.say(`${describeBuild(outcomes, seconds, shownFolder(out))}\n`);
  if (!drafts && draftFiles.length > 0) progress.say(draftsLine(draftFiles));
  return {
    ...{ asOf, ids, outcomes, seconds, failed, inventoryOf },
    problems: [...problems, ...built.failures],
    held,
    isFine: errors.length === 0 && built.failures.length === 0,
  };
}

/** Writes the result of a build as JSON. */
export function buildAsJson({ asOf, outcomes, problems, held, seconds }: BuiltContent): string {
  const told = problems.map((each) => jsonProblem(tell(each)));
  const next = { nextChange: firstChange(outcomes) };
  const heldBack = held.map(({ file, code }) => ({ file, code }));
  const result = {
    ...{ schemaVersion: 1, asOf, ...next, seconds },
    ...{ portals: outcomes, heldBack, problems: told },
  };
  return `${printableJson(result)}\n`;
}

/** Lists the portals that have a site in an output folder. */
export function portalsWithSite(out: string, portals: string[]): string[] {
  // Skips folder names that no portal may have: they have no site, and odd characters would break the list, which
  // scripts read.
  return portals.filter((id) => slugify(id) === id && existsSync(join(out, id)));
}

/**
 * Chooses a machine's share of the portals. Counts entries with errors too, so that an error in one portal moves no
 * portal to another machine.
 */
function chooseShard(content: string, portals: string[], shard: Shard | undefined): string[] {
  if (!shard) return portals;
  const works = portals.map((id) => ({ id, entries: countEntries(content, id) }));
  return takeShard(works, shard.part, shard.of).map(({ id }) => id);
}

function checkBeforeBuild(
  ids: string[],
  allPortals: string[],
  inventories: Inventories,
  { content, out, asOf, drafts, force, inspector, progress }: ContentBuildOptions,
): Promise<CheckedContent> {
  progress.say(`Kiểm tra ${formatNumber(ids.length)} cổng…`);
  return checkContent(content, ids, {
    today: asOf,
    drafts,
    isThorough: true,
    inventories: force ? undefined : inventories,
    standing: standingSites(out, allPortals),
    inspector,
    onProgress: checkProgress(ids.length, (line) => progress.say(line)),
  });
}

function sayWarnings(count: number, progress: BuildProgress): void {
  if (count > 0) progress.say(`Có ${formatNumber(count)} cảnh báo về nội dung; xem bằng npm run check.`);
}

/** Finds the entries that a build leaves out: for each the first problem that keeps it off the pages. */
function heldBack(problems: Problem[], drafts: boolean): Problem[] {
  // A preview shows placeholders, but never personal data.
  const holding = problems.filter((each) => holdsBack(each) && !(drafts && each.code === 'sample-text'));
  return [...new Map(holding.toReversed().map((each) => [each.file, each])).values()].reverse();
}

/** Prints the entries that a build leaves out, each with the reason. */
function sayHeldBack(held: Problem[], progress: BuildProgress): void {
  if (held.length === 0) return;
  const named = held.slice(0, MAX_HELD_NAMED).map((each) => {
    const { file, message } = tell(each);
    return `  ${printable(file)}: ${message}`;
  });
  const left = held.length - named.length;
  const more = left > 0 ? [`  … và ${formatNumber(left)} mục nữa; xem bằng npm run check.`] : [];
  progress.say([`Giữ lại, chưa đăng ${formatNumber(held.length)} mục:`, ...named, ...more].join('\n'));
}

const MAX_HELD_NAMED = 20;

/** Removes the sites of renamed portals, and prints which sites belong to no portal any more. */
function tidyOutput(
  out: string,
  allPortals: string[],
  outcomes: BuildOutcome[],
  progress: BuildProgress,
): void {
  const folder = shownFolder(out);
  const standing = outcomes.filter(({ status }) => status !== 'failed').map(({ portal }) => portal);
  for (const { site, now } of removeRenamed(out, allPortals, new Set(standing)))
    progress.say(
      `${folder}/${site} đã xóa: cổng này nay ở ${folder}/${now}, cùng địa chỉ, cùng mã đơn vị. In lại cấu hình máy chủ: npm run preview -- --config`,
    );
  for (const site of findAbandonedSites(out, allPortals))
    progress.say(
      `${folder}/${printable(site)} không còn trong nội dung; nếu đúng là bỏ thì xóa thư mục này.`,
    );
}

/** Adds the portals that were not built because of errors in their content. */
function withFaulty(outcomes: BuildOutcome[], ids: string[], sound: CheckedContent['sound']): BuildOutcome[] {
  const faulty = ids
    .filter((id) => !sound.some((each) => each.id === id))
    .map((portal): BuildOutcome => ({ ...NOTHING_DONE, portal, status: 'faulty' }));
  return [...outcomes, ...faulty].sort((one, other) => (one.portal < other.portal ? -1 : 1));
}

function shownFolder(out: string): string {
  return withSlashes(relative(process.cwd(), out)) || '.';
}
