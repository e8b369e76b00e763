import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { portalFiles, proposedUrl } from '../scaffold/portal.ts';
import { labelUnit, type Unit } from '../scaffold/units.ts';
import type { Day } from '../schemas/day.ts';
import { IDENTIFIER } from '../schemas/fields.ts';
import { portalSchema } from '../schemas/portal.ts';
import { commandOn } from '../terminal/command.ts';
import { Failure } from '../terminal/failure.ts';
import { withSlashes } from '../text/slashes.ts';

/** A new portal before it is written. */
interface ComposedPortal {
  id: string;
  folder: string;
  /** By their path inside the folder. */
  files: Map<string, string>;
  unit: Unit;
  /** The address; undefined where the files contain only a proposal. */
  url: string | undefined;
}

/** Makes the files of a unit's portal. Throws a Failure for a wrong flag and for a folder that exists. */
export function composePortal(
  content: string,
  unit: Unit,
  flags: { id?: string | undefined; url?: string | undefined; asOf: Day },
): ComposedPortal {
  const id = parseId(flags.id) ?? unit.folder;
  const url = parseUrl(flags.url);
  const files = portalFiles({ unit, id, url, today: flags.asOf });
  const folder = join(content, 'portals', id);
  if (existsSync(folder)) throw new Failure(`Đã có ${withSlashes(folder)}; lệnh này không ghi đè.`);
  return { id, folder, files, unit, url };
}

/** Says what was made, or with `--dry-run` would be, and what is left to do in the files. */
export function describeNewPortal(
  content: string,
  { id, files, unit, url }: ComposedPortal,
  isDryRun: boolean,
): string {
  return [
    `${isDryRun ? 'Sẽ tạo' : 'Đã tạo'} ${files.size} tệp cho ${labelUnit(unit)}.`,
    ...(url ? [] : [`Địa chỉ ${proposedUrl(unit, id)} chỉ là đề xuất; hãy sửa mục url trong portal.yaml.`]),
    'Mục units ghi các đơn vị theo Nghị định 150/2025/NĐ-CP; hãy sửa khi nơi này tổ chức khác.',
    'Chỗ cần viết nằm trong [ ]: portal.yaml còn [ ] thì cổng chưa được đăng,',
    'lãnh đạo, điểm giao dịch, trang giới thiệu còn [ ] thì chưa hiện.',
    `Những việc còn lại: ${commandOn('check', `--portal ${id}`, content)}`,
    '',
  ].join('\n');
}

function parseId(id: string | undefined): string | undefined {
  if (id !== undefined && !IDENTIFIER.test(id))
    throw new Failure(`--id chỉ dùng a–z, 0–9 và dấu gạch nối; đã nhận “${id}”.`);
  return id;
}

function parseUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const read = portalSchema.shape.url.safeParse(url);
  if (read.success) return read.data;
  throw new Failure(`--url phải bắt đầu bằng https:// và không có dấu ? hay #; đã nhận “${url}”.`);
}
