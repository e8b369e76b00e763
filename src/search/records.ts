import type { Addresses } from '../addresses/addresses.ts';
import type { EntriesByKind } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import { dayOfMoment, hasBegun, isOver, type Day, type Minute } from '../schemas/day.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { NO_DAYS_OFF, type DaysOff } from '../schemas/holidays.ts';
import { hoursInWords, openHoursOf, type OfficeHours } from '../schemas/opening.ts';
import type { Portal } from '../schemas/portal.ts';
import { waysToSubmit } from '../schemas/procedure.ts';
import { activityForms, introParts } from '../schemas/vocabulary.ts';
import { formatDay, shorten } from '../text/format.ts';
import type { OpenHours } from '../text/open-state.ts';
import type { SearchKind } from './kinds.ts';
import { numberTokens } from './numbers.ts';
import { collapseSpaces, wordsIn } from './plain-words.ts';
import { QUESTION_NAMES } from './question-names.ts';
import { questionRecords } from './question-records.ts';
import { dutyWordsOf, introWordsOf, placeWordsOf, positionWordsOf } from './words/office-words.ts';
import { keywordsOf } from './words/procedure-words.ts';

/** What the search index holds of one item of a portal. */
export interface SearchRecord {
  kind: SearchKind;
  address: string;
  title: string;
  /** The text without markup; it is searched, and excerpts are cut from it. */
  text: string;
  /** Searched but never shown: numbers as `numberTokens` spells them, and other words for the item. */
  hidden: readonly string[];
  /** Other names that residents use for it; searched here and in the list of titles. */
  keywords?: readonly string[];
  /** Chuyên mục of an article, lĩnh vực of a procedure, hình thức of a document. */
  section?: string;
  unit?: string;
  day?: Day;
  /** What most people who find the item look for: a phone number, or hours. */
  answer?: string;
  /** When the place is open, so that a suggestion can say whether it is open now. */
  hours?: OpenHours;
}

/**
 * Lists what residents can find: everything that is published, without expired articles.
 * @param asOf the minute of the build, or a day, which stands for its end
 * @param options `wordsOf` gives the words of an entry's body, which a caller may take from a cache; `daysOff` are the
 * public holidays, on which no office is open
 */
export function recordsOf(
  portal: Portal,
  entries: EntriesByKind,
  addresses: Addresses,
  asOf: Day | Minute,
  {
    wordsOf = ({ body }) => wordsIn(body),
    daysOff = NO_DAYS_OFF,
  }: { wordsOf?: ((entry: Entry) => string) | undefined; daysOff?: DaysOff | undefined } = {},
): SearchRecord[] {
  const context: RecordContext = { portal, addresses, asOf, wordsOf, daysOff };
  const recordsOfKind = <K extends RecordedKind>(kind: K) =>
    entries[kind].flatMap((entry: Entry<K>) => RECORD_MAKERS[kind](entry, context) ?? []);
  return [
    ...recordsOfKind('procedure'),
    ...hotlineRecords(context),
    ...otherHotlineRecords(context),
    ...hoursRecords(context),
    ...recordsOfKind('contact'),
    ...recordsOfKind('leader'),
    ...recordsOfKind('document'),
    ...recordsOfKind('article'),
    ...recordsOfKind('feedback'),
    ...recordsOfKind('activity'),
    ...recordsOfKind('intro'),
    ...questionRecords({ portal, addresses, entries }),
  ];
}

/** What the records of a portal are made with. */
interface RecordContext {
  portal: Portal;
  addresses: Addresses;
  asOf: Day | Minute;
  wordsOf(entry: Entry): string;
  daysOff: DaysOff;
}

/** Publications are on other sites, and no page shows tasks, so these are not searched. */
type RecordedKind = Exclude<EntryKind, 'publication' | 'task'>;

/** Makes the record of an entry; undefined when the entry is not shown on the day of the build. */
type RecordMaker<K extends EntryKind> = (entry: Entry<K>, context: RecordContext) => SearchRecord | undefined;

const RECORD_MAKERS: { [K in RecordedKind]: RecordMaker<K> } = {
  procedure: procedureRecord,
  contact: contactRecord,
  leader: leaderRecord,
  document: documentRecord,
  article: articleRecord,
  feedback: feedbackRecord,
  activity: activityRecord,
  intro: introRecord,
};

