/** The path of the file below the root of a host (RFC 9116). */
export const SECURITY_FILE = '.well-known/security.txt';

/** Where to report an incident; at least one of the three. */
interface Incident {
  email?: string | undefined;
  phone?: string | undefined;
  url?: string | undefined;
}

/**
 * Writes `security.txt` (RFC 9116): where to report a security incident of the portal.
 * @param url the address of the portal
 * @param expires the first day on which the file no longer holds: `2027-11-01`
 */
export function writeSecurityFile(incident: Incident, url: string, expires: string): string {
  return [
    ...(incident.email ? [`Contact: mailto:${encodeURI(incident.email)}`] : []),
    // The standard asks for https; http is upgraded, because every state portal answers over https.
    ...(incident.url ? [`Contact: ${new URL(incident.url.replace(/^http:/i, 'https:')).href}`] : []),
    ...(incident.phone ? [`Contact: tel:${internationalPhone(incident.phone)}`] : []),
    `Expires: ${expires}T00:00:00+07:00`,
    'Preferred-Languages: vi, en',
    `Canonical: ${url}${SECURITY_FILE}`,
    '',
  ].join('\n');
}

/** Gives the first day of the same month of the next year, so that the file holds eleven months or more. */
export function expiryOf(asOf: string): string {
  return `${Number(asOf.slice(0, 4)) + 1}-${asOf.slice(5, 7)}-01`;
}

/** Gives the day on which the file should be written again: half a year after its month began. */
export function renewalOf(asOf: string): string {
  const month = Number(asOf.slice(5, 7)) + 6;
  const [year, rest] =
    month > 12 ? [Number(asOf.slice(0, 4)) + 1, month - 12] : [Number(asOf.slice(0, 4)), month];
  return `${year}-${String(rest).padStart(2, '0')}-01`;
}

function internationalPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.startsWith('0') ? `+84${digits.slice(1)}` : digits;
}
