import { foldedSyllables } from '../../text/syllables.ts';
import { procedureWordsSchema, type ProcedureWords } from './schema.ts';
import { WORDS_BY_CODE } from './words-by-code.ts';

/**
 * Gives the words by which a procedure is searched besides its name: the editor’s own, then those that residents use
 * for the national code. Leaves out a phrase that equals an earlier one when both are folded.
 * @param code as content writes it: `1.001193`, or with the place, `1.001193.000.00.00.H01`
 * @example keywordsOf('1.000656', ['giấy báo tử']) // ['giấy báo tử', 'báo tử', 'giấy chứng tử', …]
 */
export function keywordsOf(code: string, editors: readonly string[] = []): string[] {
  const byFold = new Map<string, string>();
  for (const words of [...editors, ...residentsWords(code)]) {
    const folded = foldedSyllables(words).join(' ');
    if (!byFold.has(folded)) byFold.set(folded, words);
  }
  return [...byFold.values()];
}

/** Lists every line of the data. Throws on a line that is not in the form which the README describes. */
export function readProcedureWords(lines = WORDS_BY_CODE): ProcedureWords[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code, name, words, ...rest] = line.split(' | ');
      const read = procedureWordsSchema.safeParse({ code, name, words: words?.split(', ') });
      if (read.success && rest.length === 0) return read.data;
      const reasons = read.error?.issues.map(({ message }) => message) ?? ['Mỗi dòng chỉ có ba phần.'];
      throw new Error(`src/search/words/words-by-code.ts: “${line.slice(0, 60)}”: ${reasons.join(' ')}`);
    });
}

function residentsWords(code: string): readonly string[] {
  wordsByCode ??= new Map(readProcedureWords().map(({ code: national, words }) => [national, words]));
  return wordsByCode.get(/^\d\.\d{6}(?!\d)/.exec(code.trim())?.[0] ?? '') ?? [];
}

/** Read once, with the first procedure. */
let wordsByCode: ReadonlyMap<string, readonly string[]> | undefined;
