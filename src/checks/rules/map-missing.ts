import { problem } from '../../problems/problem.ts';
import { hasMap } from '../required-parts.ts';
import { isOf, type Rule } from '../rule.ts';

export const mapMissing: Rule = {
  entry: (reading) =>
    isOf(reading, 'intro') && reading.entry.slug === 'ban-do-hanh-chinh' && !hasMap(reading.entry)
      ? [problem('map-missing', reading.entry.file, {})]
      : [],
};