function procedureRecord(entry: Entry<'procedure'>, { addresses, wordsOf }: RecordContext): SearchRecord {
  const { slug, data } = entry;
  return {
    kind: 'thu-tuc',
    address: addresses.entry('procedure', slug),
    title: data.name,
    text: join([
      `Mã ${data.code}. Lĩnh vực ${data.field}. ${waysToSubmit(data).join('. ')}.`,
      labelled('Giấy tờ phải có', data.papers),
      labelled('Nơi nộp', data.places),
      labelled('Thời hạn giải quyết', data.days),
      labelled('Phí, lệ phí', data.fee),
      labelled('Ai làm thủ tục này', data.forWhom),
      labelled('Kết quả', data.result),
      wordsOf(entry),
      labelled('Căn cứ pháp lý', data.legalBasis),
      labelled('Quyết định công bố', data.decision),
    ]),
    hidden: [...numberTokens(data.code), ...numberTokens(data.decision ?? '')],
    keywords: keywordsOf(data.code, data.keywords),
    section: data.field,
    ...feeAndTime(data),
  };
}

/** What a procedure costs and how long it takes, each up to its first stop, because some fees are whole tables. */
function feeAndTime({ fee, days }: Entry<'procedure'>['data']): { answer?: string } {
  const parts = [fee, days].flatMap((text) => {
    const first = text && shorten(collapseSpaces(text).split(/[;\n]|\. /, 1)[0]!, MAX_ANSWER_PART);
    return first && !/^N\/A$|^-$/i.test(first) ? [first] : [];
  });
  return parts.length > 0 ? { answer: parts.join(' · ') } : {};
}

/** In characters: fee and time fit in two lines of a phone. */
const MAX_ANSWER_PART = 40;

function hotlineRecords({ portal: { hotline }, addresses }: RecordContext): SearchRecord[] {
  if (!hotline) return [];
  return [
    {
      kind: 'giao-dich',
      address: `${addresses.contacts}#duong-day-nong`,
      title: QUESTION_NAMES.hotline,
      text: join([
        labelled('Điện thoại', hotline.phone),
        labelled('Địa chỉ', hotline.address),
        labelled('Thư điện tử', hotline.email),
        'Tiếp nhận phản ánh, kiến nghị về thủ tục hành chính.',
      ]),
      hidden: [digitsOf(hotline.phone)],
      keywords: ['hotline', 'số điện thoại nóng', 'số nóng', 'việc gấp'],
      answer: hotline.phone,
    },
  ];
}

/** Makes the records of the further lines that a portal lists; each has its place on the page of contacts. */
function otherHotlineRecords({ portal: { hotline, hotlines }, addresses }: RecordContext): SearchRecord[] {
  const own = hotline ? 1 : 0;
  return hotlines.map(({ name, phone, address, email }, at) => ({
    kind: 'giao-dich',
    address: `${addresses.contacts}#duong-day-nong-${own + at}`,
    title: name,
    text: join([labelled('Điện thoại', phone), labelled('Địa chỉ', address), labelled('Thư điện tử', email)]),
    hidden: ['số điện thoại', digitsOf(phone)],
    keywords: placeWordsOf(name),
    answer: phone,
  }));
}

function hoursRecords(context: RecordContext): SearchRecord[] {
  const { portal, addresses } = context;
  const hours = hoursInWords(portal);
  if (!hours) return [];
  return [
    {
      kind: 'giao-dich',
      address: `${addresses.contacts}#gio-lam-viec`,
      title: QUESTION_NAMES.hours,
      text: `Thời gian tiếp dân, nhận và trả hồ sơ của ${portal.name}.`,
      hidden: hours,
      keywords: ['giờ mở cửa', 'mở cửa', 'mấy giờ', 'thời gian làm việc', 'lịch làm việc', 'làm việc'],
      answer: hours.join(' · '),
      ...openingOf(portal, context),
    },
  ];
}

/** Gives the hours of an office, where they are known as data. */
function openingOf(office: OfficeHours, { asOf, daysOff }: RecordContext): { hours?: OpenHours } {
  const hours = openHoursOf(office, daysOff, dayOfMoment(asOf));
  return hours ? { hours } : {};
}

function contactRecord(entry: Entry<'contact'>, context: RecordContext): SearchRecord {
  const { slug, data } = entry;
  const { addresses, wordsOf } = context;
  const hours = hoursInWords(data);
  return {
    kind: 'giao-dich',
    address: addresses.entry('contact', slug),
    title: data.name,
    text: join([
      labelled('Địa chỉ', data.address),
      labelled('Điện thoại', data.phone),
      labelled('Giờ làm việc', hours),
      labelled('Thư điện tử', data.email),
      labelled('Fax', data.fax),
      tidy(data.kind),
      tidy(data.map),
      wordsOf(entry),
    ]),
    hidden: ['số điện thoại', 'mở cửa', digitsOf(data.phone)],
    keywords: placeWordsOf(data.name),
    answer: [data.phone, ...(hours ?? [])].join(' · '),
    ...openingOf(data, context),
  };
}

