import { daysBetween } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Exclusion, Flag, Period, Reason } from '../schemas/report.ts';
import { isAmong } from '../text/fold.ts';
import { peopleOf, type Item } from './item.ts';
import { daysPassed, isOfUnit, type Count, type Row } from './row.ts';

/** Finds the original of each text: the first item by day and path that counts in any period and for any unit. */
export function findOriginals(
  row: Omit<Row, 'unit' | 'originals'>,
  units: (string | null)[],
  periods: Period[],
): Map<string, Item> {
  const originals = new Map<string, Item>();
  for (const item of row.items) {
    if (originals.has(item.fingerprint) || exclusionOf(item, row.target)) continue;
    if (!periods.some(({ from, to }) => item.day >= from && item.day <= to)) continue;
    if (units.some((unit) => reasonAgainst(item, { ...row, unit, originals }) === null))
      originals.set(item.fingerprint, item);
  }
  return originals;
}

/** Lists the items that a target looks at, in order; none for measures that count something else. */
export function itemsOf({ target: { measure, filter }, evidence }: Pick<Row, 'target' | 'evidence'>): Item[] {
  if (measure === 'publications' && filter.sent)
    return inOrder(evidence.publications.map((item) => ({ ...item, day: item.sentOn ?? item.day })));
  if (measure === 'articles' || measure === 'publications' || measure === 'documents')
    return evidence[measure];
  if (measure === 'channels') {
    const { channels, forms } = filter;
    return inOrder([
      ...(channels || forms ? [] : evidence.articles),
      ...(channels || !forms ? evidence.publications : []),
      ...(forms || !channels ? evidence.activities : []),
    ]);
  }
  return measure === 'activities' || measure === 'people' ? evidence.activities : [];
}

