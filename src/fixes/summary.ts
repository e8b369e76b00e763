import { printable } from '../text/printable.ts';
import type { Repair } from './fix-file.ts';

/** Tells what was mended, file by file, each line as it was and as it is. */
export function writeRepairs(repairs: ReadonlyMap<string, Repair[]>, isRehearsal: boolean): string {
  const count = [...repairs.values()].reduce((sum, ofFile) => sum + ofFile.length, 0);
  if (count === 0) return 'Không có lỗi nào sửa được một cách chắc chắn.\n\n';
  const blocks = [...repairs].map(([file, ofFile]) =>
    [file, ...ofFile.flatMap((repair) => writeRepair(repair))].map(shown).join('\n'),
  );
  const sum = `${isRehearsal ? 'Sẽ sửa' : 'Đã sửa'} ${count} chỗ trong ${repairs.size} tệp.`;
  return `${[...blocks, sum].join('\n\n')}\n\n`;
}

/** A line fit to be printed; a tab within it stays one, as it may be what was mended. */
function shown(line: string): string {
  return line.split('\t').map(printable).join('\t');
}

function writeRepair({ line, was, becomes, code }: Repair): string[] {
  if (line === 0) return [`  cả tệp  ${was} → ${becomes}  (${code})`];
  const place = String(line).padStart(6);
  const indent = ' '.repeat(place.length);
  if (!becomes) return [`${place}  bỏ dòng${was.trim() ? `: ${was.trim()}` : ' trống'}`];
  if (was.trim() === becomes.trim()) return [`${place}  đầu dòng thẳng hàng: ${was.trim()}`];
  return [`${place}  ${was.trim()}`, ...becomes.split('\n').map((each) => `${indent}→ ${each.trim()}`)];
}
