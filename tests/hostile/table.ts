import type { Verdict } from './trial.ts';

/** What came of one family, for the table. */
export interface Row {
  name: string;
  verdicts: Verdict[];
}

/** Writes the table of families, 80 columns wide at most, and below it the inputs that were not survived. */
export function writeTable(rows: Row[]): string {
  const line = (name: string, ...figures: (string | number)[]) =>
    `${fit(name, 46)}${figures.map((each, at) => String(each).padStart([12, 11, 11][at]!)).join('')}`;
  const figures = (verdicts: Verdict[]) => {
    const lost = verdicts.filter(({ fault }) => fault !== null).length;
    return [verdicts.length, verdicts.length - lost, lost];
  };
  const rule = '─'.repeat(80);
  const lost = rows.flatMap(({ name, verdicts }) =>
    verdicts.flatMap(({ input, fault }) =>
      fault === null ? [] : [printable(`${name}: ${input}`), `  ${printable(fault)}`],
    ),
  );
  return [
    line('kiểu', 'số đầu vào', 'sống sót', 'không'),
    rule,
    ...rows.map(({ name, verdicts }) => line(name, ...figures(verdicts))),
    rule,
    line('cộng', ...figures(rows.flatMap(({ verdicts }) => verdicts))),
    ...(lost.length > 0 ? ['', 'Không sống sót:', ...lost] : []),
    '',
  ].join('\n');
}

/** The inputs are hostile to terminals too. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);
}

function fit(text: string, width: number): string {
  return (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
}
