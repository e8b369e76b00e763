import { domainToUnicode } from 'node:url';

/** Where a portal lives: `url` is host and base put together, always ending in a slash. */
export interface PortalAddress {
  url: string;
  /** In lower case, as it stands in DNS: without a trailing dot, other letters than a–z as `xn--…`. */
  host: string;
  /** `/`, or plain segments between slashes: `/phuong-thu-nghiem/`. */
  base: string;
}

/** What keeps a text from being the address of a portal. */
export type AddressFault =
  | 'form'
  | 'account'
  | 'port'
  | 'host'
  | 'host-number'
  | 'host-local'
  | 'host-length'
  | 'base'
  | 'base-length';

/**
 * Reads the address of a portal: https, a full domain name, no port but the usual one, a base path of plain segments.
 * Host and base end up in the configurations of web servers, so nothing passes that means more than itself there.
 * @example readPortalAddress('https://Vidu.gov.vn/xa-mau') // { url: 'https://vidu.gov.vn/xa-mau/', … }
 */
export function readPortalAddress(text: string): PortalAddress | { fault: AddressFault } {
  // No address is that long, and what follows looks at it letter by letter.
  if (text.length > LONGEST_TEXT) return { fault: 'form' };
  const [, authority, path = '/'] = /^https:\/\/([^/?#\\\s]+)(\/[^?#\\\s]*)?$/i.exec(text.trim()) ?? [];
  if (authority === undefined) return { fault: 'form' };
  if (authority.includes('@')) return { fault: 'account' };
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? [];
  const host = readHost(name);
  if (typeof host !== 'string') return host;
  const base = readBase(path);
  if (typeof base !== 'string') return base;
  return port === undefined || port === '443'
    ? { url: `https://${host}${base}`, host, base }
    : { fault: 'port' };
}

/** Reads a host name that a portal may have, whatever its capitals and whether it is written with marks or as `xn--…`. */
export function readHost(text: string): string | { fault: AddressFault } {
  const name = text.normalize('NFC').toLowerCase().replace(/\.$/, '');
  const host = URL.parse(`https://${name}/`)?.hostname;
  if (host === undefined || (host !== name && domainToUnicode(host) !== name)) {
    // `URL` itself reads names whose last part is a number as addresses of machines, and refuses those that are too long.
    if (name.startsWith('[') || NUMBER.test(name.split('.').at(-1)!)) return { fault: 'host-number' };
    return { fault: /^[a-z0-9.-]+$/.test(name) && name.length > 253 ? 'host-length' : 'host' };
  }
  const labels = host.split('.');
  if (host.startsWith('[')) return { fault: 'host-number' };
  if (!VIETNAMESE_HOST.test(domainToUnicode(host)) || !labels.every((label) => LABEL.test(label)))
    return { fault: 'host' };
  if (host.length > 253 || labels.some((label) => label.length > 63)) return { fault: 'host-length' };
  if (NUMBER.test(labels.at(-1)!)) return { fault: 'host-number' };
  return labels.length < 2 || labels.includes('localhost') ? { fault: 'host-local' } : host;
}

/** Reads the base path of a portal, with or without the slash at its end. */
export function readBase(text: string): string | { fault: AddressFault } {
  const base = text.replace(/\/?$/, '/');
  if (!BASE.test(base)) return { fault: 'base' };
  return base.length > LONGEST_BASE ? { fault: 'base-length' } : base;
}

/** Names that look like others in another alphabet are nobody's: of letters with marks only Vietnamese ones pass. */
const VIETNAMESE_HOST = /^[a-z0-9.\-àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+$/;
const NUMBER = /^(?:\d+|0x[\da-f]*)$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** No dot, so that no base is the name of a file, and no segment begins with a sign: `.git`, `_astro`, `~root`, `--`. */
const BASE = /^\/(?:[a-zA-Z0-9][a-zA-Z0-9_-]*\/)*$/;
const LONGEST_BASE = 100;
const LONGEST_TEXT = 1000;
