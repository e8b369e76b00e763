import { problem } from '../../problems/problem.ts';
import { isWithin } from '../../text/known-hosts.ts';
import type { Rule } from '../rule.ts';

export const stateLinksMissing: Rule = {
  portal: ({ content: { portal } }) => {
    if (!portal) return [];
    const hosts = portal.data.links.map(({ url }) => new URL(url).hostname);
    const missing = STATE_SITES.filter(({ isAt }) => !hosts.some(isAt)).map(({ name, url }) => ({
      name,
      url,
    }));
    if (missing.length === 0) return [];
    return [problem('state-links-missing', portal.file, { missing }, portal.positionOf(['links']))];
  },
};

/** The sites that plans for communication want every portal to link to; a province has its own page of legal education. */
const STATE_SITES = [
  {
    ...{ name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn' },
    isAt: (host: string) => isWithin(host, 'dichvucong.gov.vn'),
  },
  {
    ...{ name: 'Cổng Thông tin điện tử Chính phủ', url: 'https://chinhphu.vn' },
    isAt: (host: string) => isWithin(host, 'chinhphu.vn'),
  },
  {
    ...{ name: 'Trang Phổ biến giáo dục pháp luật', url: 'https://pbgdpl.gov.vn' },
    isAt: (host: string) => isWithin(host, 'gov.vn') && host.split('.').includes('pbgdpl'),
  },
];
