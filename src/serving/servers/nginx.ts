import {
  REVALIDATED,
  COMMON_HEADERS,
  DOCUMENT_HEADERS,
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
  type QueryMove,
  type Service,
} from './host.ts';

/** Writes an nginx configuration for `conf.d`, with one server per host. */
export function writeNginx(service: Service): string {
  const { hosts, formers, tls } = service;
  return [
    '# Cấu hình nginx cho các cổng đã dựng. Chép vào /etc/nginx/conf.d/, chạy nginx -t, rồi nạp lại nginx.',
    '# Tệp này tự trả lời tên máy lạ: nơi khác có default_server (Debian: sites-enabled/default) thì bỏ đi trước.',
    ...(tls
      ? [
          '# Chứng thư TLS của từng tên máy do certbot xin và gia hạn, một lần cho mỗi tên (lúc máy đang chạy cấu hình',
          '# không có --tls):',
          ...certbotLines(service),
        ]
      : [
          '# Cấu hình này trả lời qua http: để xin chứng thư, hoặc khi máy chủ trung gian giữ TLS. Có chứng thư rồi thì in',
          '# lại với --tls. Xin chứng thư bằng certbot:',
          ...certbotLines(service),
        ]),
    ...(tls ? [...STRANGERS, ...TLS_STRANGERS] : STRANGERS),
    // Before any other map, because the first one fixes the sizes of all.
    ...writeMoves(service),
    ...Object.entries(DOCUMENT_HEADERS).flatMap(([header, value], index) =>
      writeDocumentHeader(
        value,
        index,
        header === 'Content-Security-Policy' ? hosts.flatMap(policyLines) : [],
      ),
    ),
    ...Object.values(TRANSPORT_HEADERS).flatMap(writeTransportHeader),
    ...BROTLI,
    ...(hosts.some(({ portals }) => portals.some(({ folder }) => folder.includes('$'))) ? DOLLAR : []),
    ...hosts.flatMap((host, index) => writeHost(host, index, tls)),
    ...formers.flatMap((former, index) => writeFormer(former, index, tls)),
    '',
  ].join('\n');
}

/**
 * Chooses the compressed copy that the browser understands. nginx of Debian has gzip_static, but no module for Brotli;
 * so a request for which `<file>.br` exists is rewritten to it, and its headers are set by these maps.
 */
const BROTLI = [
  '',
  'map $http_accept_encoding $cong_xa_copy {',
  '    default "/";',
  '    "~*(?:^|[ ,])br *(?:,|;(?! *q=0(?:\\.0*)?(?:,|$))|$)" ".br";',
  '}',
  '',
  'map $uri $cong_xa_encoding {',
  '    default "";',
  '    "~\\.br$" br;',
  '}',
  '',
  'map $uri $cong_xa_vary {',
  '    default "";',
  '    "~\\.br$" "Accept-Encoding";',
  '}',
];

/** Maps the old addresses with a query, for each host that has some, and makes room for the longest. */
function writeMoves({ hosts, formers }: Service): string[] {
  const tables = [
    ...hosts.map(({ portals }, index) => ({ name: moved(index), entries: portals.flatMap(movesOfPortal) })),
    ...formers.map(({ host, base, moves }, index) => ({
      name: formerMoved(index),
      entries: moves.map(({ from, to }) => [from, `https://${host}${targetOf(base, to)}`] as const),
    })),
  ].filter(({ entries }) => entries.length > 0);
  const keys = tables.flatMap(({ entries }) => entries.map(([from]) => from.length));
  const longest = keys.reduce((one, other) => Math.max(one, other), 0);
  if (tables.length === 0) return [];
  return [
    '',
    '# Chỗ cho địa chỉ cũ dài nhất. Tệp khác đã ghi hai dòng này, hoặc có map đứng trước, thì xóa ở đây và ghi vào nginx.conf.',
    `map_hash_bucket_size ${2 ** Math.ceil(Math.log2(longest + 64))};`,
    `map_hash_max_size ${Math.max(2048, 2 ** Math.ceil(Math.log2(keys.length * 4)))};`,
    ...tables.flatMap(({ name, entries }) => [
      '',
      `map $uri$is_args$args ${name} {`,
      '    default "";',
      ...firstOfEach(entries).map(([from, to]) => `    "${from}" "${to}";`),
      '}',
    ]),
  ];
}

