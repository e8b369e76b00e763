/** A pattern that is slow to look for, and what is in every text in which it occurs and quick to look for. */
export interface QuickPattern {
  /** One of these texts, or a match of this pattern. */
  needs: readonly string[] | RegExp;
  pattern: RegExp;
}

/** Says whether a pattern occurs in a text. Looks first for what it needs, because most texts have nothing of that. */
export function occursIn(text: string, { needs, pattern }: QuickPattern): boolean {
  const mayOccur = needs instanceof RegExp ? needs.test(text) : needs.some((each) => text.includes(each));
  return mayOccur && pattern.test(text);
}
