import {
  REVALIDATED,
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
  HIDDEN_FILES,
  IMMUTABLE,
  IMMUTABLE_FOLDERS,
  PARTS_OF_PAGES,
  TRANSPORT_HEADERS,
  WORKER_FILE,
} from '../headers.ts';
import { policyOf } from '../headers.ts';
import { targetOf, type FormerHost, type Host, type HostedPortal, type Service } from './host.ts';

/** Writes a Caddyfile with one site per host; Caddy obtains the certificates itself. */
export function writeCaddy({ hosts, formers }: Service): string {
  return [
    '# Caddyfile cho các cổng đã dựng. Chép vào /etc/caddy/Caddyfile, chạy caddy validate, rồi nạp lại Caddy.',
    '# Caddy tự xin và gia hạn chứng thư TLS cho từng tên máy. Sau máy chủ trung gian đã giữ TLS thì viết http:// trước',
    '# từng tên máy, để Caddy không chuyển hướng sang https thêm lần nữa. Caddy nghe cả IPv4 và IPv6; qua https thì dùng',
    '# HTTP/2 và HTTP/3 (mở cổng 443 cả TCP và UDP).',
    '',
    '(cong_xa) {',
    ...writeHeaders('', COMMON_HEADERS, '-Server'),
    '\t@trang not {',
    `\t\tpath ${PARTS_OF_PAGES.map((ending) => `*.${ending}`).join(' ')}`,
    `\t\tnot path */${WORKER_FILE}`,
    '\t}',
    ...writeHeaders('@trang ', DOCUMENT_HEADERS),
    '\t@https protocol https',
    ...writeHeaders('@https ', TRANSPORT_HEADERS),
    '}',
    '',
    '(cong_xa_loi) {',
    ...writeHeaders('', { ...COMMON_HEADERS, ...DOCUMENT_HEADERS }, '-Server'),
    '}',
    '',
    'http:// { # tên máy lạ thì không trả lời',
    '\tabort',
    '}',
    ...hosts.flatMap(writeHost),
    ...formers.flatMap(writeFormer),
    '',
  ].join('\n');
}

function writeHeaders(
  matcher: string,
  headers: Readonly<Record<string, string>>,
  ...more: string[]
): string[] {
  return [
    `\theader ${matcher}{`,
    ...Object.entries(headers).map(([header, value]) => `\t\t${header} "${value}"`),
    ...more.map((line) => `\t\t${line}`),
    '\t}',
  ];
}

function writeHost({ name, portals }: Host): string[] {
  const lasting = portals.flatMap(({ base }) => IMMUTABLE_FOLDERS.map((folder) => `${base}${folder}/*`));
  return [
    '',
    `${name} {`,
    '\tencode zstd gzip',
    '\timport cong_xa',
    `\t@lasting path ${lasting.join(' ')}`,
    `\theader @lasting Cache-Control "${IMMUTABLE}"`,
    `\t@changing not path ${lasting.join(' ')}`,
    `\theader @changing Cache-Control "${REVALIDATED}"`,
    '\t@an {',
    '\t\tpath */.*',
    `\t\tnot path_regexp ${WELL_KNOWN}`,
    '\t}',
    '\t@khac not method GET HEAD',
    '\theader @khac Allow "GET, HEAD"',
    '\t@hoi expression {http.request.uri.query} != ""',
    ...writeMoves(portals),
    '\troute {',
    ...(portals.some(({ moves }) => moves.length > 0) ? ['\t\tredir @da_doi {cong_xa_moi} 301'] : []),
    '\t\trespond @khac 405',
    '\t\terror @an 404',
    // Caddy tries these in their order, so the deepest base path comes first.
    ...portals.toReversed().flatMap(writePortal),
    // Without this line Caddy answers 200 with nothing where no portal lives.
    '\t\terror 404',
    '\t}',
    '\thandle_errors {',
    '\t\timport cong_xa_loi',
    `\t\theader Cache-Control "${REVALIDATED}"`,
    ...portals.flatMap(({ base, folder }) => [
      `\t\thandle ${base}* {`,
      `\t\t\troot * ${quote(folder)}`,
      '\t\t\trewrite * /404.html',
      '\t\t\tfile_server',
      '\t\t}',
    ]),
    '\t\trespond "{err.status_code} {err.status_text}"',
    '\t}',
    '}',
  ];
}

