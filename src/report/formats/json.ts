import type { Report } from '../../schemas/report.ts';
import { printableJson } from '../../text/printable.ts';

/** Writes the report as the contract's JSON. */
export function writeJson(report: Report): string {
  return [...writeJsonInPieces(report)].join('');
}

/**
 * Writes the same JSON portal by portal, because that of a province has a hundred million characters, which whole would
 * fill the memory several times.
 */
export function* writeJsonInPieces(report: Report): Generator<string> {
  const frame = `${printableJson({ ...report, portals: [] })}\n`;
  const [first, ...others] = report.portals;
  if (!first) return yield frame;
  // No text in JSON holds a line break, so only the key itself can stand after one.
  const [before, after] = frame.split('\n  "portals": []') as [string, string];
  yield `${before}\n  "portals": [\n${asElement(first)}`;
  for (const portal of others) yield `,\n${asElement(portal)}`;
  yield `\n  ]${after}`;
}

/** Writes a portal's part as it stands in the list of portals. */
function asElement(portal: Report['portals'][number]): string {
  const [opening, closing] = ['{\n  "portals": [\n', '\n  ]\n}'];
  return printableJson({ portals: [portal] }).slice(opening.length, -closing.length);
}
