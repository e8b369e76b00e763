import { problem } from '../../problems/problem.ts';
import { hasMap } from '../required-parts.ts';
import { isOf, type Rule } from '../rule.ts';

export const mapMissing: Rule = {
  entry: (context) =>
    isOf(context, 'intro') && context.entry.slug === 'ban-do-hanh-chinh' && !hasMap(context.entry)
      ? [problem('map-missing', context.entry.file, {})]
      : [],
};
