import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const tableHeader: Rule = {
  entry: ({ entry, outline }) =>
    outline.tables
      .filter(({ hasHeader }) => !hasHeader)
      .map((position) => problem('table-header', entry.file, {}, position)),
};
