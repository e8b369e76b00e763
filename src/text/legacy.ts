/** Encodings of Vietnamese from before Unicode, and Unicode read as another encoding. */
export type LegacyEncoding = 'TCVN3' | 'VNI' | 'UTF-8 bị đọc nhầm';

/**
 * Recognises text typed for a TCVN3 or VNI font, or UTF-8 read as Latin-1, and returns the text that was meant.
 * Returns null for text that may be correct.
 * @example readLegacy('Céng hßa x· héi chñ nghÜa ViÖt Nam') // { encoding: 'TCVN3', text: 'Cộng hòa xã hội …' }
 */
export function readLegacy(text: string): { encoding: LegacyEncoding; text: string } | null {
  if (!SUSPICIOUS.test(text)) return null;
  const before = plausibility(text);
  if (before > 0.5) return null;
  const candidates = ENCODINGS.map((encoding) => {
    const converted = fromLegacy(text, encoding);
    return { encoding, text: converted, plausibility: plausibility(converted) };
  });
  const [best] = candidates.sort((a, b) => b.plausibility - a.plausibility);
  return best && best.plausibility >= 0.8 ? { encoding: best.encoding, text: best.text } : null;
}

/**
 * Converts text that is known to be in an old encoding.
 * @example fromLegacy('ViÖt Nam', 'TCVN3') // 'Việt Nam'
 */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  return { TCVN3: fromTcvn3, VNI: fromVni, 'UTF-8 bị đọc nhầm': fromMisreadUtf8 }[encoding](text);
}

const ENCODINGS = ['UTF-8 bị đọc nhầm', 'TCVN3', 'VNI'] as const;

/** Signs that correct Vietnamese text does not contain. */
const SUSPICIOUS = /[µ¶¸¹»¼½¾¨©®ª«×ØÞßåæçëîïñö÷øûüþ¬¡¢£¤¥§ÑÖÏÛÄÅ]|á[º»]|Ã.|Ä[‘\u0091]/;

/** Returns the share of Vietnamese syllables among the words with a letter beyond ASCII; 1 for fewer than two words. */
function plausibility(text: string): number {
  const words =
    text
      .match(/[^\s.,;:!?()"“”'’/–-]+/gu)
      ?.filter((word) => /[^\0-\x7f]/.test(word) && /\p{L}/u.test(word)) ?? [];
  if (words.length < 2) return 1;
  return words.filter(isSyllable).length / words.length;
}

/** Says whether a word in Unicode can be one Vietnamese syllable. */
export function isSyllable(word: string): boolean {
  const bare = word.toLowerCase().normalize('NFD').replace(TONES, '').normalize('NFC');
  return SYLLABLE.test(bare) && (word.normalize('NFD').match(TONES)?.length ?? 0) <= 1;
}

/** The five tone marks: grave, hook, tilde, acute, dot below. */
const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?(?:uyê|iêu|yêu|ươi|ươu|oai|oay|oeo|uây|uôi|uya|iê|yê|ươ|uô|oa|oă|oe|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?$/;

/**
 * The table of TCVN 5712:1993, third set (the “ABC” fonts): each code as Latin-1 shows it, and the letter it means.
 */
const TCVN3_LETTERS: Record<string, string> = {
  ...pairs('µ à ¶ ả · ã ¸ á ¹ ạ ¨ ă » ằ ¼ ẳ ½ ẵ ¾ ắ Æ ặ © â Ç ầ È ẩ É ẫ Ê ấ Ë ậ ® đ'),
  ...pairs('Ì è Î ẻ Ï ẽ Ð é Ñ ẹ ª ê Ò ề Ó ể Ô ễ Õ ế Ö ệ × ì Ø ỉ Ü ĩ Ý í Þ ị'),
  ...pairs('ß ò á ỏ â õ ã ó ä ọ « ô å ồ æ ổ ç ỗ è ố é ộ ¬ ơ ê ờ ë ở ì ỡ í ớ î ợ'),
  ...pairs('ï ù ñ ủ ò ũ ó ú ô ụ \u00ad ư õ ừ ö ử ÷ ữ ø ứ ù ự ú ỳ û ỷ ü ỹ ý ý þ ỵ'),
  ...pairs('¡ Ă ¢ Â £ Ê ¤ Ô ¥ Ơ ¦ Ư § Đ'),
};

/** VNI writes most letters as a base letter and a mark. These letters are one character, as Latin-1 shows it. */
const VNI_LETTERS: Record<string, string> = {
  ...pairs('ñ đ Ñ Đ ö ư Ö Ư ô ơ Ô Ơ í í ì ì æ ỉ ó ĩ ò ị Í Í Ì Ì Æ Ỉ Ó Ĩ Ò Ị î ỵ Î Ỵ'),
};
/** The marks of VNI, as Latin-1 shows them in lower case, as combining marks. */
const VNI_MARKS: Record<string, string> = {
  // Tone marks alone: acute, grave, hook, tilde, dot.
  ...pairs('ù \u0301 ø \u0300 û \u0309 õ \u0303 ï \u0323'),
  // Circumflex, alone and under a tone mark.
  ...pairs('â \u0302 á \u0302\u0301 à \u0302\u0300 å \u0302\u0309 ã \u0302\u0303 ä \u0302\u0323'),
  // Breve, alone and under a tone mark.
  ...pairs('ê \u0306 é \u0306\u0301 è \u0306\u0300 ú \u0306\u0309 ü \u0306\u0303 ë \u0306\u0323'),
};
const VNI_TAKES_MARK = /([aeouyAEOUYöÖôÔ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])/g;

/** Says whether a character of VNI is a letter and the next one its mark. */
export function isVniPair(letter: string, mark: string): boolean {
  return (letter + mark).replace(VNI_TAKES_MARK, '') === '';
}

function fromTcvn3(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (sign) => TCVN3_LETTERS[sign] ?? sign);
}

function fromVni(text: string): string {
  return text
    .replace(VNI_TAKES_MARK, (_, letter: string, mark: string) => {
      const base = VNI_LETTERS[letter] ?? letter;
      return base + (VNI_MARKS[mark.toLowerCase()] ?? mark);
    })
    .replace(/[ñÑöÖôÔíìæóòÍÌÆÓÒîÎ]/g, (sign) => VNI_LETTERS[sign] ?? sign)
    .normalize('NFC');
}

/** Restores UTF-8 text of which each byte was shown as a character of Windows-1252. */
function fromMisreadUtf8(text: string): string {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = WINDOWS_1252[sign] ?? sign.codePointAt(0)!;
    if (code > 0xff) return text;
    bytes.push(code);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)).normalize('NFC');
  } catch {
    return text;
  }
}

/** The characters of Windows-1252 at 0x80–0x9F. */
const WINDOWS_1252: Record<string, number> = Object.fromEntries(
  Array.from({ length: 32 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
);

function pairs(list: string): Record<string, string> {
  const parts = list.split(' ');
  return Object.fromEntries(
    Array.from({ length: parts.length / 2 }, (_, index) => [parts[2 * index]!, parts[2 * index + 1]!]),
  );
}