function movesOfPortal({ base, moves }: HostedPortal): (readonly [string, string])[] {
  return moves.map(({ from, to }: QueryMove) => [targetOf(base, from), targetOf(base, to)] as const);
}

/** Keeps the first of the addresses that differ only in capitals, because nginx takes them for the same. */
function firstOfEach(entries: (readonly [from: string, to: string])[]): (readonly [string, string])[] {
  return [...new Map(entries.map((entry) => [entry[0].toLowerCase(), entry] as const).toReversed()).values()];
}

function moved(index: number): string {
  return `$cong_xa_moved_${index + 1}`;
}

function formerMoved(index: number): string {
  return `$cong_xa_former_${index + 1}`;
}

/**
 * Maps a header to an empty value for parts of pages, because nginx leaves out a header without a value.
 * @param own lines for the pages of single portals, matched by host and path
 */
function writeDocumentHeader(value: string, index: number, own: string[]): string[] {
  return [
    '',
    `map ${own.length > 0 ? '$host$uri' : '$uri'} ${documentHeader(index)} {`,
    `    default "${value}";`,
    `    "~/${escape(WORKER_FILE)}(?:\\.br)?$" "${value}";`,
    `    "~\\.(?:${PARTS_OF_PAGES.join('|')})(?:\\.br)?$" "";`,
    ...own,
    '}',
  ];
}

/** Writes the policies of the portals of a host, the longest base first, because the first line that matches counts. */
function policyLines(host: Host): string[] {
  return ownPolicies(host)
    .toReversed()
    .map(({ base, policy }) => `    "~^${escape(host.name + base)}" "${policy}";`);
}

/** Maps a header to an empty value except over https. */
function writeTransportHeader(value: string, index: number): string[] {
  return ['', `map $https ${transportHeader(index)} {`, '    default "";', `    on "${value}";`, '}'];
}

function transportHeader(index: number): string {
  return `$cong_xa_transport_${index + 1}`;
}

function documentHeader(index: number): string {
  return `$cong_xa_document_${index + 1}`;
}

function writeHost({ name, portals }: Host, index: number, tls: boolean): string[] {
  const caching = `$cong_xa_cache_${index + 1}`;
  return [
    '',
    `map $uri ${caching} {`,
    `    default "${REVALIDATED}";`,
    ...portals.map(
      ({ base }) => `    "~^${escape(base)}(?:${IMMUTABLE_FOLDERS.join('|')})/" "${IMMUTABLE}";`,
    ),
    '}',
    '',
    ...(tls ? [...writeToHttps(name), ''] : []),
    'server {',
    ...writeListen(name, tls),
    '    # Trên cổng 443, server này có thể là server đầu tiên, tức là nơi tên máy lạ gặp.',
    `    if ($host != ${name}) { return 444; }`,
    '    server_tokens off;',
    '    absolute_redirect off;',
    ...(portals.some(({ moves }) => moves.length > 0)
      ? [`    if (${moved(index)}) { return 301 ${moved(index)}; }`]
      : []),
    '    charset utf-8;',
    `    charset_types ${TEXTS.join(' ')};`,
    '    gzip on;',
    '    gzip_static on;',
    '    gzip_vary on;',
    '    gzip_min_length 512;',
    `    gzip_types ${TEXTS.join(' ')} image/svg+xml;`,
    ...Object.entries(COMMON_HEADERS).map(([header, value]) => `    add_header ${header} "${value}" always;`),
    ...Object.keys(DOCUMENT_HEADERS).map(
      (header, at) => `    add_header ${header} ${documentHeader(at)} always;`,
    ),
    ...Object.keys(TRANSPORT_HEADERS).map(
      (header, at) => `    add_header ${header} ${transportHeader(at)} always;`,
    ),
    `    add_header Cache-Control ${caching} always;`,
    '    add_header Content-Encoding $cong_xa_encoding always;',
    '    add_header Vary $cong_xa_vary always;',
    ...(tls ? [] : CHALLENGE),
    ...portals.flatMap(writePortal),
    // Without this line nginx shows its own welcome page where no portal lives.
    ...(portals.some(({ base }) => base === '/') ? [] : ['', '    location / { return 404; }']),
    '}',
  ];
}

