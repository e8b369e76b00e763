import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '../../../src/terminal/failure.ts';
import { shownPath } from '../../../src/terminal/command.ts';
import type { KnownPages, Query } from './query.ts';

/** What a file of queries must hold; other keys may stand besides these. */
const queryFileSchema = z.object({
  queries: z
    .array(
      z.object({
        set: z.string().trim().min(1),
        id: z.string().optional(),
        query: z.string().trim().min(1),
        codes: z.array(z.string()).default([]),
        pages: z.array(z.string()).default([]),
        addresses: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});

type FileQuery = z.infer<typeof queryFileSchema>['queries'][number];

/** The queries of a file that can be measured on a portal, by their sets, and how many ask for articles it lacks. */
interface MeasuredQueries {
  sets: Map<string, Query[]>;
  /** How many queries name only articles that the portal does not have; they are left out. */
  withoutArticle: number;
}

/**
 * Reads a file of queries: `{ "queries": [{ "set", "query", "codes", "pages", "addresses" }] }`. Codes of procedures
 * and addresses of pages answer alike. Throws a Failure for a file that cannot be read, for a query without an answer,
 * and for one whose procedures or pages the portal does not have.
 */
export function readQueryFile(path: string, known: KnownPages): MeasuredQueries {
  const sets = new Map<string, Query[]>();
  let withoutArticle = 0;
  for (const query of parseQueryFile(path).queries) {
    const answers = answersOf(query, known, path);
    if (answers.length === 0) {
      withoutArticle++;
      continue;
    }
    sets.set(query.set, [...(sets.get(query.set) ?? []), { text: query.query, answers }]);
  }
  if (sets.size === 0)
    throw new Failure(
      `Không đo được câu nào trong ${shownPath(path)}: cổng không có những tin bài mà các câu ấy tìm.`,
    );
  return { sets, withoutArticle };
}

function parseQueryFile(path: string): z.infer<typeof queryFileSchema> {
  const parsed = queryFileSchema.safeParse(parseJson(path));
  if (parsed.success) return parsed.data;
  const [{ path: place }] = parsed.error.issues as [z.core.$ZodIssue];
  const number = typeof place[1] === 'number' ? `câu thứ ${place[1] + 1}` : 'danh sách queries';
  const key = place.length > 2 ? `, khóa “${String(place[2])}”` : '';
  throw new Failure(
    `Tệp câu tìm ${shownPath(path)} chưa đúng khuôn ở ${number}${key}.\n` +
      'Khuôn của tệp:  {"queries": [{"set": "tên tập", "query": "câu tìm", "codes": ["1.001193"], "pages": ["giao-dich/"]}]}',
  );
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure(
      error instanceof SyntaxError
        ? `Tệp câu tìm ${shownPath(path)} không phải là JSON đọc được.`
        : `Không đọc được tệp câu tìm ${shownPath(path)}.`,
    );
  }
}

/** Gives the addresses that answer a query; none where it names only articles that the portal does not have. */
function answersOf({ query, codes, pages, addresses }: FileQuery, known: KnownPages, path: string): string[] {
  const named = [...pages, ...addresses].map((address) => address.replace(/^\//, ''));
  const missing = named.filter((address) => !known.hasPage(address));
  const lost = missing.find((address) => !address.startsWith('tin-tuc/'));
  const refuse = (reason: string) => new Failure(`Câu “${query}” trong ${shownPath(path)} ${reason}.`);
  if (lost !== undefined) throw refuse(`ghi trang “${lost}” mà cổng không có`);
  if (codes.length + named.length === 0)
    throw refuse('chưa ghi mã thủ tục (codes) hay trang (pages) nào trả lời');
  const found = codes.flatMap((code) => known.procedures.get(code) ?? []);
  if (codes.length > 0 && found.length + named.length === 0)
    throw refuse(`ghi mã ${codes.join(', ')}, không phải mã của thủ tục nào trong cổng`);
  return [...found, ...named.filter((address) => !missing.includes(address))];
}
