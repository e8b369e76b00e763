import type { Position } from '../reading/positions.ts';
import { LONE_BRACKETS, TASK, TASKS } from './filled-in.ts';
import { occursIn, type QuickPattern } from './quick-pattern.ts';
import { bodyMatches, withoutCode, type FieldText } from './texts.ts';

/** Finds what the scaffold or a proposal left in a field for the editor to replace; undefined for a field that is filled in. */
export function placeholderIn({ path, text }: FieldText): string | undefined {
  const example = EXAMPLES.get(String(path.findLast((part) => typeof part === 'string')));
  if (example?.includes(text.trim())) return text.trim();
  if (!text.includes('[')) return undefined;
  return text.match(TASKS)?.[0] ?? WHOLE.exec(text.trim())?.[0];
}

/** Finds what no portal publishes in a field: a placeholder, or a name, number or place made up for examples. */
export function sampleIn(field: FieldText): string | undefined {
  const placeholder = placeholderIn(field);
  if (placeholder !== undefined) return placeholder;
  // A heading such as “[Hỏi đáp] Làm khai sinh ở đâu” names a column; elsewhere brackets are a place to fill in.
  const sample = isHeading(field) ? MADE_UP : ANY;
  return occursIn(field.text, sample) ? sample.pattern.exec(field.text)?.[0] : undefined;
}

/** Finds placeholders in a body; of one that is no example, also what was made up for examples. */
export function samplesInBody(
  body: string,
  firstLine: number,
  isDemo: boolean,
): { text: string; position: Position }[] {
  if (!occursIn(body, isDemo ? TASK : ANY)) return [];
  return bodyMatches(withoutCode(body), firstLine, isDemo ? TASKS : new RegExp(ANY.pattern, 'giu'));
}

function isHeading({ path }: FieldText): boolean {
  return path.length === 1 && HEADINGS.has(String(path[0]));
}

const HEADINGS = new Set(['title', 'name', 'subject', 'topic', 'summary']);

/** A value that is nothing but words in brackets. */
const WHOLE = /^\[(?=[^\]\n]*\p{L}{2})[^\]\n]+\]$/u;

/** Examples of the schemas and the sentences that say something untrue when they are pasted, by their key. */
const EXAMPLES = new Map([
  ['alt', ['Cán bộ hướng dẫn người dân nộp hồ sơ', 'Học sinh dự lễ khai giảng']],
  ['formerNames', ['Xã Đông Hòa']],
]);

/** Words in square brackets that are no link. */
const BRACKETED = String.raw`(?<![\w\[\]!\\])\[(?!\^)(?:…|\.\.\.|(?=[^\]\[\n]{0,200}\p{L}{2})[^\]\[\n]{1,300})\](?![([:]| \([^()\s]{1,300}\.[a-z0-9]{2,5}\))`;

/** Lorem ipsum, people named after letters, invented places, domains and numbers, the placeholder mailbox of a new portal. */
const MADE_UP_WORDS = [
  String.raw`\blorem ipsum\b`,
  String.raw`(?:Nguyễn|Trần|Lê|Phạm|Hoàng) (?:Văn|Thị) [A-EX](?![\p{L}])`,
  String.raw`(?<![\w.-])(?:[\w-]{1,63}\.){0,5}(?:vidu|donvi)\.(?:gov\.)?vn\b|\bcan-bo-sung@[\w.-]{1,100}|\bexample\.(?:com|org|net)\b`,
  String.raw`Xã Minh Họa|Phường Thử Nghiệm|Tỉnh Ví Dụ|(?:đường|thôn|ấp|khu phố) Mẫu(?!\p{L}| \p{L})`,
  String.raw`(?<!\d)0(?:200[ .]?000[ .]?00\d\d|123[ .]?456[ .]?789|000[ .]?000[ .]?000)(?!\d)`,
].join('|');

/** A part of each of them that is found fast, because nothing is looked for in front of it. */
const MADE_UP_NEEDS =
  /lorem ipsum| (?:Văn|Thị) [A-EX](?!\p{L})|(?:vidu|donvi|example)\.|can-bo-sung@|Minh Họa|Thử Nghiệm|Ví Dụ| Mẫu(?!\p{L}| \p{L})|0(?:200|123|000)[ .]?\d/iu;

/** Exported for their test. */
export const MADE_UP: QuickPattern = { needs: MADE_UP_NEEDS, pattern: new RegExp(MADE_UP_WORDS, 'iu') };
export const ANY: QuickPattern = {
  needs: new RegExp(`${LONE_BRACKETS.source}|${MADE_UP_NEEDS.source}`, 'iu'),
  pattern: new RegExp(`${BRACKETED}|${MADE_UP_WORDS}`, 'iu'),
};
