import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf } from '../../../src/addresses/addresses.ts';
import type { Day } from '../../../src/schemas/day.ts';
import { recordsOf } from '../../../src/search/records.ts';
import { readPortal } from '../../../src/store/portal-folder.ts';
import { shownPath } from '../../../src/terminal/command.ts';
import { Failure } from '../../../src/terminal/failure.ts';
import { runBuild } from '../commands.ts';
import { writeNews } from './news.ts';
import type { KnownPages } from './query.ts';

/** A portal that is built to be searched. */
export interface BuiltPortal extends KnownPages {
  id: string;
  /** The content that it was built from. */
  content: string;
  /** The folder of all built portals, and that of this one. */
  dist: string;
  folder: string;
  /** The pages of its searched items, each once, below the portal's address. */
  pages: string[];
  day: Day;
}

/** Which portal of a content folder is built, and how. */
interface PortalOrder {
  content: string;
  /** The folder of the portal; may be left out where there is only one. */
  portal?: string | undefined;
  /** How many articles are made up around what the portal has. */
  news: number;
  day: Day;
}

/** Builds a portal of any content folder below a folder for the purpose; the content itself stays as it is. */
export function buildPortal(folder: string, { content, portal, news, day }: PortalOrder): BuiltPortal {
  const id = pickPortal(content, portal);
  const source = news > 0 ? join(folder, 'content') : content;
  if (news > 0) {
    cpSync(content, source, { recursive: true });
    writeNews(join(source, 'portals', id), news);
  }
  const dist = join(folder, 'dist');
  runBuild(['--content', source, '--portal', id, '--out', dist, '--as-of', day], { mayHaveFaults: true });
  return openBuilt(dist, { content: source, id, day });
}

/** Reads what a built portal has. */
export function openBuilt(
  dist: string,
  { content, id, day }: Pick<BuiltPortal, 'content' | 'id' | 'day'>,
): BuiltPortal {
  const folder = join(dist, id);
  const { portal, entries } = readPortal(content, id);
  const addresses = addressesOf(portal!.data.url, '/');
  const pages = recordsOf(portal!.data, entries, addresses, day).map(({ address }) => pageOf(address));
  return {
    ...{ id, content, dist, folder, day },
    pages: [...new Set(pages)],
    procedures: new Map(
      entries.procedure.map(({ slug, data }) => [
        data.code,
        addresses.entry('procedure', slug).replace(/^\//, ''),
      ]),
    ),
    hasPage: (address) => existsSync(join(folder, pageOf(address), 'index.html')),
  };
}

function pickPortal(content: string, wanted: string | undefined): string {
  const root = join(content, 'portals');
  if (!existsSync(root))
    throw new Failure(`Không có thư mục ${shownPath(root)}; --content phải là thư mục chứa portals.`);
  const found = readdirSync(root).filter((name) => existsSync(join(root, name, 'portal.yaml')));
  if (wanted !== undefined && !found.includes(wanted))
    throw new Failure(`Không có cổng ${wanted} trong ${shownPath(root)}.`);
  if (found.length === 0) throw new Failure(`Không có cổng nào trong ${shownPath(root)}.`);
  if (wanted === undefined && found.length > 1)
    throw new Failure(
      `${shownPath(root)} có ${found.length} cổng; ghi thêm cổng cần đo, ví dụ --portal ${found[0]}.`,
    );
  return wanted ?? found[0]!;
}

/** Turns an address of a record, which begins with a slash and may have an anchor, into that of its page. */
function pageOf(address: string): string {
  return address.replace(/^\//, '').split('#', 1)[0]!;
}
