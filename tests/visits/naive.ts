/** One request of a made-up log. */
export interface MadeHit {
  time: number;
  visitor: number;
  kind: 'page' | 'machine' | 'part';
}

/**
 * Counts visits the slow way: all requests of a visitor in order, a visit wherever 30 minutes passed, a machine's
 * wherever a request was one that no reader makes or 121 pages lie within ten minutes of the clock.
 */
export function countNaively(hits: readonly MadeHit[]): Map<string, { visits: number; robots: number }> {
  const days = new Map<string, { visits: number; robots: number }>();
  const opened = hits.filter(({ kind }) => kind !== 'part');
  for (const own of Map.groupBy(opened, ({ visitor }) => visitor).values()) {
    const visits: MadeHit[][] = [];
    for (const hit of own.toSorted((one, other) => one.time - other.time)) {
      const last = visits.at(-1);
      if (last && hit.time - last.at(-1)!.time < 30 * 60) last.push(hit);
      else visits.push([hit]);
    }
    for (const visit of visits) {
      const pages = visit.filter(({ kind }) => kind === 'page');
      if (pages.length === 0) continue;
      const minutes = pages.map(({ time }) => Math.floor(time / 60));
      const isBurst = minutes.some(
        (first) => minutes.filter((each) => each >= first && each < first + 10).length > 120,
      );
      const day = new Date((visit[0]!.time + 7 * 3600) * 1000).toISOString().slice(0, 10);
      const sums = days.get(day) ?? { visits: 0, robots: 0 };
      sums[isBurst || visit.some(({ kind }) => kind === 'machine') ? 'robots' : 'visits']++;
      days.set(day, sums);
    }
  }
  return days;
}

const PATHS = { page: '/tin-tuc/le-hoi/', machine: '/wp-login.php', part: '/anh/a.webp' };

/** Writes a request as a line of the Combined format. */
export function combinedLine(
  { time, visitor, kind }: MadeHit,
  more: { path?: string; agent?: string } = {},
): string {
  const agent =
    more.agent ?? `Mozilla/5.0 (Linux; Android 13; may-${visitor % 3}) Chrome/120.0.0.0 Mobile Safari/537.36`;
  const status = kind === 'machine' ? 404 : 200;
  return `203.0.113.${visitor} - - [${stamp(time)}] "GET ${more.path ?? PATHS[kind]} HTTP/1.1" ${status} 900 "-" "${agent}"`;
}

/** Writes a moment as servers do. @example stamp(0) // '01/Jan/1970:07:00:00 +0700' */
export function stamp(time: number): string {
  const iso = new Date((time + 7 * 3600) * 1000).toISOString();
  const month = new Date((time + 7 * 3600) * 1000).toLocaleString('en-US', {
    month: 'short',
    timeZone: 'UTC',
  });
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0700`;
}
