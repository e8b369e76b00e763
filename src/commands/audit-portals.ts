import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addressesOf } from '../addresses/addresses.ts';
import { auditPortal, type Audit } from '../auditing/audit.ts';
import type { BuiltSiteFacts, OnlineFacts, Verification } from '../auditing/facts.ts';
import { textInPdf } from '../reading/pdf-text.ts';
import type { PortalInspector } from '../inspecting/portal-inspector.ts';
import { tell } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';
import { readContentFile } from '../store/content-file.ts';
import { choosePortals, listPortals } from '../store/content-folder.ts';
import { Inventories } from '../store/inventory.ts';
import { readPortal } from '../store/portal-folder.ts';
import { Failure } from '../terminal/failure.ts';
import { checkContent } from './check-content.ts';

interface AuditOptions {
  content: string;
  /** The folder of the built sites. */
  out: string;
  portals: string[] | undefined;
  asOf: Day;
  inspector: PortalInspector;
  /** Asks the network about a portal; undefined for an audit without the network. */
  askOnline?: ((url: string) => Promise<OnlineFacts>) | undefined;
  /** The results of `npm run verify`, by portal. */
  verifications: ReadonlyMap<string, Verification>;
}

/** The sheet, and the portals that could not be assessed. */
interface MadeAudit extends Audit {
  unreadable: string[];
}

/** Assesses the chosen portals by their content, by what was built and, where asked, by what is served. */
export async function auditPortals(options: AuditOptions): Promise<MadeAudit> {
  const { content, out, asOf, inspector, askOnline, verifications } = options;
  const ids = choosePortals(listPortals(content), options.portals);
  const inventories = new Inventories(content);
  const { problems } = await checkContent(content, ids, { today: asOf, inspector, inventories });
  const told = Map.groupBy(problems, ({ file }) => file.split('/')[1] ?? '');
  const portals: Audit['portals'] = [];
  const unreadable: string[] = [];
  for (const id of ids) {
    const read = readPortal(content, id);
    if (!read.portal) {
      unreadable.push(id);
      continue;
    }
    const { name, url } = read.portal.data;
    portals.push(
      auditPortal({
        ...{ id, name, url, asOf, content: read, addresses: addressesOf(url) },
        problems: (told.get(id) ?? []).map(tell),
        site: siteOf(join(out, id)),
        pdfs: pdfsOf(content, read),
        online: (await askOnline?.(url)) ?? null,
        verification: verifications.get(id) ?? null,
      }),
    );
  }
  return { asOf, online: askOnline !== undefined, portals, unreadable };
}

const verifyResult = z.object({
  checkedAt: z.iso.datetime({ offset: true }),
  portals: z.array(
    z.object({
      portal: z.string().nullable(),
      verdict: z.enum(['same', 'different', 'no-answer']),
      findings: z.array(z.object({ message: z.string() })),
    }),
  ),
});

/** Reads what `npm run verify -- --format json` wrote. Throws a Failure for another file. */
export function readVerifications(file: string): Map<string, Verification> {
  try {
    const { checkedAt, portals } = verifyResult.parse(JSON.parse(readFileSync(file, 'utf8')));
    const day = dayInVietnam(checkedAt);
    return new Map(
      portals.flatMap(({ portal, verdict, findings }) =>
        portal === null
          ? []
          : [[portal, { day, verdict, findings: findings.map(({ message }) => message) }] as const],
      ),
    );
  } catch {
    throw new Failure(
      `Không đọc được ${file}. Tệp này do npm run verify -- --all --format json --to TỆP ghi ra.`,
    );
  }
}

function dayInVietnam(moment: string): Day {
  return dayOfMoment(new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 16));
}

function siteOf(folder: string): BuiltSiteFacts | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  return {
    has: (path) => existsSync(join(folder, path)),
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : ''),
  };
}

/** Looks into the PDF files of a portal. One that cannot be read, or is very large, is unknown. */
function pdfsOf(content: string, { id, files }: PortalContent) {
  return [...files]
    .filter(([path]) => /\.pdf$/i.test(path))
    .sort()
    .map(([path, onDisk]) => ({ path, text: lookInto(join(content, 'portals', id, onDisk)) }));
}

function lookInto(file: string) {
  try {
    const bytes = readContentFile(file);
    return bytes.length > MAX_PDF_BYTES ? 'unknown' : textInPdf(bytes);
  } catch {
    return 'unknown';
  }
}

/** Larger PDF files are not read; a scan of two hundred pages is smaller. */
const MAX_PDF_BYTES = 100 * 1024 * 1024;
