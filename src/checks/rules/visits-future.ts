import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const visitsFuture: Rule = {
  portal: ({ content: { visits }, today }) =>
    (visits?.data ?? []).flatMap(({ from, to }, index) =>
      from > today ? problem('visits-future', visits!.file, { to }, visits!.placeOf([index])) : [],
    ),
};
