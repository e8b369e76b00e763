import type { Entry, YamlFile } from '../reading/read.ts';
import { occursIn, type QuickPattern } from './quick-pattern.ts';
import { textsOf } from './texts.ts';

/**
 * Says whether an entry is free of the placeholders of `npm run new`, such as “[Họ và tên]”: in its text for a page of
 * giới thiệu, in its fields for a leader or a contact point, in both for an article. Residents must not see a
 * placeholder.
 */
export function isFilledIn(entry: Entry): boolean {
  switch (entry.kind) {
    case 'intro':
      return !TO_WRITE.test(entry.body.trim());
    case 'leader':
    case 'contact':
      return toDosIn(entry.data).length === 0;
    case 'article': {
      const { title, summary, author = '' } = entry.data as Entry<'article'>['data'];
      return (
        ![title, summary, author].some((text) => WHOLE_PLACEHOLDER.test(text.trim()) || hasTask(text)) &&
        !TO_WRITE.test(entry.body.trim()) &&
        !hasTask(entry.body)
      );
    }
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

/** A placeholder in a field: words in brackets, an invented street, or the mailbox or domain in place of a real one. */
const TO_DO = /^\[[^\]\n]{2,}\]|^can-bo-sung@|@donvi\.gov\.vn$|^Số 1 đường Mẫu(?!\p{L}| \p{L})/u;

/**
 * A field of an article that is nothing but words in brackets; a title such as “[Hỏi đáp] Làm khai sinh ở đâu” is none.
 */
const WHOLE_PLACEHOLDER = /^\[[^\]\n]{2,}\]$/;

/** Words in brackets that tell the editor what to write, as the scaffold does; no link. */
export const TASKS =
  /(?<![\w\]!\\])\[(?:(?:Viết|Điền|Ghi(?! chú)|Nhập|Chép|Thay(?! mặt)|Bổ sung(?= \p{L}))(?!\p{L})[^\]\n]{0,300}|(?:Nội dung|Tóm tắt|Tiêu đề|Tác giả)(?: bài(?: viết)?)?(?: ở đây)?)\](?![([:])/giu;

/** A pair of brackets that belongs to no link, which every such text has and most others lack. */
export const LONE_BRACKETS = /\[[^\][\n]*\](?![([:])/;

/** Exported for its test. */
export const TASK: QuickPattern = { needs: LONE_BRACKETS, pattern: new RegExp(TASKS, 'iu') };

function hasTask(text: string): boolean {
  // One character is found several times as fast as a pattern.
  return text.includes('[') && occursIn(text, TASK);
}
