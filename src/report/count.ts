import type { Period } from '../schemas/report.ts';
import { countFeedback } from './count-feedback.ts';
import { countFigures, countVisits } from './count-figures.ts';
import { countItems } from './count-items.ts';
import { countProcedures } from './count-procedures.ts';
import { countSections } from './count-sections.ts';
import { peopleOf } from './item.ts';
import type { Count, Row } from './row.ts';

/** Counts what a target measures in one period. */
export function countIn(period: Period, row: Row): Count {
  switch (row.target.measure) {
    case 'articles':
    case 'publications':
    case 'documents':
      return countItems(period, row, () => 1);
    case 'activities':
      return countItems(period, row, row.target.once ? () => 1 : ({ times }) => times);
    case 'people':
      return countItems(period, row, (item) => peopleOf(item, row.target.filter.audience));
    case 'visits':
      return countVisits(period, row);
    case 'sections':
      return countSections(period, row);
    case 'procedures':
      return countProcedures(period, row);
    case 'feedback':
      return countFeedback(period, row);
    case 'figures':
      return countFigures(period, row);
  }
}
