import {
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
  IMMUTABLE,
  IMMUTABLE_FOLDERS,
  policyOf,
  TRANSPORT_HEADERS,
  type MeasurementHosts,
} from './headers.ts';

/**
 * Writes the `_headers` of a portal, as Netlify and Cloudflare Pages read it. Both hosts serve https only. All rules
 * that match a path apply together, so no two rules name the same header. Files without a `Cache-Control` rule are
 * revalidated on each request by those hosts' default. No rule can remove a header, so parts of pages carry the
 * document headers too; over HTTP/2, which both hosts speak, a repeated header costs a byte or two.
 * @param base the path that all addresses of the portal start with, `/` or `/phuong-thu-nghiem/`
 * @param measurement the script of another system on the portal's pages
 */
export function writeHeadersFile(base: string, measurement?: MeasurementHosts): string {
  const policy = { 'Content-Security-Policy': policyOf(measurement) };
  return [
    rule(`${base}*`, { ...COMMON_HEADERS, ...DOCUMENT_HEADERS, ...policy, ...TRANSPORT_HEADERS }),
    ...IMMUTABLE_FOLDERS.map((folder) => rule(`${base}${folder}/*`, { 'Cache-Control': IMMUTABLE })),
  ].join('\n');
}

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
