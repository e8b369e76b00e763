import type { Element, ElementContent, RootContent } from 'hast';
import { isElement, isHeading } from '../markdown/tree.ts';
import { isDay, type Day } from '../schemas/day.ts';
import { capitalise } from '../text/format.ts';
import { cleanLine } from './clean.ts';
import { isIssuer, isSigner } from './letter-lines.ts';

/** The parts of an office letter. */
export interface Letter {
  /** Its kind and subject, or its subject alone; empty where the letter has neither. */
  title: string;
  /** The day in its head; missing where there is no readable day. */
  day?: Day;
  /** The text for the article. */
  rest: Element[];
  /** Sentences on the parts that the article does not have. */
  notices: string[];
}

/**
 * Splits an office letter into the parts that Nghị định 30/2020/NĐ-CP prescribes: the head (quốc hiệu, issuer, number,
 * place and day), the kind and the subject, the text, and the end with recipients and signatures. Null for any other
 * document.
 * @param nodes the document as converted from Word
 */
export function readLetter(nodes: RootContent[]): Letter | null {
  const blocks = nodes.filter((node) => node.type === 'element');
  const head = takeHead(blocks);
  if (head.length === 0 && !(blocks[0] && isKindAlone(blocks[0]))) return null;

  const { title, used } = head.some(isSubjectLine)
    ? { title: subjectIn(head), used: 0 }
    : takeTitle(blocks.slice(head.length));
  // Words that are too short or too long for a title stay in the text.
  const isTitle = title.length >= 10 && title.length <= 200;
  const below = blocks.slice(head.length + (isTitle ? used : 0));
  // Some write the place and the day below the subject.
  const dated =
    below[0] && linesOf(below[0]).every((line) => PLACE_AND_DAY.test(line)) ? below.slice(0, 1) : [];
  const { rest, hasEnd } = withoutEnd(below.slice(dated.length));
  return {
    title: isTitle ? title : '',
    day: dayIn([...head, ...dated]),
    rest,
    notices: [...(head.length > 0 ? [HEAD_LEFT_OUT] : []), ...(hasEnd ? [END_LEFT_OUT] : [])],
  };
}

const HEAD_LEFT_OUT = 'Phần đầu văn bản (quốc hiệu, tên cơ quan, số, ngày) không được đưa vào bài.';
const END_LEFT_OUT = 'Phần nơi nhận, chữ ký ở cuối văn bản không được đưa vào bài.';

/**
 * Takes the name of the office from the beginning, and the recipients and signatures from the end, of a document that
 * is no letter.
 */
export function withoutOffice(nodes: RootContent[]): Pick<Letter, 'rest' | 'notices'> {
  const blocks = nodes.filter((node) => node.type === 'element');
  const used = issuersIn(blocks);
  const { rest, hasEnd } = withoutEnd(blocks.slice(used));
  return {
    rest,
    notices: [...(used > 0 ? [HEAD_LEFT_OUT] : []), ...(hasEnd ? [END_LEFT_OUT] : [])],
  };
}

/** Counts the plain paragraphs at the beginning that name the office. */
function issuersIn(blocks: Element[]): number {
  const end = blocks.findIndex((block) => {
    const lines = linesOf(block).filter(hasWords);
    return !isElement(block, 'p') || !lines.every((line) => isIssuer(line) && !isSigner(line));
  });
  const leading = end < 0 ? blocks.length : end;
  return blocks.slice(0, leading).some((block) => linesOf(block).some(hasWords)) ? leading : 0;
}

/** Lines that occur only in the head of a letter. */
const MOTTO = /(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN) VIỆT NAM/iu;
const FREEDOM = /^Độc lập\s*[-–—]\s*Tự do/iu;
const NUMBER = /^Số\s*:/iu;
const DAY = /ngày\s*(?:([\d.…]+)\s*)?tháng\s*(?:([\d.…]+)\s*)?năm\s*([\d.…]*)/giu;
const PLACE_AND_DAY = /^[^.:;]{0,60}ngày\s*(?:[\d.…]+\s*)?tháng\s*(?:[\d.…]+\s*)?năm\s*[\d.…]*$/iu;
const SUBJECT = /^V\/v\s*:?\s+/iu;

