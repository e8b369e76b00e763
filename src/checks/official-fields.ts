import type { PortalContent } from '../reading/content.ts';
import type { Place } from '../reading/yaml.ts';

/** A telephone number or address of the office, as a portal, a leader or a contact point gives it. */
export interface OfficialField {
  file: string;
  value: string;
  place(): Place;
}

/** Lists what a portal publishes of its office under the given keys. */
export function officialFields(
  { portal, entries }: PortalContent,
  keys: ('phone' | 'fax' | 'email')[],
): OfficialField[] {
  const sources = [
    ...(portal
      ? [
          { file: portal.file, data: portal.data as object, path: [] as string[], placeOf: portal.placeOf },
          { file: portal.file, data: portal.data.hotline ?? {}, path: ['hotline'], placeOf: portal.placeOf },
        ]
      : []),
    ...[...entries.leader, ...entries.contact].map(({ file, data, placeOf }) => ({
      file,
      data: data as object,
      path: [] as string[],
      placeOf,
    })),
  ];
  return sources.flatMap(({ file, data, path, placeOf }) =>
    keys.flatMap((key) => {
      const value = (data as Record<string, unknown>)[key];
      return typeof value === 'string' ? [{ file, value, place: () => placeOf([...path, key]) }] : [];
    }),
  );
}
