import { dayOfChange, decisionsByNumber } from '../reading/decisions.ts';
import { waysToSubmit } from '../schemas/procedure.ts';
import { procedureStatuses } from '../schemas/vocabulary.ts';
import { formatDay, formatMoment } from '../text/format.ts';
import type { Frame, Shown, ShownPortal } from './portals.ts';

/**
 * Writes an article as plain text for residents to save: any device opens it, and it names its source.
 * @param text the body as plain text
 */
export function articleAsText(portal: Frame, { slug, data }: Shown<'articles'>, text: string): string {
  return asText(portal, {
    title: data.title,
    address: portal.addresses.article(slug),
    facts: [
      ['Ngày đăng', formatMoment(data.date)],
      ['Cập nhật', data.updated && formatMoment(data.updated)],
      ['Nguồn tin', data.source && `${data.source.name}, ${data.source.url}`],
      ['Tóm tắt', data.summary],
    ],
    text,
  });
}

/** Writes a procedure as plain text for residents to save. */
export function procedureAsText(
  portal: Pick<ShownPortal, 'data' | 'addresses' | 'documents'>,
  { slug, data }: Shown<'procedures'>,
  text: string,
): string {
  const changed = dayOfChange(data, decisionsByNumber(portal.documents));
  const { absolute } = portal.addresses;
  return asText(portal, {
    title: data.name,
    address: portal.addresses.procedure(slug),
    facts: [
      ['Mã thủ tục', data.code],
      ['Ai làm thủ tục này', data.forWhom],
      ['Giấy tờ phải có', data.papers],
      [
        'Mẫu đơn, tờ khai',
        data.forms.map(({ name, src }) => `${name}: ${absolute(portal.addresses.file(src))}`),
      ],
      ['Nơi nộp', data.places],
      ['Thời hạn giải quyết', data.days],
      ['Phí, lệ phí', data.fee],
      ['Kết quả', data.result],
      ['Căn cứ pháp lý', data.legalBasis],
      ['Tình trạng', procedureStatuses[data.status]],
      ['Ngày thay đổi', changed && formatDay(changed)],
      ['Quyết định công bố', data.decision],
      ['Cách nộp', waysToSubmit(data)],
      ['Nộp trực tuyến', data.url],
      ['Quy trình giải quyết', data.steps.map(({ name, who, time }) => `${name}: ${who}, ${time}`)],
    ],
    text,
  });
}

function asText(
  { data, addresses }: Pick<Frame, 'data' | 'addresses'>,
  page: {
    title: string;
    address: string;
    facts: [name: string, value: string | string[] | undefined][];
    text: string;
  },
): string {
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
    page.text,
    `Nguồn: ${addresses.absolute(page.address)}\nXem bản mới nhất tại địa chỉ này.`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