/** The kinds of letter that have their name as a heading. */
const KIND =
  /^(?:KẾ HOẠCH|THÔNG BÁO|GIẤY MỜI|THƯ MỜI|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|CÔNG ĐIỆN|QUY ĐỊNH|QUY CHẾ|BIÊN BẢN|THÔNG CÁO|KẾT LUẬN|THƯ NGỎ|LỜI KÊU GỌI|LỊCH)(?![\p{L}])/u;

function isKindAlone(block: Element): boolean {
  return linesOf(block).join(' ').replace(KIND, '') === '' && hasWords(textWithBreaks(block));
}

/** Blocks in the head of a letter. */
const MAX_HEAD_BLOCKS = 12;

/**
 * Takes the blocks up to the last certain sign of a head, including lines in capitals and lines without words between.
 */
function takeHead(blocks: Element[]): Element[] {
  let end = 0;
  for (const [index, block] of blocks.slice(0, MAX_HEAD_BLOCKS).entries()) {
    const lines = linesOf(block);
    const isSure = lines.some((line) => SIGNS.some((sign) => sign.test(line)));
    const isPart = isSubjectLine(block) || lines.every((line) => URGENCY.test(line) || !hasWords(line));
    if (isSure || (end > 0 && isPart)) end = index + 1;
    else if (!lines.every((line) => isInCapitals(line) && !KIND.test(line))) break;
  }
  const head = blocks.slice(0, end);
  if (head.flatMap(linesOf).some((line) => MOTTO.test(line) || NUMBER.test(line))) return head;
  const issuers = issuersIn(blocks);
  const next = blocks[issuers];
  return issuers > 0 && next && isKindAlone(next) ? blocks.slice(0, issuers) : [];
}

/** What a stamp says of a letter. */
const URGENCY = /^\(?(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|DỰ THẢO)(?: LẦN \d+)?\)?$/iu;

const SIGNS = [MOTTO, FREEDOM, NUMBER, PLACE_AND_DAY];

function isSubjectLine(block: Element): boolean {
  return linesOf(block).some((line) => SUBJECT.test(line));
}

/** Finds the subject of a letter without a kind, which follows its number and often takes several lines. */
function subjectIn(head: Element[]): string {
  const parts = head.flatMap(partsOf).map(linesOf);
  const lines = parts.find((each) => each.some((line) => SUBJECT.test(line))) ?? [];
  const from = lines.findIndex((line) => SUBJECT.test(line));
  const subject = cleanLine(lines.slice(from).filter(hasWords).join(' ')).replace(SUBJECT, '');
  return capitalise(subject.replace(/^việc\s+/iu, ''));
}

/** Takes the kind and the bold lines below it as the title; where none is bold, one line that reads like a subject. */
function takeTitle(blocks: Element[]): { title: string; used: number } {
  const [opening] = blocks;
  const [first = '', ...below] = opening ? linesOf(opening).filter(hasWords) : [];
  if (!opening || TEXT_BEGINS.test(first)) return { title: '', used: 0 };
  const kind = KIND.exec(first)?.[0] ?? (isInCapitals(first) ? first : '');
  if (!kind) return isBold(opening) ? { title: first, used: 1 } : { title: '', used: 0 };
  const subject = [first.slice(kind.length), ...below];
  let used = 1;
  for (const block of blocks.slice(1, 1 + MAX_SUBJECT_BLOCKS)) {
    const line = linesOf(block).filter(hasWords).join(' ');
    if (line) {
      const isMore = isBold(block) && isHeading(block) === isHeading(opening);
      const isFirst = !subject.some(hasWords) && line.length <= 150 && !/[.:;]$/.test(line);
      if (TEXT_BEGINS.test(line) || !(isMore || isFirst)) break;
      if (isInCapitals(line) && !isFirst) break;
      subject.push(line);
    }
    used += 1;
  }
  const [beside = '', ...others] = subject;
  // A kind that has its object beside it in capitals: LỊCH TIẾP CÔNG DÂN, and below it the month.
  const parts =
    hasWords(beside) && isInCapitals(beside) ? [beside.toLowerCase(), afterKind(others.join(' '))] : subject;
  const words = cleanLine(parts.join(' ')).replace(SUBJECT, 'về việc ');
  return { title: capitalise(`${kind.toLowerCase()} ${afterKind(words)}`.trim()), used };
}

/** Blocks of a subject. */
const MAX_SUBJECT_BLOCKS = 4;

