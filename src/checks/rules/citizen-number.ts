import { problem, type Problem } from '../../problems/problem.ts';
import { bodyMatches } from '../texts.ts';
import type { Rule } from '../rule.ts';

export const citizenNumber: Rule = {
  entry: ({ entry, texts, written }) => {
    if (!written.some((text) => NINE_DIGITS.test(text))) return [];
    const { file, body, bodyLine, positionOf } = entry;
    const inFields = texts.flatMap(({ path, text }): Problem[] =>
      [...text.matchAll(CITIZEN)].map(([number]) =>
        problem('citizen-number', file, masked(number), positionOf(path)),
      ),
    );
    const inBody = bodyMatches(body, bodyLine, CITIZEN).map(({ text, position }) =>
      problem('citizen-number', file, masked(text), position),
    );
    return [...inFields, ...inBody];
  },
};

const NINE_DIGITS = /\d{3}[ .]?\d{3}[ .]?\d{3}/;

/**
 * Twelve digits that begin with the code of a province, 001 to 096 (Nghị định 137/2015/NĐ-CP, Điều 13), or nine digits
 * behind the name of an identity card. Numbers in an address or a file name do not match, nor do numbers that the text
 * calls an account or a case file.
 */
const CITIZEN =
  /(?<![\d./_\-\w=#&%])(?<!(?:[Mm]ã hồ sơ|[Tt]ài khoản|TK)[^\d\n]{0,10})0(?:0[1-9]|[1-8]\d|9[0-6])[ .]?\d{3}[ .]?\d{6}(?![\d_\-/.]*\d|\.[a-zA-Z])|(?<=(?:CMND|CMTND|CCCD|[Cc]ăn cước|[Cc]hứng minh(?: nhân dân| thư)?)[^\d\n]{0,20})\d{9}(?!\d)/gu;

/** Hides most of a number, because the report must not leak it again. */
function masked(number: string): { sample: string } {
  const digits = number.replace(/\D/g, '');
  return { sample: `${digits.slice(0, 3)}…${digits.slice(-3)}` };
}