function inOrder(items: Item[]): Item[] {
  return items.sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

function isBefore(one: Item, other: Item): boolean {
  return one.day !== other.day ? one.day < other.day : one.path < other.path;
}

/** Counts the items of a period, each with its amount. Whether they came in time, only the history can tell. */
export function countItems(period: Period, row: Row, amountOf: (item: Item) => number): Count {
  const { countable, ...rest } = selectItems(period, row);
  if (row.target.within && !row.evidence.hasHistory)
    return { actual: null, counted: [], notCounted: [], excluded: rest.excluded };
  return {
    actual: countable.reduce((sum, item) => sum + amountOf(item), 0),
    counted: describeItems(countable, period, row.plan, amountOf),
    ...rest,
  };
}

/** Parts the items of a period into those that count and those that do not. */
export function selectItems(
  period: Period,
  row: Row,
): { countable: Item[] } & Pick<Count, 'notCounted' | 'excluded'> {
  const countable: Item[] = [];
  const notCounted: Count['notCounted'] = [];
  const excluded: Count['excluded'] = {};
  for (const item of row.items) {
    if (item.day < period.from || item.day > period.to) continue;
    const exclusion = exclusionOf(item, row.target);
    if (exclusion) {
      excluded[exclusion] = (excluded[exclusion] ?? 0) + 1;
      continue;
    }
    const reason = reasonAgainst(item, row);
    const { path, title, day: date } = item;
    if (reason === 'draft' && item.isHeldBack) notCounted.push({ path, title, date, reason, heldBack: true });
    else if (reason) notCounted.push({ path, title, date, reason });
    else countable.push(item);
  }
  return { countable, notCounted, excluded };
}

/** Describes items that count, with what speaks against their dates. */
export function describeItems(
  items: Item[],
  period: Period,
  plan: Plan,
  amountOf: (item: Item) => number,
): Count['counted'] {
  const bursts = findBursts(items, period, plan);
  return items.map((item) => {
    const { path, title, day, url, appearance, facts, alikeTo, doubts } = item;
    const amount = amountOf(item);
    const flags = flagsOf(item, plan, bursts);
    // Key by key, because spreading what nearly no item has takes most of the time of a province's report.
    const described: Count['counted'][number] = { path, title, date: day, url };
    if (amount !== 1) described.amount = amount;
    if (appearance) described.firstSeen = appearance.day;
    if (flags.length > 0) described.flags = flags;
    if (alikeTo !== undefined) described.alikeTo = alikeTo;
    if (doubts) described.doubts = [...doubts];
    if (facts) described.facts = facts;
    return described;
  });
}

function flagsOf(item: Item, plan: Plan, bursts: ReadonlySet<string>): Flag[] {
  const flags: Flag[] = [];
  if (isBackdated(item, plan)) flags.push('backdated');
  if (item.appearance && bursts.has(item.appearance.commit)) flags.push('burst');
  if (item.alikeTo !== undefined) flags.push('alike');
  if (item.url === null) flags.push('unlinked');
  if (item.doubts) flags.push('doubtful');
  return flags;
}

/** Says why a target ignores an item that belongs to something else. Of several topics one match is enough. */
function exclusionOf(item: Item, { measure, filter }: Target): Exclusion | null {
  // Several kinds of items have a channel or a form; each is asked for its own.
  const hasChannel = measure !== 'channels' || item.channel !== undefined;
  const hasForm = measure !== 'channels' || item.form !== undefined;
  if (filter.sections && !filter.sections.includes(item.section ?? '')) return 'wrong-section';
  if (filter.topics && !item.topics.some((topic) => (filter.topics as string[]).includes(topic)))
    return 'wrong-topic';
  if (hasChannel && filter.channels && !(filter.channels as string[]).includes(item.channel ?? ''))
    return 'wrong-channel';
  if (hasForm && filter.forms && !(filter.forms as string[]).includes(item.form ?? '')) return 'wrong-form';
  if (filter.origin === 'dang-lai' && item.origin !== 'dang-lai') return 'wrong-origin';
  if (filter.audience && !informs(item, filter.audience)) return 'wrong-audience';
  if (filter.labels && !sharesOne(filter.labels, item.labels)) return 'wrong-label';
  if (filter.fields && !item.fields?.some((each) => isAmong(filter.fields!, each))) return 'wrong-field';
  if (filter.types && !isAmong(filter.types, item.type ?? '')) return 'wrong-type';
  if (measure !== 'publications' && filter.sent !== undefined && filter.sent !== (item.sent ?? false))
    return 'wrong-attendance';
  if (filter.integrated !== undefined && filter.integrated !== (item.integrated ?? false))
    return 'wrong-attendance';
  return null;
}

/** Returns the first reason, in the order of the contract, why an item does not count. */
function reasonAgainst(item: Item, row: Omit<Row, 'items'>): Reason | null {
  const { plan, target, asOf, unit, originals } = row;
  const { filter, within } = target;
  if (item.draft) return 'draft';
  if (item.day > asOf) return 'future';
  if (item.status && !filter.sent) return item.status === 'tra-ve' ? 'returned' : 'waiting';
  if (filter.origin === 'dia-phuong' && item.origin === 'dang-lai') return 'repost';
  if (filter.genres && !(filter.genres as string[]).includes(item.genre ?? '')) return 'wrong-genre';
  if (target.by === 'person') {
    if (item.author !== unit) return 'wrong-person';
  } else if (!isOfUnit(item.units, row)) return 'wrong-unit';
  const original = originals.get(item.fingerprint);
  if (original && isBefore(original, item)) return 'duplicate';
  if (item.words < plan.minWords) return 'too-short';
  // What is not in the repository yet cannot be earlier than the day of the report.
  if (within && daysPassed(item.day, item.appearance?.day ?? asOf, within, row) > within.days) return 'late';
  if (!plan.integrity.backdatedCounts && isBackdated(item, plan)) return 'backdated';
  if (!plan.integrity.doubtfulCounts && filter.origin === 'dia-phuong' && item.doubts) return 'doubtful';
  return null;
}

/** Says whether an item is meant for one of the groups, or an activity counted people of one of them. */
function informs(item: Item, groups: readonly string[]): boolean {
  return sharesOne(groups, item.audience) || peopleOf(item, groups) > 0;
}

function sharesOne(asked: readonly string[], has: readonly string[] | undefined): boolean {
  return has?.some((each) => asked.includes(each)) ?? false;
}

/** Says whether an item claims a day long before the day on which it came into the repository. */
function isBackdated({ day, appearance }: Item, { integrity }: Plan): boolean {
  return appearance !== undefined && daysBetween(day, appearance.day) > integrity.backdatedDays;
}

/** Finds the commits that brought many of a period's items at once, near the end of the period or after it. */
function findBursts(items: Item[], period: Period, { integrity }: Plan): Set<string> {
  const late: string[] = [];
  for (const { appearance } of items)
    if (appearance && daysBetween(appearance.day, period.to) < integrity.burstDays)
      late.push(appearance.commit);
  if (late.length === 0) return new Set();
  const byCommit = Map.groupBy(late, (commit) => commit);
  return new Set(late.filter((commit) => byCommit.get(commit)!.length >= integrity.burstItems));
}