/** Words with which the text of a letter, or its first heading, begins. */
const TEXT_BEGINS =
  /^(?:Kính gửi|Kính mời|Trân trọng|Căn cứ|Thực hiện|Theo |Để |Nhằm |Xét |Điều \d|[IVX]+\s*[.)]|\d+\s*[.)]|[-–+*])/iu;

/** Removes the recipients and signatures: a table, or short lines up to the end. */
function withoutEnd(blocks: Element[]): { rest: Element[]; hasEnd: boolean } {
  const { rest, hasEnd } = withoutRecipients(blocks);
  const from = rest.findLastIndex((block) => !isNotes(block) && !isShort(block)) + 1;
  const at = rest.findIndex((block, index) => index >= from && linesOf(block).some(isSigner));
  if (at < 0) return { rest, hasEnd };
  return { rest: [...rest.slice(0, at), ...rest.slice(at).filter(isNotes)], hasEnd: true };
}

function withoutRecipients(blocks: Element[]): { rest: Element[]; hasEnd: boolean } {
  const at = blocks.findLastIndex((block) => /(?:^|\n)Nơi nhận\s*:?/iu.test(linesOf(block).join('\n')));
  if (at < 0) return { rest: blocks, hasEnd: false };
  const [found, ...after] = blocks.slice(at) as [Element, ...Element[]];
  if (isElement(found, 'table')) return { rest: blocks.filter((block) => block !== found), hasEnd: true };
  return after.every((block) => isNotes(block) || textWithBreaks(block).length <= 120) && after.length <= 15
    ? { rest: [...blocks.slice(0, at), ...after.filter(isNotes)], hasEnd: true }
    : { rest: blocks, hasEnd: false };
}

/** A numbered list after everything else contains the footnotes. */
function isNotes(block: Element): boolean {
  return isElement(block, 'ol');
}

/** Says whether a block may stand in a signature: a few words, or two cells side by side. */
function isShort(block: Element): boolean {
  if (isElement(block, 'table') && partsOf(block).length > 2) return false;
  return textWithBreaks(block).length <= 250 && !/[.;:]\s*$/.test(linesOf(block).at(-1) ?? '');
}

/** Finds the day in a head; undefined where the head has several days or none. */
function dayIn(head: Element[]): Day | undefined {
  const found = [...head.flatMap(linesOf).join(' ').matchAll(DAY)].map(
    ([, day = '', month = '', year = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  const [day] = found;
  return found.length === 1 && day && isDay(day) ? day : undefined;
}

/**
 * Splits a table into its cells, because each cell is read from top to bottom by itself; any other block is one part.
 */
function partsOf(block: ElementContent): ElementContent[] {
  if (block.type !== 'element' || !['table', 'thead', 'tbody', 'tr'].includes(block.tagName)) return [block];
  return block.children.flatMap(partsOf);
}

/** Lists the lines of a block as Word shows them. Words after a tab or many spaces make a line of their own. */
function linesOf(block: ElementContent): string[] {
  return textWithBreaks(block)
    .split(/[\n\t]+|(?<! ) {4,}(?! |tháng|năm)/)
    .map(cleanLine)
    .filter(Boolean);
}

/** Gives the text of a node, with a line break after each paragraph and each break. */
function textWithBreaks(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const text = node.children.map(textWithBreaks).join('');
  const isLine = isHeading(node) || ['p', 'br', 'td', 'th', 'li'].includes(node.tagName);
  return isLine ? `${text}\n` : text;
}

function isBold(block: Element): boolean {
  return (
    isHeading(block) ||
    block.children.every((child) => isElement(child, 'strong') || textWithBreaks(child).trim() === '')
  );
}

function hasWords(text: string): boolean {
  // Some draw a line as ---o0o---.
  return /[\p{L}\d]/u.test(text.replace(/^[\s*_–—-]*[o0]{3}[\s*_–—-]*$/i, ''));
}

function isInCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

/** Writes a subject as the continuation of its kind: in small letters, except for a name. */
function afterKind(subject: string): string {
  if (isInCapitals(subject)) return subject.toLowerCase();
  const isName = /^(?:Ủy ban|Hội đồng nhân dân|Đảng|Mặt trận|Chính phủ)|^(?:\p{Lu}\S* ){2}\p{Lu}/u.test(
    subject,
  );
  return isName ? subject : subject.charAt(0).toLowerCase() + subject.slice(1);
}
