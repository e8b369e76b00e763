import { readFileSync } from 'node:fs';
import { reportSchema, type Report } from '../schemas/report.ts';
import { Failure } from '../terminal/failure.ts';

/** Reads an earlier report from its JSON file. Throws a Failure for any other file, and for one that is not there. */
export function readEarlierReport(path: string): Report {
  const text = readText(path);
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch {
    throw new Failure(`Tệp ${path} (--against) không phải báo cáo dạng json của lệnh này.`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Failure(`Không có tệp ${path} (--against).`);
    if (code === 'EISDIR') throw new Failure(`${path} (--against) là một thư mục, không phải tệp báo cáo.`);
    throw new Failure(`Không mở được tệp ${path} (--against; ${code}). Kiểm tra quyền đọc tệp.`);
  }
}
