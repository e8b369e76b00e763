import type { Addresses } from '../addresses/addresses.ts';
import type { ToldProblem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Day } from '../schemas/day.ts';
import type { PdfText } from '../reading/pdf-text.ts';

/** Everything that a portal is assessed by. */
export interface PortalFacts {
  id: string;
  name: string;
  url: string;
  asOf: Day;
  content: PortalContent;
  addresses: Addresses;
  /** The problems that the check of the content found in this portal. */
  problems: ToldProblem[];
  /** The built site; null where there is none. */
  site: BuiltSiteFacts | null;
  /** The PDF files of the portal by their path in its folder, and whether each holds text. */
  pdfs: { path: string; text: PdfText }[];
  /** What the network answered; null where it was not asked. */
  online: OnlineFacts | null;
  /** What the last comparison of the served site with the built one found; null without one. */
  verification: Verification | null;
}

/** The files of a built site. */
export interface BuiltSiteFacts {
  has(path: string): boolean;
  /** Returns the text of a file; empty for a missing one. */
  read(path: string): string;
}

/** What a request for the portal's home page gave. */
export interface OnlineFacts {
  /** The status over https; null where nobody answered, with the reason in `failure`. */
  status: number | null;
  failure: string;
  /** The headers, by their names in lower case. */
  headers: Record<string, string>;
  /** Whether http leads to https; null where http did not answer. */
  httpLeadsToHttps: boolean | null;
  /** The IPv6 addresses of the host; null where the name could not be asked. */
  ipv6: string[] | null;
}

/** The result of `npm run verify` for a portal. */
export interface Verification {
  /** The day of the comparison. */
  day: Day;
  verdict: 'same' | 'different' | 'no-answer';
  findings: string[];
}
