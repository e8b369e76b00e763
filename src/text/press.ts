import { isWithin } from './known-hosts.ts';

/** Says whether a named source is of the press or a news site. @example namesPress('Hồng Hạnh/VOV') // true */
export function namesPress(source: string): boolean {
  return partsOf(source).some((part) => namesAgency(part) || isWholeName(part));
}

/** Says whether words begin with a name that means the press in any sentence. @example namesAgency('VTV đưa tin') // true */
export function namesAgency(words: string): boolean {
  return (
    BEGINS_WITH_AGENCY.test(words) ||
    BEGINS_WITH_HOST.test(words) ||
    (BEGINS_WITH_KIND.test(words) && !NO_PAPER.test(words))
  );
}

/**
 * Says whether a whole text is nothing but the by-line of the press: one part of it is a name of the press, and all others
 * are names too.
 * @example isByline('TTXVN') // true
 * @example isByline('Xem trực tiếp trên VTV1.') // false
 */
export function isByline(text: string): boolean {
  const parts = partsOf(text);
  const isSigned = (part: string) =>
    isWholeName(part) && (!PAPERS.test(part) || part.split(' ').every(isCapital));
  return parts.some(isSigned) && parts.every((part) => isWholeName(part) || part.split(' ').every(isCapital));
}

/**
 * Says whether what stands in front of the first dash of a text is a newspaper's own short name. Only there, because a
 * person may sign with the same letters, and “Thanh niên – …” may begin any text: everyday words need their brackets.
 * @example isDateline('TTO') // true
 * @example isDateline('Hà Nội (NLĐO)') // true
 * @example isDateline('UBND') // false
 */
export function isDateline(head: string): boolean {
  const [, place = '', bracketed] = IN_DATELINE_BRACKETS.exec(head) ?? [];
  if (bracketed === undefined) return SHORT_NAMES.test(head);
  const name = bracketed.trim();
  if (place === '' && PAPERS.test(name)) return isCapital(name);
  const isPlace = place.split(/[\s,]{1,9}/u).every((word) => word === '' || isCapital(word));
  return isPlace && (SHORT_NAMES.test(name) || SHORT_NAMES_IN_BRACKETS.test(name));
}

/** Says whether a host is one of the press. A label such as “bao…” on a host of the state may be a district's name. */
export function isPressHost(host: string): boolean {
  if (PRESS_HOSTS.some((site) => isWithin(host, site))) return true;
  const labels = host.replace(/^www\./, '').split('.');
  if (labels.includes('bao')) return true;
  return !host.endsWith('.gov.vn') && labels.some((label) => PRESS_LABEL.test(label));
}

/** Parts the names in a by-line. */
function partsOf(text: string): string[] {
  return text
    .split(/[/,;|&()[\]–—]|\s-\s/u)
    .map((part) => part.replace(/^(?:theo|nguồn|tin từ|phóng viên|pv|kênh|bản tin)(?::|\s)/iu, '').trim())
    .map((part) => part.replace(/[\s.:…]{1,9}$/u, ''))
    .filter(Boolean);
}

