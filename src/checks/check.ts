import { comparePlaces, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import { checkAddresses } from './addresses.ts';
import { checkAttachments, fileReferences, type Reference } from './attachments.ts';
import { checkNames } from './names.ts';
import { checkTheme } from './theme.ts';

/**
 * Judges one portal: what could not be read, and what was read but does not fit together.
 * Whether a picture can be opened is not judged here, since it takes the disk.
 * @param references what the portal's files name, for whoever has found it already
 */
export function checkPortal(
  content: PortalContent,
  planIds: readonly string[],
  references: Reference[] = fileReferences(content),
): Problem[] {
  return [
    ...content.problems,
    ...checkNames(content, planIds),
    ...checkAddresses(content),
    ...checkTheme(content),
    ...checkAttachments(content, references),
  ].sort(comparePlaces);
}
