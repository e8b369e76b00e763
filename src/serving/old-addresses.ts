import { z } from 'zod';
import { oldAddress } from '../schemas/fields.ts';
import { readHost } from '../schemas/portal-address.ts';

const oldAddresses = z.object({
  /** Both addresses begin at the root of the portal; `to` is encoded. */
  moves: z.array(
    z.object({
      from: oldAddress(),
      to: z
        .string()
        .max(2000)
        .regex(/^\/(?:[a-zA-Z0-9._~%-]+\/)*[a-zA-Z0-9._~%-]*$/),
    }),
  ),
  formerHosts: z.array(z.string().refine((host) => readHost(host) === host)),
});

export type OldAddresses = z.output<typeof oldAddresses>;

/**
 * Writes the file that tells the configuration of a web server what a static site cannot answer: the old addresses with a
 * query, and the hosts of the portals that this one replaced.
 * @param moves those without a query are left out, because they have a page
 */
export function writeOldAddresses(
  moves: readonly { from: string; to: string }[],
  formerHosts: string[],
): string {
  const asked = moves
    .filter(({ from }) => from.includes('?'))
    .map(({ from, to }) => ({ from, to: encodeURI(to) }));
  return `${JSON.stringify({ moves: asked, formerHosts: [...new Set(formerHosts)] })}\n`;
}

/**
 * Reads the file; null for one that is damaged. Trusts nothing, because what it says becomes a server's configuration.
 * @param text undefined for a site without the file, which has no old addresses
 */
export function readOldAddresses(text: string | undefined): OldAddresses | null {
  if (text === undefined) return { moves: [], formerHosts: [] };
  try {
    return oldAddresses.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
