import { Failure } from '../../terminal/failure.ts';

/** Reads a time: seconds, or a number with `s`, `m`, `h`. @returns milliseconds */
export function readBudget(text: string | undefined): number {
  if (text === undefined) return Infinity;
  const [, number, unit = 's'] = /^(\d{1,6})([smh]?)$/.exec(text) ?? [];
  const millis = Number(number) * { s: 1000, m: 60_000, h: 3_600_000 }[unit as 's' | 'm' | 'h']!;
  if (millis > 0) return millis;
  throw new Failure(`--budget nhận một khoảng thời gian, ví dụ 60s, 10m, 2h; đã nhận “${text}”.`);
}

/** Reads the address of the server to ask instead of the one in DNS. */
export function readServer(text: string | undefined): URL | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.username) return url;
  throw new Failure(`--at nhận một máy chủ, ví dụ http://127.0.0.1:8080; đã nhận “${text}”.`);
}
