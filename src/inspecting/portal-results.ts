import type { Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import type { YamlFile } from '../reading/read.ts';
import type { Evidence } from '../report/evidence.ts';
import type { Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { listFiles } from '../store/portal-files.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { Cache } from '../store/cache.ts';

// What the command and the processes that read portals both know. It loads no rule and no parser, which a command need
// not have whose processes do the reading.

/** What every portal of a content folder is checked against: data only, which can pass between processes. */
export interface CheckContext {
  content: string;
  today: Day;
  /** Whether every picture is decoded, instead of taking a file that begins and ends well for a sound one. */
  isThorough: boolean;
  plans: { ids: string[]; data: [id: string, plan: Omit<YamlFile<'plan'>, 'positionOf'>][] };
}

/** What a check finds out about one portal by itself. */
export interface PortalResult {
  problems: Problem[];
  /** Why nothing was found out, where the check itself was ended. */
  failure?: Problem;
  entries: number;
  /** Its portal.yaml; null when that is not in order. */
  identity: Identity | null;
  /** Whether it can be built. */
  canBuild: boolean;
}

/** What a portal.yaml says of its portal, and where it says at which addresses that lives, and lived. */
export interface Identity {
  file: string;
  data: Portal;
  urlPosition: Position;
  /** Of the old address of each redirect. */
  redirectPositions: Position[];
}

interface Position {
  line: number;
  column: number;
}

/** Takes from a portal.yaml what passes between processes. */
export function identityOf({ file, data, positionOf: positionOf }: YamlFile<'portal'>): Identity {
  const redirectPositions = data.redirects.map((_, index) => positionOf(['redirects', index, 'from']));
  return { file, data, urlPosition: positionOf(['url']), redirectPositions };
}

/** What checks note while they run, for whoever watches them. */
export type OnFile = (file: string) => void;

/** Takes from plans what passes between processes. */
export function contextPlansOf({ ids, plans }: Plans): CheckContext['plans'] {
  return { ids, data: [...plans].map(([id, { file, data }]) => [id, { file, data }]) };
}

/** What the report needs of one portal's folder, whatever the plans and the day. */
export interface PortalSummary {
  portal: Portal | null;
  /** For each file that could not be read, and for a portal.yaml that is not there, why. */
  failed: Problem[];
  /** The files that stand for something published. */
  published: string[];
  evidence: Evidence | null;
}

/** Gives the result of an earlier check of a portal whose files are the same, against the same. */
export function cachedResult(
  { content }: CheckContext,
  id: string,
  ground: string,
  inventory: Inventory,
): PortalResult | undefined {
  return openResults(content, id).get(digestOf([ground, digestOfInventory(inventory)]));
}

/** Opens the results of earlier checks of a portal. */
export function openResults(contentDir: string, id: string): Cache<PortalResult> {
  return new Cache<PortalResult>('kiem-tra', contentDir, id);
}

/** Gives the summary that an earlier run took of a portal whose files have not changed. */
export function cachedSummary(
  contentDir: string,
  id: string,
  inventory: Inventory,
): PortalSummary | undefined {
  return openSummaries(contentDir, id).get(digestOfInventory(inventory));
}

/** Opens the summaries that earlier runs took of a portal. */
export function openSummaries(contentDir: string, id: string): Cache<PortalSummary> {
  return new Cache<PortalSummary>('bao-cao', contentDir, id);
}

/** Gives the summary of a portal that could not be read at all; none of its files is taken to have gone. */
export function summaryOfFailed(contentDir: string, id: string, failure: Problem): PortalSummary {
  const published = listFiles(contentDir, id).map((path) => `portals/${id}/${path}`);
  return { portal: null, failed: [failure], published, evidence: null };
}
