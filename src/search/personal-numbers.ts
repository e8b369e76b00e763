/**
 * Cuts the numbers of identity papers out of a query: the personal identification number of 12 digits, which begins
 * with 0, and the 9 digits of the older identity card. No search finds anything by them, and an address or a log must
 * not keep them. Keeps telephone numbers, codes and numbers of documents.
 * @example withoutPersonalNumbers('tra cứu 079 123 456 789') // 'tra cứu'
 */
export function withoutPersonalNumbers(query: string): string {
  const left = query.replace(LONG_RUN, (run) =>
    isPersonal(run) ? ' ' : run.replace(/[^ ]+/g, (part) => (isPersonal(part) ? ' ' : part)),
  );
  return left === query ? query : left.replace(/ +/g, ' ').trim();
}

/** Digits, perhaps in groups. */
const LONG_RUN = /\d(?:[ .-]?\d){8,80}/g;

function isPersonal(run: string): boolean {
  const digits = run.replace(/\D/g, '');
  return /^(?:0\d{11}|[0-3]\d{8})$/.test(digits);
}
