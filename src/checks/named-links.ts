import type { Entry, YamlFile } from '../reading/read.ts';
import type { Position } from '../reading/positions.ts';
import type { EntryContext } from './rule.ts';

/** A link of an entry or of portal.yaml. */
interface NamedLink {
  href: string;
  position(): Position;
}

/** A link with the words that a page shows for it. */
export interface LabelledLink extends NamedLink {
  text: string;
}

/** Lists the links of an entry, in its fields and in its body. */
export function linksOf({ entry, outline }: EntryContext): NamedLink[] {
  const { url, source } = entry.data as { url?: string; source?: { url: string } };
  return [
    ...(url ? [{ href: url, position: () => entry.positionOf(['url']) }] : []),
    ...(source ? [{ href: source.url, position: () => entry.positionOf(['source', 'url']) }] : []),
    ...outline.links.map(({ target, line, column }) => ({
      href: target,
      position: () => ({ line, column }),
    })),
  ];
}

/** Lists the links of a portal.yaml. */
export function portalLinks(portal: YamlFile<'portal'>): NamedLink[] {
  const { data, positionOf } = portal;
  const alone = [
    ...(
      [
        ['notice', data.notice?.url],
        ['survey', data.survey?.url],
        ['feedback', data.feedback?.url],
      ] as const
    ).map(([key, href]) => ({ href, path: [key, 'url'] })),
    ...(['zalo', 'facebook'] as const).map((key) => ({ href: data.social?.[key], path: ['social', key] })),
  ];
  const noticed = data.notices.map(({ url }, index) => ({ href: url, path: ['notices', index, 'url'] }));
  return [
    ...listedLinks(portal).map(({ link: { url }, path }) => ({
      href: url,
      position: () => positionOf([...path, 'url']),
    })),
    ...[...alone, ...noticed].flatMap(({ href, path }) =>
      href ? [{ href, position: () => positionOf(path) }] : [],
    ),
  ];
}

/** Lists the named links in the lists of a portal.yaml. */
function listedLinks({
  data,
}: YamlFile<'portal'>): { link: { name: string; url: string }; path: PropertyKey[] }[] {
  const lists: [PropertyKey[], { name: string; url: string }[]][] = [
    [['links'], data.links],
    [['tiles'], data.tiles ?? []],
    [['groups'], data.groups],
    [['feedback', 'ways'], data.feedback?.ways ?? []],
  ];
  return lists.flatMap(([path, links]) => links.map((link, index) => ({ link, path: [...path, index] })));
}

/** Lists the links in the body of an entry with their words. */
export function bodyLinks({ outline }: EntryContext): LabelledLink[] {
  return outline.links.map(({ target, text, line, column }) => ({
    ...{ text, href: target },
    position: () => ({ line, column }),
  }));
}

/** Lists the links in the fields of an entry with the words that its page shows for them. */
export function labelledLinks({ data, positionOf }: Entry): LabelledLink[] {
  const { url, source, attachments, forms, ...words } = data as FieldsWithLinks;
  const at = (path: PropertyKey[]) => () => positionOf(path);
  return [
    ...(['title', 'outlet'] as const).flatMap((key) =>
      url && words[key] ? { text: words[key], href: url, position: at([key]) } : [],
    ),
    ...(source ? [{ text: source.name, href: source.url, position: at(['source', 'name']) }] : []),
    ...(attachments ?? []).flatMap(({ src, name }, index) =>
      name ? { text: name, href: src, position: at(['attachments', index, 'name']) } : [],
    ),
    ...(forms ?? []).map(({ src, name }, index) => ({
      ...{ text: name, href: src },
      position: at(['forms', index, 'name']),
    })),
  ];
}

interface FieldsWithLinks {
  title?: string;
  outlet?: string;
  url?: string;
  source?: { name: string; url: string };
  attachments?: { src: string; name?: string }[];
  forms?: { src: string; name: string }[];
}

/** Lists the links of a portal.yaml with their names. */
export function labelledPortalLinks(portal: YamlFile<'portal'>): LabelledLink[] {
  return listedLinks(portal).map(({ link: { name, url }, path }) => ({
    ...{ text: name, href: url },
    position: () => portal.positionOf([...path, 'name']),
  }));
}
