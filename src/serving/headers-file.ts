import {
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
  IMMUTABLE,
  IMMUTABLE_FOLDERS,
  TRANSPORT_HEADERS,
} from './headers.ts';

/**
 * Writes the `_headers` of a portal, as Netlify and Cloudflare Pages read it. Rules that match one path add up
 * there, so no header is named by two of them; what no rule names is asked for each time by those hosts' own default.
 * No rule can take a header back, so parts of pages carry those of documents as well: over HTTP/2, which both hosts
 * speak, a header said before costs a byte or two. Those hosts speak https alone.
 * @param base the path all addresses of the portal start with, `/` or `/phuong-thu-nghiem/`
 */
export function writeHeadersFile(base: string): string {
  return [
    rule(`${base}*`, { ...COMMON_HEADERS, ...DOCUMENT_HEADERS, ...TRANSPORT_HEADERS }),
    ...IMMUTABLE_FOLDERS.map((folder) => rule(`${base}${folder}/*`, { 'Cache-Control': IMMUTABLE })),
  ].join('\n');
}

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
