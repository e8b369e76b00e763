import type { PortalContent } from '../reading/content.ts';
import type { Position } from '../reading/positions.ts';
import { bareContact } from '../text/personal-data.ts';

/** A phone number or e-mail address that a portal, a leader or a contact point publishes. */
interface OfficialField {
  file: string;
  value: string;
  position(): Position;
}

/** Lists the phone numbers and e-mail addresses that a portal publishes under the given keys. */
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
            path: [] as PropertyKey[],
            positionOf: portal.positionOf,
          },
          {
            file: portal.file,
            data: portal.data.hotline ?? {},
            path: ['hotline'],
            positionOf: portal.positionOf,
          },
          {
            file: portal.file,
            data: portal.data.complaints ?? {},
            path: ['complaints'],
            positionOf: portal.positionOf,
          },
          {
            file: portal.file,
            // Reports of incidents may go to an office of another level, with an e-mail address of its own.
            data: { phone: portal.data.incident?.phone },
            path: ['incident'],
            positionOf: portal.positionOf,
          },
          ...(['hotlines', 'notices', 'matters'] as const).flatMap((key) =>
            portal.data[key].map((data: object, index) => ({
              file: portal.file,
              data,
              path: [key, index],
              positionOf: portal.positionOf,
            })),
          ),
        ]
      : []),
    ...[...entries.leader, ...entries.contact].map(({ file, data, positionOf }) => ({
      file,
      data: data as object,
      path: [] as PropertyKey[],
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

/** Lists the phone numbers and addresses that the office itself publishes, each in its bare form. */
export function officialContacts(content: PortalContent): Set<string> {
  return new Set(
    officialFields(content, ['phone', 'fax', 'email']).flatMap(({ value }) =>
      value.split(/[;,/]/).map(bareContact),
    ),
  );
}
