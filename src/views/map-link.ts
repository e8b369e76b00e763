/**
 * Makes a link that shows an address on a map: the app of the device where it has one, else a page. The page that holds
 * the link loads nothing from there.
 */
export function mapLink(address: string, province: string): string {
  const place = address.includes(province) ? address : `${address}, ${province}`;
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
}
