import { codes, explain, isCode, listCodes } from '../problems/explanation.ts';
import { nearest } from '../reading/nearest.ts';
import { Failure } from '../terminal/failure.ts';

/** Columns of the list of codes. */
const WIDTH = 80;

/** Explains a code of a problem; lists all codes for an empty one. Throws a Failure for a code that does not exist. */
export function explainCode(code: string): string {
  if (code === '') return listCodes(WIDTH);
  if (isCode(code)) return explain(code);
  const near = nearest(code, codes);
  throw new Failure(
    `Không có mã “${code}”.${near ? ` Có thể là: ${near}` : ''} Xem tất cả: npm run check -- --explain`,
  );
}
