import type { YamlFile } from '../reading/read.ts';
import type { Place } from '../reading/yaml.ts';
import type { Reading } from './rule.ts';

/** A link to the outside, and where it is written. */
export interface NamedLink {
  href: string;
  place(): Place;
}

/** Lists the links of an entry: those of its body and those of its fields. */
export function linksOf({ entry, outline }: Reading): NamedLink[] {
  const { url, source } = entry.data as { url?: string; source?: { url: string } };
  return [
    ...(url ? [{ href: url, place: () => entry.placeOf(['url']) }] : []),
    ...(source ? [{ href: source.url, place: () => entry.placeOf(['source', 'url']) }] : []),
    ...outline.links.map(({ target, line, column }) => ({ href: target, place: () => ({ line, column }) })),
  ];
}

/** Lists the links that a portal.yaml names, to the outside and to its own pages. */
export function portalLinks({ data, placeOf }: YamlFile<'portal'>): NamedLink[] {
  const lists = (['links', 'tiles'] as const).flatMap((list) =>
    (data[list] ?? []).map(({ url }, index) => ({ href: url, place: () => placeOf([list, index, 'url']) })),
  );
  const notice = data.notice?.url;
  return notice ? [...lists, { href: notice, place: () => placeOf(['notice', 'url']) }] : lists;
}
