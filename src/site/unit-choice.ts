import { describeUnit, findUnit, type Search, type Unit, type UnitList } from '../scaffold/units.ts';
import type { Asker } from './asking.ts';
import { Failure } from './failure.ts';

/** Finds the unit that was meant. Where several may be, the person at the terminal chooses; off a terminal it is a Failure. */
export async function chooseUnit(
  list: UnitList,
  { code, name, province }: Search,
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
      return choose(`Đơn vị ${asked} là đơn vị cũ; từ ngày 01/7/2025 thuộc:`, found.units, asker);
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
