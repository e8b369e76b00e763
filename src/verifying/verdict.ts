import { describeFinding, type Finding } from './finding.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { printable } from '../text/printable.ts';

/** What a check of one served site found. */
export interface SiteVerdict {
  /** The portal, as the content or its manifest names it; null when neither does. */
  portal: string | null;
  url: string;
  verdict: 'same' | 'different' | 'no-answer';
  /** When the manifest was signed; null without one. */
  signed: string | null;
  /** The files that visitors may ask for, and how many of them were compared. */
  files: number;
  checked: number;
  /** The last day of the certificate; null without https. */
  certificateUntil: string | null;
  seconds: number;
  findings: Finding[];
}

/** Writes verdicts as lines for a person: one for each site, then what was found there. */
export function writeVerdicts(verdicts: SiteVerdict[]): string {
  const width = verdicts.reduce((most, each) => Math.max(most, nameOf(each).length), 0);
  const lines = verdicts.flatMap((each) => [
    printable(`${nameOf(each).padEnd(width)}  ${STATES[each.verdict]}  ${describeExtent(each)}`.trimEnd()),
    ...findingLines(each.findings),
  ]);
  const bad = verdicts.filter(({ verdict }) => verdict !== 'same').length;
  const total =
    bad === 0
      ? `${formatNumber(verdicts.length)} cổng, cổng nào cũng đúng như đã dựng.`
      : `${formatNumber(bad)}/${formatNumber(verdicts.length)} cổng có chỗ phải xem.`;
  return [...lines, '', total, ''].join('\n');
}

/** Gives verdicts as JSON has them: each finding with its sentence. */
export function verdictsAsData(verdicts: SiteVerdict[], checkedAt: string): object {
  const portals = verdicts.map((each) => ({
    ...each,
    findings: each.findings.map((finding) => ({ ...finding, message: describeFinding(finding) })),
  }));
  return { schemaVersion: 1, checkedAt, portals };
}

const STATES = { same: 'đúng', different: 'KHÁC', 'no-answer': 'KHÔNG TRẢ LỜI' } as const;

function nameOf({ portal, url }: SiteVerdict): string {
  return portal ?? url;
}

function describeExtent({ files, checked, signed, certificateUntil }: SiteVerdict): string {
  const parts = [
    ...(files > 0 ? [`${formatNumber(checked)}/${formatNumber(files)} tệp`] : []),
    ...(signed === null ? [] : [`ký ${signed.replace('T', ' ').replace('Z', ' UTC')}`]),
    ...(certificateUntil === null ? [] : [`chứng thư đến ${formatDay(certificateUntil)}`]),
  ];
  return parts.join(' · ');
}

/** Writes the findings; of one kind only as many as a person reads. */
function findingLines(findings: Finding[]): string[] {
  return [...Map.groupBy(findings, ({ code }) => code).values()].flatMap((alike) => {
    const left = alike.length - MAX_ALIKE;
    const more = left > 0 ? [`  … và ${formatNumber(left)} chỗ nữa như vậy; xem đủ bằng --format json`] : [];
    const shown = alike
      .slice(0, MAX_ALIKE)
      .flatMap((each) => [`  ${printable(each.address)}`, `    ${printable(describeFinding(each))}`]);
    return [...shown, ...more];
  });
}

const MAX_ALIKE = 10;
