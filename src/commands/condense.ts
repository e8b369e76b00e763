import type { ToldProblem } from '../problems/problem.ts';
import { commandOn } from '../terminal/command.ts';
import { formatNumber } from '../text/format.ts';

/** What somebody asked for who called the check. */
interface Asked {
  content: string;
  /** Whether the portals were named: then they are what the caller wants to read about. */
  isNamed: boolean;
}

/**
 * Shortens what a person reads on a screen: a warning that repeats in a portal is told once, with how often, and of a portal
 * that is not finished only the errors and that it is not finished. Other formats get every problem.
 */
export function condense(told: ToldProblem[], asked: Asked): ToldProblem[] {
  return [...Map.groupBy(told, portalOf)].flatMap(([portal, ofPortal]) => {
    const unfinished = ofPortal.find(({ code }) => code === 'portal-unfinished');
    return unfinished && !asked.isNamed
      ? withoutWarnings(ofPortal, unfinished, portal, asked)
      : withoutRepeats(ofPortal, portal, asked);
  });
}

/** Keeps the errors of an unfinished portal, and the one warning that says what it lacks. */
function withoutWarnings(
  told: ToldProblem[],
  unfinished: ToldProblem,
  portal: string,
  asked: Asked,
): ToldProblem[] {
  const kept = told.filter((each) => each === unfinished || each.severity === 'error');
  const left = told.length - kept.length;
  const more = `Còn ${formatNumber(left)} cảnh báo nữa ở cổng này; xem đủ: ${commandFor(portal, asked, '')}`;
  return kept.map((each) =>
    each === unfinished && left > 0 ? { ...each, fix: [...each.fix, { lead: more, sample: '' }] } : each,
  );
}

/** Tells a warning that a portal has many times once, at the first place. */
function withoutRepeats(told: ToldProblem[], portal: string, asked: Asked): ToldProblem[] {
  const warnings = told.filter(({ severity }) => severity === 'warning');
  const repeated = new Map(
    [...Map.groupBy(warnings, ({ code }) => code)].filter(([, all]) => all.length > MAX_ALIKE),
  );
  return told.flatMap((each) => {
    const alike = each.severity === 'warning' ? repeated.get(each.code) : undefined;
    if (!alike) return each;
    if (each !== alike[0]) return [];
    const count = formatNumber(alike.length);
    const lead = `Cả cổng có ${count} chỗ như vậy, đây là chỗ đầu tiên; xem đủ: ${commandFor(portal, asked, ' --all')}`;
    return { ...each, fix: [...each.fix, { lead, sample: '' }] };
  });
}

/** Warnings of one kind in a portal that are told one by one. */
const MAX_ALIKE = 20;

function commandFor(portal: string, { content }: Asked, flags: string): string {
  return commandOn('check', `${portal ? `--portal ${portal}` : ''}${flags}`.trim(), content);
}

function portalOf({ file }: ToldProblem): string {
  return /^portals\/([^/]+)/.exec(file)?.[1] ?? '';
}
