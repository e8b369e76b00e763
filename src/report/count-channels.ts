import type { Period } from '../schemas/report.ts';
import { activityForms, channels } from '../schemas/vocabulary.ts';
import { describeItems, selectItems } from './count-items.ts';
import type { Item } from './item.ts';
import type { Count, Row } from './row.ts';

/**
 * Counts the distinct ways of informing people that were used in a period: the channels of publications, the forms of
 * activities that took place, and the portal itself. The first item of each proves it.
 */
export function countChannels(period: Period, row: Row): Count {
  const { countable, notCounted, excluded } = selectItems(period, row);
  const used = Map.groupBy(
    countable.filter(({ times }) => times > 0),
    wayOf,
  );
  const firsts = [...used.values()].map((items) => items[0]!);
  return {
    actual: used.size,
    each: [...used].map(([id, items]) => ({
      ...{ id, label: nameOfWay(items[0]!), required: 0 },
      actual: items.length,
    })),
    counted: describeItems(firsts, period, row.plan, () => 1).map((described, index) => ({
      ...described,
      standsFor: [wayOf(firsts[index]!)],
    })),
    notCounted,
    excluded,
  };
}

/** The kind stands before the id, because other channels and other forms share one. */
function wayOf({ channel, form }: Item): string {
  if (channel !== undefined) return `channel-${channel}`;
  return form === undefined ? 'portal' : `form-${form}`;
}

function nameOfWay({ channel, form }: Item): string {
  if (channel !== undefined) return (channels as Record<string, string>)[channel] ?? channel;
  if (form !== undefined) return (activityForms as Record<string, string>)[form] ?? form;
  return 'Cổng thông tin điện tử của đơn vị';
}
