import { problem } from '../../problems/problem.ts';
import { linksOf, portalLinks } from '../named-links.ts';
import type { Rule } from '../rule.ts';

export const insecureLink: Rule = {
  entry: (reading) =>
    linksOf(reading)
      .filter(({ href }) => isKnownSecure(href))
      .map(({ href, place }) => problem('insecure-link', reading.entry.file, factsOf(href), place())),
  portal: ({ content: { portal } }) =>
    portal
      ? portalLinks(portal)
          .filter(({ href }) => isKnownSecure(href))
          .map(({ href, place }) => problem('insecure-link', portal.file, factsOf(href), place()))
      : [],
};

function factsOf(href: string) {
  return { href, corrected: href.replace(/^http:/i, 'https:') };
}

function isKnownSecure(href: string): boolean {
  if (!/^http:\/\//i.test(href)) return false;
  const host = URL.parse(href)?.hostname ?? '';
  return SECURE.some((known) => host === known || host.endsWith(`.${known}`));
}

/** Sites that a commune links to and that answer on https, as of November 2026. */
const SECURE = [
  ...[
    'chinhphu.vn',
    'dichvucong.gov.vn',
    'quochoi.vn',
    'baochinhphu.vn',
    'vbpl.vn',
    'moj.gov.vn',
    'moha.gov.vn',
  ],
  ...[
    'mic.gov.vn',
    'mst.gov.vn',
    'mof.gov.vn',
    'moet.gov.vn',
    'moh.gov.vn',
    'bocongan.gov.vn',
    'baohiemxahoi.gov.vn',
  ],
  ...[
    'gdt.gov.vn',
    'toaan.gov.vn',
    'nhandan.vn',
    'vtv.vn',
    'vov.vn',
    'vietnamplus.vn',
    'qdnd.vn',
    'thuvienphapluat.vn',
  ],
  ...[
    'luatvietnam.vn',
    'vnexpress.net',
    'tuoitre.vn',
    'thanhnien.vn',
    'wikipedia.org',
    'google.com',
    'youtube.com',
  ],
  ...['youtu.be', 'facebook.com', 'zalo.me', 'tiktok.com'],
];
