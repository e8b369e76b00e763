export type Severity = 'error' | 'warning';

/** The words of one kind of problem. */
export interface Sentence<F> {
  severity: Severity;
  /** Says, of an error, whether its portal is built all the same because the pages do without what is wrong. */
  publishable?(facts: F): boolean;
  /** Says whether its entry is left out of the built portal. */
  holdsBack?(facts: F): boolean;
  /** Says what is wrong. */
  message(facts: F): string;
  /** Gives the fixed line, or the one thing to do; left out where only the editor can know. */
  fix?(facts: F): Fix;
  /** What the rule asks for and why, for `check --explain`. */
  why: string;
  /** Facts with which the explanation and the tests show the sentence. */
  example: F;
}

/** How to fix a problem: an advice in words, a line to paste, or several of them; an empty text is no fix. */
export type Fix = string | FixLine | (string | FixLine)[];

/** One line of a fix. A report may break the lead into lines, but never the sample. */
export interface FixLine {
  /** An advice, or the words in front of a sample with the spaces after them; empty for a bare line to paste. */
  lead: string;
  /** The line to paste; empty for a mere advice. */
  sample: string;
}

/** Lists the lines of a fix. */
export function fixLinesOf(fix: Fix): FixLine[] {
  const lines = [fix].flat().flatMap((each) => {
    if (typeof each === 'string') return each.split('\n').map((lead) => ({ lead, sample: '' }));
    return each.sample.split('\n').map((sample, index) => ({ lead: index === 0 ? each.lead : '', sample }));
  });
  return fixText(lines) === '' ? [] : lines;
}

/** Writes a fix as one text, a line for each of its lines. */
export function fixText(lines: readonly FixLine[]): string {
  return lines.map(({ lead, sample }) => lead + sample).join('\n');
}

/** What a field is called: the key the editor typed and the label the schema gives it. */
export interface Field {
  key: string;
  label: string;
}

/** Ties a sentence to the facts it is made of. */
export function sentence<F>(words: Sentence<F>): Sentence<F> {
  return words;
}

export const quote = (text: string) => `“${text}”`;

/** Names a field by its label and key; a field without either is “this one”. */
export const named = ({ key, label }: Field) => (label ? `${label} (${key})` : key ? quote(key) : 'này');

/** Offers a line to paste as it is. */
export const paste = (sample: string): FixLine => ({ lead: '', sample });

/** Offers a line that only shows the form: pasted unchanged, it would state something untrue. */
export const forExample = (sample: string): FixLine => ({ lead: 'Ví dụ:  ', sample });

/** Offers a line that was probably meant, to be read before it is pasted. */
export const perhapsLine = (sample: string): FixLine => ({ lead: 'Có thể là:  ', sample });

/** Says what to do, and shows it by a line. */
export const adviceWithSample = (advice: string, sample: string): FixLine => ({
  lead: `${advice}   `,
  sample,
});

/** What was meant by a word that is the id of nothing. */
export interface MeantName {
  /** The id; empty where none is near. */
  nearest: string;
  /** Whether the word is the name of exactly one. */
  isCertain: boolean;
  /** Every id with its name. */
  allowed: string[];
}

/** Offers the line with the id that was meant, or the ids to choose from. @param key empty for an item of a list */
export function nameFix(key: string, { nearest, isCertain, allowed }: MeantName): Fix {
  const line = key ? `${key}: ${nearest}` : nearest;
  const choice = `Chọn một trong: ${allowed.join(', ')}`;
  if (!nearest) return choice;
  if (!isCertain) return [perhapsLine(line), choice];
  return key ? paste(line) : { lead: 'Ghi:  ', sample: line };
}

/** Offers the nearest existing name, or an advice where no name is near. */
export const nearestOr = (nearest: string, advice: string) => (nearest ? `Có thể là: ${nearest}` : advice);