/** Maps the old addresses with a query. */
function writeMoves(portals: HostedPortal[]): string[] {
  const entries = portals.flatMap(({ base, moves }) =>
    moves.map(({ from, to }) => [targetOf(base, from), targetOf(base, to)] as const),
  );
  return entries.length > 0 ? writeMap(entries) : [];
}

function writeMap(entries: (readonly [from: string, to: string])[]): string[] {
  return [
    '\tmap {http.request.uri} {cong_xa_moi} {',
    ...entries.map(([from, to]) => `\t\t${from} ${to}`),
    '\t\tdefault ""',
    '\t}',
    '\t@da_doi expression {cong_xa_moi} != ""',
  ];
}

/** Sends visitors of a former host to the portal that replaced it, at the same path or where an old address leads. */
function writeFormer({ name, host, base, moves }: FormerHost): string[] {
  const entries = moves.map(({ from, to }) => [from, `https://${host}${targetOf(base, to)}`] as const);
  return [
    '',
    `${name} {`,
    ...(entries.length > 0 ? writeMap(entries) : []),
    '\troute {',
    ...(entries.length > 0 ? ['\t\tredir @da_doi {cong_xa_moi} 301'] : []),
    `\t\tredir https://${host}${base.slice(0, -1)}{http.request.uri} 301`,
    '\t}',
    '}',
  ];
}

function writePortal({ base, folder, measurement }: HostedPortal, index: number): string[] {
  return [
    ...(base === '/' ? [] : writeBaseRedirect(base, index)),
    `\t\thandle_path ${base}* {`,
    ...(measurement ? [`\t\t\theader @trang Content-Security-Policy "${policyOf(measurement)}"`] : []),
    `\t\t\troot * ${quote(folder)}`,
    ...SLASH_REDIRECT,
    '\t\t\tfile_server {',
    `\t\t\t\thide ${HIDDEN_FILES.join(' ')}`,
    '\t\t\t\tprecompressed br gzip',
    '\t\t\t}',
    '\t\t}',
  ];
}

function writeBaseRedirect(base: string, index: number): string[] {
  const matcher = `@goc_${index + 1}`;
  return [
    `\t\t${matcher} path ${base.slice(0, -1)}`,
    `\t\troute ${matcher} {`,
    `\t\t\tredir @hoi ${base}?{query} 301`,
    `\t\t\tredir * ${base} 301`,
    '\t\t}',
  ];
}

/**
 * Adds a missing slash and keeps the query, which the file server of older versions of Caddy loses. Leaves paths that
 * begin with two slashes to the file server, because as a redirect they would name another host.
 */
const SLASH_REDIRECT = [
  '\t\t\t@thieu_gach {',
  '\t\t\t\tfile {path}/index.html',
  '\t\t\t\tnot path */',
  '\t\t\t\texpression !{http.request.orig_uri.path}.startsWith("//")',
  '\t\t\t}',
  '\t\t\troute @thieu_gach {',
  '\t\t\t\tredir @hoi {http.request.orig_uri.path}/?{query} 308',
  '\t\t\t\tredir {http.request.orig_uri.path}/ 308',
  '\t\t\t}',
];

/**
 * The only paths with a dot before a name that are served. Matched by themselves, because Caddy's regular expressions
 * cannot look ahead.
 */
const WELL_KNOWN = String.raw`^/\.well-known/(?:[^./][^/]*/)*(?:[^./][^/]*)?$`;

function quote(path: string): string {
  return `"${path.replaceAll('"', '\\"')}"`;
}
