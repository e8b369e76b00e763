import { setTimeout } from 'node:timers/promises';
import { settings } from 'virtual:cong-xa/settings';
import { decodeSafely } from '../addresses/relative.ts';
import { isError, type Problem } from '../problems/problem.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, takeInventory } from '../store/inventory.ts';
import { addressesOfPortal } from '../views/entry-html.ts';
import { pagesOf } from '../views/page-list.ts';
import { readPortalSource, type PortalSource } from '../views/portal-source.ts';
import { showPortal, type ShownPortal } from '../views/portals.ts';

/** A page of the local server. */
interface FoundPage {
  portal: ShownPortal;
  /** The address whose route renders the page. */
  renderedAt: string;
  /** The files that the page shows: those of its entries; on the home page, portal.yaml. */
  files: string[];
}

/**
 * The answer to a request: a page with the errors in the content, the errors that keep the page from being shown, or
 * the reason why there is no page.
 */
type PageAnswer = { page: FoundPage | undefined; faults: Problem[] } | { missing: string };

/** Finds the page at an address of the local server. Reads the portal again when its files have changed. */
export async function findPage(id: string | undefined, address: string): Promise<PageAnswer> {
  if (id !== settings.portal)
    return { missing: `Không có trang này; đang mở cổng ${settings.portal} ở /${settings.portal}/` };
  const { source, faults } = await readWhenWritten();
  const decoded = decodeSafely(address);
  const blocking = blockingFaults(source, faults, decoded);
  if (blocking.length > 0) return { page: undefined, faults: blocking };
  const portal = await showPortal(source);
  const below = decoded.slice(`/${id}/`.length);
  const page = Object.values(pagesOf(portal))
    .flat()
    .flatMap((each) => (each.copy ? [each, each.copy] : [each]))
    .find((each) => each.address === below || ('renderedAt' in each && each.renderedAt === below));
  if (!page) return { missing: 'Không có trang này.' };
  const renderedAt = 'renderedAt' in page && page.renderedAt !== undefined ? page.renderedAt : page.address;
  return { page: { portal, renderedAt: `/${id}/${renderedAt}`, files: filesOf(source, decoded) }, faults };
}

/** Lists the files of the entries that a page shows. */
function filesOf({ content, ...source }: PortalSource, address: string): string[] {
  if (!content.portal) return [];
  if (address === `/${content.id}/`) return [content.portal.file];
  const addresses = addressesOfPortal({ content, ...source }, content.portal.data.url);
  return content.listing
    .filter(({ kind, slug }) => decodeSafely(addresses.entry(kind, slug)).replace(/#.*/s, '') === address)
    .map(({ file }) => file);
}

/** Gives the files whose errors were fixed a moment ago. Every tab and reload in that time says so. */
export function recentlyFixed(): string[] {
  return [...fixedAt].flatMap(([file, since]) => (Date.now() - since < FIXED_NOTICE_MS ? file : []));
}

const FIXED_NOTICE_MS = 5000;

/** The files whose errors were fixed, with the time of the fix in milliseconds. */
const fixedAt = new Map<string, number>();

/** The portal as the previous request read it. */
let lastSource: PortalSource | undefined;

/** The errors that the previous request found. */
let lastFaults: Problem[] = [];

/** Reads the portal. Reads again before it says that something is wrong, because an editor may be writing the file. */
async function readWhenWritten(): Promise<{ source: PortalSource; faults: Problem[] }> {
  let before = lastFaults;
  let source = read();
  let faults = faultsIn(source);
  while (faults.length > 0 && digestOf(faults) !== digestOf(before)) {
    await setTimeout(WRITING_MS);
    before = faults;
    source = read();
    faults = faultsIn(source);
  }
  const faulty = new Set(faults.map(({ file }) => file));
  for (const { file } of lastFaults) if (!faulty.has(file)) fixedAt.set(file, Date.now());
  for (const file of faulty) fixedAt.delete(file);
  lastFaults = faults;
  return { source, faults };
}

/** Milliseconds after which a program that writes a file in two steps has done both. */
const WRITING_MS = 200;

function read(): PortalSource {
  const { content, portal } = settings;
  const inventory = takeInventory(content, portal);
  if (!lastSource || digestOfInventory(lastSource.inventory) !== digestOfInventory(inventory))
    lastSource = readPortalSource(portal, settings, { inventory });
  return lastSource;
}

function faultsIn(source: PortalSource): Problem[] {
  return [...source.content.problems, ...source.plans().problems].filter(isError);
}

/** Gives the errors that keep the page at an address from being shown: those of portal.yaml, or of its own file. */
function blockingFaults({ content, ...source }: PortalSource, faults: Problem[], address: string): Problem[] {
  if (!content.portal) {
    const ofEntries = new Set(content.listing.map(({ file }) => file));
    const ofPortal = faults.filter(({ file }) => !ofEntries.has(file));
    return ofPortal.length > 0 ? ofPortal : faults;
  }
  const failed = new Set(content.failed.map(({ file }) => file));
  const addresses = addressesOfPortal({ content, ...source }, content.portal.data.url);
  const own = content.listing.find(
    ({ kind, slug, file }) => failed.has(file) && decodeSafely(addresses.entry(kind, slug)) === address,
  );
  return own ? faults.filter(({ file }) => file === own.file) : [];
}
