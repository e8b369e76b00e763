import { z } from 'zod';
import { field, list, text } from './fields.ts';

/**
 * Both patterns stand in the configurations of web servers and in the policy of every page, so no character has a
 * meaning there.
 */
const SCRIPT = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[\w./~-]{1,250}$/;
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/**
 * A script of another system that counts visits: `measurement` in `portal.yaml`. The only foreign script on any page.
 */
export const measurementSchema = z.strictObject({
  script: field(z.string().max(300).regex(SCRIPT), 'Địa chỉ tệp mã đo', {
    hint: 'https, chữ thường ở tên máy, không có dấu chấm hỏi.',
    example: 'https://do.vidu.gov.vn/do.js',
  }),
  hosts: field(
    list(z.string().max(253).regex(HOST), { max: 10 }).default([]),
    'Tên máy mà mã đó gửi số liệu tới',
    {
      example: '[do.vidu.gov.vn]',
    },
  ),
  name: field(text(1, 200).optional(), 'Tên hệ thống đo', { example: 'Hệ thống đo của tỉnh' }),
});

export type Measurement = z.output<typeof measurementSchema>;

/** Names every host that a browser asks because of a measurement, the script's own first. */
export function hostsOfMeasurement({ script, hosts }: Pick<Measurement, 'script' | 'hosts'>): string[] {
  return [...new Set([new URL(script).hostname, ...hosts])];
}
