import { channels } from '../schemas/vocabulary.ts';
import type { Count, Row } from './row.ts';

/** Counts the official accounts that portal.yaml names on the day of the report, on the channels that the target asks for. */
export function countAccounts({ target: { filter }, evidence }: Row): Count {
  const counted = evidence.accounts.filter(
    ({ channel }) => !filter.channels || filter.channels.includes(channel),
  );
  return {
    actual: counted.length,
    counted: counted.map(({ channel, path, url }) => ({ path, title: channels[channel], date: null, url })),
    notCounted: [],
    excluded: {},
  };
}
