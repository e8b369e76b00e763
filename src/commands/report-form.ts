import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../reading/nearest.ts';
import { readYaml } from '../reading/read.ts';
import type { ReportForm } from '../schemas/report-form.ts';
import { listFolder } from '../store/content-folder.ts';
import { readTextFile } from '../store/text-file.ts';
import { Failure } from '../terminal/failure.ts';
import { printable, printableIn } from '../text/printable.ts';
import { describeBroken } from './broken-file.ts';

const FOLDER = 'mau-bao-cao';

/**
 * Reads how an addressee wants the Word report, by the name of the file without its ending. Throws a Failure that names
 * the forms there are, or the line that is wrong.
 */
export function readReportForm(contentDir: string, name: string): ReportForm {
  const forms = existsSync(join(contentDir, FOLDER))
    ? listFolder(contentDir, FOLDER).filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    : [];
  const names = forms.map((form) => form.name.slice(0, -'.yaml'.length));
  if (!names.includes(name)) throw new Failure(describeUnknown(name, names));
  const file = `${FOLDER}/${name}.yaml`;
  const read = readTextFile(contentDir, file, {}, (bytes) => readYaml('report-form', file, bytes));
  if ('ok' in read) return read.ok.data;
  throw new Failure(read.problems.map(describeBroken).join('\n'));
}

function describeUnknown(name: string, names: string[]): string {
  const near = nearest(name, names);
  const known = near
    ? `Có thể là: ${printable(near)}`
    : `Các mẫu hiện có: ${printableIn(names).join(', ') || 'chưa có'}.`;
  return `Không có mẫu báo cáo “${printable(name)}” trong ${FOLDER}/. ${known}`;
}
