import { domainToUnicode } from 'node:url';
import { isWithin, KNOWN_HOSTS } from './known-hosts.ts';
import { showSigns } from './printable.ts';

/** How a web address hides where it leads, and the host that it leads to; empty where there is none. */
export type Deceit =
  | { code: 'link-userinfo' | 'link-disguised'; host: string }
  | { code: 'link-lookalike'; host: string; like: string };

/**
 * Finds out how a web address deceives its reader; null for an honest one. An address without a scheme deceives only
 * when a browser would leave the portal.
 * @example deceitOf('https://dichvucong.gov.vn@evil.example/') // { code: 'link-userinfo', host: 'evil.example' }
 */
export function deceitOf(href: string): Deceit | null {
  const address = href.trim();
  if (OWN_PAGE.test(address)) return null;
  const plain = PLAIN_HOST.exec(address)?.[1];
  if (plain !== undefined && !/[\t\n\r]/.test(address)) return lookalike(plain);
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(address) ?? [];
  if (scheme === undefined) {
    const url = URL.parse(address, HERE);
    return url === null || url.origin === HERE || /^\/\/[^/\\\t\n\r]/.test(address)
      ? null
      : { code: 'link-disguised', host: url.host };
  }
  if (!/^https?$/i.test(scheme)) return null;

  const [, authority] = /^\/\/([^/\\?#]+)/.exec(rest) ?? [];
  const url = URL.parse(address);
  const host = url ? domainToUnicode(url.hostname) || url.hostname : '';
  if (authority?.includes('@')) return { code: 'link-userinfo', host };
  if (authority === undefined || /[\t\n\r]/.test(address) || rest[authority.length + 2] === '\\')
    return { code: 'link-disguised', host };
  // A typing mistake, such as a dot too many, is no disguise, nor is an ellipsis.
  if (!url) return /[^\p{L}\p{M}\p{N}.:…[\]_-]/u.test(authority) ? { code: 'link-disguised', host } : null;
  const written = authority.replace(/:\d*$/, '').toLowerCase().normalize('NFC');
  if ((written !== host && written !== url.hostname) || showSigns(written) !== written)
    return { code: 'link-disguised', host };
  return lookalike(host.replace(/\.$/, ''), url.hostname);
}

/** The addresses that need no parser, which most are: pages of the portal, and hosts in small ASCII letters. */
const OWN_PAGE = /^\/(?:[\w-]+\/)*[\w-]*$/;
const PLAIN_HOST = /^https?:\/\/((?!xn--)(?:[a-z0-9-]+\.(?!xn--))+[a-z]+)(?:[/?#]|$)/;

function lookalike(host: string, inAscii = host): Deceit | null {
  const like = LIKENESSES.get(host) ?? likenessOf(host);
  if (LIKENESSES.size < MAX_REMEMBERED_HOSTS) LIKENESSES.set(host, like);
  return like ? { code: 'link-lookalike', host: inAscii, like } : null;
}

/** What hosts look like, remembered because a commune links to the same few hosts again and again. */
const LIKENESSES = new Map<string, string>();
const MAX_REMEMBERED_HOSTS = 5000;

/**
 * Finds the address that the words of a link name although the link leads elsewhere. Returns null where the words name
 * no address, or one of the same site.
 * @param home the address of the portal, to which links without a host lead
 * @example otherAddressIn('dichvucong.gov.vn', 'https://evil.example/') // 'dichvucong.gov.vn'
 */
export function otherAddressIn(text: string, href: string, home: string = HERE): string | null {
  if (!MAY_NAME.test(text)) return null;
  const words = withoutEdges(
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replaceAll('。', '.'),
  );
  const target = URL.parse(href.trim(), home);
  if (!target || words === href.trim()) return null;
  const [, mail, domain] = /^(?:mailto:)?([^\s@/:]+@([^\s@/:.]+(?:\.[^\s@/:.]+)+))$/i.exec(words) ?? [];
  if (mail && domain) return leadsToMail(target, mail, domain, home) ? null : mail;
  const bare = words.replace(/^https?[:;]?\s?[\\/]{1,3}\s?/i, '');
  const written = /https?:\/\/[^\s/?#]+/i.exec(words)?.[0] ?? (BARE.test(bare) ? `https://${bare}` : '');
  const named = siteOf(URL.parse(written));
  if (!named || PUBLIC.test(named) || isSame(named, siteOf(target))) return null;
  return domainToUnicode(named);
}

/** Stands for the portal; no host of this name exists. */
const HERE = 'https://cong.invalid';

const MAY_NAME = /[.．。｡]|:\/\//;

/**
 * A host without a scheme, and perhaps a path. Lists the endings, because others belong to files and to names with a
 * dot.
 */
const BARE =
  /^(?:[\p{L}\p{M}\d-]+\.)+(?:vn|com|net|org|info|biz|gov|edu|int|me|io|asia|tv|be|app|dev|xyz|top|site|online|shop|example)(?::\d+)?(?:[/?#]\S*)?$/iu;

/** Domains under which many owners have sites. */
const PUBLIC = /^(?:[a-z]+|(?:gov|com|net|org|edu|info|name|ac|health|int|biz)\.vn)$/;

/** Sites that have several hosts. */
const SAME_SITE = [
  ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  ['facebook.com', 'fb.com', 'fb.me', 'fb.watch'],
  ['zalo.me', 'zaloapp.com'],
  ['google.com', 'goo.gl', 'google.com.vn'],
];

/** Strips everything but letters and digits from both ends. */
function withoutEdges(words: string): string {
  let [start, end] = [0, words.length];
  while (start < end && !LETTER.test(words[start]!)) start++;
  while (start < end && !LETTER.test(words[end - 1]!)) end--;
  return words.slice(start, end);
}

const LETTER = /[\p{L}\p{N}]/u;

/** Says whether a link fits a mail address: leads to that address, to its site, or to a page of the portal. */
function leadsToMail(target: URL, mail: string, domain: string, home: string): boolean {
  if (target.protocol === 'mailto:') return decode(target.pathname).toLowerCase() === mail.toLowerCase();
  const site = siteOf(target);
  return site === siteOf(URL.parse(home)) || isSame(domain.toLowerCase(), site);
}

function siteOf(url: URL | null): string {
  return url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/^www\./, '').replace(/\.$/, '') : '';
}

function isSame(one: string, other: string): boolean {
  return (
    isWithin(one, other) ||
    isWithin(other, one) ||
    SAME_SITE.some((hosts) => [one, other].every((host) => hosts.some((each) => isWithin(host, each))))
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the name that a host imitates; empty for nearly all hosts. */
function likenessOf(host: string): string {
  // Some characters look like the slash after a host, so that the name before them seems to be the host.
  const [before = '', after] = host.split(/[^\p{L}\p{M}\p{N}.:[\]_-]/u);
  if (after !== undefined) return before;
  const letters = lettersOf(host);
  const government = GOVERNMENT.exec(letters.replaceAll('0', 'o'))?.[0];
  if (government && !isWithin(host, 'gov.vn'))
    return government.replace(/[.-]?gov[.-]?vn$/, '.gov.vn').replace(/^\./, '');
  const shape = shapeOf(letters);
  for (const [each, itsShape] of SHAPES)
    if (`.${shape}.`.includes(`.${itsShape}.`) && !isWithin(host, each)) return each;
  const isLatin = /^[a-z]/.test(host.split('.').at(-1)!);
  return host.split('.').some((label) => isMixed(label, isLatin)) ? letters : '';
}

/** The ending of government hosts, where anybody may put it: in front of another ending, or after a hyphen. */
const GOVERNMENT = /^(?:.*[.-])?gov[.-]?vn(?=[.-]|$)/;

/**
 * Says whether a label has letters of other scripts that look like Latin ones: among Latin letters, or throughout the
 * label when the ending of the host is Latin.
 */
function isMixed(label: string, isLatin: boolean): boolean {
  const others = label.match(/(?!\p{Script=Latin})\p{L}|[ɡɑıɩᴏʋɴʀʟƅ]/gu) ?? [];
  if (others.length === 0) return false;
  const hasLatin = /(?![ɡɑıɩᴏʋɴʀʟƅ])\p{Script=Latin}/u.test(label);
  if (hasLatin)
    return others.some(
      (letter) => !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hira}\p{Script=Kana}ー]/u.test(letter),
    );
  return isLatin && /^[a-z0-9-]+$/.test(lettersOf(label));
}

/** Replaces the letters of a host by the plain ones that they look like. */
function lettersOf(host: string): string {
  if (/^[\w.-]*$/.test(host)) return host;
  return [...host.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => LOOKALIKES.get(letter) ?? letter)
    .join('');
}

/** Maps letters that look the same in many fonts to one. */
function shapeOf(letters: string): string {
  return letters.replaceAll('0', 'o').replace(/[1i]/g, 'l').replaceAll('rn', 'm').replaceAll('vv', 'w');
}

const SHAPES = KNOWN_HOSTS.map((host) => [host, shapeOf(host)] as const);

/** Letters of other alphabets and rare Latin ones, with the plain letters that they look like. */
const LOOKALIKES = new Map(
  [
    ['авсԁеѕһіјкԛԝмнорӏтухгпѵь', 'abcdeshijkqwmhopltyxrnvb'],
    ['αβεηικνορτυχγωμ', 'abenikvoptuxywu'],
    ['օոսհյցզ', 'onuhjgq'],
    ['đɡɑıɩᴏʋɴʀʟƅłø', 'dgaiiovnrlblo'],
  ].flatMap(([from, to]) => [...from!].map((letter, index) => [letter, to![index]!] as const)),
);
