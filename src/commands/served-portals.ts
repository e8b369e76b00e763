import { findClashes } from '../addresses/clashes.ts';
import { allows } from '../checks/portal-addresses.ts';
import { isError } from '../problems/problem.ts';
import { readPortalAddress } from '../schemas/portal-address.ts';
import { listBuilt, standingAt } from './built-sites.ts';
import { listPortals, OPERATOR_FILE, readOperator } from '../store/content-folder.ts';
import { Failure } from '../terminal/failure.ts';
import { nothingBuilt, type ServedPortal } from './preview-server.ts';

/** The built portals to serve, and the folders left out with the reason. */
interface ServingChoice {
  portals: ServedPortal[];
  leftOut: { id: string; reason: string }[];
}

/**
 * Chooses the portals to serve among those built into a folder: portals of the content, at addresses that the operator
 * allows. Trusts nothing in the folder: throws a Failure for an invalid address, for two portals at one address, and
 * when no portal is left to serve.
 */
export function choosePortalsToServe(out: string, content: string): ServingChoice {
  const built = listBuilt(out);
  if (built.length === 0) throw new Failure(nothingBuilt(out));
  const inContent = new Set(listPortals(content));
  const { operator, problems } = readOperator(content);
  if (problems.some(isError))
    throw new Failure(
      `Tệp ${OPERATOR_FILE} còn lỗi nên chưa biết cổng nào được ở đâu; xem bằng npm run check.`,
    );

  const portals: ServedPortal[] = [];
  const leftOut: ServingChoice['leftOut'] = [];
  for (const { id, folder, url, measurement } of built) {
    if (!inContent.has(id)) {
      leftOut.push({ id, reason: 'không còn trong nội dung' });
      continue;
    }
    const address = readPortalAddress(url);
    if ('fault' in address)
      throw new Failure(
        `${folder} được dựng cho ${JSON.stringify(url)}, không phải địa chỉ một cổng được ở; dựng lại cổng này, hoặc xóa thư mục đó.`,
      );
    if (operator && !allows(operator, id, address))
      leftOut.push({ id, reason: `${OPERATOR_FILE} không cho ở ${address.url}` });
    else portals.push({ id, folder, measurement, ...address });
  }
  if (portals.length === 0)
    throw new Failure(
      `Không có cổng nào để phục vụ: ${leftOut
        .slice(0, MAX_NAMED_FOLDERS)
        .map(({ id, reason }) => `${id} ${reason}`)
        .join('; ')}. Nội dung là ${content}; nếu ở nơi khác, ghi thêm --content.`,
    );
  refuseClashes(portals);
  return { portals, leftOut };
}

/** Folders that a sentence names. */
const MAX_NAMED_FOLDERS = 5;

function refuseClashes(portals: ServedPortal[]): void {
  const claims = portals.map((portal) => ({
    ...portal,
    redirects: [],
    holds: standingAt(portal.folder, portal).holds,
  }));
  const [clash] = findClashes(claims);
  if (clash)
    throw new Failure(
      `${clash.outer.folder} và ${clash.inner.folder} cùng muốn ở ${clash.inner.url}; chỉ một cổng được ở đó. Sửa url của một cổng rồi dựng lại, hoặc xóa một thư mục.`,
    );
}
