/**
 * Makes a comment of what the checks of a proposal printed. The proposal may have changed the program that printed it,
 * so the text is only ever quoted: no line of it begins a line of the comment (GitLab runs lines that begin with `/`
 * as commands of whoever posts), calls no one by name and shows what it would hide.
 */
export function commentOf(text: string, { run, url }: { run: number; url: string }): string {
  const head = `${MARK}${run} -->\nKết quả [kiểm tra](${url}) của yêu cầu này, do chính lần kiểm tra đó in ra:\n\n`;
  const lines = text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `> ${line.replace(HIDDEN, show).replace(/(?<!\w)@/g, '@\u200b')}\n`);
  let room = MAX_COMMENT - head.length - CUT.length;
  const fitting = lines.findIndex((line) => (room -= line.length) < 0);
  if (fitting === -1) return head + lines.join('');
  return head + lines.slice(0, fitting).join('') + CUT;
}

/** How a comment of ours begins. */
export const MARK = '<!-- cong-xa:';

/** The characters of a comment; GitHub takes 65,536. */
const MAX_COMMENT = 60_000;

const CUT = '\nKết quả còn dài; xem đủ ở lần kiểm tra.\n';

/** Controls but the tab, and what turns or hides text. */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu;

function show(character: string): string {
  return character === '\t' ? ' ' : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
