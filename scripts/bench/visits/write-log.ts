import { closeSync, openSync, writeSync } from 'node:fs';
import { GAP } from '../../../src/visits/definition.ts';
import { randomFrom, type Random } from '../random.ts';

/** One request, by the place of its words in lists, so that a million of them take little memory. */
interface Request {
  time: number;
  address: string;
  agent: string;
  method: string;
  path: string;
  status: number;
}

/** 1 October 2026, 00:00 in Việt Nam, and the seconds of that month. */
const START = Date.UTC(2026, 8, 30, 17) / 1000;
const MONTH = 31 * 86_400;

const PEOPLE = Array.from({ length: 40 }, (_, at) => 108 + at).flatMap((version) => [
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/${version}.0.120 Chrome/${version - 6}.0.0.0 Safari/537.36`,
  ...['10; K', '13; SM-A145F', '12; CPH2269', '11; vivo 1904', '9; Redmi Note 8', '14; SM-A556E'].map(
    (device) =>
      `Mozilla/5.0 (Linux; Android ${device}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`,
  ),
  `Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/${version}.0.6099.43 Mobile Safari/537.36 Zalo android/24${version}`,
]);
const ROBOTS = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)',
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  ...['python-requests/2.31.0', 'curl/8.5.0', 'Go-http-client/2.0', '-'],
];
const PAGES = ['/', '/tin-tuc/', '/thu-tuc/', '/van-ban/', '/giao-dich/', '/tim-kiem/?q=dat+dai'].concat(
  Array.from({ length: 400 }, (_, at) => `/tin-tuc/bai-so-${at}/`),
);
const PARTS = [
  '/_astro/a.B1c2.css',
  '/_astro/s.Zx9.js',
  '/anh/a-800.avif',
  '/anh/b-400.webp',
  '/favicon.svg',
];
const SCANNED = ['/wp-login.php', '/.env', '/admin.php', '/xmlrpc.php', '/.git/config'];

/** Writes a log of one month in the Combined format; returns how many visits of people are in it. */
export function writeLog(path: string, lines: number): number {
  const random = randomFrom(7);
  const addresses = Array.from({ length: 60_000 }, () =>
    [
      random.pick([14, 27, 42, 113, 171, 222]),
      random.below(256),
      random.below(256),
      1 + random.below(254),
    ].join('.'),
  );
  const requests: Request[] = [];
  while (requests.length < lines) {
    const kind = random.next();
    const start = START + random.below(MONTH - 6 * 3600);
    const made = kind < 0.62 ? readPages : kind < 0.9 ? crawl : scan;
    for (const each of made(random, random.pick(addresses), start)) requests.push(each);
  }
  requests.length = lines;
  requests.sort((one, other) => one.time - other.time);
  const file = openSync(path, 'w');
  for (let from = 0; from < lines; from += 5000)
    writeSync(
      file,
      requests
        .slice(from, from + 5000)
        .map(lineOf)
        .join(''),
    );
  closeSync(file);
  return countVisits(requests);
}

/** A person: some pages, each with its pictures and styles. */
function readPages(random: Random, address: string, start: number): Request[] {
  const agent = random.pick(PEOPLE);
  const pages = 1 + Math.floor(-Math.log(1 - random.next()) * 2);
  let time = start;
  return Array.from({ length: pages }, () => {
    time += 5 + random.below(600);
    const page = { time, address, agent, method: 'GET', path: random.pick(PAGES), status: 200 };
    const parts = random.some(PARTS, 2 + random.below(3));
    return [page, ...parts.map((path) => ({ ...page, path }))];
  }).flat();
}

/** A robot that says so. */
function crawl(random: Random, address: string, start: number): Request[] {
  const agent = random.pick(ROBOTS);
  return Array.from({ length: 1 + random.below(30) }, (_, at) => ({
    ...{ time: start + at * 8, address, agent, method: 'GET' },
    path: random.pick(PAGES),
    status: random.pick([200, 200, 200, 304, 404]),
  }));
}

/** A machine that looks for weaknesses under the name of a browser. */
function scan(random: Random, address: string, start: number): Request[] {
  const agent = random.pick(PEOPLE);
  return Array.from({ length: 10 + random.below(50) }, (_, at) => ({
    ...{ time: start + at, address, agent, method: random.pick(['GET', 'POST']) },
    path: random.pick(SCANNED),
    status: 404,
  }));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function lineOf({ time, address, agent, method, path, status }: Request): string {
  const iso = new Date((time + 7 * 3600) * 1000).toISOString();
  const stamp = `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0700`;
  return `${address} - - [${stamp}] "${method} ${path} HTTP/1.1" ${status} 9000 "https://xaminhhoa.vidu.gov.vn/" "${agent}"\n`;
}

/** Counts the visits of people among requests in order of time, by what made them instead of by reading the lines. */
function countVisits(requests: Request[]): number {
  const people = new Set(PEOPLE);
  const last = new Map<string, number>();
  let visits = 0;
  for (const { time, address, agent, path, status } of requests) {
    if (status !== 200 || PARTS.includes(path) || !people.has(agent)) continue;
    const visitor = `${address} ${agent}`;
    if (time - (last.get(visitor) ?? -Infinity) >= GAP) visits++;
    last.set(visitor, time);
  }
  return visits;
}
