import type { Portal } from '../schemas/portal.ts';

/** A telephone line for residents to report to. */
export type Hotline = Portal['hotlines'][number];

/** Lists every hotline of a portal, its own first. */
export function hotlinesOf({ hotline, hotlines }: Pick<Portal, 'hotline' | 'hotlines'>): Hotline[] {
  return [...(hotline ? [{ name: 'Đường dây nóng về cải cách hành chính', ...hotline }] : []), ...hotlines];
}
