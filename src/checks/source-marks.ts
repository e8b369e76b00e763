import type { Entry } from '../reading/read.ts';
import type { Portal } from '../schemas/portal.ts';
import type { SourceMarkKind } from '../schemas/report.ts';
import { stripMarks } from '../text/fold.ts';
import { countWords } from '../text/fingerprint.ts';
import { isByline, isDateline, isPressHost, namesAgency, namesPress } from '../text/press.ts';
import { hasMarks, normaliseSpelling, syllablesOf } from '../text/syllables.ts';
import { unitsOf } from '../text/units.ts';

/** What in an article says that somebody else wrote it. */
export interface SourceMark {
  kind: SourceMarkKind;
  /** The words of the article that say so. @example '(Theo VTV)' */
  words: string;
  /** Whom they name: a source, or the host of an address. */
  source: string;
  /** The key that holds the words; undefined for the body. */
  key?: 'author' | 'source' | 'summary';
  /** The line of the body on which the words stand, from 0. */
  line?: number;
}

/**
 * Finds what speaks against an article being the portal's own: a named source, the by-line of an agency, a text that
 * hangs on one link to the press. Of each kind only the first.
 */
export function findSourceMarks(article: Pick<Entry<'article'>, 'data' | 'body'>): SourceMark[] {
  const before = known.get(article);
  if (before) return before;
  const found = lookForMarks(article);
  known.set(article, found);
  return found;
}

/** Remembered, because both a rule and the report ask for the marks of an article. */
const known = new WeakMap<Pick<Entry<'article'>, 'data' | 'body'>, SourceMark[]>();

/** Finds what `findSourceMarks` finds, for callers that ask once. */
export function lookForMarks({ data, body }: Pick<Entry<'article'>, 'data' | 'body'>): SourceMark[] {
  if (data.origin === 'dang-lai') return [];
  const blocks = blocksOf(body);
  const summary = { text: data.summary, line: 0, isCaption: false, isAfterFigure: false };
  const found: SourceMark[] = [
    ...(data.source
      ? [{ kind: 'source', words: data.source.name, source: data.source.url, key: 'source' } as const]
      : []),
    ...(data.author && isByline(data.author)
      ? [{ kind: 'byline', words: data.author, source: data.author, key: 'author' } as const]
      : []),
    ...inBlock(summary, { isFirst: true, isLast: true }).map(({ line: _, ...mark }) => ({
      ...mark,
      key: 'summary' as const,
    })),
    ...blocks.flatMap((block, index) =>
      inBlock(block, { isFirst: index < EDGE, isLast: index >= blocks.length - EDGE }),
    ),
    ...pressLinkIn(body, blocks),
  ];
  return found.filter(({ kind }, index) => found.findIndex((other) => other.kind === kind) === index);
}

/** So many paragraphs at the beginning and at the end of a text may name its source in plain words. */
const EDGE = 2;

/** Leaves out the marks that name the portal itself, one of its offices or people, or its own address. */
export function marksOfOthers(
  marks: readonly SourceMark[],
  portal: Pick<Portal, 'name' | 'units' | 'people' | 'url'>,
): SourceMark[] {
  if (marks.length === 0) return [];
  const { host } = new URL(portal.url);
  const own = [portal, ...portal.units, ...portal.people];
  return marks.filter(({ source }) => {
    const named = stripMarks(source);
    const isOwn = own.some(({ name }) => hasName(source, name));
    return !named.includes(host) && !isOwn && !IS_NO_OTHER.test(named);
  });
}

/**
 * Says whether a source has a name that does not go on: “Xã An” is in “UBND xã An”, not in “xã Ân” or “xã An Phú”. A
 * source without any marks is compared without them.
 */
function hasName(source: string, name: string): boolean {
  const spell = hasMarks(source) ? normaliseSpelling : stripMarks;
  const words = [...source.normalize('NFC').matchAll(WORD_AND_GAP)];
  const spelled = words.map(([, word]) => spell(word!));
  const wanted = syllablesOf(name).map((word) => spell(word));
  if (wanted.length === 0) return false;
  return spelled.some((_, start) => {
    const end = start + wanted.length;
    const goesOn =
      words[end - 1]?.[2]!.trim() === '' &&
      /^\p{Lu}/u.test(words[end]?.[1] ?? '') &&
      !BEGINS_PROVINCE.test(spelled[end]!);
    return !goesOn && wanted.every((word, index) => spelled[start + index] === word);
  });
}

