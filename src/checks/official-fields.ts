import type { PortalContent } from '../reading/content.ts';
import type { Position } from '../reading/positions.ts';

/** A telephone number or address of the office, as a portal, a leader or a contact point gives it. */
export interface OfficialField {
  file: string;
  value: string;
  position(): Position;
}

/** Lists what a portal publishes of its office under the given keys. */
export function officialFields(
  { portal, entries }: PortalContent,
  keys: ('phone' | 'fax' | 'email')[],
): OfficialField[] {
  const sources = [
    ...(portal
      ? [
          {
            file: portal.file,
            data: portal.data as object,
            path: [] as string[],
            positionOf: portal.positionOf,
          },
          {
            file: portal.file,
            data: portal.data.hotline ?? {},
            path: ['hotline'],
            positionOf: portal.positionOf,
          },
        ]
      : []),
    ...[...entries.leader, ...entries.contact].map(({ file, data, positionOf: positionOf }) => ({
      file,
      data: data as object,
      path: [] as string[],
      positionOf,
    })),
  ];
  return sources.flatMap(({ file, data, path, positionOf }) =>
    keys.flatMap((key) => {
      const value = (data as Record<string, unknown>)[key];
      return typeof value === 'string' ? [{ file, value, position: () => positionOf([...path, key]) }] : [];
    }),
  );
}
