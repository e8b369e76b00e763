/**
 * Says whether an address is one of a local network or of the machine itself, which no visitor from outside can have.
 * @example isPrivate('10.0.0.7') // true
 */
export function isPrivate(address: string): boolean {
  return PRIVATE.test(address);
}

/** RFC 1918, RFC 6598 (shared by the customers of a carrier), loopback, link-local; RFC 4193 for IPv6. */
const PRIVATE =
  /^(?:::ffff:)?(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)|^(?:::1$|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/i;

/** Reads an IPv4 address as a number; undefined for every other text. @example packAddress('1.2.3.4') // 16909060 */
export function packAddress(address: string): number | undefined {
  let number = 0;
  let part = -1;
  let dots = 0;
  for (let at = 0; at < address.length; at++) {
    const sign = address.charCodeAt(at);
    if (sign === 46) {
      if (part < 0 || part > 255) return undefined;
      number = number * 256 + part;
      part = -1;
      dots++;
    } else if (sign >= 48 && sign <= 57) part = (part < 0 ? 0 : part) * 10 + sign - 48;
    else return undefined;
  }
  return dots === 3 && part >= 0 && part <= 255 ? number * 256 + part : undefined;
}
