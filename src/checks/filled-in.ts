import type { PortalContent } from '../reading/content.ts';
import type { Entry, YamlFile } from '../reading/read.ts';
import { textsOf } from './texts.ts';

/**
 * Leaves out the entries that still contain a placeholder of `npm run new`, such as “[Họ và tên]”, because residents must
 * not see it. A portal with `demo: true` keeps all its entries.
 */
export function withoutToDos(content: PortalContent): PortalContent {
  if (content.portal?.data.demo) return content;
  const { intro, leader, contact } = content.entries;
  return {
    ...content,
    entries: {
      ...content.entries,
      intro: intro.filter(isFilledIn),
      leader: leader.filter(isFilledIn),
      contact: contact.filter(isFilledIn),
    },
  };
}

/** Says whether an entry is free of placeholders: in its text for a page of giới thiệu, in its fields for a leader or a contact point. */
export function isFilledIn(entry: Entry): boolean {
  switch (entry.kind) {
    case 'intro':
      return !TO_WRITE.test(entry.body.trim());
    case 'leader':
    case 'contact':
      return toDosIn(entry.data).length === 0;
    default:
      return true;
  }
}

/** Lists the keys of a portal.yaml that still contain a placeholder; a portal with `demo: true` has none. */
export function toDosOfPortal({ data }: YamlFile<'portal'>): string[] {
  const { responsible, address, phone, email, demo } = data;
  return demo ? [] : toDosIn({ responsible, address, phone, email });
}

/** A body that is nothing but a placeholder: one paragraph in brackets, and perhaps a comment with hints. */
const TO_WRITE = /^\[[^\]\n]*\]\s*(?:<!--(?:(?!-->)[\s\S])*-->)?$/;

function toDosIn(data: object): string[] {
  return textsOf(data).flatMap(({ path, text }) => (TO_DO.test(text) ? path.join('.') : []));
}

/** A placeholder in a field: words in brackets, or the mailbox in place of an e-mail address. */
const TO_DO = /^\[[^\]\n]{2,}\]|^can-bo-sung@/;
