import { problem, type Problem } from '../../problems/problem.ts';
import { CITIZEN_NUMBER, citizenNumbersIn, maskedNumber } from '../../text/personal-data.ts';
import { hindrancesOf } from '../held-back.ts';
import { bodyMatches } from '../texts.ts';
import type { Rule } from '../rule.ts';

export const citizenNumber: Rule = {
  entry: ({ entry, texts }) => {
    if (!hindrancesOf(entry).hasCitizenNumber) return [];
    const { file, body, bodyLine, positionOf } = entry;
    const inFields = texts.flatMap(({ path, text }): Problem[] =>
      citizenNumbersIn(text).map((number) =>
        problem('citizen-number', file, maskedNumber(number), positionOf(path)),
      ),
    );
    const inBody = bodyMatches(body, bodyLine, CITIZEN_NUMBER).map(({ text, position }) =>
      problem('citizen-number', file, maskedNumber(text), position),
    );
    return [...inFields, ...inBody];
  },
};
