/**
 * Finds the numbers in a text that identify a citizen: that of a căn cước card, or one after the name of an older
 * identity card.
 */
export function citizenNumbersIn(text: string): string[] {
  return text.length >= 9 && NINE_DIGITS.test(text)
    ? [...text.matchAll(CITIZEN_NUMBER)].map(([number]) => number)
    : [];
}

/** Hides most of a citizen number, because what quotes it must not leak it again. */
export function maskedNumber(number: string): { sample: string } {
  const digits = number.replace(/\D/g, '');
  return { sample: `${digits.slice(0, 3)}…${digits.slice(-3)}` };
}

const NINE_DIGITS = /\d(?:[ \u00a0.-]?\d){8}/;

/**
 * Twelve digits that begin with the code of a province, 001 to 096 (Nghị định 137/2015/NĐ-CP, Điều 13), written as one
 * or in groups of three or four; or nine digits after the name of an identity card. Numbers in an address or a file
 * name do not match, nor do amounts of money and numbers that the text calls an account or a case file.
 */
export const CITIZEN_NUMBER =
  /(?<![\d./_\-\w=#&%])(?<!(?:[Mm]ã hồ sơ|[Tt]ài khoản|TK)[^\d\n]{0,10})0(?:0[1-9]|[1-8]\d|9[0-6])(?:([ \u00a0.-]?)\d{3}\1\d{3}\1?\d{3}|([ \u00a0.-])?\d{3}[ \u00a0.-]?\d{6}|\d([ \u00a0.-])\d{4}\3\d{4})(?![\d_\-/.]*\d|\.[a-zA-Z]| ?(?:đồng|đ(?!\p{L})|VN[DĐ]))|(?<=(?:CMND|CMTND|CMT|CCCD|[Cc]ăn cước|[Cc]hứng minh(?: nhân dân| thư)?)[^\d\n]{0,20})(?:\d{9}|\d{3}([ .])\d{3}\4\d{3})(?!\d)/gu;

/** Finds the mobile numbers and the e-mail addresses for private use in a text. */
export function privateContactsIn(text: string): string[] {
  return PRIVATE_CONTACTS.filter(({ sign }) => sign.test(text)).flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].map(([contact]) => contact),
  );
}

/**
 * Mobile numbers, and addresses at mail providers for private use; each with a quick test that rules out most texts.
 */
export const PRIVATE_CONTACTS = [
  {
    sign: /[084]\)?[ .-]?[35789]/,
    pattern: /(?<![\d.])(?:\+?84|\(\+84\)|0)[ .-]?[35789]\d(?:[ \u00a0.-]?\d){7}(?!\d)/g,
  },
  {
    sign: /@/,
    pattern:
      /(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|yahoo|outlook|hotmail|icloud|live|ymail|msn|zoho|proton|protonmail|yandex)\.(?:com|me|ru)(?:\.vn)?\b/gi,
  },
];

/** Writes a contact without what people write differently, so that equal ones compare equal. */
export function bareContact(contact: string): string {
  return contact.includes('@')
    ? contact.trim().toLowerCase()
    : contact.replace(/^\s*\(?\+?84(?=\)?[ .-]?[35789])/, '0').replace(/\D/g, '');
}
