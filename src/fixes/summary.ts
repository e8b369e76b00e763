import { posix } from 'node:path';
import { printable } from '../text/printable.ts';
import type { LineFix } from './fix-file.ts';

/**
 * Writes the fixes file by file, each line before and after.
 * @param folder leads from where the command runs to the content folder
 */
export function writeFixes(fixes: ReadonlyMap<string, LineFix[]>, isRehearsal: boolean, folder = ''): string {
  const count = [...fixes.values()].reduce((sum, ofFile) => sum + ofFile.length, 0);
  if (count === 0) return 'Không có lỗi nào sửa được một cách chắc chắn.\n\n';
  const blocks = [...fixes].map(([file, ofFile]) =>
    [posix.join(folder, file), ...ofFile.flatMap((fix) => writeFix(fix))].map(printableLine).join('\n'),
  );
  const sum = `${isRehearsal ? 'Sẽ sửa' : 'Đã sửa'} ${count} chỗ trong ${fixes.size} tệp.`;
  return `${[...blocks, sum].join('\n\n')}\n\n`;
}

/** Makes a line safe to print, but keeps its tabs, because a tab may be what was fixed. */
function printableLine(line: string): string {
  return line.split('\t').map(printable).join('\t');
}

function writeFix({ line, was, becomes, code }: LineFix): string[] {
  if (line === 0) return [`  cả tệp  ${was} → ${becomes}  (${code})`];
  const position = String(line).padStart(6);
  const indent = ' '.repeat(position.length);
  if (!becomes) return [`${position}  bỏ dòng${was.trim() ? `: ${was.trim()}` : ' trống'}`];
  if (becomes === `\n${was}`) return [`${position}  thêm dòng trống ở trên: ${was.trim()}`];
  if (was.trim() === becomes.trim()) return [`${position}  đầu dòng thẳng hàng: ${was.trim()}`];
  return [`${position}  ${was.trim()}`, ...becomes.split('\n').map((each) => `${indent}→ ${each.trim()}`)];
}
