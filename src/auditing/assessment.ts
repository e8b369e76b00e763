/** Met, not met, not known (nobody looked, or the place to look was missing), or does not apply to this portal. */
export type Verdict = 'met' | 'not-met' | 'not-known' | 'not-applicable';

/** What a requirement found in a portal. */
export interface Assessment {
  verdict: Verdict;
  /** What was seen, in a sentence. */
  note: string;
  /** The file to mend, relative to the content folder, and the key in it; null where nothing is to be mended there. */
  mend: { file: string; key?: string } | null;
}
