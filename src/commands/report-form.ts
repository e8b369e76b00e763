import { nearest } from '../reading/nearest.ts';
import type { ReportForm } from '../schemas/report-form.ts';
import { FORMS_FOLDER, readReportForms } from '../store/content-folder.ts';
import { Failure } from '../terminal/failure.ts';
import { printable, printableIn } from '../text/printable.ts';
import { describeFault } from './describe-fault.ts';

/**
 * Reads how an addressee wants the Word report, by the name of the file without its ending. Throws a Failure that names
 * the forms there are, or the line that is wrong.
 */
export function readReportForm(contentDir: string, name: string): ReportForm {
  const { forms, names, problems } = readReportForms(contentDir);
  if (!names.includes(name)) throw new Failure(describeUnknown(name, names));
  const form = forms.get(name);
  if (form) return form;
  const faults = problems.filter(({ file }) => file === `${FORMS_FOLDER}/${name}.yaml`);
  throw new Failure(faults.map(describeFault).join('\n'));
}

function describeUnknown(name: string, names: string[]): string {
  const near = nearest(name, names);
  const known = near
    ? `Có thể là: ${printable(near)}`
    : `Các mẫu hiện có: ${printableIn(names).join(', ') || 'chưa có'}.`;
  return `Không có mẫu báo cáo “${printable(name)}” trong ${FORMS_FOLDER}/. ${known}`;
}