function isWholeName(part: string): boolean {
  return (
    WHOLE_NAME.test(part) ||
    (isCapital(part) && PAPERS.test(part)) ||
    (BEGINS_WITH_KIND.test(part) && !NO_PAPER.test(part) && part.length <= MAX_NAME_LENGTH)
  );
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** In characters: “Cổng Thông tin điện tử Ủy ban nhân dân thành phố Huế” is a long name. */
const MAX_NAME_LENGTH = 70;

const AGENCIES = [
  ...['ttxvn', 'thông tấn xã việt nam', 'vietnam\\+', 'vietnamplus', 'vov[\\d.]?', 'đài tiếng nói việt nam'],
  ...[
    'vtv\\d{0,2}',
    'đài truyền hình việt nam',
    'vtc\\d{0,2}',
    'vnews',
    'vnexpress',
    'vietnamnet',
    'zing(?:news)?',
  ],
  ...['znews', 'cafef', 'vneconomy', 'kênh 14', 'soha', 'quochoitv', 'truyền hình quốc hội', 'anninhthudo'],
].join('|');

/** Names that mean the press wherever a source is named. */
const BEGINS_WITH_AGENCY = new RegExp(`^(?:${AGENCIES})(?=$|[\\s./])`, 'iu');

const BEGINS_WITH_HOST = /^(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,4}(?:vn|com|net|org|info)(?=$|[\s/])/iu;

/** Words that begin as the name of a newspaper does. */
const NO_PAPER = /^báo (?:cáo|động|giá|hiệu|chí)(?!\p{L})/iu;

/** What calls itself a newspaper, a broadcaster or a news site, and then a name: “báo cáo” goes on in small letters. */
const BEGINS_WITH_KIND =
  /^(?:[Bb]áo|[Tt]ạp chí|[Bb]áo và [Đđ]ài(?: [Pp]hát thanh(?: và [Tt]ruyền hình|, [Tt]ruyền hình)?)?|[Đđ]ài (?:[Tt]ruyền hình|[Pp]hát thanh|PT-?TH|PT&TH|[Tt]iếng nói)|[Tt]ruyền hình|[Cc]ổng (?:[Tt]hông tin [Đđ]iện tử|TTĐT)|[Tt]rang (?:[Tt]hông tin(?: [Đđ]iện tử)?|TTĐT|[Tt]in(?: [Đđ]iện tử)?)|[Ww]ebsite|[Ff]anpage)(?: và [Tt]ruyền hình)?(?: [Đđ]iện tử)? (?:của )?(?:tỉnh|thành phố|huyện|thị xã|xã|phường|\p{Lu}|\d)/u;

const WHOLE_NAME = new RegExp(
  `^(?:${AGENCIES}|[\\w-]{2,60}\\.(?:com\\.|org\\.)?(?:vn|com|net|org)|sưu tầm|internet|st|tổng hợp (?:từ )?internet)$`,
  'iu',
);

/** Papers whose names are everyday words, which mean the paper only where they are the whole source. */
const PAPERS =
  /^(?:nhân dân|tuổi trẻ|thanh niên|lao động|người lao động|dân trí|tiền phong|công an nhân dân|quân đội nhân dân|đại đoàn kết|pháp luật(?: việt nam)?|dân việt|nông nghiệp việt nam|kinh tế nông thôn|sài gòn giải phóng|hà nội mới|công thương)(?: online| điện tử)?$/iu;

const IN_DATELINE_BRACKETS = /^([^()]{0,40}?)\s{0,2}\(([^()]{2,40})\)$/u;

/** What newspapers write in front of the first dash of a text, and no office has for its abbreviation. */
const SHORT_NAMES =
  /^(?:ĐCSVN|NDO|QĐND|QĐND Online|SGGPO?|TTO|TNO|TPO|PNO|PLO|NLĐO?|NLDO?|LĐO|LDO|LĐTĐ|HNMO?|KTĐT|Kinhtedothi|ANTĐ|ANTD|GDTĐ|GD&TĐ|BVPL|PLVN|TBTCO|TTTĐ|VHO|VOH|VNN|VTC News|VGP News|BNEWS|Bnews|KTSG Online)$/u;

/** Short names that are also other words, or those of newspapers of provinces. */
const SHORT_NAMES_IN_BRACKETS =
  /^(?:ND|CAND|CAO|VGP|LĐ [Oo]nline|QTO|QNO|GLO|LSO|BGĐT|HBĐT|CMO|NTO|Tiền Phong|Dân Việt)$/u;

const PRESS_HOSTS = [
  ...[
    'nhandan.vn',
    'vtv.vn',
    'vov.vn',
    'vietnamplus.vn',
    'ttxvn.vn',
    'vnexpress.net',
    'tuoitre.vn',
    'thanhnien.vn',
  ],
  ...['dantri.com.vn', 'vietnamnet.vn', 'laodong.vn', 'nld.com.vn', 'tienphong.vn', 'qdnd.vn', 'cand.com.vn'],
  ...[
    'daidoanket.vn',
    'vneconomy.vn',
    'cafef.vn',
    'znews.vn',
    'zingnews.vn',
    'kenh14.vn',
    'soha.vn',
    '24h.com.vn',
  ],
  ...['vtcnews.vn', 'sggp.org.vn', 'hanoimoi.vn', 'congthuong.vn', 'danviet.vn', 'nongnghiepmoitruong.vn'],
  ...['plo.vn', 'phapluatvietnam.vn', 'xaydungchinhsach.chinhphu.vn', 'vtvgo.vn', 'anninhthudo.vn'],
];

const PRESS_LABEL = /^bao(?!hiem|ho$|hanh|ve|mat|gia|duong|an$|tang)[a-z0-9-]{2,60}$|truyenhinh|ptth|^tapchi/;
