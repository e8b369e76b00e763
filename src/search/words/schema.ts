import { z } from 'zod';
import { foldedSyllables, syllablesOf } from '../../text/syllables.ts';

/** The most syllables of what residents say: a longer phrase is a sentence, and nobody else would type it. */
const MAX_SYLLABLES = 6;

/** The most syllables of what official texts say, which is seldom short. */
const MAX_OFFICIAL_SYLLABLES = 8;

/** The most phrases for one procedure, because all of them travel to every visitor. */
const MAX_PHRASES = 16;

const phrase = phraseOf(MAX_SYLLABLES);

const phrases = z
  .array(phrase)
  .min(1)
  .max(MAX_PHRASES)
  .refine((list) => new Set(list.map(fold)).size === list.length, 'Có từ ghi hai lần.');

/** A line of the residents’ words: a national code, the official name in short, phrases that add to the name. */
export const procedureWordsSchema = z
  .strictObject({
    code: z.string().regex(/^\d\.\d{6}$/, 'Mã gồm một chữ số, dấu chấm, sáu chữ số.'),
    name: z.string().min(1).max(70),
    words: phrases,
  })
  .refine(
    ({ name, words }) => !words.some((text) => repeats(text, name)),
    'Có từ chỉ nhắc lại tên chính thức; ô tìm đã biết tên.',
  );

/** A line of the thesaurus: an official wording, and the phrases of residents that stand for it. */
export const wordingSchema = z
  .strictObject({ official: phraseOf(MAX_OFFICIAL_SYLLABLES), phrases })
  .refine(
    ({ official, phrases: list }) => !list.some((text) => fold(text) === fold(official)),
    'Cách nói của người dân trùng với cách nói chính thức.',
  );

/** Residents’ words for a procedure. */
export type ProcedureWords = z.output<typeof procedureWordsSchema>;

function phraseOf(maxSyllables: number) {
  return z
    .string()
    .refine((text) => text === text.normalize('NFC'), 'Viết bằng Unicode dựng sẵn (NFC).')
    .refine((text) => /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u.test(text), 'Chỉ có chữ, số và dấu cách đơn.')
    .refine((text) => syllablesOf(text).length <= maxSyllables, `Dài nhất ${maxSyllables} tiếng.`);
}

function repeats(text: string, name: string): boolean {
  const known = new Set(foldedSyllables(name));
  return foldedSyllables(text).every((syllable) => known.has(syllable));
}

function fold(text: string): string {
  return foldedSyllables(text).join(' ');
}