function leaderRecord(entry: Entry<'leader'>, { addresses, wordsOf }: RecordContext): SearchRecord {
  const { slug, data } = entry;
  return {
    kind: 'lanh-dao',
    address: addresses.entry('leader', slug),
    title: `${data.name}, ${data.position}`,
    text: join([
      labelled('Điện thoại', data.phone),
      labelled('Thư điện tử', data.email),
      labelled('Nhiệm vụ', data.duties),
      wordsOf(entry),
    ]),
    hidden: ['số điện thoại', digitsOf(data.phone)],
    keywords: [...positionWordsOf(data.position), ...dutyWordsOf(data.position, data.duties)],
    answer: data.phone,
  };
}

function documentRecord(entry: Entry<'document'>, { addresses, wordsOf }: RecordContext): SearchRecord {
  const { slug, data } = entry;
  return {
    kind: 'van-ban',
    address: addresses.entry('document', slug),
    title: `${data.type} số ${data.number}`,
    text: join([
      tidy(data.subject),
      tidy(`${data.issuer}, ngày ban hành ${formatDay(data.issued)}.`),
      labelled('Người ký', data.signer),
      labelled('Thay thế', data.replaces),
      wordsOf(entry),
    ]),
    hidden: numberTokens(data.number),
    section: data.type,
    day: data.issued,
  };
}

function articleRecord(entry: Entry<'article'>, context: RecordContext): SearchRecord | undefined {
  const { slug, data } = entry;
  const { portal, addresses, asOf, wordsOf } = context;
  if (!isPublished(data, asOf) || (data.expires && isOver(data.expires, asOf))) return undefined;
  return {
    kind: 'tin-tuc',
    address: addresses.entry('article', slug),
    title: data.title,
    text: join([
      tidy(data.summary),
      wordsOf(entry),
      labelled('Nguồn', data.source?.name),
      labelled('Tác giả', data.author),
    ]),
    hidden: [],
    section: nameOf(data.section, portal.sections),
    unit: nameOf(data.unit, portal.units),
    day: dayOfMoment(data.date),
  };
}

function feedbackRecord(
  entry: Entry<'feedback'>,
  { portal, addresses, wordsOf }: RecordContext,
): SearchRecord {
  const { slug, data } = entry;
  return {
    kind: 'phan-anh',
    address: addresses.entry('feedback', slug),
    title: data.topic,
    text: join([tidy(data.question), tidy(data.answer), wordsOf(entry)]),
    hidden: [],
    unit: nameOf(data.unit, portal.units),
    day: data.answered ?? data.received,
  };
}

function activityRecord(entry: Entry<'activity'>, context: RecordContext): SearchRecord | undefined {
  const { slug, data } = entry;
  const { portal, addresses, asOf, wordsOf } = context;
  const day = dayOfMoment(data.date);
  if (!hasBegun(day, asOf)) return undefined;
  return {
    kind: 'hoat-dong',
    address: addresses.entry('activity', slug),
    title: data.title,
    text: join([`${activityForms[data.form]}.`, wordsOf(entry)]),
    hidden: [],
    unit: nameOf(data.unit, portal.units),
    day,
  };
}

function introRecord(entry: Entry<'intro'>, { portal, addresses, wordsOf }: RecordContext): SearchRecord {
  const { slug, data } = entry;
  return {
    kind: 'gioi-thieu',
    address: addresses.entry('intro', slug),
    title: data.title ?? introParts[slug as keyof typeof introParts] ?? slug,
    text: join([tidy(data.summary), wordsOf(entry)]),
    hidden: ['giới thiệu', ...(portal.formerNames ?? [])],
    keywords: introWordsOf(slug),
  };
}

function nameOf(id: string | undefined, named: readonly { id: string; name: string }[]): string | undefined {
  return named.find((each) => each.id === id)?.name;
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}

function labelled(label: string, value: string | readonly string[] | undefined): string | undefined {
  if (value === undefined || value.length === 0) return undefined;
  return tidy(`${label}: ${typeof value === 'string' ? value : value.join('; ')}.`.replace('..', '.'));
}

function tidy(text: string | undefined): string | undefined {
  return text === undefined ? undefined : collapseSpaces(text);
}

function join(parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
