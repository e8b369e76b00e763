import { problem, type Problem } from '../../problems/problem.ts';
import type { Position } from '../../reading/positions.ts';
import { shorten } from '../../text/format.ts';
import { hindrancesOf } from '../held-back.ts';
import { placeholderIn, sampleIn, samplesInBody } from '../samples.ts';
import { textsOf, type FieldText } from '../texts.ts';
import type { Rule } from '../rule.ts';

export const sampleText: Rule = {
  entry: ({ entry, outline, texts }, { content }) => {
    // Without a readable portal.yaml, nothing says whether the portal is an example.
    if (!content.portal) return [];
    const isDemo = content.portal.data.demo;
    const { file, body, bodyLine, positionOf } = entry;
    const isHeldBack = !hindrancesOf(entry).isFilledIn && (!isDemo || entry.kind === 'article');
    const inFields = texts.flatMap((text) =>
      toProblem(file, text, isDemo, isHeldBack, () => positionOf(text.path)),
    );
    const linkPositions = new Set(outline.links.map(({ line, column }) => `${line}:${column}`));
    const inBody = samplesInBody(body, bodyLine, isDemo)
      .filter(({ position: { line, column } }) => !linkPositions.has(`${line}:${column}`))
      .map(({ text, position }) => problem('sample-text', file, factsOf(text, isHeldBack), position));
    const inAlts = outline.pictures.flatMap(({ alt, line, column }) =>
      toProblem(file, { path: ['alt'], text: alt }, isDemo, isHeldBack, () => ({ line, column })),
    );
    return [...inFields, ...inBody, ...inAlts.filter((each) => !inBody.some((other) => isSame(each, other)))];
  },
  portal: ({ content: { portal } }) =>
    portal
      ? textsOf(portal.data).flatMap((text) =>
          toProblem(portal.file, text, portal.data.demo, false, () => portal.positionOf(text.path)),
        )
      : [],
};

function toProblem(
  file: string,
  text: FieldText,
  isDemo: boolean,
  isHeldBack: boolean,
  positionOf: () => Position,
): Problem[] {
  const found = isDemo ? placeholderIn(text) : sampleIn(text);
  return found ? [problem('sample-text', file, factsOf(found, isHeldBack), positionOf())] : [];
}

/** Says of a sample whether it is what holds its entry back: a placeholder, not a name made up for examples. */
function factsOf(sample: string, isHeldBack: boolean): { sample: string; isHeldBack: boolean } {
  return {
    sample: shorten(sample, MAX_QUOTED_SAMPLE),
    isHeldBack: isHeldBack && /^\[|^can-bo-sung@|donvi\.gov\.vn$|^đường Mẫu/i.test(sample),
  };
}

function isSame(one: Problem, other: Problem): boolean {
  return one.line === other.line && one.column === other.column;
}

/** Characters of a sample that a sentence quotes. */
const MAX_QUOTED_SAMPLE = 80;
