/**
 * Cleans text from Word, a web page or an old keyboard: NFC, plain spaces and hyphens, no invisible characters, and the
 * letter Đ in place of its look-alikes.
 * @example cleanText('Ðất\u00a0đai') // 'Đất đai'
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(INVISIBLE, '')
      .normalize('NFC')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]/g, ' ')
      // A hyphen that keeps its line is no other character to a reader, but to a search it is.
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/[ÐƉ]/g, 'Đ')
      .replace(/[ðɖ]/g, 'đ')
  );
}

/**
 * Cleans the text of one line of front matter: single spaces, and typographic quotation marks.
 * @example cleanLine('  Hội nghị "Một  cửa” ') // 'Hội nghị “Một cửa”'
 */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, ' ')
    .replace(/["“”„‟]([^"“”„‟]*)["“”„‟]/g, '“$1”')
    .replace(/(?<=\p{L})['‘’](?=\p{L})/gu, '’')
    .trim();
}

/** Control characters, soft hyphens, zero-width characters, direction marks and byte order marks. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
