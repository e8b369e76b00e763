import type { NamedTarget } from '../checks/assignments.ts';
import type { Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import type { YamlFile } from '../reading/read.ts';
import type { Evidence } from '../report/evidence.ts';
import type { Day } from '../schemas/day.ts';
import type { DaysOff } from '../schemas/holidays.ts';
import type { Portal } from '../schemas/portal.ts';
import { listFiles } from '../store/portal-files.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { Cache } from '../store/cache.ts';

// The types and caches that a command shares with the processes that read portals for it. Imports no rule and no
// parser, because the command itself needs none.

/** What every portal of a content folder is checked against. Plain data, which can pass between processes. */
export interface CheckContext {
  content: string;
  today: Day;
  /** Whether every picture is decoded. Otherwise a file that begins and ends well is taken for whole. */
  isThorough: boolean;
  plans: { ids: string[]; data: [id: string, plan: Omit<YamlFile<'plan'>, 'positionOf'>][] };
  daysOff: DaysOff;
}

/** What a check finds out about one portal, without looking at the others. */
export interface PortalResult {
  problems: Problem[];
  /** The problem that ended the check, where it was ended. */
  failure?: Problem;
  entries: number;
  /** The files of the articles that are drafts. */
  drafts: string[];
  /** What its portal.yaml says; null for an invalid one. */
  identity: Identity | null;
  /** Whether it can be built. */
  canBuild: boolean;
}

/** What a portal.yaml says, with the positions of the portal's address and its old addresses. */
export interface Identity {
  file: string;
  data: Portal;
  urlPosition: Position;
  /** The position of the old address in each redirect. */
  redirectPositions: Position[];
  /** The old addresses of entries. */
  aliases: string[];
}

interface Position {
  line: number;
  column: number;
}

/**
 * Takes from a portal.yaml what passes between processes.
 * @param aliases the old addresses of entries, where the entries were read
 */
export function identityOf({ file, data, positionOf }: YamlFile<'portal'>, aliases: string[] = []): Identity {
  const redirectPositions = data.redirects.map((_, index) => positionOf(['redirects', index, 'from']));
  return { file, data, urlPosition: positionOf(['url']), redirectPositions, aliases };
}

/** Is called before each file is read or inspected, with its path relative to the content folder. */
export type OnFile = (file: string) => void;

/** Takes from plans what passes between processes. */
export function contextPlansOf({ ids, plans }: Plans): CheckContext['plans'] {
  return { ids, data: [...plans].map(([id, { file, data }]) => [id, { file, data }]) };
}

/** What the report needs from one portal's folder. Depends neither on the plans nor on the day. */
export interface PortalSummary {
  portal: Portal | null;
  /** The problem of each file that could not be read, and of a missing portal.yaml. */
  failed: Problem[];
  /** The files of published entries, and all that could not be read. */
  published: string[];
  /** The problems of assigned items, by which the portal's numbers of assigned work would be wrong. */
  faults: Problem[];
  /** The targets that assigned items name. */
  assignedTargets: NamedTarget[];
  evidence: Evidence | null;
}

/**
 * Gives the result of an earlier check of a portal, where neither its files nor what it was checked against has
 * changed.
 */
export function cachedResult(
  { content }: CheckContext,
  id: string,
  contextDigest: string,
  inventory: Inventory,
): PortalResult | undefined {
  return openResults(content, id).get(digestOf([contextDigest, digestOfInventory(inventory)]));
}

/** Opens the cached results of checks of a portal. */
export function openResults(contentDir: string, id: string): Cache<PortalResult> {
  return new Cache<PortalResult>('kiem-tra', contentDir, id);
}

/** Gives the summary of a portal from an earlier run, where its files have not changed. */
export function cachedSummary(
  contentDir: string,
  id: string,
  inventory: Inventory,
): PortalSummary | undefined {
  return openSummaries(contentDir, id).get(digestOfInventory(inventory));
}

/** Opens the cached summaries of a portal. */
export function openSummaries(contentDir: string, id: string): Cache<PortalSummary> {
  return new Cache<PortalSummary>('bao-cao', contentDir, id);
}

/**
 * Gives the summary of a portal that could not be read at all. Counts all its files as published, so that none seems to
 * have gone.
 */
export function summaryOfFailed(contentDir: string, id: string, failure: Problem): PortalSummary {
  const published = listFiles(contentDir, id).map((path) => `portals/${id}/${path}`);
  return { portal: null, failed: [failure], published, faults: [], assignedTargets: [], evidence: null };
}
