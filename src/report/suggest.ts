import { daysOfWeek, type Assignment } from '../schemas/assignments.ts';
import { addDays, daysBetween, type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { TargetResult } from '../schemas/report.ts';
import { topics, valuesOf, type Measure } from '../schemas/vocabulary.ts';
import { formatDay, formatNumber, midSentence } from '../text/format.ts';
import type { Evidence } from './evidence.ts';
import { nameDays } from './number-words.ts';
import { isContinuousKind } from './periods.ts';
import { tally } from './tally.ts';

/** A proposed item, with the reason for it. */
export interface Suggestion {
  item: Assignment;
  /** @example 'Quý I/2026 còn thiếu 2' */
  why: string;
}

/**
 * Proposes the items of a week: for each target as many as the week needs to reach it in time, by the office or the person
 * that lacks them, on the contents in turn; one before a silence becomes longer than a plan allows; then one for
 * each chuyên mục without a new item for long. Offices and people that wrote least go first.
 */
export function suggestWeek(
  plans: readonly { id: string; plan: Plan }[],
  evidence: Evidence,
  week: string,
  asOf: Day,
): Suggestion[] {
  const { from, to } = daysOfWeek(week)!;
  const friday = addDays(from, 4);
  const writers = new Writers(evidence, asOf);
  const wanted = plans.flatMap((each) => wantedIn(each, evidence, { from, to, asOf }));
  const contents = new Contents(
    evidence,
    wanted.map(({ row }) => row),
  );
  const proposals: Proposal[] = [];
  for (const one of wanted)
    for (const each of proposeFor(one, proposals, { contents, to, friday, writers })) proposals.push(each);
  return [...proposals, ...staleSections(evidence, asOf, friday, writers)]
    .slice(0, MAX_SUGGESTIONS)
    .map(({ item, why }) => ({ item, why }));
}

/** A row to which a week's items can still add, with its target. */
interface Wanted {
  row: TargetResult;
  target: Target;
}

interface Proposal extends Suggestion {
  target: Target;
}

/** Proposes what a row needs in a week beyond what is proposed for other targets and counts for it too. */
function proposeFor(
  { row, target }: Wanted,
  before: readonly Proposal[],
  { contents, to, friday, writers }: { contents: Contents; to: Day; friday: Day; writers: Writers },
): Proposal[] {
  const already = before.filter((each) => each.target !== target && countsFor(each, row, target)).length;
  const needed = Math.min(neededIn(row, to) - already, MAX_SUGGESTIONS);
  const topics = contents.forRow(row, target, Math.max(0, needed));
  const due = row.period.to < friday ? row.period.to : friday;
  return topics.map((topic) => ({
    ...{ why: whyOf(row), target },
    item: { ...{ topic, ...writers.next(row, target) }, ...{ due, target: row.id } },
  }));
}

/** Says whether an item that is proposed for one target counts for a row of another target too. */
function countsFor({ target: one, item }: Proposal, row: TargetResult, other: Target): boolean {
  const filterOf = ({ filter: { units: _units, ...rest } }: Target) => JSON.stringify(rest);
  if (one.measure !== other.measure || other.eachOf || filterOf(one) !== filterOf(other)) return false;
  if (row.unit === null) return !other.filter.units || other.filter.units.includes(item.unit ?? '');
  return row.unit === (other.by === 'person' ? item.person : item.unit);
}

function whyOf(row: TargetResult): string {
  const { label, period, missing, max, gaps } = row;
  const silence = gaps?.at(-1);
  return silence
    ? `${label}: từ ngày ${formatDay(silence.from)} chưa có mục mới, kế hoạch cho phép ${formatNumber(max ?? 0)} ${nameDays(row)}`
    : `${label}, ${midSentence(period.label)}: còn thiếu ${formatNumber(missing ?? 0)}`;
}

/**
 * Lists the rows that a week's items can still fill: those of longer periods that run when the week begins, those of the
 * week and its working days, and those whose silence becomes too long by its end. Offices go first, because an item of
 * an office stands for the portal's number too.
 */
function wantedIn(
  { id, plan }: { id: string; plan: Plan },
  evidence: Evidence,
  { from, to, asOf }: { from: Day; to: Day; asOf: Day },
): Wanted[] {
  const isOfWeek = ({ period: { kind, from: first } }: TargetResult) =>
    isContinuousKind(kind) && first >= from;
  const onDay = (day: Day) =>
    tally(id, plan, evidence, day).targets.filter(
      ({ measure, period }) => WRITTEN.has(measure) && period.to >= from,
    );
  const [today, atBeginning, atEnd] = [onDay(asOf), asOf < from ? onDay(from) : [], onDay(to)];
  const running = [...today, ...atBeginning.filter(({ period }) => period.from > asOf)];
  const rows = [
    ...running.filter((row) => row.verdict === 'pending' && row.missing && !isOfWeek(row)),
    ...atEnd.filter((row) => isOfWeek(row) && row.missing),
    // A silence that ends with the week is one that the week can end.
    ...atEnd.filter(({ gaps, period }) => gaps?.at(-1)?.to === (period.to < to ? period.to : to)),
  ];
  return [...rows.filter(({ unit }) => unit !== null), ...rows.filter(({ unit }) => unit === null)].map(
    (row) => ({ row, target: plan.targets.find((target) => target.id === row.id)! }),
  );
}

const WRITTEN: ReadonlySet<Measure> = new Set<Measure>(['articles', 'publications', 'activities']);

/** The most proposals for one week; nobody would write more. */
const MAX_SUGGESTIONS = 40;

/** The days without a new item after which a chuyên mục gets a proposal. */
const STALE_AFTER_DAYS = 60;

/** The number that a week needs: all that is missing where the period ends with the week or before. */
function neededIn({ missing, neededPerWeek, period, gaps }: TargetResult, lastDay: Day): number {
  if (gaps) return 1;
  const all = missing ?? 0;
  if (period.to <= lastDay) return all;
  return Math.min(all, Math.ceil(neededPerWeek ?? all));
}

function staleSections(
  { sections, articles }: Evidence,
  asOf: Day,
  due: Day,
  writers: Writers,
): Suggestion[] {
  return sections.flatMap(({ id, name }) => {
    const last = articles.findLast(({ section, draft, day }) => section === id && !draft && day <= asOf)?.day;
    const days = last === undefined ? null : daysBetween(last, asOf);
    if (days !== null && days <= STALE_AFTER_DAYS) return [];
    const why =
      days === null
        ? `Chuyên mục ${name} chưa có bài`
        : `Chuyên mục ${name} đã ${days} ngày không có bài mới`;
    const writer = writers.next({ unit: null });
    if (writer.unit === undefined && writer.person === undefined) return [];
    return { item: { title: `Tin mới cho chuyên mục ${name}`, ...writer, due }, why };
  });
}

type Topic = NonNullable<Assignment['topic']>;

/**
 * Hands out contents in turn: none twice before each has had one; of those with equally many first what a target lacks,
 * then what the portal has fewest articles on.
 */
class Contents {
  readonly #given = new Map<Topic, number>();
  readonly #lacking: ReadonlySet<Topic>;
  readonly #published: ReadonlyMap<Topic, number>;

  constructor({ articles }: Evidence, rows: readonly TargetResult[]) {
    const countOf = (topic: Topic) =>
      articles.filter((item) => !item.draft && item.topics.includes(topic)).length;
    this.#published = new Map(TOPICS.map((topic) => [topic, countOf(topic)]));
    this.#lacking = new Set(rows.flatMap((row) => lackingIn(row)));
  }

  /** Gives a row so many contents: those that it lacks, as often as it lacks them; else of those that its target names. */
  forRow(row: TargetResult, { filter }: Target, count: number): Topic[] {
    const lacking = lackingIn(row);
    return Array.from({ length: count }, () => {
      const topic = this.#next(lacking.length > 0 ? lacking : (filter.topics ?? TOPICS));
      const place = lacking.indexOf(topic);
      if (place >= 0) lacking.splice(place, 1);
      return topic;
    });
  }

  #next(topics: readonly Topic[]): Topic {
    const ranks = (topic: Topic) => [
      this.#given.get(topic) ?? 0,
      this.#lacking.has(topic) ? 0 : 1,
      this.#published.get(topic)!,
    ];
    const [first] = [...topics].sort((one, other) => compareInTurn(ranks(one), ranks(other)));
    this.#given.set(first!, (this.#given.get(first!) ?? 0) + 1);
    return first!;
  }
}

