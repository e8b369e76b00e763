import { problem } from '../../problems/problem.ts';
import { slugify } from '../../text/fold.ts';
import type { Rule } from '../rule.ts';

export const vagueLink: Rule = {
  entry: ({ entry, outline }) =>
    outline.links
      .filter(
        ({ text }) => text.length <= MAX_VAGUE_LENGTH && MAY_BE_VAGUE.test(text) && VAGUE.test(slugify(text)),
      )
      .map(({ text, line, column }) =>
        problem('vague-link', entry.file, { text: text.trim() }, { line, column }),
      ),
};

/** Characters. Longer words say something. */
const MAX_VAGUE_LENGTH = 25;

/** The last word of a vague text, or no word at all. */
const MAY_BE_VAGUE =
  /(?:đây|day|thêm|them|tiết|tiet|tiếp|tiep|here|link|kết|ket|này|nay|về|ve|xuống|xuong|xem)[^\p{L}\d]*$|^[^\p{L}\d]*$/iu;

const VAGUE =
  /^(?:(?:xem|doc|bam|nhan|click|kich|tai|truy-cap|vao|chi-tiet|tim-hieu)-)?(?:tai-day|o-day|vao-day|day|xem-them|them|chi-tiet|xem-chi-tiet|doc-tiep|tiep|here|link|lien-ket|duong-link|link-nay|tai-ve|tai-xuong|xem|bam-vao-day)?$/;
