import type { ElementContent, RootContent } from 'hast';
import { isElement, textOf } from '../markdown/tree.ts';
import { cleanLine } from './clean.ts';
import { isAddressee, isDashed, isFormal } from './letter-lines.ts';

/** Writes a summary from the first meaningful paragraphs, cut at the end of a sentence. */
export function summaryOf(nodes: RootContent[]): string {
  let text = '';
  let isForAddressees = false;
  for (const node of nodes.filter((each) => isElement(each, 'p'))) {
    const words = cleanLine(textOf(node));
    isForAddressees = isAddressee(words) || (isForAddressees && isDashed(words));
    // Words in capitals, and bold ones that are no sentence, are headings.
    const isHeading = !/\p{Ll}/u.test(words) || (isBold(node) && !/[.!?…:;]$/.test(words));
    if (isForAddressees || isFormal(words) || isHeading) continue;
    text = `${text} ${words}`.trim();
    if (text.length >= 60) break;
  }
  const cut = text.length <= MAX_SUMMARY_LENGTH ? text : (/^.{30,300}[.!?…](?=\s)/su.exec(text)?.[0] ?? '');
  return cut.length >= 30
    ? cut
    : text.length >= 30
      ? `${text
          .slice(0, MAX_SUMMARY_LENGTH)
          .replace(/\s\S*$/, '')
          .trimEnd()}…`
      : '';
}

function isBold(paragraph: RootContent): boolean {
  return (
    paragraph.type === 'element' &&
    paragraph.children.every((child) => isElement(child, 'strong') || textOf(child).trim() === '')
  );
}

/** Characters of a summary. */
const MAX_SUMMARY_LENGTH = 300;

/**
 * Takes the summary away from the beginning of a text. Leaves a text alone that does not begin with whole sentences of
 * it, that would lose a link, a picture or a note, or of which nothing would be left.
 */
export function withoutLead(nodes: RootContent[], summary: string): RootContent[] {
  const end = nodes.findIndex((node) => !(isElement(node, 'p') && isPlain(node)) || ITEM.test(textOf(node)));
  const lead = (end < 0 ? nodes : nodes.slice(0, end)) as ElementContent[];
  if (summary === '' || !cleanLine(lead.map(textOf).join(' ')).startsWith(summary)) return nodes;
  let letters = lettersIn(summary);
  const left = lead.flatMap((paragraph) => {
    const [cut, used] = letters > 0 ? cutStart(paragraph, letters) : [paragraph, 0];
    letters -= used;
    return textOf(cut) === '' ? [] : [cut];
  });
  const rest = [...left, ...nodes.slice(lead.length)];
  return rest.length > 0 ? rest : nodes;
}

/** The label of an item, which belongs to the items after it. */
const ITEM =
  /^\s*(?:(?:(?:Bước|Mục|Phần|Chương|Câu|Ý|Nhóm) )?(?:[IVXivx]{1,6}|\d{1,3}(?:\.\d{1,3}){0,3})[.):]|\d+\/(?!\d)|[a-zđ][.)]|Điều \d|[-–+*•])/u;

/** Says whether a paragraph holds nothing but text in some form. */
function isPlain(node: RootContent | ElementContent): boolean {
  if (node.type === 'text') return true;
  return node.type === 'element' && PLAIN.has(node.tagName) && node.children.every(isPlain);
}

const PLAIN = new Set(['p', 'strong', 'em']);

/** Cuts so many letters away from the start of a node. Returns what is left, and how many were there. */
function cutStart(node: ElementContent, letters: number): [ElementContent, number] {
  if (node.type === 'text') {
    let at = 0;
    let used = 0;
    for (; at < node.value.length && used < letters; at++) if (/\S/.test(node.value[at]!)) used++;
    return [{ ...node, value: node.value.slice(at).trimStart() }, used];
  }
  if (node.type !== 'element') return [node, 0];
  let used = 0;
  const children = node.children.flatMap((child) => {
    if (used === letters) return [child];
    const [cut, count] = cutStart(child, letters - used);
    used += count;
    return textOf(cut) === '' ? [] : [cut];
  });
  return [{ ...node, children }, used];
}

/** Counts the characters that are no spaces. */
function lettersIn(text: string): number {
  return text.replace(/\s/g, '').length;
}
