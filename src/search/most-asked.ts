import { stripMarks } from '../text/fold.ts';
import { normaliseSpelling } from '../text/syllables.ts';

/**
 * What residents look for most, most asked first: the words that they type and, where these alone would find another
 * item first, a colon and the name that they mean.
 */
const MOST_ASKED = `
giờ làm việc, đường dây nóng, chủ tịch xã, khai sinh, căn cước: cấp thẻ căn cước, sổ đỏ, tạm trú, kết hôn, chứng thực: chứng thực bản sao
hotline, liên hệ, công an xã, hộ khẩu, thường trú, khai tử, độc thân, tình trạng hôn nhân, hộ kinh doanh
bí thư xã, phó chủ tịch xã, lịch tiếp công dân, trạm y tế, một cửa, tách hộ, trích lục khai sinh
sao y bản chính, hộ nghèo, bảo hiểm y tế, khuyết tật, chữ ký: chứng thực chữ ký, tạm vắng, giấy phép xây dựng, tra cứu hồ sơ
`
  .trim()
  .split(/, |\n/);

/** The most letters of a query to complete; a longer query has told what it is about. */
const MAX_LETTERS = 9;

/** The most completions of a query: a single letter begins up to eight of the list. */
const MAX_COMPLETIONS = 5;

const SPELLED = MOST_ASKED.map((line) => {
  const [term = '', name = term] = line.split(': ');
  return { name, folded: stripMarks(term), marked: [...normaliseSpelling(term)] };
});

/**
 * Completes a query of a few letters to the names of what residents ask most, most asked first. Marks that were typed
 * must fit.
 * @example completionsOf('tam t') // ['tạm trú']
 * @example completionsOf('tâm t') // []
 */
export function completionsOf(query: string): string[] {
  const typed = normaliseSpelling(query).replace(/\s+/gu, ' ').replace(/^ /, '');
  const letters = typed.replace(/ /g, '').length;
  if (letters === 0 || letters > MAX_LETTERS) return [];
  const folded = stripMarks(typed);
  return SPELLED.filter(
    (each) => each.folded !== folded && each.folded.startsWith(folded) && fits(typed, each.marked),
  )
    .slice(0, MAX_COMPLETIONS)
    .map(({ name }) => name);
}

/** Says whether each letter typed with a mark has it in the term; one without may get it with a later key. */
function fits(typed: string, marked: readonly string[]): boolean {
  return [...typed].every((letter, at) => letter === stripMarks(letter) || letter === marked[at]);
}
