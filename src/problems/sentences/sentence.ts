export type Severity = 'error' | 'warning';

/** How one kind of problem is told. */
export interface Sentence<F> {
  severity: Severity;
  /** Of an error: whether the portal is built all the same, since its pages do without what is wrong. */
  publishable?(facts: F): boolean;
  /** What is wrong. */
  message(facts: F): string;
  /** The fixed line, or the one thing to do; left out where nobody but the editor can know. */
  fix?(facts: F): string;
  /** What the rule asks for and why, for `check --explain`. */
  why: string;
  /** Facts by which the explanation and the tests show the sentence. */
  example: F;
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

/** Names a field by its label and key; without either, as the thing that is talked about. */
export const named = ({ key, label }: Field) => (label ? `${label} (${key})` : key ? quote(key) : 'này');

/** A line that only shows the form: pasted as it is, it would say something untrue. */
export const forExample = (line: string) => `Ví dụ:  ${line}`;

/** Offers what was probably meant. */
export const perhaps = (what: string) => `Có thể là: ${what}`;

/** Offers a line that was probably meant, to be looked at before it is pasted. */
export const perhapsLine = (line: string) => `Có thể là:  ${line}`;

/** Offers the nearest thing there is, or says what to do where nothing is near. */
export const nearestOr = (nearest: string, otherwise: string) => (nearest ? perhaps(nearest) : otherwise);
