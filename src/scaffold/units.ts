import { nearest } from '../reading/nearest.ts';
import { slugify } from '../text/fold.ts';
import { compareText } from '../text/format.ts';
import { cleanLine } from './clean.ts';

/** A commune-level unit, as of 1 July 2025. */
export interface Unit {
  code: string;
  /** With its kind: “Phường Ba Đình”. */
  name: string;
  kind: 'xa' | 'phuong' | 'dac-khu';
  /** With its kind: “Tỉnh Cao Bằng”. */
  province: string;
  /** The folder of its portal: its name, with its code where another unit has the same name. */
  folder: string;
  /** The former units it was made of, such as “Phường Trúc Bạch (Quận Ba Đình, Thành phố Hà Nội)”. */
  predecessors: string[];
}

/** A unit that was abolished or remade on 1 July 2025, and the unit that has its territory now. */
interface FormerUnit {
  code: string;
  name: string;
  into: Unit;
}

/** The official list: the units of today, and the former ones. */
export interface UnitList {
  units: Unit[];
  former: FormerUnit[];
  /** The provinces that were merged, by their folded names, and the name of the province that each is part of now. */
  formerProvinces: ReadonlyMap<string, string>;
}

/** A table of the official list, as its package gives it. */
export interface UnitTable {
  name?: string;
  data?: object[];
}

/** The result of a search for one unit. `former`: the name or code is an old one, and these units have its territory now. */
type UnitMatch =
  | { is: 'found'; unit: Unit }
  | { is: 'several' | 'former'; units: Unit[] }
  | { is: 'unknown'; near: string[] }
  | { is: 'unknown-province'; near: string };

export interface UnitSearch {
  code?: string;
  name?: string;
  province?: string;
}

/**
 * Reads the tables of the official list. Finds the successor of a former unit by name and province, because some of its
 * codes in the list are wrong or gone; cleans the names, because some are decomposed.
 */
export function readUnitList(tables: UnitTable[]): UnitList {
  const rows = (name: string) =>
    (tables.find((table) => table.name === name)?.data ?? []) as Record<string, string | null>[];
  const provinces = new Map(
    rows('provinces').map(({ province_code, name, place_type }) => [
      province_code,
      place_type === 'Tỉnh' ? `Tỉnh ${clean(name)}` : clean(name),
    ]),
  );
  const units = rows('wards').map((row): Unit => {
    const name = clean(row.name);
    const kind = KINDS.find((each) => slugify(name).startsWith(`${each}-`)) ?? 'xa';
    const province = provinces.get(row.province_code!) ?? '';
    return { code: clean(row.ward_code), name, kind, province, folder: slugify(name), predecessors: [] };
  });

  const byName = Map.groupBy(units, ({ province, folder }) => `${foldProvince(province)}/${folder}`);
  for (const namesakes of Map.groupBy(units, ({ folder }) => folder).values())
    if (namesakes.length > 1) for (const unit of namesakes) unit.folder += `-${unit.code}`;

  const former = rows('ward_mappings').flatMap((row): FormerUnit[] => {
    const same = byName.get(
      `${foldProvince(clean(row.new_province_name))}/${slugify(clean(row.new_ward_name))}`,
    );
    const into =
      same?.find(({ name }) => name === clean(row.new_ward_name)) ??
      (same?.length === 1 ? same[0] : undefined);
    const name = clean(row.old_ward_name);
    if (!into || !name) return [];
    const where = [row.old_district_name, row.old_province_name].map(clean).filter(Boolean).join(', ');
    const predecessor = where ? `${name} (${where})` : name;
    if (!into.predecessors.includes(predecessor)) into.predecessors.push(predecessor);
    return [{ code: clean(row.old_ward_code), name, into }];
  });
  const formerProvinces = new Map(
    rows('ward_mappings').map((row) => [
      foldProvince(clean(row.old_province_name)),
      clean(row.new_province_name),
    ]),
  );
  return { units, former, formerProvinces };
}

