import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, describeError } from '../terminal/failure.ts';
import { shownPath } from '../terminal/command.ts';
import { replaceFile } from '../terminal/replace-file.ts';
import { readLedger, writeLedger, type Ledger } from '../visits/ledger.ts';
import { readContentFile } from './content-file.ts';

/** The folder in a portal's folder that holds its ledger, a file for each month; no page is made of it. */
export const LEDGER_FOLDER = '.luot-truy-cap';

/** Reads the whole ledger of a portal. Throws a Failure for a damaged file, or a link in the place of one. */
export function readVisitsLedger(content: string, portal: string): Ledger {
  const folder = join(content, 'portals', portal, LEDGER_FOLDER);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return new Map();
  if (!found.isDirectory()) throw new Failure(`${shownPath(folder)} phải là một thư mục.`);
  const files = readdirSync(folder).filter((name) => MONTH_FILE.test(name));
  return new Map(files.sort().flatMap((name) => [...readMonth(join(folder, name))]));
}

/** Writes the months of a ledger that changed: each beside the old file, then in its place. */
export async function writeVisitsLedger(
  content: string,
  portal: string,
  before: Ledger,
  after: Ledger,
): Promise<void> {
  const folder = join(content, 'portals', portal, LEDGER_FOLDER);
  const old = byMonth(before);
  for (const [month, hours] of byMonth(after)) {
    const text = writeLedger(hours);
    if (text === writeLedger(old.get(month) ?? new Map())) continue;
    mkdirSync(folder, { recursive: true });
    await replaceFile(join(folder, `${month}.json`), text);
  }
}

const MONTH_FILE = /^\d{4}-\d{2}\.json$/;

function readMonth(path: string): Ledger {
  try {
    return readLedger(JSON.parse(readContentFile(path).toString('utf8')));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'không phải JSON' : describeError(error);
    throw new Failure(
      `Sổ lượt truy cập ${shownPath(path)} hỏng (${why}). Lấy lại tệp từ kho Git, hoặc xóa nó rồi đếm lại với đủ nhật ký của tháng đó.`,
    );
  }
}

function byMonth(ledger: Ledger): Map<string, Ledger> {
  const months = new Map<string, Ledger>();
  for (const [hour, parts] of ledger) {
    const month = hour.slice(0, 7);
    const hours: Ledger = months.get(month) ?? new Map();
    months.set(month, hours.set(hour, parts));
  }
  return months;
}
