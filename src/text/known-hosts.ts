/** Sites that a commune links to and that answer on https, as of November 2026. */
export const KNOWN_HOSTS = [
  ...[
    'chinhphu.vn',
    'dichvucong.gov.vn',
    'quochoi.vn',
    'baochinhphu.vn',
    'vbpl.vn',
    'moj.gov.vn',
    'moha.gov.vn',
  ],
  ...['mic.gov.vn', 'mst.gov.vn', 'mof.gov.vn', 'moet.gov.vn', 'moh.gov.vn', 'bocongan.gov.vn'],
  ...[
    'baohiemxahoi.gov.vn',
    'gdt.gov.vn',
    'toaan.gov.vn',
    'nhandan.vn',
    'vtv.vn',
    'vov.vn',
    'vietnamplus.vn',
  ],
  ...['qdnd.vn', 'thuvienphapluat.vn', 'luatvietnam.vn', 'vnexpress.net', 'tuoitre.vn', 'thanhnien.vn'],
  ...['wikipedia.org', 'google.com', 'youtube.com', 'youtu.be', 'facebook.com', 'zalo.me', 'tiktok.com'],
];

/** Says whether a host is a site's own, or below it. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
