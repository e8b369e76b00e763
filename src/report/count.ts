import type { Period } from '../schemas/report.ts';
import { countAccounts } from './count-accounts.ts';
import { countChannels } from './count-channels.ts';
import { countEach } from './count-each.ts';
import { countFeedback } from './count-feedback.ts';
import { countFigures, countVisits } from './count-figures.ts';
import { countGaps } from './count-gaps.ts';
import { countItems } from './count-items.ts';
import { countProcedures } from './count-procedures.ts';
import { countSections } from './count-sections.ts';
import { countTasks } from './count-tasks.ts';
import { peopleOf, type Item } from './item.ts';
import type { Count, Row } from './row.ts';

/** Counts what a target measures in one period. */
export function countIn(period: Period, row: Row): Count {
  switch (row.target.measure) {
    case 'articles':
    case 'publications':
    case 'documents':
      return countAmounts(period, row, () => 1);
    case 'activities':
      return countAmounts(period, row, row.target.once ? () => 1 : ({ times }) => times);
    case 'people':
      return countItems(period, row, (item) => peopleOf(item, row.target.filter.audience));
    case 'channels':
      return countChannels(period, row);
    case 'visits':
      return countVisits(period, row);
    case 'sections':
      return countSections(period, row);
    case 'procedures':
      return countProcedures(period, row);
    case 'feedback':
      return countFeedback(period, row);
    case 'tasks':
      return countTasks(period, row);
    case 'figures':
      return countFigures(period, row);
    case 'accounts':
      return countAccounts(row);
  }
}

/** Counts items by what the target asks of them: a number in all, a number in each of several groups, no long gap. */
function countAmounts(period: Period, row: Row, amountOf: (item: Item) => number): Count {
  const { eachOf, maxGapDays } = row.target;
  if (maxGapDays) return countGaps(period, row, maxGapDays);
  if (eachOf && eachOf !== 'declared') return countEach(period, row, eachOf, amountOf);
  return countItems(period, row, amountOf);
}