/** What follows a name without being a part of it: “XÃ AN TỈNH VÍ DỤ”. */
const BEGINS_PROVINCE = /^(?:tỉnh|tinh|huyện|huyen|tp)$/;

const WORD_AND_GAP = /([\p{L}\d]{1,100})([^\p{L}\d]{0,100})/gu;

/** A source that is the commune without its name. */
const IS_NO_OTHER = /(?:^|\s)(?:xa|phuong|dac khu)(?: ta| nha| minh)?$|^ban bien tap$/;

/** A paragraph, or another run of lines between empty ones, without the characters of Markdown. */
interface Block {
  text: string;
  /** From 0. */
  line: number;
  /** Whether it is the words of a picture. */
  isCaption: boolean;
  /** Whether a picture or a table stands right before it. */
  isAfterFigure: boolean;
}

function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let wasPicture = false;
  let wasFigure = false;
  let lines: string[] = [];
  const end = (next: number) => {
    if (lines.length === 0) return;
    const raw = lines.length === 1 ? lines[0]! : lines.join('\n');
    const isPicture = raw.includes('![') || (raw.includes('<') && /<img\b/i.test(raw));
    const text = plain(raw);
    const isShort = text.length <= MAX_CAPTION_LENGTH;
    if (text)
      blocks.push({
        ...{ text, line: next - lines.length },
        isCaption: isShort && (isPicture || wasPicture || CAPTION.test(text)),
        isAfterFigure: wasFigure,
      });
    wasPicture = isPicture && isShort;
    wasFigure = isPicture || ((raw.includes('|') || raw.includes('<')) && /^\s{0,3}\||<\/table/m.test(raw));
    lines = [];
  };
  const all = body.split('\n');
  for (const [index, line] of all.entries())
    if (line.trim() === '') end(index);
    else lines.push(line);
  end(all.length);
  return blocks;
}