/** Finds the unit that a code or a name means, ignoring marks and capitals. */
export function findUnit(
  { units, former, formerProvinces }: UnitList,
  { code: typedCode, name, province: typedProvince }: UnitSearch,
): UnitMatch {
  // Excel takes the zeros off a code.
  const code = typedCode?.padStart(CODE_LENGTH, '0');
  const province =
    typedProvince === undefined
      ? undefined
      : (formerProvinces.get(foldProvince(typedProvince)) ?? typedProvince);
  if (province !== undefined && !units.some((unit) => isIn(unit, province))) {
    const all = [...new Set(units.map((unit) => unit.province))];
    const near = nearest(foldProvince(province), all.map(foldProvince));
    return { is: 'unknown-province', near: all.find((each) => foldProvince(each) === near) ?? '' };
  }
  const within = (unit: Unit) => province === undefined || isIn(unit, province);
  const here = units.filter((unit) => within(unit) && (code === undefined || unit.code === code));
  const matches = name === undefined ? here : namesakes(here, name);
  if (matches.length > 0)
    return matches.length === 1
      ? { is: 'found', unit: matches[0]! }
      : { is: 'several', units: sorted(matches) };

  const old = former.filter(({ into }) => within(into));
  const moved = code === undefined ? namesakes(old, name ?? '') : old.filter((each) => each.code === code);
  if (moved.length > 0) return { is: 'former', units: sorted([...new Set(moved.map(({ into }) => into))]) };
  return { is: 'unknown', near: name === undefined ? [] : near(units.filter(within), name) };
}

/** Digits of a unit's code. */
const CODE_LENGTH = 5;

/**
 * Describes a unit in one line.
 * @example 'Phường Ba Đình, Thành phố Hà Nội (mã 00004)'
 */
export function labelUnit({ name, province, code }: Unit): string {
  return `${name}, ${province} (mã ${code})`;
}

const KINDS = ['xa', 'phuong', 'dac-khu'] as const;

function clean(text: string | null | undefined): string {
  return cleanLine(text ?? '');
}

/** Finds the units of a name: those with exactly this spelling; if there are none, those that differ only in marks. */
function namesakes<T extends { name: string }>(all: T[], typed: string): T[] {
  const wanted = clean(typed);
  const hasKind = /^(xa|phuong|dac-khu|thi-tran)-/.test(slugify(wanted));
  const comparable = ({ name }: T) => (hasKind ? name : name.replace(OLD_KIND, ''));
  const matches = all.filter((each) => slugify(comparable(each)) === slugify(wanted));
  const exact = matches.filter((each) => comparable(each).toLowerCase() === wanted.toLowerCase());
  // A name typed without marks may mean any of the matches, even one that is really spelt without marks.
  const hasMarks = /[^\0-\x7f]/.test(wanted);
  return hasMarks && exact.length > 0 ? exact : matches;
}

const OLD_KIND = /^(Xã|Phường|Đặc khu|Thị trấn) /u;

/** Says whether a unit is in a province, which may be typed without its kind, marks and capitals. */
function isIn(unit: Unit, province: string): boolean {
  return foldProvince(unit.province) === foldProvince(province);
}

function foldProvince(name: string): string {
  const folded = slugify(name).replace(/^(?:tinh|thanh-pho|tp)-?(?=.)/, '');
  return SHORT_NAMES.get(folded) ?? folded;
}

/** What provinces are called for short. */
const SHORT_NAMES = new Map([
  ['hcm', 'ho-chi-minh'],
  ['sai-gon', 'ho-chi-minh'],
  ['hn', 'ha-noi'],
  ['thua-thien-hue', 'hue'],
  ['vung-tau', 'ba-ria-vung-tau'],
  ['dac-lac', 'dak-lak'],
]);

function sorted(units: Unit[]): Unit[] {
  return units.toSorted((a, b) => compareText(a.province, b.province) || compareText(a.name, b.name));
}

/** Lists the units whose name is nearest to one that no unit has. */
function near(units: Unit[], typed: string): string[] {
  const wanted = slugify(typed).replace(/^(xa|phuong|dac-khu)-/, '');
  const bare = (unit: Unit) => slugify(unit.name.replace(OLD_KIND, ''));
  const found = nearest(wanted, [...new Set(units.map(bare))]);
  return found ? sorted(units.filter((unit) => bare(unit) === found)).map(labelUnit) : [];
}
