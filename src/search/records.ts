import { decodeHTML } from 'entities';
import type { Addresses } from '../addresses/addresses.ts';
import { renderMarkdown } from '../markdown/render.ts';
import type { EntriesByKind } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import type { Portal } from '../schemas/portal.ts';
import { activityForms, introParts, procedureLevels } from '../schemas/vocabulary.ts';
import { formatDay } from '../text/format.ts';
import type { SearchKind } from './kinds.ts';
import { numberTokens } from './numbers.ts';

/** What the search index is told of one item of a portal. */
export interface SearchRecord {
  kind: SearchKind;
  address: string;
  title: string;
  /** What is searched and excerpted, without markup. */
  text: string;
  /** Searched but never shown: numbers in the spelling queries are brought into, and what stands for the thing. */
  hidden: readonly string[];
  /** What residents call it; searched as well, here and in the small list. */
  keywords?: readonly string[];
  /** Chuyên mục of an article, lĩnh vực of a procedure, hình thức of a document. */
  section?: string;
  unit?: string;
  day?: Day;
  /** What many who find the item are looking for: a phone number, or hours. */
  answer?: string;
}

/**
 * Lists what residents may find: everything published that has not expired on the day of the build.
 * @param wordsOf gives the words of an entry's body, for whoever has looked them up before
 */
