/** What a portal has that a file of queries may name. */
export interface KnownPages {
  /** The addresses of procedures by their codes. */
  procedures: ReadonlyMap<string, string>;
  /** Says whether an address below the portal's, with or without an anchor, is a built page. */
  hasPage(address: string): boolean;
}
