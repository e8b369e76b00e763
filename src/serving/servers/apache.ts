import {
  REVALIDATED,
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
  HEADERS_FILE,
  HIDDEN_PATHS,
  IMMUTABLE,
  IMMUTABLE_FOLDERS,
  PARTS_OF_PAGES,
  TRANSPORT_HEADERS,
  WORKER_FILE,
} from '../headers.ts';
import { ownPolicies, type Host } from './host.ts';

/** Writes an Apache configuration for `sites-available`, with one virtual host per host. */
export function writeApache(hosts: Host[]): string {
  return [
    '# Cấu hình Apache cho các cổng đã dựng. Chép vào /etc/apache2/sites-available/cong-xa.conf, rồi chạy:',
    '#   a2enmod headers deflate && a2ensite cong-xa && apachectl configtest && apachectl graceful',
    '# Tên máy lạ gặp VirtualHost đầu tiên: chạy a2dissite 000-default để đó là VirtualHost đầu tệp này.',
    '# Chứng thư TLS: chạy certbot --apache, hoặc thêm VirtualHost *:443 với SSLCertificateFile.',
    ...STRANGERS,
    ...hosts.flatMap(writeHost),
    '',
  ].join('\n');
}

function writeHost(host: Host): string[] {
  const { name, portals } = host;
  return [
    '',
    '<VirtualHost *:80>',
    `    ServerName https://${name}`,
    '    # Địa chỉ chuyển hướng lấy tên máy ở dòng trên, không lấy tên mà người gọi gửi tới.',
    '    UseCanonicalName On',
    ...SCHEME_KEPT,
    '    # Trên cổng 443, VirtualHost này có thể là VirtualHost đầu tiên, tức là nơi tên máy lạ gặp.',
    `    <If "tolower(%{HTTP_HOST}) !~ m#^${escape(name)}\\.?(?::[0-9]+)?$#">`,
    '        Require all denied',
    '        ErrorDocument 403 " "',
    '    </If>',
    '    AddDefaultCharset utf-8',
    '    AddCharset utf-8 .css .js .json .xml .svg',
    '    AddType image/avif .avif',
    '    AddType image/webp .webp',
    `    AddOutputFilterByType DEFLATE ${TEXTS.join(' ')}`,
    '    # Apache đổi nhãn ETag khi nén mà không nhận lại nhãn đó; dòng này trả nhãn về như cũ để có trả lời 304.',
    `    RequestHeader edit If-None-Match '^(W/)?"(.*)-gzip"$' '$1"$2"'`,
    ...Object.entries(COMMON_HEADERS).map(([header, value]) => `    Header always set ${header} "${value}"`),
    ...Object.entries(DOCUMENT_HEADERS).map(
      ([header, value]) => `    Header always set ${header} "${value}" "expr=${IS_DOCUMENT}"`,
    ),
    ...Object.entries(TRANSPORT_HEADERS).map(
      ([header, value]) => `    Header always set ${header} "${value}" "expr=%{HTTPS} == 'on'"`,
    ),
    `    Header always set Cache-Control "${REVALIDATED}"`,
    `    RedirectMatch 404 "${HIDDEN_PATHS}"`,
    ...(portals.some(({ base }) => base === '/') ? [] : [writeOutside(portals)]),
    ...portals.flatMap(writePlace).toReversed(),
    ...portals.flatMap(writePortal),
    ...ownPolicies(host).flatMap(writePolicy),
    '</VirtualHost>',
  ];
}

/** Maps a base path to its folder. Apache obeys the first matching line of these directives, the last of all others. */
function writePlace({ base, folder }: Host['portals'][number]): string[] {
  if (base === '/') return [`    DocumentRoot ${quote(folder)}`];
  return [
    `    Alias "${base}" ${quote(`${folder}/`)}`,
    `    RedirectMatch 301 "^${escape(base).slice(0, -1)}$" "${base}"`,
  ];
}

/** Answers 404 where no portal lives; otherwise Apache would show the files of the machine's own folder. */
function writeOutside(portals: Host['portals']): string {
  const bases = portals.map(({ base }) => escape(base).slice(0, -1)).join('|');
  return `    RedirectMatch 404 "^(?!(?:${bases})(?:/|$))"`;
}

function writePortal({ base, folder }: Host['portals'][number]): string[] {
  const path = escape(base);
  return [
    '',
    `    RedirectMatch 404 "^${path}${HEADERS_FILE}$"`,
    `    <LocationMatch "^${path}(?:${IMMUTABLE_FOLDERS.join('|')})/">`,
    `        Header always set Cache-Control "${IMMUTABLE}" "expr=%{REQUEST_STATUS} -lt 400"`,
    '    </LocationMatch>',
    `    <Directory ${quote(folder)}>`,
    '        Require all granted',
    '        Options None',
    '        AllowOverride None',
    '        DirectoryIndex index.html',
    '    </Directory>',
    `    <LocationMatch "^${path}">`,
    `        ErrorDocument 403 ${base}404.html`,
    `        ErrorDocument 404 ${base}404.html`,
    '    </LocationMatch>',
  ];
}

/** Writes the policy of one portal; of sections that match, the last counts. */
function writePolicy({ base, policy }: { base: string; policy: string }): string[] {
  return [
    `    <LocationMatch "^${escape(base)}">`,
    `        Header always set Content-Security-Policy "${policy}" "expr=${IS_DOCUMENT}"`,
    '    </LocationMatch>',
  ];
}

/**
 * Redirects without scheme and host, so that a visitor stays at https also behind a proxy that ends TLS. Apache before
 * 2.4.58 does not know the directive and goes to the https address of the host. Leaves paths that begin with two
 * slashes to Apache, because as a redirect they would name another host.
 */
const SCHEME_KEPT = [
  '    <IfDirective RedirectRelative>',
  '        RedirectRelative On',
  '    </IfDirective>',
  `    <If "%{REQUEST_URI} =~ m#^/(?!/).*[^/]$# && -f '%{REQUEST_FILENAME}/index.html'">`,
  '        Redirect 301 "%{REQUEST_URI}/"',
  '    </If>',
];

/** Refuses unknown hosts, because Apache would show them the first portal. */
const STRANGERS = [
  '',
  'ServerTokens Prod',
  'ServerSignature Off',
  'TraceEnable Off',
  '',
  '<VirtualHost *:80>',
  '    ServerName ten-may-la.invalid',
  '    ErrorDocument 403 " "',
  '    <Location "/">',
  '        Require all denied',
  '    </Location>',
  '</VirtualHost>',
];

function quote(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&')}"`;
}

/** Matches answers that may be a document or a worker; an error page always is one. */
const IS_DOCUMENT = [
  '%{REQUEST_STATUS} -ge 400',
  `%{REQUEST_URI} =~ m#/${escape(WORKER_FILE)}$#`,
  `%{REQUEST_URI} !~ m#\\.(?:${PARTS_OF_PAGES.join('|')})$#`,
].join(' || ');

const TEXTS = [
  ...['text/html', 'text/css', 'text/plain', 'text/xml', 'text/javascript', 'application/javascript'],
  ...['application/json', 'application/rss+xml', 'application/xml', 'image/svg+xml'],
];

function escape(text: string): string {
  return text.replaceAll('.', '\\.');
}
