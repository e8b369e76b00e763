import { problem, type Problem } from '../../problems/problem.ts';
import type { Position } from '../../reading/positions.ts';
import { shorten } from '../../text/format.ts';
import { isFilledIn } from '../filled-in.ts';
import { bodyMatches, textsOf, withoutCode } from '../texts.ts';
import type { Rule } from '../rule.ts';

export const sampleText: Rule = {
  entry: ({ entry, outline, texts }, { content }) => {
    // Without a readable portal.yaml, nothing says whether the portal is an example.
    if (!content.portal || content.portal.data.demo) return [];
    const { file, body, bodyLine, positionOf } = entry;
    const isHeldBack = !isFilledIn(entry);
    const inFields = texts.flatMap(({ path, text }) =>
      sampleIn(file, text, isHeldBack, () => positionOf(path)),
    );
    const linkPositions = new Set(outline.links.map(({ line, column }) => `${line}:${column}`));
    const inBody = bodyMatches(withoutCode(body), bodyLine, SAMPLE)
      .filter(({ position: { line, column } }) => !linkPositions.has(`${line}:${column}`))
      .map(({ text, position }) =>
        problem('sample-text', file, { sample: shorten(text, MAX_QUOTED_SAMPLE), isHeldBack }, position),
      );
    return [...inFields, ...inBody];
  },
  portal: ({ content: { portal } }) =>
    portal && !portal.data.demo
      ? textsOf(portal.data).flatMap(({ path, text }) =>
          sampleIn(portal.file, text, false, () => portal.positionOf(path)),
        )
      : [],
};

function sampleIn(file: string, text: string, isHeldBack: boolean, positionOf: () => Position): Problem[] {
  const found = new RegExp(SAMPLE).exec(text);
  return found
    ? [
        problem(
          'sample-text',
          file,
          { sample: shorten(found[0], MAX_QUOTED_SAMPLE), isHeldBack },
          positionOf(),
        ),
      ]
    : [];
}

/**
 * Text left over from templates and examples: words in square brackets that are no link, Lorem ipsum, people named after
 * letters, invented places, domains and numbers, and the placeholder mailbox of a new portal.
 */
const SAMPLE = new RegExp(
  [
    String.raw`(?<![\w\]!\\])\[(?!\^)(?:…|\.\.\.|(?=[^\]\[\n]{0,200}\p{L}{2})[^\]\[\n]{1,300})\](?![([:]| \([^()\s]{1,300}\.[a-z0-9]{2,5}\))`,
    String.raw`\blorem ipsum\b`,
    String.raw`(?:Nguyễn|Trần|Lê|Phạm|Hoàng) (?:Văn|Thị) [A-EX](?![\p{L}])`,
    String.raw`(?<![\w.-])(?:[\w-]{1,63}\.){0,5}vidu\.(?:gov\.)?vn\b|\bcan-bo-sung@[\w.-]{1,100}|\bexample\.(?:com|org|net)\b`,
    String.raw`Xã Minh Họa|Phường Thử Nghiệm|Tỉnh Ví Dụ`,
    String.raw`(?<!\d)0(?:200[ .]?000[ .]?00\d\d|123[ .]?456[ .]?789|000[ .]?000[ .]?000)(?!\d)`,
  ].join('|'),
  'giu',
);

/** Characters of a sample that a sentence quotes. */
const MAX_QUOTED_SAMPLE = 80;
