/**
 * Writes a comment that quotes the output of a proposal's checks. Trusts none of that output, because the proposal may
 * have changed the program that printed it: no line of it begins a line of the comment (GitLab runs a line that begins
 * with `/` as a command of the author), none mentions a person, and hidden characters become visible.
 */
export function commentOf(text: string, { run, url }: { run: number; url: string }): string {
  const head = `${MARK}${run} -->\nKết quả [kiểm tra](${url}) của yêu cầu này, do chính lần kiểm tra đó in ra:\n\n`;
  const lines = text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `> ${line.replace(HIDDEN, show).replace(/(?<!\w)@/g, '@\u200b')}\n`);
  let room = MAX_COMMENT_LENGTH - head.length - CUT.length;
  const fitting = lines.findIndex((line) => (room -= line.length) < 0);
  if (fitting === -1) return head + lines.join('');
  return head + lines.slice(0, fitting).join('') + CUT;
}

/** The start of every comment of ours. */
export const MARK = '<!-- cong-xa:';

/** In characters; GitHub accepts 65,536. */
const MAX_COMMENT_LENGTH = 60_000;

const CUT = '\nKết quả còn dài; xem đủ ở lần kiểm tra.\n';

/** Control characters, and characters that reverse or hide text. */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu;

function show(character: string): string {
  return character === '\t' ? ' ' : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