/** In characters; a longer text beside a picture is a paragraph. */
const MAX_CAPTION_LENGTH = 200;
const CAPTION = /^\(?(?:ảnh|hình ảnh|hình|video|clip|đồ họa|infographic)(?=[\s:.,(])/iu;

/** Takes off the characters of Markdown and HTML that stand around words. */
function plain(raw: string): string {
  // Most paragraphs have no character at all, and looking for each of them costs more.
  if (!mayHaveSigns(raw)) return raw.trim();
  const withoutPictures = raw.includes('![')
    ? raw.replace(/!\[[^\][]{0,500}\]\([^()\n]{0,2000}\)/g, ' ')
    : raw;
  const withoutTags = raw.includes('<') ? withoutPictures.replace(/<[^<>]{0,500}>/g, ' ') : withoutPictures;
  const words = withoutTags.replace(/[*_#>`~]{1,3}/g, '');
  return (words.includes('&nbsp;') || words.includes('\u00A0') ? words.replace(/&nbsp;|\u00A0/g, ' ') : words)
    .replace(/[ \t]{2,9}/g, ' ')
    .trim();
}

/**
 * Says whether a text has a first character of what `plain` takes off, or two spaces in a row. Exported for its test.
 */
export function mayHaveSigns(text: string): boolean {
  const units = unitsOf(text);
  const { length } = text;
  let seen = 0;
  let inRow = 0;
  let before = 0;
  // Without a branch, which the processor would foresee wrongly at every other space: that takes twice as long.
  for (let index = 0; index < length; index++) {
    const kind = SIGNS[units[index]!]!;
    seen |= kind;
    inRow |= kind & before;
    before = kind;
  }
  return (seen & SIGN) !== 0 || (inRow & SPACE) !== 0;
}

const [SIGN, SPACE] = [0b01, 0b10];
/** What each unit is. A table, because a regular expression takes four times as long for the body of an article. */
const SIGNS = new Uint8Array(0x10000);
for (const sign of '*_#>`~<!&\u00A0\t') SIGNS[sign.charCodeAt(0)] = SIGN;
SIGNS[' '.charCodeAt(0)] = SPACE;

/** Finds a source that a paragraph names, and a by-line; in the first and the last paragraphs also in plain words. */
function inBlock(block: Block, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): SourceMark[] {
  if (block.isCaption) return [];
  const { text, line } = block;
  const credit = mayCredit(text)
    ? (creditIn(block, isLast) ?? (isFirst || isLast ? sentenceIn(text) : null))
    : null;
  const lineOf = (words: string) =>
    line + text.slice(0, Math.max(0, text.indexOf(words))).split('\n').length - 1;
  if (credit) return [{ kind: 'credit', ...credit, line: lineOf(credit.words) }];
  const byline = (isLast ? signatureIn(text) : null) ?? (isFirst ? datelineIn(text) : null);
  return byline === null ? [] : [{ kind: 'byline', words: byline, source: byline, line: lineOf(byline) }];
}

type Credit = Pick<SourceMark, 'words' | 'source'>;

/** Finds “(Theo …)” and “Nguồn: …”; at the end of a text also “Theo …” in a line of its own. */
function creditIn({ text, isAfterFigure }: Block, isLast: boolean): Credit | null {
  for (const { 0: words, 1: source = '' } of text.matchAll(IN_BRACKETS))
    if (namesPress(source) || (isLast && isSignature(source) && text.endsWith(words)))
      return { words, source };
  const told = AFTER_SOURCE.exec(text);
  if (told && (namesPress(told[1]!) || (isLast && !isAfterFigure && isSignature(told[1]!))))
    return { words: told[0].trim(), source: told[1]! };
  const alone = isLast ? ALONE.exec(text) : null;
  if (!alone || !(namesPress(alone[1]!) || isSignature(alone[1]!))) return null;
  return { words: alone[0].trim(), source: alone[1]! };
}

/** Finds a sentence that begins with “Theo báo …”. */
function sentenceIn(text: string): Credit | null {
  for (const { 0: words, 1: source = '' } of text.matchAll(BEGINS_SENTENCE))
    if (namesAgency(source)) return { words: words.replace(/^[.!?]\s{1,3}/u, ''), source };
  return null;
}

/** Finds the by-line that is the last line of a text, or stands in brackets after its last sentence. */
function signatureIn(text: string): string | null {
  // V8 looks for the last break letter by letter, but for any of them many letters at once.
  const last = (text.includes('\n') ? text.slice(text.lastIndexOf('\n') + 1) : text).trim();
  if (last.length <= MAX_BYLINE_LENGTH && isByline(last)) return last;
  const inBrackets = text.includes('(') ? IN_LAST_BRACKETS.exec(text)?.[1] : undefined;
  return inBrackets !== undefined && isByline(inBrackets) ? inBrackets : null;
}

const IN_LAST_BRACKETS = /[.!?…/]\s{0,3}\(([^()]{2,60})\)[.\s]{0,3}$/u;

/** Finds the agency in front of the first dash of a text. @example 'Hà Nội (TTXVN) – Sáng 12/3 …' */
function datelineIn(text: string): string | null {
  const start = text.slice(0, MAX_DATELINE_UNITS);
  const head = /[-–—]/.test(start) ? DATELINE.exec(start)?.[1] : undefined;
  if (!head) return null;
  const namesOne = isByline(head) && head.split(/[()]/).some((part) => namesAgency(part.trim()));
  return namesOne || isDateline(head) ? head : null;
}

/** Before the dash stands a space, or the bracket that ends the name: “(PLO)- …”. */
const DATELINE = /^([^\n–—]{2,60}?)(?:\s[-–—]\s|(?<=\))[-–—])/u;
/** Sixty characters, each of at most two units, and the dash with its spaces. */
const MAX_DATELINE_UNITS = 123;

const MAX_BYLINE_LENGTH = 100;

/**
 * Says whether a text has a word that every way to name a source has, because looking for all ways costs more. Exported
 * for its test.
 */
export function mayCredit(text: string): boolean {
  // A letter beyond Latin-1 is found many times as fast as a word.
  return /theo/i.test(text) || ((text.includes('ồ') || text.includes('Ồ')) && /nguồn/i.test(text));
}

const IN_BRACKETS = /[([]\s{0,2}theo[:\s]\s{0,3}([^()[\]\n]{2,100})[)\]]\.?/giu;
const AFTER_SOURCE =
  /(?:^|[\n([]\s{0,3})nguồn(?:\s(?:tin|bài|tin,? bài|bài viết|tham khảo|trích dẫn|dẫn|sưu tầm|theo))?\s{0,2}[:：]\s{0,3}([^()[\]\n]{2,100})[)\]]?/iu;
const ALONE = /(?:^|\n)theo[:\s]\s{0,3}([^\n]{2,100}[^\n.])$/iu;
const BEGINS_SENTENCE =
  /(?:^|[\n.!?]\s{0,3})Theo\s(?:(?:thông tin|tin|nguồn tin)\s(?:từ|của|trên)\s)?([^,;:\n]{2,80})/gu;

/** Says whether a text can be the name of a person or an office that signs, and is no reason that a sentence gives. */
function isSignature(source: string): boolean {
  const name = source.replace(/[\s.]{1,5}$/u, '');
  return (
    /^\p{Lu}/u.test(name) &&
    !/[.,:;?!]/u.test(name) &&
    name.split(/\s/u).length <= MAX_SIGNATURE_WORDS &&
    !IS_REASON.test(stripMarks(name))
  );
}

const MAX_SIGNATURE_WORDS = 8;

const IS_REASON =
  /^(?:quyet dinh|ke hoach|nghi dinh|nghi quyet|thong tu|thong bao|thong ke|cong van|cong dien|luat|bo luat|phap lenh|phap luat|chi thi|huong dan|van ban|to trinh|bao cao|quy dinh|quy che|quy chuan|tieu chuan|dieu|khoan|muc|mau|phu luc|chuong trinh|de an|du an|danh muc|danh sach|bang|bieu|ong|ba|anh|chi|em|co|chu|bac|cu|dong chi|lich|gia|y kien|yeu cau|de nghi|tinh than|loi|dung|do|duong|ngan sach|von|quy|kinh phi|nha nuoc|so lieu|ket qua|phan cong|uy quyen|giay|tung|cac|nhung|thoi gian|thu tu|thu|ngay|thang|nam|nguyen tac|phuong|hinh thuc|co che|nhu cau|hop dong|dang ky|xa hoi hoa)(?![a-z])/;

/** Finds a link to the press on which a text hangs: the text around it is short, or it stands alone at the end. */
function pressLinkIn(body: string, blocks: Block[]): SourceMark[] {
  const links = body.includes('://') ? [...body.matchAll(WEB_ADDRESS)] : [];
  const press = links.filter(({ 0: address }) => isPressHost(hostOf(address)));
  const [first] = press;
  if (!first || countAddresses(press) > 1) return [];
  const own = body.replace(LINK, ' ').replace(WEB_ADDRESS, ' ');
  const last = blocks.at(-1)?.text ?? '';
  const isAlone =
    last.includes(first[0]) &&
    countAddresses([...last.matchAll(WEB_ADDRESS)]) === 1 &&
    countWords(last.replace(WEB_ADDRESS, ' ')) <= MAX_WORDS_BEFORE_LINK &&
    !IS_MORE.test(last);
  const leadsElsewhere = countAddresses(links) > 1;
  if ((countWords(own) >= MIN_OWN_WORDS || leadsElsewhere) && !isAlone) return [];
  const line = body.slice(0, first.index).split('\n').length - 1;
  return [{ kind: 'press-link', words: first[0], source: hostOf(first[0]), line }];
}

function countAddresses(links: RegExpExecArray[]): number {
  return new Set(links.map(({ 0: address }) => address)).size;
}

/** A text with fewer words beside a link to the press only leads there. */
const MIN_OWN_WORDS = 60;
/** “Link bài viết gốc tại đây:” */
const MAX_WORDS_BEFORE_LINK = 8;
const IS_MORE = /^(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|có thể bạn quan tâm)/iu;
const WEB_ADDRESS = /https?:\/\/[^\s<>()[\]"']{4,2000}/g;
const LINK = /\[[^\][]{0,300}\]\(\s{0,3}<?https?:[^\s()<>]{1,2000}/g;

function hostOf(address: string): string {
  return address
    .replace(/^https?:\/\//, '')
    .split(/[/?#:]/, 1)[0]!
    .toLowerCase()
    .replace(/^www\./, '');
}
