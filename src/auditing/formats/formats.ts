import type { Colors } from 'picocolors/types';
import { formatDay } from '../../text/format.ts';
import { printable, printableJson } from '../../text/printable.ts';
import { writeRows } from '../../report/formats/csv.ts';
import { describeBasis, verdictWords, type Audit } from '../audit.ts';
import type { Verdict } from '../assessment.ts';
import { isInForce, legalBases } from '../legal-bases.ts';
import { requirementGroups } from '../requirements.ts';
import { writeHtml } from './html.ts';

/** The formats of the sheet; each is a function of the sheet alone. */
export const auditFormats: Record<string, (audit: Audit, colours: Colors) => string> = {
  table: writeTable,
  html: writeHtml,
  csv: writeCsv,
  json: writeJson,
};

function writeTable({ asOf, portals }: Audit, colours: Colors): string {
  const paint: Record<Verdict, (text: string) => string> = {
    met: colours.green,
    'not-met': colours.red,
    'not-known': colours.yellow,
    'not-applicable': colours.dim,
  };
  const lines = portals.flatMap(({ portal, name, counts, findings }) => [
    '',
    `${colours.bold(printable(name))} (${portal}): đạt ${counts.met}, không đạt ${counts['not-met']}, chưa rõ ${counts['not-known']}, không áp dụng ${counts['not-applicable']}`,
    ...findings.flatMap(({ label, verdict, note, mend }) => [
      `  ${paint[verdict](verdictWords[verdict].padEnd(WIDEST))}  ${label}`,
      ...(verdict === 'met' ? [] : [`  ${' '.repeat(WIDEST)}  ${colours.dim(printable(note))}`]),
      ...(mend
        ? [`  ${' '.repeat(WIDEST)}  Sửa ở ${printable(mend.file)}${mend.key ? `, mục ${mend.key}` : ''}`]
        : []),
    ]),
  ]);
  return [`Phiếu kiểm tra cổng thông tin điện tử ngày ${formatDay(asOf)}`, ...lines, ''].join('\n');
}

const WIDEST = Object.values(verdictWords).reduce((most, words) => Math.max(most, words.length), 0);

function writeCsv({ asOf, portals }: Audit): string {
  const columns = [
    'Ngày',
    'Cổng',
    'Mã cổng',
    'Nhóm',
    'Yêu cầu',
    'Mã yêu cầu',
    'Kết quả',
    'Thấy gì',
    'Sửa ở tệp',
    'Mục',
    'Căn cứ',
  ];
  const rows = portals.flatMap(({ portal, name, findings }) =>
    findings.map(({ id, group, label, verdict, note, mend, bases }) => [
      ...[asOf, name, portal, requirementGroups[group], label, id, verdictWords[verdict], note],
      ...[mend?.file ?? null, mend?.key ?? null],
      bases.map((basis) => describeBasis(basis, asOf)).join('; '),
    ]),
  );
  return writeRows([columns, ...rows]);
}

function writeJson({ asOf, online, portals }: Audit): string {
  const withBases = portals.map((portal) => ({
    ...portal,
    findings: portal.findings.map((finding) => ({
      ...finding,
      bases: finding.bases.map((id) => ({ ...legalBases[id], inForce: isInForce(legalBases[id], asOf) })),
    })),
  }));
  return `${printableJson({ schemaVersion: 1, asOf, online, portals: withBases })}\n`;
}