export function recordsOf(
  portal: Portal,
  entries: EntriesByKind,
  addresses: Addresses,
  asOf: Day,
  wordsOf: (entry: Entry) => string = ({ body }) => wordsIn(body),
): SearchRecord[] {
  const sectionOf = (id?: string) => portal.sections.find((section) => section.id === id)?.name;
  const unitOf = (id?: string) => portal.units.find((unit) => unit.id === id)?.name;
  const listed = <K extends EntryKind>(kind: K) =>
    entries[kind].map((entry) => ({ slug: entry.slug, data: entry.data, words: () => wordsOf(entry) }));
  const at = (kind: Parameters<Addresses['entry']>[0], slug: string) => addresses.entry(kind, slug);

  return [
    ...listed('procedure').map(({ slug, data, words }) => ({
      kind: 'thu-tuc' as const,
      address: at('procedure', slug),
      title: data.name,
      text: join([
        `Mã ${data.code}. Lĩnh vực ${data.field}. ${procedureLevels[data.level]}.`,
        told('Giấy tờ phải có', data.papers),
        told('Nơi nộp', data.places),
        told('Thời hạn giải quyết', data.days),
        told('Phí, lệ phí', data.fee),
        told('Ai làm thủ tục này', data.forWhom),
        told('Kết quả', data.result),
        words(),
        told('Căn cứ pháp lý', data.legalBasis),
        told('Quyết định công bố', data.decision),
      ]),
      hidden: [...numberTokens(data.code), ...numberTokens(data.decision ?? '')],
      ...(data.keywords && { keywords: data.keywords }),
      section: data.field,
    })),
    ...(portal.hotline
      ? [
          {
            kind: 'giao-dich' as const,
            address: `${addresses.contacts}#duong-day-nong`,
            title: 'Đường dây nóng',
            text: join([
              told('Điện thoại', portal.hotline.phone),
              told('Địa chỉ', portal.hotline.address),
              told('Thư điện tử', portal.hotline.email),
              'Tiếp nhận phản ánh, kiến nghị về thủ tục hành chính.',
            ]),
            hidden: [portal.hotline.phone.replace(/\D/g, '')],
            keywords: ['hotline', 'số điện thoại nóng', 'số nóng'],
            answer: portal.hotline.phone,
          },
        ]
      : []),
    ...(portal.hours
      ? [
          {
            kind: 'giao-dich' as const,
            address: `${addresses.contacts}#gio-lam-viec`,
            title: 'Giờ làm việc',
            text: `Thời gian tiếp dân, nhận và trả hồ sơ của ${portal.name}.`,
            hidden: portal.hours,
            keywords: ['giờ mở cửa', 'mở cửa', 'mấy giờ', 'thời gian làm việc', 'lịch làm việc', 'làm việc'],
            answer: portal.hours.join(' · '),
          },
        ]
      : []),
    ...listed('contact').map(({ slug, data, words }) => ({
      kind: 'giao-dich' as const,
      address: at('contact', slug),
      title: data.name,
      text: join([
        told('Địa chỉ', data.address),
        told('Điện thoại', data.phone),
        told('Giờ làm việc', data.hours),
        told('Thư điện tử', data.email),
        told('Fax', data.fax),
        tidy(data.kind),
        tidy(data.map),
        words(),
      ]),
      hidden: ['số điện thoại', 'mở cửa', data.phone.replace(/\D/g, '')],
      answer: [data.phone, ...(data.hours ?? [])].join(' · '),
    })),
    ...listed('leader').map(({ slug, data, words }) => ({
      kind: 'lanh-dao' as const,
      address: at('leader', slug),
      title: `${data.name}, ${data.position}`,
      text: join([
        told('Điện thoại', data.phone),
        told('Thư điện tử', data.email),
        told('Nhiệm vụ', data.duties),
        words(),
      ]),
      hidden: ['số điện thoại', data.phone.replace(/\D/g, '')],
      answer: data.phone,
    })),
    ...listed('document').map(({ slug, data, words }) => ({
      kind: 'van-ban' as const,
      address: at('document', slug),
      title: `${data.type} số ${data.number}`,
      text: join([
        tidy(data.subject),
        tidy(`${data.issuer}, ngày ban hành ${formatDay(data.issued)}.`),
        told('Người ký', data.signer),
        told('Thay thế', data.replaces),
        words(),
      ]),
      hidden: numberTokens(data.number),
      section: data.type,
      day: data.issued,
    })),
    ...listed('article')
      .filter(({ data }) => isPublished(data, asOf) && !(data.expires && data.expires < asOf))
      .map(({ slug, data, words }) => ({
        kind: 'tin-tuc' as const,
        address: at('article', slug),
        title: data.title,
        text: join([
          tidy(data.summary),
          words(),
          told('Nguồn', data.source?.name),
          told('Tác giả', data.author),
        ]),
        hidden: [],
        section: sectionOf(data.section),
        unit: unitOf(data.unit),
        day: dayOfMoment(data.date),
      })),
    ...listed('feedback').map(({ slug, data, words }) => ({
      kind: 'phan-anh' as const,
      address: at('feedback', slug),
      title: data.topic,
      text: join([tidy(data.question), tidy(data.answer), words()]),
      hidden: [],
      unit: unitOf(data.unit),
      day: data.answered ?? data.received,
    })),
    ...listed('activity')
      .filter(({ data }) => dayOfMoment(data.date) <= asOf)
      .map(({ slug, data, words }) => ({
        kind: 'hoat-dong' as const,
        address: at('activity', slug),
        title: data.title,
        text: join([`${activityForms[data.form]}.`, words()]),
        hidden: [],
        unit: unitOf(data.unit),
        day: dayOfMoment(data.date),
      })),
    ...listed('intro').map(({ slug, data, words }) => ({
      kind: 'gioi-thieu' as const,
      address: at('intro', slug),
      title: data.title ?? introParts[slug as keyof typeof introParts] ?? slug,
      text: join([tidy(data.summary), words()]),
      hidden: ['giới thiệu', ...(portal.formerNames ?? [])],
    })),
  ];
}

function told(name: string, value: string | readonly string[] | undefined): string | undefined {
  if (value === undefined || value.length === 0) return undefined;
  return tidy(`${name}: ${typeof value === 'string' ? value : value.join('; ')}.`.replace('..', '.'));
}

function join(parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function tidy(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').normalize('NFC').trim();
}

/** The words of a Markdown text, with a single space between them. Pictures and addresses are left out. */
export function wordsIn(body: string): string {
  if (!body.trim()) return '';
  const { html } = renderMarkdown(body, { pictureOf: () => null, addressOf: () => null });
  const plain = html
    .replace(/<\/?(?:p|li|h\d|t[dhr]|div|br|figcaption)\b[^>]*(?:>|$)/g, ' ')
    // eslint-disable-next-line regexp/no-super-linear-move -- every < ends: at a >, or with the text
    .replace(/<[^>]*(?:>|$)/g, '');
  return tidy(decodeHTML(plain))!;
}
