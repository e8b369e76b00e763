/** One line of an access log, as every format gives it. A reader fills the same object for each line. */
export interface Hit {
  /** When, in whole seconds since 1970. */
  time: number;
  /** The address that the server saw, or, behind a proxy that says so in the line, the visitor's. */
  address: string;
  /** The host that was asked for, in lower case and without a port; empty where the log does not have it. */
  host: string;
  method: string;
  /** The path that was asked for, with its query where the log has it. */
  path: string;
  status: number;
  agent: string;
  referer: string;
}

/** What a reader found in a line: a request, a line that is no request (a heading, another event), or nothing it knows. */
export type LineKind = 'hit' | 'other' | 'unreadable';

/** Reads the lines of one file. A format with headings remembers them, so each file has a reader of its own. */
export interface LineReader {
  /** The name of the format as people know it. */
  name: string;
  /** Reads a line; of a format with `readBrowser`, without agent and referer. */
  read(line: string, hit: Hit): LineKind;
  /** Reads agent and referer of the line that was read last, which the lines of pictures and styles need not. */
  readBrowser?(hit: Hit): void;
}

/** Makes the empty object that a reader fills. */
export function emptyHit(): Hit {
  return { time: 0, address: '', host: '', method: '', path: '', status: 0, agent: '', referer: '' };
}

/** Takes the port off a host, and its capitals. @example hostOf('XaMau.vn:443') // 'xamau.vn' */
export function hostOf(text: string): string {
  const colon = text.lastIndexOf(':');
  const name = colon > 0 && !text.endsWith(']') ? text.slice(0, colon) : text;
  return name === '-' ? '' : name.toLowerCase().replace(/\.$/, '');
}
