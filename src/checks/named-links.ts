import type { Entry, YamlFile } from '../reading/read.ts';
import type { Place } from '../reading/yaml.ts';
import type { Reading } from './rule.ts';

/** A link to the outside, and where it is written. */
export interface NamedLink {
  href: string;
  place(): Place;
}

/** A link with the words that people see. */
export interface LabelledLink extends NamedLink {
  text: string;
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

/** Lists the links of a body with their words. */
export function bodyLinks({ outline }: Reading): LabelledLink[] {
  return outline.links.map(({ target, text, line, column }) => ({
    ...{ text, href: target },
    place: () => ({ line, column }),
  }));
}

/** Lists the links that an entry makes of its fields, with the words that its page shows for them. */
export function labelledLinks({ data, placeOf }: Entry): LabelledLink[] {
  const { url, source, attachments, ...words } = data as FieldsWithLinks;
  const at = (path: PropertyKey[]) => () => placeOf(path);
  return [
    ...(['title', 'outlet'] as const).flatMap((key) =>
      url && words[key] ? { text: words[key], href: url, place: at([key]) } : [],
    ),
    ...(source ? [{ text: source.name, href: source.url, place: at(['source', 'name']) }] : []),
    ...(attachments ?? []).flatMap(({ src, name }, index) =>
      name ? { text: name, href: src, place: at(['attachments', index, 'name']) } : [],
    ),
  ];
}

interface FieldsWithLinks {
  title?: string;
  outlet?: string;
  url?: string;
  source?: { name: string; url: string };
  attachments?: { src: string; name?: string }[];
}

/** Lists the links that a portal.yaml names, with their names. */
export function labelledPortalLinks({ data, placeOf }: YamlFile<'portal'>): LabelledLink[] {
  return (['links', 'tiles'] as const).flatMap((list) =>
    (data[list] ?? []).map(({ name, url }, index) => ({
      ...{ text: name, href: url },
      place: () => placeOf([list, index, 'name']),
    })),
  );
}
