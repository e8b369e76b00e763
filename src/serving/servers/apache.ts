import {
  REVALIDATED,
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
  COMPRESSED_COPIES,
  HIDDEN_FILES,
  HIDDEN_PATHS,
  IMMUTABLE,
  IMMUTABLE_FOLDERS,
  PARTS_OF_PAGES,
  TEXT_TYPES,
  TRANSPORT_HEADERS,
  WORKER_FILE,
} from '../headers.ts';
import {
  certbotLines,
  certificateOf,
  CHALLENGES,
  ownPolicies,
  targetOf,
  type FormerHost,
  type Host,
  type HostedPortal,
  type Service,
} from './host.ts';

/** Writes an Apache configuration for `sites-available`, with one virtual host per host. */
export function writeApache(service: Service): string {
  const { hosts, formers, tls } = service;
  return [
    '# Cấu hình Apache cho các cổng đã dựng. Chép vào /etc/apache2/sites-available/cong-xa.conf, rồi chạy:',
    `#   a2enmod headers deflate rewrite${tls ? ' ssl http2' : ''} && a2ensite cong-xa && apachectl configtest && apachectl graceful`,
    '# Tên máy lạ gặp VirtualHost đầu tiên: chạy a2dissite 000-default để đó là VirtualHost đầu tệp này.',
    tls
      ? '# Chứng thư TLS của từng tên máy do certbot xin và gia hạn (lúc máy đang chạy cấu hình không có --tls):'
      : '# Cấu hình này trả lời qua http. Xin chứng thư TLS xong thì in lại với --tls; xin bằng certbot:',
    ...certbotLines(service),
    ...writeStrangers(service),
    ...hosts.flatMap((host) => writeHost(host, tls)),
    ...formers.flatMap((former) => writeFormer(former, tls)),
    '',
  ].join('\n');
}

/** Opens a virtual host, over https with its certificate and HTTP/2. Each port is that of IPv4 and of IPv6. */
function writeOpening(name: string, tls: boolean): string[] {
  if (!tls) return ['', '<VirtualHost *:80>', `    ServerName https://${name}`, ...CHALLENGE];
  const { chain, key } = certificateOf(name);
  return [
    '',
    '<VirtualHost *:80>',
    `    ServerName ${name}`,
    ...CHALLENGE,
    `    RedirectMatch 301 "^(?!/\\.well-known/acme-challenge/)(.*)$" "https://${name}$1"`,
    '</VirtualHost>',
    '',
    '<VirtualHost *:443>',
    `    ServerName https://${name}`,
    '    Protocols h2 http/1.1',
    '    SSLEngine on',
    '    SSLProtocol -all +TLSv1.2 +TLSv1.3',
    `    SSLCertificateFile ${chain}`,
    `    SSLCertificateKeyFile ${key}`,
  ];
}

/** Shows certbot's proofs that the host is the operator's. */
const CHALLENGE = [
  `    Alias /.well-known/acme-challenge/ ${CHALLENGES}/.well-known/acme-challenge/`,
  `    <Directory ${CHALLENGES}>`,
  '        Require all granted',
  '    </Directory>',
];

/** Sends visitors of a former host to the portal that replaced it, at the same path or where an old address leads. */
function writeFormer({ name, host, base, moves }: FormerHost, tls: boolean): string[] {
  return [
    ...writeOpening(name, tls),
    '    RewriteEngine On',
    '    RewriteRule "^/\\.well-known/acme-challenge/" - [L]',
    ...writeMoves(moves.map(({ from, to }) => [from, `https://${host}${targetOf(base, to)}`] as const)),
    `    RewriteRule "^(.*)$" "https://${host}${base.slice(0, -1)}$1" [R=301,L,NE]`,
    '</VirtualHost>',
  ];
}

/** Redirects the old addresses with a query; a request without one skips them all. */
function writeMoves(entries: (readonly [from: string, to: string])[]): string[] {
  if (entries.length === 0) return [];
  return [
    '    RewriteCond "%{QUERY_STRING}" "^$"',
    `    RewriteRule "^" "-" [S=${entries.length}]`,
    ...entries.flatMap(([from, to]) => {
      const [path, query] = from.split('?', 2) as [string, string];
      return [
        `    RewriteCond "%{QUERY_STRING}" "=${query}"`,
        `    RewriteRule "^${escape(path)}$" "${to.replaceAll('%', '\\%')}" [R=301,L,QSD,NE]`,
      ];
    }),
  ];
}

