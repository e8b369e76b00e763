import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { readPortalAddress } from '../../schemas/portal-address.ts';
import { choosePortals, listPortals } from '../../store/content-folder.ts';
import { readPortalFile } from '../../store/portal-folder.ts';
import { Failure } from '../../terminal/failure.ts';
import type { SiteVerdict } from '../../verifying/verdict.ts';
import { findPublicKeys, PUBLIC_KEY_FILE } from '../deploy/operator-keys.ts';
import { verifySite, type VerifyOptions } from './verify-site.ts';

/** A site to check, and the portal that must be there. */
export interface ServedSite {
  portal: string | null;
  url: string;
}

/**
 * Lists the sites of the portals of a content folder, by their portal.yaml. Lists separately the portals without a
 * valid address, so that the others are still checked.
 * @param chosen undefined for all
 */
export function sitesOf(
  content: string,
  chosen: string[] | undefined,
): { sites: ServedSite[]; unknown: string[] } {
  const sites: ServedSite[] = [];
  const unknown: string[] = [];
  for (const portal of choosePortals(listPortals(content), chosen)) {
    const url = urlOf(content, portal);
    if (url === null) unknown.push(portal);
    else sites.push({ portal, url });
  }
  return { sites, unknown };
}

/** Gives the site at an address; the portal of the content that lives there, if there is one. */
export function siteAt(content: string, typed: string): ServedSite {
  const address = readPortalAddress(typed);
  if ('fault' in address)
    throw new Failure(
      `“${typed}” không phải địa chỉ của một cổng. Ghi https, tên máy và đường dẫn gốc; hỏi một máy chủ khác nơi tên miền trỏ tới thì thêm --at.`,
    );
  const { url } = address;
  return { portal: portalsIfThere(content).find((id) => urlOf(content, id) === url) ?? null, url };
}

/** Lists the portals of a content folder; none on a machine that has only the public key. */
function portalsIfThere(content: string): string[] {
  return existsSync(join(content, 'portals')) ? listPortals(content) : [];
}

function urlOf(content: string, portal: string): string | null {
  const read = readPortalFile(content, portal);
  const address = readPortalAddress('ok' in read ? read.ok.data.url : '');
  return 'url' in address ? address.url : null;
}

/** Reads the keys that manifests must be signed with. Throws a Failure when there are none. */
export function publicKeysOf(content: string): VerifyOptions['keys'] {
  const keys = findPublicKeys(content);
  if (keys) return keys;
  throw new Failure(
    `Chưa có khóa công khai ${PUBLIC_KEY_FILE} trong thư mục nội dung, nên không kiểm chứng được chữ ký nào. Tạo khóa bằng:  npm run deploy -- --new-key`,
  );
}

/**
 * Checks sites, a few at the same time. The time budget is shared out: each site may take its part of it.
 * @param onVerdict receives each verdict as soon as it is there
 */
export async function verifySites(
  sites: ServedSite[],
  options: Omit<VerifyOptions, 'others'>,
  onVerdict: (verdict: SiteVerdict) => void,
): Promise<SiteVerdict[]> {
  const rounds = Math.ceil(sites.length / SITES_AT_ONCE);
  const others = sites.map(({ url }) => url);
  const inTurn = pLimit(SITES_AT_ONCE);
  return Promise.all(
    sites.map((site) =>
      inTurn(async () => {
        const verdict = await verifySite(site, { ...options, others, budget: options.budget / rounds });
        onVerdict(verdict);
        return verdict;
      }),
    ),
  );
}

/** Sites that are checked at the same time. */
const SITES_AT_ONCE = 4;
