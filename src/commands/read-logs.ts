import { statSync } from 'node:fs';
import { readLog, readLogStart, STANDARD_INPUT } from '../store/log-file.ts';
import { Failure } from '../terminal/failure.ts';
import { formatNumber } from '../text/format.ts';
import { printable } from '../text/printable.ts';
import { emptyHit, type LineReader } from '../visits/hit.ts';
import { recogniseFormat } from '../visits/formats/formats.ts';
import { LineSplitter } from '../visits/line-splitter.ts';
import type { LogCounter } from '../visits/log-counter.ts';
import type { Remark } from '../visits/remarks.ts';

/** The most lines that are read to recognise the format of a file. */
const MAX_FIRST_LINES = 400;

/**
 * Reads every log into a counter, in the order of their first lines, so that old visits can be forgotten early. Reads a
 * file once that was given twice, or both packed and not.
 * @returns remarks on the files
 * @throws a Failure for a file that is no log, before anything is counted
 */
export async function readLogs(paths: string[], counter: LogCounter): Promise<Remark[]> {
  const remarks: Remark[] = [];
  const logs: Log[] = [];
  for (const path of bySize(paths)) {
    const start = path === STANDARD_INPUT ? undefined : await readLogStart(path);
    const same = start && logs.find((log) => log.start === start);
    if (start === '') remarks.push(remark('empty', path, 'tệp rỗng.'));
    else if (same)
      remarks.push(
        remark('same-file', path, `bắt đầu giống hệt ${printable(same.path)}, nên chỉ đọc tệp kia.`),
      );
    else logs.push({ path, start, first: start === undefined ? Infinity : firstTime(path, start) });
  }
  for (const { path } of logs.sort((one, other) => one.first - other.first))
    if (!(await readOne(path, counter))) remarks.push(remark('empty', path, 'không có dòng nào.'));
  return remarks;
}

/** Puts the larger of two copies first, because it holds all lines of the smaller. */
function bySize(paths: string[]): string[] {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return [...new Set(paths)].sort((one, other) => sizeOf(other) - sizeOf(one));
}

interface Log {
  path: string;
  /** The beginning of the file; undefined for standard input, which can be read only once. */
  start: string | undefined;
  /** The time of the first request. */
  first: number;
}

function firstTime(path: string, start: string): number {
  const lines = firstLines(start);
  const reader = recognise(path, lines);
  const hit = emptyHit();
  for (const line of lines) if (reader.read(line, hit) === 'hit') return hit.time;
  return Infinity;
}

/** Reads one log; says whether there was anything in it. */
async function readOne(path: string, counter: LogCounter): Promise<boolean> {
  const splitter = new LineSplitter(counter.take);
  let waiting: string | null = '';
  const begin = (text: string) => {
    waiting = null;
    counter.startFile(path, recognise(path, firstLines(text)));
    splitter.add(text);
  };
  const { isCut } = await readLog(path, (text) => {
    if (waiting === null) splitter.add(text);
    // The first piece of a pipe may be less than a line.
    else if ((waiting += text).length > MIN_START) begin(waiting);
    return true;
  });
  if (waiting === '') return false;
  if (waiting !== null) begin(waiting);
  splitter.end();
  counter.endFile(isCut);
  return true;
}

/** The number of characters from which the format is recognised. */
const MIN_START = 64 * 1024;

function firstLines(text: string): string[] {
  return text.split(/\r?\n/, MAX_FIRST_LINES).filter(Boolean);
}

function recognise(path: string, lines: string[]): LineReader {
  const found = recogniseFormat(lines);
  if (!('is' in found)) return found;
  throw new Failure(`${printable(path)}: ${describe(found, lines.length)} Chưa ghi gì.`);
}

function describe(fault: Exclude<ReturnType<typeof recogniseFormat>, LineReader>, lines: number): string {
  switch (fault.is) {
    case 'no-agent':
      return (
        'nhật ký không ghi trình duyệt (kiểu “common”), nên không phân biệt được người với máy. ' +
        'Đổi kiểu ghi của máy chủ thành “combined”, rồi đếm từ ngày đổi.'
      );
    case 'no-fields':
      return `nhật ký thiếu cột ${fault.missing.join(', ')}. Thêm các cột đó vào cấu hình ghi nhật ký của máy chủ.`;
    case 'unknown':
      return (
        `không phải nhật ký truy cập đã biết; trong ${formatNumber(lines)} dòng đầu không dòng nào đọc được. ` +
        `Dòng đầu là “${printable(fault.line.slice(0, 60))}”. ` +
        'Các kiểu đọc được: Combined, vhost_combined, JSON của Caddy và Cloudflare, W3C của IIS và CloudFront.'
      );
  }
}

function remark(code: Remark['code'], path: string, sentence: string): Remark {
  return { code, isSerious: false, message: `${printable(path)}: ${sentence}` };
}