/** Answers with the compressed copy of a text that the browser understands, where the build made one. */
function writeCopies({ base, folder }: HostedPortal): string[] {
  // A rewrite rule has no escape for these characters; below such a folder Apache compresses each answer itself.
  if (/["'\\$%]/.test(folder)) return [];
  const endings = Object.keys(TEXT_TYPES).join('|');
  return Object.entries(COMPRESSED_COPIES).flatMap(([encoding, ending]) => [
    `    RewriteCond "%{HTTP:Accept-Encoding}" "(?:^|[ ,])${encoding} *(?:,|;(?! *q=0(?:\\.0*)?(?:,|$))|$)"`,
    `    RewriteCond ${quote(`${folder}/$1index.html${ending}`)} -f`,
    `    RewriteRule "^${escape(base)}((?:.*/)?)$" "${base}$1index.html${ending}" [L,PT,E=no-gzip:1]`,
    `    RewriteCond "%{HTTP:Accept-Encoding}" "(?:^|[ ,])${encoding} *(?:,|;(?! *q=0(?:\\.0*)?(?:,|$))|$)"`,
    `    RewriteCond ${quote(`${folder}/$1${ending}`)} -f`,
    `    RewriteRule "^${escape(base)}(.*\\.(?:${endings}))$" "${base}$1${ending}" [L,PT,E=no-gzip:1]`,
  ]);
}

/** Gives compressed copies the type of the text that they hold, and says how they are compressed. */
const COPY_TYPES = Object.entries(COMPRESSED_COPIES).flatMap(([encoding, ending]) => [
  `    AddEncoding ${encoding} ${ending}`,
  ...Object.entries(TEXT_TYPES).flatMap(([text, type]) => [
    `    <FilesMatch "\\.${text}\\${ending}$">`,
    `        ForceType "${type}; charset=utf-8"`,
    '        Header merge Vary Accept-Encoding',
    '    </FilesMatch>',
  ]),
]);

function writeHost(host: Host, tls: boolean): string[] {
  const { name, portals } = host;
  return [
    ...writeOpening(name, tls),
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
    ...COPY_TYPES,
    '    RewriteEngine On',
    ...writeMoves(
      portals.flatMap(({ base, moves }) =>
        moves.map(({ from, to }) => [targetOf(base, from), targetOf(base, to)] as const),
      ),
    ),
    ...portals.toReversed().flatMap(writeCopies),
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
function writePlace({ base, folder }: HostedPortal): string[] {
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

function writePortal({ base, folder }: HostedPortal): string[] {
  const path = escape(base);
  return [
    '',
    `    RedirectMatch 404 "^${path}(?:${HIDDEN_FILES.map(escape).join('|')})$"`,
    `    <LocationMatch "^${path}(?:${IMMUTABLE_FOLDERS.join('|')})/">`,
    `        Header always set Cache-Control "${IMMUTABLE}" "expr=%{REQUEST_STATUS} -lt 400"`,
    '    </LocationMatch>',
    `    <Directory ${quote(folder)}>`,
    '        Require all granted',
    '        Options FollowSymLinks',
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
function writeStrangers({ hosts, tls }: Service): string[] {
  const { chain, key } = certificateOf(hosts[0]?.name ?? STRANGER);
  return [
    '',
    'ServerTokens Prod',
    'ServerSignature Off',
    'TraceEnable Off',
    ...writeStranger('*:80', []),
    ...(tls
      ? writeStranger('*:443', [
          '    SSLEngine on',
          `    SSLCertificateFile ${chain}`,
          `    SSLCertificateKeyFile ${key}`,
        ])
      : []),
  ];
}

const STRANGER = 'ten-may-la.invalid';

function writeStranger(port: string, certificate: string[]): string[] {
  return [
    '',
    `<VirtualHost ${port}>`,
    `    ServerName ${STRANGER}`,
    ...certificate,
    '    ErrorDocument 403 " "',
    '    <Location "/">',
    '        Require all denied',
    '    </Location>',
    '</VirtualHost>',
  ];
}

function quote(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&')}"`;
}

/** Matches answers that may be a document or a worker; an error page always is one. */
const IS_DOCUMENT = [
  '%{REQUEST_STATUS} -ge 400',
  `%{REQUEST_URI} =~ m#/${escape(WORKER_FILE)}(?:\\.(?:br|gz))?$#`,
  `%{REQUEST_URI} !~ m#\\.(?:${PARTS_OF_PAGES.join('|')})(?:\\.(?:br|gz))?$#`,
].join(' || ');

const TEXTS = [
  ...['text/html', 'text/css', 'text/plain', 'text/xml', 'text/javascript', 'application/javascript'],
  ...['application/json', 'application/rss+xml', 'application/xml', 'image/svg+xml'],
];

function escape(text: string): string {
  return text.replaceAll('.', '\\.');
}
