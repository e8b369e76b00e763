import { isPrivate } from '../address.ts';
import { hostOf, type Hit, type LineKind, type LineReader } from '../hit.ts';

/** The names under which the heading of a W3C log may have each value; the first that is there counts. */
export const W3C_FIELDS = {
  date: ['date'],
  time: ['time'],
  address: ['c-ip'],
  forwarded: ['x-forwarded-for', 'x-forwarded-for(header)', 'cs(x-forwarded-for)'],
  // CloudFront puts the name of its own distribution under `cs(Host)`.
  host: ['x-host-header', 'cs-host', 'cs(host)'],
  method: ['cs-method'],
  stem: ['cs-uri-stem', 'cs-uri'],
  query: ['cs-uri-query'],
  status: ['sc-status'],
  agent: ['cs(user-agent)'],
  referer: ['cs(referer)'],
} as const;

type Field = keyof typeof W3C_FIELDS;

/** The values without which a line cannot be counted. */
const NEEDED = ['date', 'time', 'address', 'method', 'stem', 'status', 'agent'] as const satisfies Field[];

/**
 * Makes a reader of W3C logs, whose heading `#Fields:` says what stands where: IIS (blanks between, `+` for a blank
 * within) and CloudFront (tabs between). Their times are UTC. The heading may come again, and otherwise, anywhere.
 */
export function w3cReader(): LineReader {
  let columns: Partial<Record<Field, number>> = {};
  let name = 'W3C';
  return {
    get name() {
      return name;
    },
    read(line, hit) {
      if (line.startsWith('#')) {
        if (line.startsWith('#Fields:')) columns = columnsOf(line);
        if (line.startsWith('#Software: Microsoft')) name = 'IIS';
        return 'other';
      }
      const values = line.includes('\t') ? line.split('\t', MAX_COLUMNS) : line.split(' ', MAX_COLUMNS);
      return fill(hit, (field) => {
        const at = columns[field];
        const value = at === undefined ? '' : (values[at] ?? '');
        return value === '-' ? '' : value;
      });
    },
  };
}

/** Names the fields that a `#Fields:` heading lacks and without which nothing can be counted. */
export function missingFields(heading: string): string[] {
  const columns = columnsOf(heading);
  return NEEDED.filter((field) => columns[field] === undefined).map((field) => W3C_FIELDS[field][0]);
}

const MAX_COLUMNS = 200;

function columnsOf(heading: string): Partial<Record<Field, number>> {
  const names = heading.slice('#Fields:'.length).trim().toLowerCase().split(/\s+/, MAX_COLUMNS);
  const columns: Partial<Record<Field, number>> = {};
  for (const field of Object.keys(W3C_FIELDS) as Field[]) {
    const at = W3C_FIELDS[field].map((each) => names.indexOf(each)).find((index) => index >= 0);
    if (at !== undefined) columns[field] = at;
  }
  return columns;
}

function fill(hit: Hit, value: (field: Field) => string): LineKind {
  hit.time = Date.parse(`${value('date')}T${value('time')}Z`) / 1000;
  hit.status = Number(value('status'));
  hit.address = value('address');
  hit.path = value('stem');
  if (Number.isNaN(hit.time) || !(hit.status >= 100) || !hit.address || !hit.path) return 'unreadable';
  hit.time = Math.floor(hit.time);
  const forwarded = isPrivate(hit.address) ? value('forwarded').split(/[,+\s]/, 1)[0] : '';
  if (forwarded) hit.address = forwarded;
  hit.host = hostOf(value('host'));
  hit.method = value('method');
  const query = value('query');
  if (query) hit.path += `?${query}`;
  hit.agent = value('agent').replaceAll('+', ' ').replaceAll('%20', ' ').replaceAll('%2520', ' ');
  hit.referer = value('referer');
  return 'hit';
}
