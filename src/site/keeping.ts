import { toPlainText } from '../markdown/plain-text.ts';
import type { Frame } from './portals.ts';

/** What a resident keeps of a page: plain text that any device opens, and where it is from. */
export function writeKept(
  { data, addresses }: Frame,
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
    `Nguồn: ${addresses.absolute(page.address)}\nXem bản mới nhất tại địa chỉ này.`,
  ];
  return new Response(`${parts.filter(Boolean).join('\n\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
