import type { Paragraph } from 'docx';
import type { PortalReport, Report } from '../../../schemas/report.ts';
import { proposeNext, type StepGroup } from '../../next-steps.ts';
import { isShort } from '../../prose.ts';
import { said, subheading } from './form.ts';
import { verdictsByTarget } from './overall.ts';
import { coversMany, isFirstOf, namePortal } from './results.ts';

/** Proposes what to do next, group by group; for many portals what all of them are asked for. */
export function writeNextSteps(report: Report): Paragraph[] {
  const { portals, integrity } = report;
  const many = coversMany(report);
  const year = report.plans.reduce((latest, plan) => Math.max(latest, plan.year), 0);
  // A plan may also ask for nothing because it sets no numbers.
  const isOver = report.asOf >= `${year}-12-01` && portals.every(({ coming }) => !coming);
  const lasting = [
    ...(many && portals.some(({ targets }) => targets.some(isShort))
      ? ['Đôn đốc các cổng có chỉ tiêu chưa đạt khắc phục trong kỳ tới.']
      : []),
    ...(portals.some(({ targets }) => verdictsByTarget(targets).includes('met'))
      ? ['Duy trì kết quả các chỉ tiêu đã đạt.']
      : []),
    ...(isOver ? [`Triển khai thực hiện kế hoạch năm ${year + 1} khi được ban hành.`] : []),
  ];
  if (portals.length > 1 && !many)
    return [
      ...portals.flatMap((portal) => {
        const missingParts = isFirstOf(report, portal) ? portal.missingParts : [];
        const groups = proposeNext({ ...portal, missingParts }, report, integrity.history);
        return groups.length > 0 ? [subheading(namePortal(report, portal)), ...writeGroups(groups)] : [];
      }),
      subheading('Chung'),
      ...lasting.map((step) => said(`- ${step}`)),
    ];
  const [only] = portals;
  const groups = only ? proposeNext(many ? commonOf(portals) : only, report, integrity.history) : [];
  return [
    ...writeGroups(groups),
    ...lasting.map((step, index) =>
      said(groups.length > 0 ? `${groups.length + index + 1}. ${step}` : `- ${step}`),
    ),
  ];
}

function writeGroups(groups: StepGroup[]): Paragraph[] {
  return groups.flatMap(({ heading, steps }, index) => [
    said(`${index + 1}. ${heading}:`, {}, { keepNext: true }),
    ...steps.map((step) => said(`- ${step}.`)),
  ]);
}

/** What many portals are asked for next: each target of each plan once. */
function commonOf(portals: PortalReport[]): Parameters<typeof proposeNext>[0] {
  const coming = new Map(
    portals.flatMap(({ plan, coming = [] }) =>
      coming.map((each) => [JSON.stringify([plan, each.id]), each] as const),
    ),
  );
  return { targets: [], coming: [...coming.values()], missingParts: [] };
}
