import type { PortalContent } from '../reading/content.ts';
import type { Entry, YamlFile } from '../reading/read.ts';
import { textsOf } from './texts.ts';

/**
 * Leaves out the entries that still hold what `npm run new` puts where only the commune knows the words: residents are
 * not shown “[Họ và tên]”. A portal that is an example shows everything.
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

/** Says whether an entry has its words: of a page of giới thiệu its text, of a leader or a contact point every field. */
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

/** Lists the keys of a portal.yaml that are still to be filled in; none of an example. */
export function toDosOfPortal({ data }: YamlFile<'portal'>): string[] {
  const { responsible, address, phone, email, demo } = data;
  return demo ? [] : toDosIn({ responsible, address, phone, email });
}

/** One paragraph in brackets, and at most a comment with hints. */
const TO_WRITE = /^\[[^\]\n]*\]\s*(?:<!--(?:(?!-->)[\s\S])*-->)?$/;

function toDosIn(data: object): string[] {
  return textsOf(data).flatMap(({ path, text }) => (TO_DO.test(text) ? path.join('.') : []));
}

/** Words in brackets where a name, a number or an address belongs, and the mailbox that stands for an address. */
const TO_DO = /^\[[^\]\n]{2,}\]|^can-bo-sung@/;
