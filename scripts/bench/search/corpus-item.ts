/** An item of the made-up portal, with what queries are drawn from. */
export interface CorpusItem {
  /** Its address below the portal's. */
  address: string;
  title: string;
  /** The number of a document. */
  number?: string;
  sentences: string[];
}
