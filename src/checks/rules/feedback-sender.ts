import { problem, type Problem } from '../../problems/problem.ts';
import { bodyMatches } from '../texts.ts';
import { isOf, type Rule } from '../rule.ts';

export const feedbackSender: Rule = {
  entry: (reading) => {
    if (!isOf(reading, 'feedback')) return [];
    const { file, data, body, bodyLine, positionOf: positionOf } = reading.entry;
    const inFields = (['topic', 'question', 'answer'] as const).flatMap((key): Problem[] =>
      [...(data[key] ?? '').matchAll(SENDER)]
        .slice(0, 1)
        .map(([sample]) => problem('feedback-sender', file, { sample }, positionOf([key]))),
    );
    const inBody = bodyMatches(body, bodyLine, SENDER)
      .slice(0, 1)
      .map(({ text: sample, position }) => problem('feedback-sender', file, { sample }, position));
    return [...inFields, ...inBody];
  },
};

/**
 * A person who says or is said to be somebody: a form of address and two to four capitalised words. Streets, bridges
 * and schools bear people's names too, and those who hold an office are named by it.
 */
const SENDER =
  /(?<!(?:[Đđ]ường|[Cc]ầu|[Cc]hợ|[Pp]hố|[Tt]rường|[Cc]hùa|[Mm]iếu|[Kk]ênh) )(?:(?<!\p{L})(?:(?:[Tt]ôi|[Ee]m|[Cc]háu|[Cc]on)(?: tên)? là|[Tt]ên tôi là|[Hh]ọ (?:và )?tên\s*:)|(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ụ)) (?!(?:Chủ tịch|Phó|Bí thư|Giám đốc|Trưởng|Mẹ Việt Nam)(?!\p{L}))(?:\p{Lu}\p{Ll}+ ){1,3}\p{Lu}\p{Ll}*/gu;
