import { domainToUnicode } from 'node:url';

/** The address of a portal: `url` joins host and base, and ends in a slash. */
export interface PortalAddress {
  url: string;
  /** The host in its DNS form: lower case, no trailing dot, other letters than a–z as `xn--…`. */
  host: string;
  /** `/`, or plain segments between slashes: `/phuong-thu-nghiem/`. */
  base: string;
}

/** Why a text is not the address of a portal. */
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
 * Reads the address of a portal: https, a full domain name, only the usual port, a base path of plain segments. Refuses
 * every character with a special meaning in a web server's configuration, because host and base are written there.
 * @example readPortalAddress('https://Vidu.gov.vn/xa-mau') // { url: 'https://vidu.gov.vn/xa-mau/', … }
 */
export function readPortalAddress(text: string): PortalAddress | { fault: AddressFault } {
  // Refuses a text that is longer than any address, because the following steps read it letter by letter.
  if (text.length > MAX_ADDRESS_LENGTH) return { fault: 'form' };
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

/** Reads the host name of a portal, in any capitals, with marks or as `xn--…`. */
export function readHost(text: string): string | { fault: AddressFault } {
  const name = text.normalize('NFC').toLowerCase().replace(/\.$/, '');
  const host = URL.parse(`https://${name}/`)?.hostname;
  if (host === undefined || (host !== name && domainToUnicode(host) !== name)) {
    // `URL` reads a name whose last part is a number as an IP address, and refuses a name that is too long.
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

/** Reads the base path of a portal, with or without a final slash. */
export function readBase(text: string): string | { fault: AddressFault } {
  const base = text.replace(/\/?$/, '/');
  if (!BASE.test(base)) return { fault: 'base' };
  return base.length > MAX_BASE_LENGTH ? { fault: 'base-length' } : base;
}

/** Allows only Vietnamese letters with marks, so that no name imitates another in a foreign alphabet. */
const VIETNAMESE_HOST = /^[a-z0-9.\-àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+$/;
const NUMBER = /^(?:\d+|0x[\da-f]*)$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Allows no dot, so that no base is a file name, and no character at the start of a segment: `.git`, `_astro`, `~root`,
 * `--`.
 */
const BASE = /^\/(?:[a-zA-Z0-9][a-zA-Z0-9_-]*\/)*$/;
const MAX_BASE_LENGTH = 100;
const MAX_ADDRESS_LENGTH = 1000;
