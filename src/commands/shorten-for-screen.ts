import type { ToldProblem } from '../problems/problem.ts';
import { commandOn } from '../terminal/command.ts';
import { formatNumber } from '../text/format.ts';

/** What the caller of the check asked for. */
interface CheckRequest {
  content: string;
  /** Whether the caller named the portals, and so wants to read everything about them. */
  isNamed: boolean;
}

/**
 * Shortens what a person reads on a screen; other formats get every problem. Reports a warning that repeats in a portal
 * once, with its number. Of an unfinished portal reports only the errors, and that it is unfinished.
 */
export function shortenForScreen(told: ToldProblem[], request: CheckRequest): ToldProblem[] {
  return [...Map.groupBy(told, portalOf)].flatMap(([portal, ofPortal]) => {
    const unfinished = ofPortal.find(({ code }) => code === 'portal-unfinished');
    return unfinished && !request.isNamed
      ? withoutWarnings(ofPortal, unfinished, portal, request)
      : withoutRepeats(ofPortal, portal, request);
  });
}

/** Keeps the errors of an unfinished portal, and the one warning that says what it lacks. */
function withoutWarnings(
  told: ToldProblem[],
  unfinished: ToldProblem,
  portal: string,
  request: CheckRequest,
): ToldProblem[] {
  const kept = told.filter((each) => each === unfinished || each.severity === 'error');
  const left = told.length - kept.length;
  const more = `Còn ${formatNumber(left)} cảnh báo nữa ở cổng này; xem đủ: ${commandFor(portal, request, '')}`;
  return kept.map((each) =>
    each === unfinished && left > 0 ? { ...each, fix: [...each.fix, { lead: more, sample: '' }] } : each,
  );
}

/** Reports a warning that a portal has many times once, at its first position. */
function withoutRepeats(told: ToldProblem[], portal: string, request: CheckRequest): ToldProblem[] {
  const warnings = told.filter(({ severity }) => severity === 'warning');
  const repeated = new Map(
    [...Map.groupBy(warnings, ({ code }) => code)].filter(([, all]) => all.length > MAX_ALIKE),
  );
  return told.flatMap((each) => {
    const alike = each.severity === 'warning' ? repeated.get(each.code) : undefined;
    if (!alike) return each;
    if (each !== alike[0]) return [];
    const count = formatNumber(alike.length);
    const lead = `Cả cổng có ${count} chỗ như vậy, đây là chỗ đầu tiên; xem đủ: ${commandFor(portal, request, ' --all')}`;
    return { ...each, fix: [...each.fix, { lead, sample: '' }] };
  });
}

/** The most warnings of one kind in a portal that are reported one by one. */
const MAX_ALIKE = 20;

function commandFor(portal: string, { content }: CheckRequest, flags: string): string {
  return commandOn('check', `${portal ? `--portal ${portal}` : ''}${flags}`.trim(), content);
}

function portalOf({ file }: ToldProblem): string {
  return /^portals\/([^/]+)/.exec(file)?.[1] ?? '';
}
