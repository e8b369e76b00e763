import { problem, type Problem } from '../../problems/problem.ts';
import { bodyMatches } from '../texts.ts';
import { isOf, type Rule } from '../rule.ts';

export const feedbackSender: Rule = {
  entry: (context) => {
    if (!isOf(context, 'feedback')) return [];
    const { file, data, body, bodyLine, positionOf } = context.entry;
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
 * The name of a person: “tôi là” or a form of address, then two to four capitalised words. Streets, bridges and schools
 * with people's names do not match, nor do people named by their office.
 */
const SENDER =
  /(?<!(?:[Đđ]ường|[Cc]ầu|[Cc]hợ|[Pp]hố|[Tt]rường|[Cc]hùa|[Mm]iếu|[Kk]ênh) )(?:(?<!\p{L})(?:(?:[Tt]ôi|[Ee]m|[Cc]háu|[Cc]on)(?: tên)? là|[Tt]ên tôi là|[Hh]ọ (?:và )?tên\s*:)|(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ụ)) (?!(?:Chủ tịch|Phó|Bí thư|Giám đốc|Trưởng|Mẹ Việt Nam)(?!\p{L}))(?:\p{Lu}\p{Ll}+ ){1,3}\p{Lu}\p{Ll}*/gu;
