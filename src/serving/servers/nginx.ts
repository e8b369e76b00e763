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

/** Writes an nginx configuration for `conf.d`, with one server per host. */
export function writeNginx(hosts: Host[]): string {
  return [
    '# Cấu hình nginx cho các cổng đã dựng. Chép vào /etc/nginx/conf.d/, chạy nginx -t, rồi nạp lại nginx.',
    '# Tệp này tự trả lời tên máy lạ: nơi khác có default_server (Debian: sites-enabled/default) thì bỏ đi trước.',
    '# Chứng thư TLS: chạy certbot --nginx, hoặc thêm listen 443 ssl và ssl_certificate vào từng server.',
    ...STRANGERS,
    ...Object.entries(DOCUMENT_HEADERS).flatMap(([header, value], index) =>
      writeDocumentHeader(
        value,
        index,
        header === 'Content-Security-Policy' ? hosts.flatMap(policyLines) : [],
      ),
    ),
    ...Object.values(TRANSPORT_HEADERS).flatMap(writeTransportHeader),
    ...(hosts.some(({ portals }) => portals.some(({ folder }) => folder.includes('$'))) ? DOLLAR : []),
    ...hosts.flatMap(writeHost),
    '',
  ].join('\n');
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
    `    "~/${escape(WORKER_FILE)}$" "${value}";`,
    `    "~\\.(?:${PARTS_OF_PAGES.join('|')})$" "";`,
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

function writeHost({ name, portals }: Host, index: number): string[] {
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
    'server {',
    '    listen 80;',
    '    listen [::]:80;',
    `    server_name ${serverName(name)};`,
    '    # Trên cổng 443, server này có thể là server đầu tiên, tức là nơi tên máy lạ gặp.',
    `    if ($host != ${name}) { return 444; }`,
    '    server_tokens off;',
    '    absolute_redirect off;',
    '    charset utf-8;',
    `    charset_types ${TEXTS.join(' ')};`,
    '    gzip on;',
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
    ...portals.flatMap(writePortal),
    // Without this line nginx shows its own welcome page where no portal lives.
    ...(portals.some(({ base }) => base === '/') ? [] : ['', '    location / { return 404; }']),
    '}',
  ];
}

function writePortal({ base, folder }: Host['portals'][number]): string[] {
  return [
    '',
    ...(base === '/' ? [] : [`    location = ${base.slice(0, -1)} { return 301 ${base}$is_args$args; }`]),
    `    location ^~ ${base} {`,
    `        alias ${quote(`${folder}/`)};`,
    `        error_page 403 404 =404 ${base}404.html;`,
    `        location = ${base}${HEADERS_FILE} { internal; }`,
    `        location ~ "${HIDDEN_PATHS}" { return 404; }`,
    '    }',
  ];
}

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
  ...['text/css', 'text/plain', 'text/xml', 'application/javascript', 'application/json'],
  ...['application/rss+xml', 'application/xml'],
];

function escape(text: string): string {
  return text.replaceAll('.', '\\.');
}
