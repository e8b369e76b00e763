import { toPlainText } from '../markdown/plain-text.ts';
import type { ShownPortal } from './portals.ts';
import { formatDay } from '../text/format.ts';

/** What a resident keeps of a page: plain text that any device opens, with where it is from and when it was true. */
export function writeKept(
  { data, addresses, today }: ShownPortal,
  page: {
    title: string;
    address: string;
    facts: [name: string, value: string | string[] | undefined][];
    html: string;
  },
): Response {
  const facts = page.facts
    .filter(([, value]) => value !== undefined && value.length > 0)
    .map(([name, value]) =>
      Array.isArray(value)
        ? [`${name}:`, ...value.map((each) => `- ${each}`)].join('\n')
        : `${name}: ${value}`,
    );
  const parts = [
    `${data.name}, ${data.province}`,
    page.title,
    ...facts,
    toPlainText(page.html).trim(),
    `Nguồn: ${addresses.absolute(page.address)}\nBản lưu ngày ${formatDay(today)}`,
  ];
  return new Response(`${parts.filter(Boolean).join('\n\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
