import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const feedbackSender: Rule = {
  entry: (reading) => {
    if (!isOf(reading, 'feedback')) return [];
    const { file, data, placeOf } = reading.entry;
    return (['topic', 'question', 'answer'] as const).flatMap((key) => {
      const sample = SENDER.exec(data[key] ?? '')?.[0];
      return sample ? problem('feedback-sender', file, { sample }, placeOf([key])) : [];
    });
  },
};

/** A person who says or is said to be somebody: a form of address and two to four capitalised words. */
const SENDER =
  /(?:(?:[Tt]ôi|[Ee]m|[Cc]háu|[Cc]on)(?: tên)? là|[Tt]ên tôi là|[Hh]ọ (?:và )?tên\s*:|(?<![\p{L}])(?:[ÔôÔ]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ụ)) (?!Chủ tịch|Phó|Bí thư|Giám đốc|Trưởng)(?:\p{Lu}\p{Ll}+ ){1,3}\p{Lu}\p{Ll}*/u;
