import { labelUnit, findUnit, type UnitSearch, type Unit, type UnitList } from '../scaffold/units.ts';
import type { Prompter } from '../terminal/prompts.ts';
import { Failure } from '../terminal/failure.ts';

/**
 * Finds the unit that the user meant. When no unit or several fit, asks the person at the terminal until one does;
 * without a terminal, throws a Failure.
 */
export async function chooseUnit(
  list: UnitList,
  search: UnitSearch,
  prompter: Prompter | null,
): Promise<Unit> {
  const { code, name, province } = search;
  if (code !== undefined && name !== undefined)
    throw new Failure('Chỉ ghi một trong hai: --code hoặc --name.');
  if (code === undefined && name === undefined) {
    if (!prompter)
      throw new Failure(
        'Thiếu: --code (Mã đơn vị hành chính) hoặc --name (Tên đơn vị). Ví dụ:  npm run new -- portal "Phường Ba Đình"',
      );
    return chooseUnit(list, await askUnit(prompter, province), prompter);
  }
  const match = findUnit(list, search);
  const described = code === undefined ? `tên “${name}”` : `mã ${code}`;
  switch (match.is) {
    case 'found':
      return match.unit;
    case 'several':
      return choose(`Có ${match.units.length} đơn vị ${described}:`, match.units, prompter);
    case 'former':
      return choose(`Đơn vị ${described} là đơn vị cũ; từ ngày 01/7/2025 thuộc:`, match.units, prompter);
    case 'unknown-province':
      throw new Failure(
        `Không có tỉnh, thành phố “${province}”.${match.near ? ` Có thể là: ${match.near}` : ''}`,
      );
    case 'unknown': {
      const near = match.near.map((each) => `\n  ${each}`).join('');
      const where = province === undefined ? '' : ` ở ${province}`;
      const sentence = `Không có đơn vị ${described}${where} trong danh sách tháng 7 năm 2025.${near && ` Có thể là:${near}`}`;
      if (!prompter) throw new Failure(sentence);
      prompter.say(sentence);
      return chooseUnit(list, { province }, prompter);
    }
  }
}

/**
 * Takes what was typed for a unit as its code or as its name.
 * @example searchFor('00004') // { code: '00004' }
 */
export function searchFor(typed: string): UnitSearch {
  return /^\d+$/.test(typed) ? { code: typed } : { name: typed };
}

async function askUnit(prompter: Prompter, province: string | undefined): Promise<UnitSearch> {
  for (;;) {
    const typed = (await prompter.ask('Mã hoặc tên đơn vị (ví dụ: 00004 hoặc Phường Ba Đình): ')).trim();
    if (typed) return { ...searchFor(typed), province };
    prompter.say('  Hãy ghi mã 5 chữ số hoặc tên xã, phường, đặc khu; bấm Ctrl+C để dừng.');
  }
}

const MAX_LISTED_UNITS = 30;

async function choose(introduction: string, units: Unit[], prompter: Prompter | null): Promise<Unit> {
  const listed = units.slice(0, MAX_LISTED_UNITS);
  const left = units.length - listed.length;
  const more = left > 0 ? `\n  … và ${left} đơn vị nữa; thêm --province để thu hẹp` : '';
  if (!prompter)
    throw new Failure(
      `${introduction}\n${listed.map((unit) => `  ${labelUnit(unit)}`).join('\n')}${more}\nGhi lại lệnh với --code và mã của đơn vị cần tạo.`,
    );
  prompter.say(
    `${introduction}\n${listed.map((unit, index) => `  ${index + 1}. ${labelUnit(unit)}`).join('\n')}${more}`,
  );
  for (;;) {
    const unit = listed[Number((await prompter.ask('Gõ số thứ tự: ')).trim()) - 1];
    if (unit) return unit;
    prompter.say(`  Hãy ghi một số từ 1 tới ${listed.length}.`);
  }
}