function writePortal({ base, folder }: HostedPortal): string[] {
  return [
    '',
    ...(base === '/' ? [] : [`    location = ${base.slice(0, -1)} { return 301 ${base}$is_args$args; }`]),
    `    location ^~ ${base} {`,
    `        alias ${quote(`${folder}/`)};`,
    `        error_page 403 404 =404 ${base}404.html;`,
    `        if (-f $request_filename$cong_xa_copy) { rewrite ^ $uri$cong_xa_copy last; }`,
    ...HIDDEN_FILES.map((file) => `        location = ${base}${file} { return 404; }`),
    `        location ~ "${HIDDEN_PATHS}" { return 404; }`,
    ...Object.entries(TEXT_TYPES).map(
      ([ending, type]) =>
        `        location ~ "\\.${ending}\\.br$" { internal; gzip off; gzip_static off; types { } default_type ${type}; }`,
    ),
    '    }',
  ];
}

/** Writes where a server listens, over IPv4 and IPv6, and its certificate. */
function writeListen(name: string, tls: boolean): string[] {
  if (!tls) return ['    listen 80;', '    listen [::]:80;', `    server_name ${serverName(name)};`];
  const { chain, key } = certificateOf(name);
  return [
    '    listen 443 ssl http2;',
    '    listen [::]:443 ssl http2;',
    `    server_name ${serverName(name)};`,
    `    ssl_certificate ${chain};`,
    `    ssl_certificate_key ${key};`,
    '    ssl_protocols TLSv1.2 TLSv1.3;',
    '    ssl_session_cache shared:cong_xa:10m;',
    '    ssl_session_tickets off;',
  ];
}

/** Sends visitors from http to https, but for what proves to certbot that the host is the operator's. */
function writeToHttps(name: string): string[] {
  return [
    'server {',
    ...writeListen(name, false),
    '    server_tokens off;',
    ...CHALLENGE,
    `    location / { return 301 https://${name}$request_uri; }`,
    '}',
  ];
}

/** Sends visitors of a former host to the portal that replaced it, at the same path or where an old address leads. */
function writeFormer({ name, host, base, moves }: FormerHost, index: number, tls: boolean): string[] {
  const table = formerMoved(index);
  return [
    '',
    ...(tls ? [...writeToHttps(name), ''] : []),
    'server {',
    ...writeListen(name, tls),
    '    server_tokens off;',
    ...(tls ? [] : CHALLENGE),
    '    location / {',
    ...(moves.length > 0 ? [`        if (${table}) { return 301 ${table}; }`] : []),
    `        return 301 https://${host}${base.slice(0, -1)}$request_uri;`,
    '    }',
    '}',
  ];
}

const CHALLENGE = [`    location ^~ /.well-known/acme-challenge/ { root ${CHALLENGES}; }`];

/** Closes the connection of unknown hosts, because nginx would show them the first portal. */
const STRANGERS = [
  '',
  'server {',
  '    listen 80 default_server;',
  '    listen [::]:80 default_server;',
  '    server_name _;',
  '    return 444;',
  '}',
];

/** Shows no certificate to visitors who ask for another host over https. */
const TLS_STRANGERS = [
  '',
  'server {',
  '    listen 443 ssl http2 default_server;',
  '    listen [::]:443 ssl http2 default_server;',
  '    server_name _;',
  '    ssl_reject_handshake on;',
  '}',
];

/**
 * The longest name that fits nginx's hash table of names with its default bucket size. One longer name would keep the
 * whole configuration, with every other host, from loading.
 */
const MAX_HASHED_NAME_LENGTH = 40;

/** Writes a host name; a long one as a regular expression, which needs no place in the hash table. */
function serverName(name: string): string {
  return name.length > MAX_HASHED_NAME_LENGTH ? `"~^${escape(name)}$"` : name;
}

/** Defines a variable that holds a dollar sign, because nginx has no escape for one in a path. */
const DOLLAR = ['', 'geo $cong_xa_dollar {', '    default "$";', '}'];

function quote(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('$', () => '${cong_xa_dollar}')}"`;
}

/** Lacks text/html, which nginx always includes. */
const TEXTS = [
  ...['text/css', 'text/plain', 'text/xml', 'text/javascript', 'application/javascript', 'application/json'],
  ...['application/rss+xml', 'application/xml'],
];

function escape(text: string): string {
  return text.replaceAll('.', '\\.');
}