const TOPICS = valuesOf(topics);

/** Lists the contents in which a row lacks items, each as often as it lacks one. */
function lackingIn({ each = [] }: TargetResult): Topic[] {
  return TOPICS.flatMap((topic) => {
    const { actual = 0, required = 0 } = each.find(({ id }) => id === topic) ?? {};
    return Array.from<Topic>({ length: Math.max(0, required - actual) }).fill(topic);
  });
}

/** Compares by the first number that differs. */
function compareInTurn(one: readonly number[], other: readonly number[]): number {
  return one.map((value, at) => value - other[at]!).find((difference) => difference !== 0) ?? 0;
}

/** Hands out offices and people, those first that wrote least and were given least. */
class Writers {
  readonly #burden = new Map<string, number>();
  readonly #units: readonly string[];
  readonly #people: NonNullable<Evidence['people']>;
  readonly #blocs: NonNullable<Evidence['blocs']>;

  constructor({ units, people = [], blocs = [], articles }: Evidence, asOf: Day) {
    this.#units = units;
    this.#people = people;
    this.#blocs = blocs;
    for (const { draft, day, units: credited, author } of articles)
      if (!draft && day <= asOf) for (const id of [...credited, ...(author ? [author] : [])]) this.#add(id);
  }

  /** Gives the unit or the person of a row; of a row of a bloc or of the whole portal the unit with least. */
  next({ unit: ofRow }: Pick<TargetResult, 'unit'>, target?: Target): Pick<Assignment, 'person' | 'unit'> {
    if (target?.by === 'person' && ofRow !== null) {
      this.#add(ofRow);
      return { person: ofRow };
    }
    const bloc = target?.by === 'bloc' ? this.#blocs.find(({ name }) => name === ofRow) : undefined;
    const asked = bloc?.units ?? target?.filter.units ?? this.#units;
    const unit = bloc || ofRow === null ? this.#least(asked) : ofRow;
    const person = this.#least(
      this.#people.filter((each) => unit === undefined || each.unit === unit).map(({ id }) => id),
    );
    for (const id of [unit, person]) if (id !== undefined) this.#add(id);
    return { ...(person === undefined ? {} : { person }), ...(unit === undefined ? {} : { unit }) };
  }

  #least(ids: readonly string[]): string | undefined {
    return [...ids].sort((a, b) => (this.#burden.get(a) ?? 0) - (this.#burden.get(b) ?? 0))[0];
  }

  #add(id: string): void {
    this.#burden.set(id, (this.#burden.get(id) ?? 0) + 1);
  }
}
