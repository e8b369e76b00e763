/** A query with the addresses, any of which answers it. */
export interface Query {
  text: string;
  answers: readonly string[];
  /** The right spelling of a query that was made with a mistake; to propose it is no fault. */
  meant?: string;
}

/** What a portal has that a file of queries may name. */
export interface KnownPages {
  /** The addresses of procedures by their codes. */
  procedures: ReadonlyMap<string, string>;
  /** Says whether an address below the portal's, with or without an anchor, is a built page. */
  hasPage(address: string): boolean;
}
