import {
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
  HIDDEN_FILES,
  IMMUTABLE,
  IMMUTABLE_FOLDERS,
  policyOf,
  REVALIDATED,
  TRANSPORT_HEADERS,
  type MeasurementHosts,
} from './headers.ts';

/**
 * Writes the `web.config` of a portal, which IIS 10 reads in the folder of the site or of the virtual directory. Without
 * an old address that has a query it needs no module beyond those of IIS; with one, the URL Rewrite module. IIS cannot
 * choose headers by the kind of file here, so parts of pages carry the document headers too.
 * @param base the path that all addresses of the portal start with
 * @param moves from the root of the portal
 * @param measurement the script of another system on the portal's pages
 */
export function writeWebConfig(
  base: string,
  moves: readonly { from: string; to: string }[],
  measurement?: MeasurementHosts,
): string {
  const policy = { 'Content-Security-Policy': policyOf(measurement) };
  const headers = { ...COMMON_HEADERS, ...DOCUMENT_HEADERS, ...policy, ...TRANSPORT_HEADERS };
  const asked = moves.filter(({ from }) => from.includes('?'));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Dành cho IIS: đặt cả thư mục này làm một trang (site) hoặc thư mục ảo (virtual directory). -->',
    '<configuration>',
    '  <system.webServer>',
    '    <directoryBrowse enabled="false" />',
    '    <defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>',
    '    <urlCompression doStaticCompression="true" doDynamicCompression="false" />',
    '    <staticContent>',
    `      <clientCache cacheControlMode="NoControl" cacheControlCustom="${REVALIDATED}" />`,
    ...Object.entries(TYPES).flatMap(([ending, type]) => [
      `      <remove fileExtension=".${ending}" />`,
      `      <mimeMap fileExtension=".${ending}" mimeType="${type}" />`,
    ]),
    '    </staticContent>',
    '    <httpProtocol><customHeaders>',
    '      <remove name="X-Powered-By" />',
    ...Object.entries(headers).map(
      ([name, value]) => `      <add name="${name}" value="${escapeXml(value)}" />`,
    ),
    '    </customHeaders></httpProtocol>',
    '    <security><requestFiltering removeServerHeader="true">',
    '      <verbs allowUnlisted="false"><add verb="GET" allowed="true" /><add verb="HEAD" allowed="true" /></verbs>',
    '      <denyUrlSequences><add sequence="/.cong-xa" /><add sequence="/.git" /><add sequence="/.env" /></denyUrlSequences>',
    '      <hiddenSegments>',
    ...HIDDEN_FILES.filter((file) => file !== 'web.config').map(
      (file) => `        <add segment="${file}" />`,
    ),
    '      </hiddenSegments>',
    '    </requestFiltering></security>',
    '    <httpErrors errorMode="Custom" existingResponse="Replace">',
    ...['403', '404'].flatMap((status) => [
      `      <remove statusCode="${status}" />`,
      `      <error statusCode="${status}" path="404.html" responseMode="File" />`,
    ]),
    '    </httpErrors>',
    ...(asked.length > 0 ? writeRules(base, asked) : []),
    '  </system.webServer>',
    ...IMMUTABLE_FOLDERS.flatMap(writeLasting),
    '</configuration>',
    '',
  ].join('\n');
}

/** Redirects the old addresses with a query by a table of the URL Rewrite module. */
function writeRules(base: string, moves: readonly { from: string; to: string }[]): string[] {
  return [
    '    <!-- Cần URL Rewrite Module của IIS. -->',
    '    <rewrite>',
    '      <rewriteMaps><rewriteMap name="cong-xa">',
    ...moves.map(
      ({ from, to }) =>
        `        <add key="${escapeXml(base + from.slice(1))}" value="${escapeXml(base + encodeURI(to.slice(1)))}" />`,
    ),
    '      </rewriteMap></rewriteMaps>',
    '      <rules><rule name="dia-chi-cu" stopProcessing="true">',
    '        <match url=".*" />',
    '        <conditions><add input="{cong-xa:{REQUEST_URI}}" pattern="(.+)" /></conditions>',
    '        <action type="Redirect" url="{C:1}" redirectType="Permanent" appendQueryString="false" />',
    '      </rule></rules>',
    '    </rewrite>',
  ];
}

function writeLasting(folder: string): string[] {
  return [
    `  <location path="${folder}"><system.webServer><staticContent>`,
    `    <clientCache cacheControlMode="NoControl" cacheControlCustom="${IMMUTABLE}" />`,
    '  </staticContent></system.webServer></location>',
  ];
}

/** The kinds of files that IIS does not know, or serves without saying that they are UTF-8. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
  avif: 'image/avif',
  webp: 'image/webp',
  ...Object.fromEntries(
    ['pf_filter', 'pf_fragment', 'pf_index'].map((ending) => [ending, 'application/octet-stream']),
  ),
};

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
