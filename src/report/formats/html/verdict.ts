import type { Verdict } from '../../../schemas/report.ts';
import { verdictWords } from '../../words.ts';
import { markup, type Markup } from './markup.ts';

/** The verdicts in the order that readers expect: first those of ended periods, then the open ones. */
export const verdictsToRead: Verdict[] = ['met', 'near', 'missed', 'pending', 'no-data', 'reported'];

/** Marks for the verdicts where there is no room for words, readable in black and white. */
export const verdictMarks: Record<Verdict, string> = {
  reported: 'N',
  met: 'Đ',
  'no-data': '–',
  pending: 'T',
  near: 'G',
  missed: 'C',
};

/** Writes a verdict in its colour, with its mark and the words given. */
export function writeVerdict(verdict: Verdict, words: string = verdictWords[verdict]): Markup {
  return markup`<span class="verdict ${verdict}"><b aria-hidden="true">${verdictMarks[verdict]}</b>${words}</span>`;
}

/** Explains the marks and the colours. */
export function writeLegend(): Markup {
  return markup`<ul class="legend">${verdictsToRead.map((verdict) => markup`<li>${writeVerdict(verdict)}</li>`)}</ul>`;
}
