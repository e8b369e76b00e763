import type { Random } from '../random.ts';
import { readWords } from './corpus-data.ts';

const WORDS = readWords();

/** What an article or a document is about. */
export interface Subject {
  subject: string;
  people: string;
}

/** Returns what fills in the words in braces for one item: a place, a road and most names stay the same throughout. */
export function filler(random: Random, { subject, people }: Subject): (form: string) => string {
  const [place, road, name] = [random.pick(WORDS.places), random.pick(WORDS.roads), personOf(random)];
  const [province, agency] = [random.pick(WORDS.provinces), random.pick(WORDS.agencies)];
  const values: Record<string, () => string> = {
    subject: () => subject,
    audience: () => people,
    place: () => (random.below(3) ? place : random.pick(WORDS.places)),
    road: () => road,
    province: () => (random.below(3) ? province : random.pick(WORDS.provinces)),
    agency: () => agency,
    name: () => (random.below(2) ? name : personOf(random)),
    position: () => random.pick(WORDS.positions),
    expert: () => random.pick(WORDS.experts),
    paper: () => random.pick(WORDS.papers),
    day: () => String(1 + random.below(28)),
    month: () => String(1 + random.below(12)),
    weekday: () => random.pick(['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy']),
    hour: () => String(5 + random.below(14)),
    minutes: () => String(5 + random.below(55)),
    small: () => String(2 + random.below(8)),
    people: () => String(11 + random.below(900)),
    percent: () => `${60 + random.below(40)},${1 + random.below(9)}`,
    money: () => `${2 + random.below(900)} triệu`,
    km: () => `${1 + random.below(9)},${1 + random.below(9)}`,
    age: () => String(40 + random.below(45)),
  };
  return (form) => form.replace(/\{(\w+)\}/g, (_whole, key: string) => values[key]!());
}

function personOf(random: Random): string {
  return [WORDS.families, WORDS.middleNames, WORDS.givenNames].map((names) => random.pick(names)).join(' ');
}
