import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const documentNumber: Rule = {
  entry: (context) => {
    if (!isOf(context, 'document')) return [];
    const { file, data, positionOf } = context.entry;
    if (USUAL.test(data.number)) return [];
    const closed = data.number
      .split(/([/-])/)
      .map((part) => part.trim())
      .join('')
      .replace(/^Số:?\s*/i, '')
      .trim();
    const [, number = '', kind = '', issuer = ''] = SWAPPED.exec(closed) ?? [];
    const meant = number ? `${number}/${kind}-${issuer}` : closed;
    const better = meant !== data.number && USUAL.test(meant) ? meant : '';
    return [problem('document-number', file, { value: data.number, better }, positionOf(['number']))];
  },
};

/** The number with its slash and its dash in each other's place, or with two of one: 25-KH/UBND, 25/KH/UBND. */
const SWAPPED = /^(\d{1,5}[a-zđ]?(?:\/\d{4})?)[/-]([A-ZĐ]{1,6})[/-]([A-ZĐ][A-ZĐ\d.]*)$/u;

/**
 * 25/KH-UBND, 31/2021/QĐ-TTg, 76/NQ-CP, 05/2025/TT-BNV, 12/UBND-VP, 3a/BC-UBND, 91/2025/QH15 (Nghị định 30/2020/NĐ-CP).
 */
const USUAL =
  /^\d{1,5}[a-zđ]?(?:\/\d{4})?\/[A-ZĐĂÂÊÔƠƯ][A-Za-zĐđÀ-ỹ0-9]*(?:-[A-ZĐĂÂÊÔƠƯ][A-Za-zĐđÀ-ỹ0-9&.]*)*$/u;
